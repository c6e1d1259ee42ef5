"""A session on a page of its own: a form for who may change it, words for who may not."""

from collections.abc import Iterable

from flask import Response, redirect, request, url_for
from sqlalchemy import select
from werkzeug import Response as Answer

from eventsys.agenda.queries import cards
from eventsys.agenda.rules import Place
from eventsys.events.models import Event, Kind, Room, Track
from eventsys.events.services import listed
from eventsys.kit import journal, notices, rows
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale
from eventsys.sessions import editing
from eventsys.sessions.models import Session
from eventsys.sponsors.models import Listing, Tier

from ..agenda.reading import events_of
from ..agenda.words import place_words
from ..gone import gone
from ..roster import of_session
from ..shell import bp, event_page, here, may
from ..stale import Both, reconcile, seen, words
from .forms import SessionForm


@bp.get("/e/<slug>/sessions/<int:number>")
@needs("event.view")
def session(slug: str, number: int) -> Response:
    row = known(number)
    if row is None:
        return gone(Session, number, here().summit)
    return page_of(row, form_of(row, formdata=None))


@bp.post("/e/<slug>/sessions/<int:number>")
@needs("agenda.edit")
def session_save(slug: str, number: int) -> Answer:
    row = known(number)
    if row is None:
        return gone(Session, number, here().summit)
    form, both = form_of(row), None
    if form.validate_on_submit():
        try:
            with transaction():
                changed = editing.change_session(row, form.facts(), seen(row))
            return _saved(row, changed)
        except Stale as stale:
            both = reconcile(form, row, stale)
    return page_of(row, form, both)


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


def known(number: int) -> Session | None:
    """Within the event of the address."""
    row = db.session.get(Session, number) if number < 2**31 else None
    return row if row is not None and row.summit_id == here().summit.id else None


def form_of(row: Session, **given: object) -> SessionForm:
    form = SessionForm(data=SessionForm.shown(row), **given)
    return _offered(form)


def _new_form(**given: object) -> SessionForm:
    return _offered(SessionForm(**given))


def _offered(form: SessionForm) -> SessionForm:
    summit = here().summit
    form.offer(events_of(summit).values(), listed(Kind, summit), listed(Track, summit), _sponsors(summit))
    return form


def _sponsors(summit: Event) -> Iterable[tuple[int, str]]:
    rows_ = db.session.execute(select(Listing.id, Listing.name).join(Tier, Tier.id == Listing.tier_id)
                               .where(Tier.event_id == summit.id).order_by(Tier.rank, Listing.rank, Listing.id))
    return [(row[0], row[1]) for row in rows_]


def _saved(row: Session, changed: bool) -> Answer:
    told = _("Saved: %(session)s", session=row.title) if changed else _("Nothing was changed")
    notices.say(told, undo=journal.current_id() if changed else None)
    return redirect(request.path, 303)


def page_of(row: Session, form: SessionForm, both: Both | None = None, errors: list[tuple[str, str]] | None = None,
            status: int = 200) -> Response:
    """Also for what is refused beside the form: a withdrawal without a reason."""
    told = [*form.told(), *(errors or ())]
    code = 409 if both else 400 if told and status == 200 else status
    return event_page(
        "desk/sessions/session.html", code, here="sessions", session=row, form=form, both=both, errors=told,
        seen=rows.seen_of(row) if both else seen(row), roster=of_session(row), place=_place(row),
        facts=_facts(form) if not may("agenda.edit") else [], back=url_for("desk.sessions", slug=here().event.slug))


def _new_page(form: SessionForm) -> Response:
    return event_page("desk/sessions/new.html", 400 if form.errors else 200, here="sessions", form=form,
                      errors=form.told(), back=url_for("desk.sessions", slug=here().event.slug))


def _place(row: Session) -> str:
    found = cards(row.summit_id, [row.id])
    return place_words(found[0].place if found else Place(), listed(Room, here().summit))


def _facts(form: SessionForm) -> list[tuple[str, str]]:
    """What is known, for those who only read."""
    shown = [field for field in form if field.data and field.name not in ("csrf_token", "note", "title")]
    return [(field.label.text, words(field, field.data)) for field in shown]
