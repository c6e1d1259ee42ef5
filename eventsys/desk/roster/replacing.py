"""One person replaced by another: in all sessions of the event, or in those that are ticked."""

from typing import Any

from flask import Response, abort, redirect, request, url_for
from werkzeug import Response as Redirect

from eventsys.agenda.days import days
from eventsys.kit import journal, notices
from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.kit.http import numbers
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.people.models import Person
from eventsys.sessions.queries import parts_of, seats_of_person
from eventsys.sessions.replacing import Replaced, replace

from ..shell import bp, event_page, here
from .choosing import Meant, meant
from .members import Place

Answer = Response | Redirect


@bp.get("/e/<slug>/roster/replace/<int:person>")
@needs("roster.edit")
def replace_person(slug: str, person: int) -> Response:
    leaving, places = _leaving(person)
    return _page(leaving, places, {place.part.id for place in places}, None)


@bp.post("/e/<slug>/roster/replace/<int:person>")
@needs("roster.edit")
def replace_person_now(slug: str, person: int) -> Answer:
    (leaving, places), who = _leaving(person), meant()
    own = {place.part.id for place in places}
    chosen = own.intersection(numbers(request.form.getlist("session")))
    if wrong := _wrong(leaving, who, chosen):
        return _page(leaving, places, chosen, who, errors=wrong)
    if who.person is None:
        return _page(leaving, places, chosen, who)
    with transaction():
        names = leaving.name, who.person.name
        done = replace(here().summit.id, leaving, who.person, days(chosen))
    notices.say(_words(names, done), undo=journal.current_id())
    return redirect(url_for("desk.roster", slug=slug, q=names[1]), 303)


def _leaving(number: int) -> tuple[Person, list[Place]]:
    """404 for who is on none of the event's rosters."""
    summit = here().summit
    person = db.session.get(Person, number) if number < 2**31 else None
    seats = seats_of_person(number, summit.id) if person else []
    if person is None or not seats:
        abort(404)
    parts = parts_of(summit.id)
    return person, [Place(seat, parts[seat.session_id]) for seat in seats]


def _wrong(leaving: Person, who: Meant, chosen: set[int]) -> list[tuple[str, str]]:
    if not chosen:
        return [("session-0", _("Tick at least one session"))]
    if who.person is None and not who.text:
        return [("who", _("Type who takes the place"))]
    if who.person is not None and who.person.id == leaving.id:
        return [("who", _("Choose somebody else than %(name)s", name=leaving.name))]
    return []


def _page(leaving: Person, places: list[Place], chosen: set[int], who: Meant | None, **values: Any) -> Response:
    return event_page("desk/roster/replace.html", here="roster", person=leaving, places=places, chosen=chosen, who=who,
                      back=url_for("desk.roster", slug=here().event.slug, q=leaving.name), **values)


def _words(names: tuple[str, str], done: Replaced) -> str:
    count = done.taken + done.merged
    return ngettext("%(coming)s takes the place of %(leaving)s in %(num)s session",
                    "%(coming)s takes the place of %(leaving)s in %(num)s sessions", count,
                    coming=names[1], leaving=names[0])
