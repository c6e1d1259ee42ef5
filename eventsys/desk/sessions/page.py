"""A session on a page of its own: a form for who may change it, words for who may not."""

from flask import Response, redirect, request, url_for
from werkzeug import Response as Answer

from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.registration import signing_up
from eventsys.sessions import documents, editing
from eventsys.sessions.models import Session

from ..agenda.reading import events_of
from ..agenda.saving import number
from ..agenda.words import place_words
from ..gone import gone
from ..roster import of_session
from ..shell import bp, event_page, here, may
from ..stale import Both, reconcile, seen, words
from .forms import SessionForm
from .reading import Known, choices_of, known


@bp.get("/e/<slug>/sessions/<int:number>")
@needs("event.view")
def session(slug: str, number: int) -> Response:
    one = known(number)
    if one is None:
        return gone(Session, number, here().summit)
    return page_of(one, form_of(one.row, formdata=None))


@bp.post("/e/<slug>/sessions/<int:number>")
@needs("agenda.edit")
def session_save(slug: str, number: int) -> Answer:
    one = known(number)
    if one is None:
        return gone(Session, number, here().summit)
    row, both = one.row, None
    form = form_of(row)
    if form.validate_on_submit():
        try:
            with transaction():
                changed = editing.change_session(row, form.facts(), seen(row))
            return _saved(row, changed)
        except Stale as stale:
            both = reconcile(form, row, stale)
    return page_of(one, form, both)


@bp.get("/e/<slug>/sessions/new")
@needs("agenda.edit")
def new_session(slug: str) -> Response:
    form = _new_form(formdata=None)
    form.event_id.data = here().event.id
    return _new_page(form)


@bp.post("/e/<slug>/sessions/new")
@needs("agenda.edit")
def make_session(slug: str) -> Answer:
    form = _new_form()
    if not form.validate_on_submit():
        return _new_page(form)
    facts, summit = form.facts(), here().summit
    with transaction():
        event = events_of(summit)[facts.pop("event_id")]
        row = editing.make_session(summit, event, facts)
        number, title = row.id, row.title
    notices.say(_("Made: %(session)s. It is not placed yet.", session=title), undo=journal.current_id())
    return redirect(url_for("desk.session", slug=slug, number=number), 303)


def form_of(row: Session, **given: object) -> SessionForm:
    form = SessionForm(data=SessionForm.shown(row), **given)
    return _offered(form)


def _new_form(**given: object) -> SessionForm:
    return _offered(SessionForm(**given))


def _offered(form: SessionForm) -> SessionForm:
    summit = here().summit
    form.offer(events_of(summit).values(), choices_of(summit))
    return form


def _saved(row: Session, changed: bool) -> Answer:
    told = _("Saved: %(session)s", session=row.title) if changed else _("Nothing was changed")
    notices.say(told, undo=journal.current_id() if changed else None)
    return redirect(request.path, 303)


def page_of(one: Known, form: SessionForm, both: Both | None = None,
            errors: list[tuple[str, str]] | None = None) -> Response:
    """`errors`: of what was refused beside the form, a withdrawal without a reason."""
    told, roster = [*form.told(), *(errors or ())], of_session(one.row, one.place.day)
    status = 409 if both else 422 if told else 200
    return event_page(
        "desk/sessions/session.html", status, here="sessions", session=one.row, form=form, both=both,
        errors=told, seen=roster.seen if both else _sent() or roster.seen, roster=roster,
        documents=documents.of(one.row), signed=signing_up.tallies(here().summit).get(one.row.slug),
        place=place_words(one.place, {one.room.key: one.room} if one.room else {}),
        facts=_facts(form) if not may("agenda.edit") else [], back=url_for("desk.sessions", slug=here().event.slug))


def _new_page(form: SessionForm) -> Response:
    return event_page("desk/sessions/new.html", 422 if form.errors else 200, here="sessions", form=form,
                      errors=form.told(), back=url_for("desk.sessions", slug=here().event.slug))


def _sent() -> int:
    """What a form that was refused has seen; 0 where none was sent."""
    return number(request.form.get("seen"))


def _facts(form: SessionForm) -> list[tuple[str, str]]:
    """What is known, for those who only read."""
    shown = [field for field in form if field.data and field.name not in ("csrf_token", "note", "title")]
    return [(field.label.text, words(field, field.data)) for field in shown]
