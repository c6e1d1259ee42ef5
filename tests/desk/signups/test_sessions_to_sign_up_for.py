"""Organisers say for which sessions one signs up, with how many places; and see who does."""

from collections.abc import Callable

import pytest
from flask import Flask

from eventsys.agenda.services import place
from eventsys.editions import live
from eventsys.events.models import Event, Room
from eventsys.kit.database import db, transaction
from eventsys.registration import signing_up
from eventsys.registration.models import SignUpSession

from ...registration.agendas import DAY, a_summit_with_sessions, at, of, publishes, session_of
from ...registration.registering import a_category, registers
from ..organisers import Organiser

LIST = "/desk/e/summit/registration/sessions"


@pytest.fixture
def event(app: Flask) -> Event:
    """The walk is held in a room of twelve seats."""
    summit = a_summit_with_sessions()
    category = a_category(summit)
    for name in ("Ada", "Ben"):
        registers(summit, category, name)
    with transaction():
        db.session.add(Room(event_id=summit.id, key="attic", name="Attic", capacity=12))
        db.session.flush()
        place(session_of("walk").id, day=DAY, starts=at(11), minutes=60, room_key="attic")
    publishes(summit)
    return db.session.get_one(Event, summit.id)


def row() -> SignUpSession | None:
    db.session.rollback()
    return db.session.scalar(db.select(SignUpSession))


def test_as_many_as_the_room_seats_is_proposed_and_the_public_page_knows(organiser: Organiser, event: Event) -> None:
    assert 'value="12"' in organiser.text(f"{LIST}/walk")
    organiser.post(f"{LIST}/walk", {"places": "10", "closes": "2099-09-13T18:00"})
    made = row()
    assert made
    assert (made.session, made.places, made.closes and made.closes.hour) == ("walk", 10, 18)
    assert live.of("summit").sign_up == ("walk",)
    assert "0 of 10" in organiser.text(LIST)
    assert organiser.get(f"{LIST}/nowhere").status_code == 404


def test_who_signed_up_stands_there_and_keeps_the_place(organiser: Organiser, event: Event) -> None:
    organiser.post(f"{LIST}/walk", {"places": "1"})
    for name in ("Ada", "Ben"):
        with transaction():
            signing_up.sign_up(event, of(name), "walk")
    page = organiser.text(f"{LIST}/walk").partition("Who has signed up")[2]
    assert page.index("Ada") < page.index("has a place") < page.index("Ben") < page.index("in line, number 1")
    refused = organiser.post(f"{LIST}/walk", {"places": "0"})
    assert refused.status_code == 422
    assert "1 has a place: give this number or more" in refused.text
    organiser.post(f"{LIST}/walk/close")
    assert row() is not None
    organiser.post(f"{LIST}/walk", {"places": ""})
    assert signing_up.of_registration(of("Ben"))["walk"].state == "confirmed"
    assert "2 signed up" in organiser.text(f"/desk/e/summit/sessions/{session_of('walk').id}")


def test_a_session_for_which_nobody_signed_up_is_open_to_all_again(organiser: Organiser, event: Event) -> None:
    organiser.post(f"{LIST}/walk", {"places": "3"})
    organiser.post(f"{LIST}/walk/close")
    assert row() is None
    assert live.of("summit").sign_up == ()


def test_a_room_smaller_than_who_signed_up_is_a_clash(organiser: Organiser, event: Event) -> None:
    organiser.post(f"{LIST}/walk", {"places": ""})
    for name in ("Ada", "Ben"):
        with transaction():
            signing_up.sign_up(event, of(name), "walk")
    assert "have signed up" not in organiser.text("/desk/e/summit/clashes")
    with transaction():
        db.session.scalars(db.select(Room)).one().capacity = 1
    assert "and 2 people have signed up" in organiser.text("/desk/e/summit/clashes")


def test_the_door_looks_and_sets_nothing(as_role: Callable[[str], Organiser], event: Event) -> None:
    door = as_role("front desk")
    assert "<form" not in door.text(f"{LIST}/walk").partition("<main")[2]
    assert door.post(f"{LIST}/walk", {"places": "3"}).status_code == 403
