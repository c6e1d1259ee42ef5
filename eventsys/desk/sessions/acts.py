"""What is done with a whole session: withdraw it, put it back, delete it."""

from flask import redirect, request, url_for
from werkzeug import Response as Answer

from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.programme.richtext import line
from eventsys.sessions import editing, services
from eventsys.sessions.models import Session

from ..gone import gone
from ..shell import bp, here
from .page import form_of, page_of
from .reading import known

LONGEST_REASON = 500  # characters


@bp.post("/e/<slug>/sessions/<int:number>/withdraw")
@needs("agenda.edit")
def withdraw_session(slug: str, number: int) -> Answer:
    one, reason = known(number), line(request.form.get("reason", ""))[:LONGEST_REASON]
    if one is None:
        return gone(Session, number, here().summit)
    row = one.row
    if not reason:
        return page_of(one, form_of(row, formdata=None), errors=[("reason", _("Give the reason: readers see it"))])
    with transaction():
        services.withdraw(row, reason)
    return _done(slug, number, _("Withdrawn: %(session)s. Readers see it with the next edition.", session=row.title))


@bp.post("/e/<slug>/sessions/<int:number>/restore")
@needs("agenda.edit")
def restore_session(slug: str, number: int) -> Answer:
    one = known(number)
    if one is None:
        return gone(Session, number, here().summit)
    with transaction():
        services.restore(one.row)
    return _done(slug, number, _("Takes place after all: %(session)s", session=one.row.title))


@bp.post("/e/<slug>/sessions/<int:number>/delete")
@needs("agenda.edit")
def delete_session(slug: str, number: int) -> Answer:
    one = known(number)
    if one is None:
        return gone(Session, number, here().summit)
    title = one.row.title
    with transaction():
        editing.delete_session(one.row)
    notices.say(_("Deleted: %(session)s", session=title), undo=journal.current_id())
    return redirect(url_for("desk.sessions", slug=slug), 303)


def _done(slug: str, number: int, words: str) -> Answer:
    notices.say(words, undo=journal.current_id())
    return redirect(url_for("desk.session", slug=slug, number=number), 303)
