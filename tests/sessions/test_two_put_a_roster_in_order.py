from datetime import date

from flask import Flask
from sqlalchemy import select

from eventsys.events.services import add_event
from eventsys.kit.database import db, transaction
from eventsys.people.models import Person
from eventsys.people.services import add_person
from eventsys.sessions import rosters
from eventsys.sessions.models import Appearance, Session
from eventsys.sessions.services import add_session, appear

from ..races import beside

DAY = date(2027, 9, 14)


def a_roster() -> int:
    """Ada, Bo and Cleo, in this order."""
    with transaction():
        session = add_session(add_event("summit", "Summit", kind="summit", zone="UTC", starts=DAY, ends=DAY), "Opening")
        db.session.flush()
        for rank, name in enumerate(("Ada", "Bo", "Cleo")):
            person = add_person(name)
            db.session.flush()
            appear(session, person.id, "panelist", rank)
    return session.id


def seat_of(name: str) -> tuple[Session, Appearance, Person]:
    person = db.session.scalars(select(Person).where(Person.name == name)).one()
    seat = db.session.scalars(select(Appearance).where(Appearance.person_id == person.id)).one()
    return db.session.get_one(Session, seat.session_id), seat, person


def test_who_comes_second_moves_somebody_in_the_order_as_it_is_then(app: Flask) -> None:
    number = a_roster()
    assert beside(app, lambda: rosters.shift(*seat_of("Ada"), 1), lambda: rosters.shift(*seat_of("Cleo"), -1)) is True
    found = db.session.execute(select(Person.name, Appearance.rank).join(Appearance).where(
        Appearance.session_id == number).order_by(Appearance.rank))
    assert [tuple(row) for row in found] == [("Bo", 0), ("Cleo", 1), ("Ada", 2)]
