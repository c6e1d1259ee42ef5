"""Adding, ordering, changing, removing: as an organiser does it, each an act that can be undone."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.kit import journal, undoing
from eventsys.kit.database import db, transaction
from eventsys.kit.undoing import Undone
from eventsys.people import directory
from eventsys.people.models import Person
from eventsys.sessions import rosters
from eventsys.sessions.models import Appearance, Session
from eventsys.sessions.queries import seats, standing_in

from ..people.drafts import a_person, a_session, a_summit, an_appearance, an_office, an_organisation

DAY = date(2027, 6, 15)


def put(session: Session, person: Person, role: str = "panelist") -> Appearance:
    with transaction():
        return rosters.put_on(session, person, role, standing_in(person, session.summit_id, DAY))


def named(session: Session) -> list[int]:
    return [seat.person_id for seat in seats(session.id)]


def test_an_appearance_takes_the_office_of_the_session_s_day_and_keeps_it(app: Flask) -> None:
    session, person = a_session(a_summit()), a_person()
    office = an_office(person, "Mayor", an_organisation("City of Bonn", country="DE"), until=DAY)

    put(session, person)
    with transaction():
        directory.change_office(person, office, {"position": "Minister", "organisation": "Ministry"}, seen=0)

    seat = seats(session.id)[0]
    assert (seat.position, seat.organisations, seat.country) == ("Mayor", ("City of Bonn",), "DE")


def test_renewing_takes_the_office_as_it_is_known_now(app: Flask) -> None:
    session, person = a_session(a_summit()), a_person(country="DE")
    row = put(session, person)
    an_office(person, "Minister", an_organisation("Ministry"))

    with transaction():
        rosters.renew(session, row, person, standing_in(person, session.summit_id, DAY))

    seat = seats(session.id)[0]
    assert (seat.position, seat.organisations, seat.country) == ("Minister", ("Ministry",), "DE")


def test_who_has_no_office_is_named_as_in_the_summit_s_other_sessions(app: Flask) -> None:
    summit, other = a_summit(), a_summit("elsewhere")
    person = a_person(country="PT")
    an_appearance(a_session(other), person, position="Elsewhere")
    an_appearance(a_session(summit, "One"), person, position="Poet", organisations=("Guild",), country="FR")

    assert put(a_session(summit, "Two"), person).position == "Poet"
    assert put(a_session(a_summit("third")), person).country == "PT"


def test_people_are_put_in_order_and_who_came_meanwhile_stays_behind(app: Flask) -> None:
    session, people = a_session(a_summit()), [a_person() for _ in range(4)]
    rows = [put(session, person) for person in people[:3]]

    with transaction():
        rosters.shift(session, rows[2], people[2], -1)
    assert named(session) == [people[0].id, people[2].id, people[1].id]

    put(session, people[3])
    with transaction():
        rosters.put_in_order(session, [rows[1].id, rows[0].id, rows[2].id])
    assert named(session) == [people[1].id, people[0].id, people[2].id, people[3].id]


def test_nobody_is_shifted_over_the_edge_and_nothing_is_told_of_it(app: Flask) -> None:
    session, person = a_session(a_summit()), a_person()
    row = put(session, person)
    before = journal.current_id()

    with transaction():
        assert not rosters.shift(session, row, person, -1)
        assert not rosters.put_in_order(session, [row.id])
    assert journal.current_id() == before


def test_an_answer_noted_by_hand_carries_its_time(app: Flask) -> None:
    session, person = a_session(a_summit()), a_person()
    row = put(session, person)

    with transaction():
        rosters.say(session, row, person, "confirmed")

    assert (row.state, row.state_at is not None) == ("confirmed", True)


def test_a_change_over_somebody_else_s_is_refused(app: Flask) -> None:
    session, person = a_session(a_summit()), a_person()
    row = put(session, person)
    seen = journal.revision(f"session:{session.id}")
    with transaction():
        rosters.change(session, row, person, {"position": "Mayor"}, seen)

    with pytest.raises(journal.Stale), transaction():
        rosters.change(session, row, person, {"position": "Poet"}, seen)
    with transaction():
        assert rosters.change(session, row, person, {"position": "", "role": "chair"}, seen)
    assert (row.position, row.role) == ("Mayor", "chair")


def test_who_was_taken_off_comes_back_with_an_undo(app: Flask) -> None:
    session, person = a_session(a_summit()), a_person()
    row = put(session, person)

    with transaction():
        rosters.take_off(session, row, person)
        act = journal.current_id()
    assert act
    assert named(session) == []
    with transaction():
        assert isinstance(undoing.undo(act, session.summit_id), Undone)
    assert db.session.scalars(select(Appearance.role)).all() == ["panelist"]
