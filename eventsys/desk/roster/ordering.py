"""A roster put in order: by hand, or by the offices as it is proposed."""

from flask import Response, abort, jsonify, request
from werkzeug import Response as Redirect

from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.http import wants_json
from eventsys.kit.i18n import gettext as _
from eventsys.people.precedence import level_of
from eventsys.sessions import rosters

from ..directory.words import level
from ..shell import bp, event_page, personal
from .reading import of_session, proposed_order, session_or_404
from .session import back_to

AT = "/e/<slug>/sessions/<int:number>/roster/order"
MOST = 500


@bp.get(AT)
@needs("roster.edit")
def propose_order(slug: str, number: int) -> Response:
    """As it is and as it is proposed, with the reason for each; it is put so by a press."""
    roster = of_session(session_or_404(number))
    by_id = {line.seat.id: line for line in roster.lines}
    order = [by_id[seat] for seat in proposed_order([line.seat for line in roster.lines])]
    return event_page("desk/roster/order.html", here="roster", session=roster.session, roster=roster, order=order,
                      level=lambda position: level(level_of(position).key))


@bp.post(AT)
@needs("roster.edit")
def put_in_order(slug: str, number: int) -> Response | Redirect:
    session, ids = session_or_404(number), request.form.getlist("seat")
    if len(ids) > MOST or not all(one.isdecimal() and len(one) < 10 for one in ids):
        abort(400)
    with transaction():
        changed = rosters.put_in_order(session, [int(one) for one in ids])
    act = journal.current_id() if changed else None
    if wants_json():
        return personal(jsonify(act=act, words=_("The order is saved")))
    notices.say(_("The order is saved") if changed else _("Nothing was changed"), undo=act)
    return back_to(session)
