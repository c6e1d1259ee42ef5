"""Verbs on people and organisations; they flush and never commit."""

from collections.abc import Iterable

from sqlalchemy import select

from eventsys.kit import clock
from eventsys.kit.database import db, one_name_at_a_time
from eventsys.kit.slugs import slugify, unused

from .models import Organisation, Person, PersonIdentity


def add_person(name: str, *, slug: str = "", taken: set[str] | None = None, **facts: object) -> Person:
    """A new person; `taken` is the set of all slugs in use, for those who add many."""
    one_name_at_a_time()
    used = taken if taken is not None else taken_slugs()
    person = Person(name=name, slug=unused(slug or slugify(name), used, "person"), created_at=clock.now(), **facts)
    used.add(person.slug)
    db.session.add(person)
    return person


def taken_slugs() -> set[str]:
    return set(db.session.scalars(select(Person.slug)))


def recognise(person: Person, source: str, **marks: str) -> None:
    """Remember by which guid, code or id the files of a summit (`source`) know this new person."""
    for scheme, mark in marks.items():
        if mark:
            db.session.add(PersonIdentity(person=person, source=source, scheme=scheme, mark=mark))


def organisations(names: Iterable[str], **facts: object) -> dict[str, Organisation]:
    """The organisations of these names, added where they are new."""
    wanted = {name for name in names if name}
    if not wanted:
        return {}
    one_name_at_a_time()
    known = {o.name: o for o in db.session.scalars(select(Organisation).where(Organisation.name.in_(wanted)))}
    for name in sorted(wanted - known.keys()):
        known[name] = Organisation(name=name, created_at=clock.now(), **facts)
        db.session.add(known[name])
    db.session.flush()
    return known
