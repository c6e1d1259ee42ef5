"""Reading the directory: people and organisations of all events."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Select, func, select

from eventsys.kit.database import db

from .likeness import Facts
from .likeness_of_organisations import Facts as OrganisationFacts
from .models import Office, Organisation, Person
from .names import plain
from .offices import Held, standing_on

SOME = 500  # values in one statement


class Entry(Struct, frozen=True):
    """Somebody as lists show them."""

    id: int
    slug: str
    name: str
    honorific: str
    sort_name: str
    country: str  # ISO 3166-1 alpha-2
    gender: str
    email: str
    picture: str | None  # digest
    has_biography: bool
    offices: tuple[Held, ...] = ()

    @property
    def sorted_as(self) -> str:
        return plain(self.sort_name or self.name)


class OrganisationEntry(Struct, frozen=True):
    id: int
    name: str
    kind: str
    country: str
    region: str
    url: str
    people: int  # who hold an office there, or held one


Those = Collection[int] | Select[int] | None  # numbers, a query for them, or all


def people(ids: Those = None) -> list[Entry]:
    """In the order of the alphabet."""
    wanted = select(
        Person.id, Person.slug, Person.name, Person.honorific, Person.sort_name, Person.country, Person.gender,
        Person.email, Person.picture_digest, Person.biography != "")
    held = offices(ids)
    found = [Entry(*(*row, tuple(held.get(row[0], ())))) for row in _those(wanted, Person.id, ids)]
    return sorted(found, key=lambda entry: (entry.sorted_as, entry.id))


def offices(person_ids: Those = None) -> dict[int, list[Held]]:
    """By person; those without are left out."""
    wanted = select(Office.person_id, Office.id, Office.position, func.coalesce(Organisation.name, ""),
                    func.coalesce(Organisation.country, ""), Office.since, Office.until).outerjoin(
        Organisation, Organisation.id == Office.organisation_id).order_by(Office.id)
    held: defaultdict[int, list[Held]] = defaultdict(list)
    for person_id, *facts in _those(wanted, Office.person_id, person_ids):
        held[person_id].append(Held(*facts))
    return dict(held)


def organisations() -> list[OrganisationEntry]:
    counted = select(Office.organisation_id, func.count(Office.person_id.distinct()).label("people")).group_by(
        Office.organisation_id).subquery()
    rows = db.session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind, Organisation.country, Organisation.region,
               Organisation.url, func.coalesce(counted.c.people, 0))
        .outerjoin(counted, counted.c.organisation_id == Organisation.id))
    return sorted((OrganisationEntry(*row) for row in rows), key=lambda entry: (plain(entry.name), entry.id))


def holders(organisation_id: int) -> list[tuple[Entry, Held]]:
    """Who holds or held an office there, the latest first."""
    ids = set(db.session.scalars(select(Office.person_id).where(Office.organisation_id == organisation_id)))
    name = db.session.scalar(select(Organisation.name).where(Organisation.id == organisation_id))
    found = [(entry, office) for entry in people(ids) for office in entry.offices if office.organisation == name]
    return sorted(found, key=lambda one: (one[1].until or date.max, one[1].since or date.min), reverse=True)


def facts(seen: dict[int, frozenset[str]] | None = None) -> list[Facts]:
    """Of everybody, for comparing. `seen` are the organisations that their appearances name, by person."""
    named, held = seen or {}, offices()
    rows = db.session.execute(select(Person.id, Person.name, Person.email, Person.country))
    return [Facts(id_, name, email, country, frozenset(
        office.organisation for office in held.get(id_, ()) if office.organisation) | named.get(id_, frozenset()))
        for id_, name, email, country in rows]


def organisation_facts() -> list[OrganisationFacts]:
    return [OrganisationFacts(*row) for row in db.session.execute(
        select(Organisation.id, Organisation.name, Organisation.country, Organisation.url))]


def told(entry: Entry, day: date) -> str:
    """What somebody is that day, in one line."""
    return ", ".join(standing_on(entry.offices, day).said)


def _those(wanted: Select[*tuple[Any, ...]], column: Any, ids: Those) -> Iterable[Any]:
    if ids is None or isinstance(ids, Select):
        return db.session.execute(wanted if ids is None else wanted.where(column.in_(ids))).all()
    listed = sorted(ids)
    return [row for at in range(0, len(listed), SOME)
            for row in db.session.execute(wanted.where(column.in_(listed[at:at + SOME])))]
