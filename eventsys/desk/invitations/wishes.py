"""What an event wants of everybody on its rosters, for which sessions slides, and until when."""

from flask import Response, redirect, request, url_for
from werkzeug import Response as Answer

from eventsys.events.models import Kind
from eventsys.events.services import listed as rows_of
from eventsys.invitations import organising, queries, rules
from eventsys.invitations.models import USUALLY_WANTED
from eventsys.kit import journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.http import number_or
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale

from ..fields import listed
from ..shell import bp, event_page, here
from . import words
from .forms import WishesForm


@bp.get("/e/<slug>/invitations/wanted")
@needs("roster.edit")
def wishes(slug: str) -> Response:
    known = queries.wishes_of(here().summit)
    given = {"wants": list(known.wants if known else USUALLY_WANTED),
             "slides_for": list(known.slides_for if known else ()), "reply_by": known and known.reply_by}
    return _page(_with_choices(WishesForm(formdata=None, data=given)))


@bp.post("/e/<slug>/invitations/wanted")
@needs("roster.edit")
def wishes_now(slug: str) -> Answer:
    form, seen = _with_choices(WishesForm()), number_or(0, request.form.get("seen"))
    if not form.validate_on_submit():
        return _page(form, 422)
    facts = {"wants": tuple(form.wants.data or ()), "slides_for": tuple(form.slides_for.data or ()),
             "reply_by": form.reply_by.data}
    try:
        with transaction():
            changed = organising.wish(here().summit, facts, seen)
    except Stale as stale:
        return _page(form, 409, stale.changes[-1].actor_name or _("Somebody"))
    notices.say(_("Saved: what is wanted of panelists.") if changed else _("Nothing was changed."),
                undo=journal.current_id() if changed else None)
    return redirect(url_for("desk.invitations", slug=slug), 303)


def _with_choices(form: WishesForm) -> WishesForm:
    form.wants.choices = listed((thing, words.words(words.THINGS, thing)) for thing in rules.THINGS)
    kinds = [(key, kind.name) for key, kind in rows_of(Kind, here().summit).items() if not kind.is_break]
    form.slides_for.choices = listed([*kinds, ("", _("no kind"))])
    return form


def _page(form: WishesForm, status: int = 200, by: str = "") -> Response:
    known = queries.wishes_of(here().summit)
    seen = request.form.get("seen") if status == 422 else rows.seen_of(known) if known else 0
    return event_page("desk/invitations/wishes.html", status, here="invitations", form=form, errors=form.told(),
                      seen=seen, by=by)
