"""Two sessions at nine pressed at once, the last place pressed by many, a cancellation beside: the promises hold."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.registration import leaving, places, signing_up
from eventsys.registration.models import SignUp, SignUpSession
from eventsys.registration.places import Tally, session_key

from ..races import beside
from .agendas import a_summit_with_sessions, of
from .crowd import at_once
from .registering import a_category, registers

NAMES = ("Ada", "Ben", "Cem", "Dan")


@pytest.fixture
def number(app: Flask) -> int:
    """Of the summit."""
    summit = a_summit_with_sessions("opening", "workshop", "walk")
    category = a_category(summit)
    for name in NAMES:
        registers(summit, category, name)
    found = summit.id
    db.session.rollback()
    return found


def presses(app: Flask, act: Callable[[Event], Any]) -> Callable[[], str]:
    def run() -> str:
        with app.app_context(), transaction():
            return type(act(db.session.scalars(db.select(Event)).one())).__name__
    return run


def signs_up(name: str, slug: str) -> Callable[[Event], Any]:
    return lambda summit: signing_up.sign_up(summit, of(name), slug)


def tally(slug: str) -> Tally:
    db.session.rollback()
    return places.tally(session_key(db.session.scalars(db.select(SignUpSession.id).where(
        SignUpSession.session == slug)).one()))


def test_of_two_at_the_same_hour_one_is_had(app: Flask, number: int) -> None:
    told = at_once([presses(app, signs_up("Ada", slug)) for slug in ("opening", "workshop")])
    assert sorted(told) == ["Refused", "SignedUp"]


def test_the_last_place_goes_to_one_and_the_line_has_all_others(app: Flask, number: int) -> None:
    told = at_once([presses(app, signs_up(name, "walk")) for name in NAMES])
    assert sorted(told) == ["InLine", "InLine", "InLine", "SignedUp"]
    assert tally("walk") == Tally(1, 1, 3)


def test_whoever_cancels_as_they_sign_up_keeps_nothing(app: Flask, number: int) -> None:
    at_once([presses(app, signs_up("Ada", "walk")), presses(app, lambda summit: leaving.cancel(summit, of("Ada"))),
             presses(app, signs_up("Ben", "walk"))])
    db.session.rollback()
    kept = db.session.scalars(db.select(SignUp.registration_id)).all()
    assert list(kept) == [of("Ben").id]
    assert tally("walk") == Tally(1, 1, 0)


def test_whoever_cancels_as_a_place_becomes_theirs_gives_it_back(app: Flask, number: int) -> None:
    for name in ("Ada", "Ben"):
        assert presses(app, signs_up(name, "walk"))() in ("SignedUp", "InLine")
    db.session.rollback()
    beside(app, lambda: signing_up.sign_off(_summit(), of("Ada"), "walk"), lambda: leaving.cancel(_summit(), of("Ben")))
    assert tally("walk") == Tally(1, 0, 0)


def _summit() -> Event:
    return db.session.scalars(db.select(Event)).one()
