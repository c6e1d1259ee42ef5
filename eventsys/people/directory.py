"""Verbs on the directory: each is an act of the journal. They flush and never commit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from eventsys.kit import journal, rows
from eventsys.kit.absorbing import references_to
from eventsys.kit.database import db

from . import services
from .models import Office, Organisation, Person


@dataclass(frozen=True)
class StillNamed:
    """It was not deleted, for so many rows name it."""

    count: int


def make_person(name: str, **facts: Any) -> Person:
    journal.act("people.make", person=name)
    person = services.add_person(name, **facts)
    db.session.flush()
    return person


def change_person(person: Person, facts: Mapping[str, Any], seen: int) -> bool:
    """Raises Stale where somebody else changed the same since. False where nothing is new."""
    return rows.change(person, facts, seen, "people.change", None, person=person.name)


def picture_person(person: Person, digest: str | None) -> None:
    journal.act("people.picture" if digest else "people.unpicture", person=person.name)
    person.picture_digest = digest
    db.session.flush()


def delete_person(person: Person) -> StillNamed | None:
    """Only who is on no roster; what else hangs on them goes too, and comes back with an undo."""
    if count := named(person):
        return StillNamed(count)
    journal.act("people.delete", person=person.name)
    db.session.delete(person)
    db.session.flush()
    return None


def make_organisation(name: str, **facts: Any) -> Organisation:
    journal.act("organisations.make", organisation=name)
    organisation = services.organisations([name])[name]
    for column, value in facts.items():
        setattr(organisation, column, value)
    db.session.flush()
    return organisation


def change_organisation(organisation: Organisation, facts: Mapping[str, Any], seen: int) -> bool:
    """A new name is for the days to come: appearances keep the one they bear."""
    return rows.change(organisation, facts, seen, "organisations.change", None, organisation=organisation.name)


def delete_organisation(organisation: Organisation) -> StillNamed | None:
    if count := named(organisation):
        return StillNamed(count)
    journal.act("organisations.delete", organisation=organisation.name)
    db.session.delete(organisation)
    db.session.flush()
    return None


def take_office(person: Person, position: str, organisation: str = "", since: date | None = None,
                until: date | None = None) -> Office:
    """The organisation is found by its name, or made. Whose country nobody told is of the office's."""
    journal.act("people.office", person=person.name, position=position or organisation)
    there = services.organisations([organisation]).get(organisation)
    office = Office(person_id=person.id, position=position, since=since, until=until,
                    organisation_id=there.id if there else None)
    db.session.add(office)
    db.session.flush()
    if there:
        _take_country(person, there)
    return office


def change_office(person: Person, office: Office, facts: Mapping[str, Any], seen: int) -> bool:
    """`facts` as the form has them: `organisation` is a name. Appearances keep what they say."""
    told: dict[str, Any] = {"person": person.name, "position": office.position}
    given = {name: value for name, value in facts.items() if name != "organisation"}
    if "organisation" in facts:
        given["organisation_id"] = _organisation_id(facts["organisation"], told)
    changed = rows.change(office, given, seen, "people.change_office", None, **told)
    if changed and office.organisation_id is not None:
        _take_country(person, db.session.get_one(Organisation, office.organisation_id))
    return changed


def _take_country(person: Person, there: Organisation) -> None:
    """Where nobody told another."""
    if not person.country and there.country:
        person.country = there.country
        db.session.flush()


def _organisation_id(name: str, told: Mapping[str, Any]) -> int | None:
    if not name:
        return None
    known = db.session.scalar(select(Organisation.id).where(Organisation.name == name))
    if known is None:
        journal.act("people.change_office", **told)
        known = services.organisations([name])[name].id
    return known


def leave_office(person: Person, office: Office) -> None:
    """As if it had never been entered; one that ended has a last day instead."""
    journal.act("people.delete_office", person=person.name, position=office.position)
    db.session.delete(office)
    db.session.flush()


def named(row: Person | Organisation) -> int:
    """How many rows would stay behind without it: while there are any, it stays."""
    count = 0
    for model, attribute in references_to(type(row)):
        column = getattr(model, attribute)
        key = next(iter(column.property.columns[0].foreign_keys))
        if key.ondelete is None:
            count += db.session.scalar(select(func.count()).where(column == row.id)) or 0
    return count
