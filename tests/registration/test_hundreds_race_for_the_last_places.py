"""Five hundred at once, from several processes, for 240 places: 240 have one, the others stand in line."""

from collections import Counter
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.kit.outbox import Letter
from eventsys.registration import places
from eventsys.registration.models import Registration

from .crowd import Form, a_crowd, everybody_has_a_place_that_is_there, rush
from .registering import a_category, a_summit

EVERYBODY, PLACES = 500, 240


@pytest.fixture
def summit(app: Flask) -> Event:
    return a_summit(is_published=False)


def a_form(number: int) -> Form:
    return Form(f"Person {number}", f"person{number}@example.org", f"form {number}")


def test_exactly_as_many_as_there_are_places_get_one_and_nobody_is_turned_away(
        app: Flask, summit: Event, tmp_path: Path) -> None:
    category = a_category(summit, number=PLACES)
    outcomes = rush(a_crowd(app, category, tmp_path), [a_form(number) for number in range(EVERYBODY)])
    db.session.rollback()
    assert Counter(outcomes) == {"Confirmed": PLACES, "Waitlisted": EVERYBODY - PLACES}
    everybody_has_a_place_that_is_there(category.id)
    states = Counter(db.session.scalars(select(Registration.state)))
    assert states == {"confirmed": PLACES, "waitlisted": EVERYBODY - PLACES}
    line = db.session.scalars(select(Registration.line).where(Registration.line.is_not(None))
                              .order_by(Registration.id)).all()
    assert list(line) == list(range(1, EVERYBODY - PLACES + 1))
    assert places.tally(places.category_key(category.id)) == places.Tally(PLACES, PLACES, EVERYBODY - PLACES)
    assert len(set(db.session.scalars(select(Letter.to_address)))) == EVERYBODY


def test_the_same_person_twenty_times_at_once_is_one(app: Flask, summit: Event, tmp_path: Path) -> None:
    category = a_category(summit, number=5)
    forms = [Form("Ada", "ada@example.org", f"form {number}") for number in range(20)]
    outcomes = rush(a_crowd(app, category, tmp_path), forms, 2)
    db.session.rollback()
    assert Counter(outcomes) == {"Confirmed": 1, "Known": 19}
    assert places.tally(places.category_key(category.id)).taken == 1


def test_the_same_form_many_times_at_once_is_one_and_each_press_is_answered_alike(
        app: Flask, summit: Event, tmp_path: Path) -> None:
    category = a_category(summit, number=5)
    outcomes = rush(a_crowd(app, category, tmp_path), [a_form(1)] * 10, 2)
    db.session.rollback()
    assert outcomes == ["Confirmed"] * 10
    assert db.session.scalars(select(Registration.email)).all() == ["person1@example.org"]
    assert len(db.session.scalars(select(Letter.id)).all()) == 1
