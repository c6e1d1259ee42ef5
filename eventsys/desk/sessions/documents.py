"""Documents of a session: added, changed and taken away on its own page."""

from flask import Response, abort, redirect, url_for
from werkzeug import Response as Answer

from eventsys.kit import journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.sessions import documents
from eventsys.sessions.models import Session, SessionDocument

from ..gone import gone
from ..settings.forms import DocumentForm
from ..shell import bp, event_page, here
from ..stale import reconcile, seen, status
from .reading import known

AT = "/e/<slug>/sessions/<int:number>/documents"


@bp.route(f"{AT}/new", methods=["GET", "POST"])
@needs("agenda.edit")
def add_session_document(slug: str, number: int) -> Answer:
    one = known(number)
    return _form(one.row, None) if one else gone(Session, number, here().summit)


@bp.route(f"{AT}/<int:document>", methods=["GET", "POST"])
@needs("agenda.edit")
def session_document(slug: str, number: int, document: int) -> Answer:
    one = known(number)
    if one is None:
        return gone(Session, number, here().summit)
    row = _of(one.row, document)
    return _form(one.row, row) if row else gone(SessionDocument, document, here().summit)


@bp.post(f"{AT}/<int:document>/delete")
@needs("agenda.edit")
def delete_session_document(slug: str, number: int, document: int) -> Answer:
    one = known(number)
    row = _of(one.row, document) if one else None
    if one is None or row is None:
        return gone(SessionDocument, document, here().summit)
    title = row.title
    with transaction():
        documents.delete(row, one.row)
    notices.say(_("Deleted: %(name)s", name=title), undo=journal.current_id())
    return redirect(_back(one.row), 303)


def _form(session: Session, row: SessionDocument | None) -> Answer:
    form = DocumentForm(data=DocumentForm.shown(row) if row else None)
    form.fit(here(), row)
    both = None
    if form.validate_on_submit():
        try:
            return _saved(session, row, form)
        except Stale as stale:
            both = reconcile(form, row, stale)
    return _page(session, row, form, both)


def _saved(session: Session, row: SessionDocument | None, form: DocumentForm) -> Answer:
    facts, file, changed = form.facts(), form.file.stored, True
    with transaction():
        if row is None:
            documents.add(session, facts, file)
        else:
            changed = documents.change(row, session, facts, file, seen(row))
    notices.say(_("Saved: %(name)s", name=facts["title"]) if changed else _("Nothing was changed"),
                undo=journal.current_id() if changed else None)
    return redirect(_back(session), 303)


def _page(session: Session, row: SessionDocument | None, form: DocumentForm, both: object) -> Response:
    return event_page(
        "desk/sessions/document.html", status(form, both), here="sessions", session=session, row=row, form=form,
        both=both, errors=form.told(), seen=(rows.seen_of(row) if both else seen(row)) if row else None,
        back=_back(session))


def _of(session: Session, number: int) -> SessionDocument | None:
    return documents.find(session, number) if number < 2**31 else abort(404)


def _back(session: Session) -> str:
    return url_for("desk.session", slug=here().event.slug, number=session.id, _anchor="documents")
