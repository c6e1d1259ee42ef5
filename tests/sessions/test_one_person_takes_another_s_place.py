from datetime import date

import pytest
from flask import Flask

from eventsys.kit import journal, undoing
from eventsys.kit.database import transaction
from eventsys.sessions.queries import Seat, seats
from eventsys.sessions.replacing import Replaced, replace

from ..people.drafts import (
    a_person,
    a_session,
    a_summit,
    an_appearance,
    an_office,
    an_organisation,
    everything,
)

FIRST, SECOND = date(2027, 6, 15), date(2027, 6, 16)


def seat(session_id: int) -> Seat:
    return seats(session_id)[0]


def test_role_and_precedence_stay_and_the_office_is_the_other_s_that_day(app: Flask) -> None:
    summit = a_summit()
    one, two, kept = (a_session(summit, title) for title in ("One", "Two", "Kept"))
    leaving, coming = a_person("Sofia Berg"), a_person("Li Wei")
    an_office(coming, "Deputy Mayor", an_organisation("City of Bonn", country="DE"), until=FIRST)
    an_office(coming, "Mayor", an_organisation("City of Köln", country="DE"), since=SECOND)
    for session in (one, two, kept):
        an_appearance(session, leaving, "chair", rank=3, position="Mayor", state="confirmed")

    with transaction():
        done = replace(summit.id, leaving, coming, {one.id: FIRST, two.id: SECOND})

    assert done == Replaced(2, 0)
    assert [seat(one.id).position, seat(two.id).position] == ["Deputy Mayor", "Mayor"]
    assert (seat(one.id).person_id, seat(one.id).role, seat(one.id).rank) == (coming.id, "chair", 3)
    assert seat(one.id).state == "proposed"
    assert (seat(kept.id).person_id, seat(kept.id).state) == (leaving.id, "confirmed")


def test_where_nobody_was_asked_nobody_is_said_to_be_proposed(app: Flask) -> None:
    summit, leaving, coming = a_summit(), a_person("Sofia Berg"), a_person("Li Wei")
    session = a_session(summit)
    an_appearance(session, leaving)

    with transaction():
        replace(summit.id, leaving, coming, {session.id: FIRST})

    assert seat(session.id).state == ""


def test_who_has_the_same_place_already_does_not_get_it_twice(app: Flask) -> None:
    summit, leaving, coming = a_summit(), a_person("Sofia Berg"), a_person("Li Wei")
    session = a_session(summit)
    an_appearance(session, leaving, "chair")
    an_appearance(session, leaving, "panelist")
    an_appearance(session, coming, "panelist")

    with transaction():
        assert replace(summit.id, leaving, coming, {session.id: FIRST}) == Replaced(1, 1)

    assert sorted((one.person_id, one.role) for one in seats(session.id)) == [
        (coming.id, "chair"), (coming.id, "panelist")]


def test_other_summits_are_left_alone_and_nobody_replaces_themselves(app: Flask) -> None:
    summit, other, leaving, coming = a_summit(), a_summit("other"), a_person("Sofia Berg"), a_person("Li Wei")
    session = a_session(other)
    an_appearance(session, leaving)

    with transaction():
        assert replace(summit.id, leaving, coming, {session.id: FIRST}) == Replaced(0, 0)
    assert seat(session.id).person_id == leaving.id
    with pytest.raises(ValueError, match="own place"), transaction():
        replace(summit.id, leaving, leaving, {})


def test_one_undo_takes_all_of_it_back(app: Flask) -> None:
    summit, leaving, coming = a_summit(), a_person("Sofia Berg"), a_person("Li Wei")
    sessions = [a_session(summit, f"Session {n}") for n in range(3)]
    for session in sessions:
        an_appearance(session, leaving, position="Mayor", state="confirmed")
    an_appearance(sessions[0], coming)
    before = everything()

    with transaction():
        replace(summit.id, leaving, coming, {session.id: FIRST for session in sessions})
        act = journal.current_id()
    assert act
    with transaction():
        undoing.undo(act, summit.id)

    assert everything() == before
