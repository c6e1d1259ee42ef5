"""When people cannot be had during a summit: told by themselves, or noted by an organiser. Verbs flush only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import journal
from eventsys.kit.database import db
from eventsys.people.models import Person

from .models import Absence, Appearance, Session

Teller = Literal["person", "organiser"]


@dataclass(frozen=True)
class Noted:
    absence: Absence
    person: Person


def note_absence(summit: Event, person_id: int, starts: datetime, ends: datetime, told_by: Teller,
                 note: str = "") -> Noted:
    """Wall times in the summit's zone; the end is after the start."""
    person = db.session.get_one(Person, person_id)
    journal.act("absence.note", about=summit.id, person=person.name, start=_told(starts), end=_told(ends))
    absence = Absence(person_id=person.id, summit_id=summit.id, starts=starts, ends=ends, told_by=told_by, note=note)
    db.session.add(absence)
    db.session.flush()
    return Noted(absence, person)


def _told(at: datetime) -> dict[str, str]:
    """As the journal's sentences read it."""
    return {"day": at.date().isoformat(), "time": f"{at:%H:%M}"}


def remove_absence(summit: Event, number: int) -> Noted | None:
    """They can be had after all. None where the summit has no such absence."""
    found = next((noted for noted in absences(summit, number=number)), None)
    if found is not None:
        journal.act("absence.remove", about=summit.id, person=found.person.name)
        db.session.delete(found.absence)
        db.session.flush()
    return found


def absences(summit: Event, query: str = "", number: int | None = None) -> list[Noted]:
    """By name, then by time; those whose name has all words of the query."""
    asked = (select(Absence, Person).join(Person, Person.id == Absence.person_id)
             .where(Absence.summit_id == summit.id).order_by(Person.name, Absence.starts))
    for word in query.split():
        asked = asked.where(Person.name.icontains(word, autoescape=True))
    if number is not None:
        asked = asked.where(Absence.id == number)
    return [Noted(absence, person) for absence, person in db.session.execute(asked)]


def on_rosters(summit: Event) -> list[tuple[int, str]]:
    """Number and name of everybody who is on a roster of the summit or its parts, by name."""
    rows = db.session.execute(
        select(Person.id, Person.name).where(Person.id.in_(
            select(Appearance.person_id).join(Session, Session.id == Appearance.session_id)
            .where(Session.summit_id == summit.id))).order_by(Person.name, Person.id))
    return [(row.id, row.name) for row in rows]
