"""People and organisations with all that may hang on them, in the database; and what the tables hold."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.events.services import add_event
from eventsys.kit import clock
from eventsys.kit.database import db, transaction
from eventsys.people.models import Office, Organisation, Person
from eventsys.people.services import add_person
from eventsys.sessions.models import Appearance, Session
from eventsys.sessions.services import add_session

NOON = datetime(2027, 6, 15, 12, 0)
INSTANT = datetime(2027, 6, 15, 12, 0, tzinfo=UTC)
UNJOURNALLED = {"act", "act_change"}


def a_summit(slug: str = "summit", **facts: Any) -> Event:
    given: dict[str, Any] = {"kind": "summit", "zone": "Europe/Lisbon", "starts": date(2027, 6, 15),
                             "ends": date(2027, 6, 16), "language": "en"} | facts
    with transaction():
        return add_event(slug, given.pop("title", slug.title()), **given)


def a_session(summit: Event, title: str = "Opening", **facts: Any) -> Session:
    with transaction():
        session = add_session(summit, title, **facts)
        db.session.flush()
    return session


def a_person(name: str = "Sofia Berg", **facts: Any) -> Person:
    with transaction():
        person = add_person(name, **facts)
        db.session.flush()
    return person


def an_organisation(name: str = "City of Bonn", **facts: Any) -> Organisation:
    with transaction():
        organisation = Organisation(name=name, created_at=clock.now(), **facts)
        db.session.add(organisation)
        db.session.flush()
    return organisation


def an_office(person: Person, position: str = "Mayor", organisation: Organisation | None = None,
              **facts: Any) -> Office:
    with transaction():
        office = Office(person_id=person.id, position=position, organisation_id=organisation and organisation.id,
                        **facts)
        db.session.add(office)
        db.session.flush()
    return office


def an_appearance(session: Session, person: Person, role: str = "panelist", **facts: Any) -> Appearance:
    with transaction():
        row = Appearance(session_id=session.id, person_id=person.id, role=role, **facts)
        db.session.add(row)
        db.session.flush()
    return row


def everything() -> dict[str, list[Any]]:
    """All rows of all tables but the journal's own."""
    db.session.rollback()
    return {table.name: sorted(map(tuple, db.session.execute(select(table))), key=repr)
            for table in db.metadata.sorted_tables if table.name not in UNJOURNALLED}
