"""Making the draft like an edition again: the edition's own bytes, read back like any programme file.

People are left as the directory knows them, for they take part in other events too; only somebody whom the
directory has lost comes back from the edition.
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from eventsys.editions.models import Edition
from eventsys.events import models as events
from eventsys.events import public as events_public
from eventsys.kit import journal
from eventsys.kit.database import db
from eventsys.people.models import Person
from eventsys.people.public import people
from eventsys.programme.canonical import decode
from eventsys.programme.structs import Programme

from .reading import Said, Schedule, parse
from .services import Outcome, import_schedule

# What no edition says against those who manage the event: whether it is held, and whose people see it.
MANAGED = ("status", "cancelled_reason", "hub")
_LISTS: dict[str, Any] = {"venues": events.Venue, "rooms": events.Room, "tracks": events.Track, "kinds": events.Kind}


def restore_edition(summit: events.Event, edition: Edition, managing: bool = True) -> Outcome:
    """One act, which can be undone. For who is not `managing` the event, it stays cancelled or not and of its hub,
    and no part goes. ValueError for an edition of another event.
    """
    if edition.root != summit.slug:
        raise ValueError("an edition of another event")
    journal.act("publishing.restore", about=summit.id, number=edition.number)
    file = parse("json", edition.body)
    schedule = file.read(file.zone, summit.slug)
    managed = [] if managing else _managed(summit)
    outcome = import_schedule(_with_people_of_today(schedule), prune=True)
    for event, name, value in managed:
        setattr(event, name, value)
    programme = decode(edition.body)
    _drop_what_it_lacks(summit, programme)
    if managing:
        _drop_parts_it_lacks(summit, programme)
    db.session.flush()
    return outcome


def _managed(summit: events.Event) -> list[tuple[events.Event, str, str]]:
    return [(event, name, getattr(event, name)) for event in events_public.family(summit) for name in MANAGED]


def _with_people_of_today(schedule: Schedule) -> Schedule:
    slugs = {said.fact.key for said in schedule.people}
    ids = [row.id for row in db.session.execute(select(Person.id, Person.slug)) if row.slug in slugs]
    today = {person.key: person for person in people(ids, schedule.root.slug).values()}
    return replace(schedule, people=tuple(
        Said(today.get(said.fact.key, said.fact), said.says, said.line, said.marks) for said in schedule.people))


def _drop_what_it_lacks(summit: events.Event, programme: Programme) -> None:
    """Rooms, tracks ... that came since; by now no session names them."""
    for name, model in _LISTS.items():
        keys = {fact.key for fact in getattr(programme, name)}
        for row in db.session.scalars(select(model).where(model.event_id == summit.id)):
            if row.key not in keys:
                db.session.delete(row)


def _drop_parts_it_lacks(summit: events.Event, programme: Programme) -> None:
    slugs = {event.slug for event in programme.events}
    for part in reversed(events_public.family(summit)):
        if part.slug not in slugs:
            db.session.delete(part)
            db.session.flush()
