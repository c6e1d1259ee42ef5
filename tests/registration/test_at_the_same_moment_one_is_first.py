"""A place that is given up as somebody asks for one, an offer that is taken as it lapses: never both, never neither."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit import clock
from eventsys.kit.database import db, transaction
from eventsys.registration import leaving, line, places
from eventsys.registration.models import Category, Registration
from eventsys.registration.registering import Confirmed, Waitlisted, register
from eventsys.registration.rules import GRACE

from ..races import beside
from .crowd import at_once, everybody_has_a_place_that_is_there
from .registering import a_category, a_summit, an_entry, registers, states

ROUNDS = 6


@pytest.fixture
def summit(app: Flask) -> Event:
    return a_summit(is_published=False)


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What time it is for whom: `clocks.now`, of each thread."""
    own, real = threading.local(), clock.now
    monkeypatch.setattr(clock, "now", lambda: getattr(own, "now", None) or real())
    return own


def of(summit_id: int, name: str) -> Registration:
    return db.session.scalars(db.select(Registration).where(
        Registration.event_id == summit_id, Registration.name == name)).one()


def in_a_thread(app: Flask, act: Callable[[], Any]) -> Callable[[], str]:
    def run() -> str:
        with app.app_context(), transaction():
            return type(act()).__name__
    return run


def an_offer(summit: Event) -> tuple[int, int, datetime]:
    """To Ben, while Cem waits: numbers of summit and category, and when it lapses."""
    category = a_category(summit, number=1)
    for name in ("Ada", "Ben", "Cem"):
        registers(summit, category, name)
    with transaction():
        leaving.cancel(summit, of(summit.id, "Ada"))
    until = of(summit.id, "Ben").offer_until
    assert until is not None
    numbers = summit.id, category.id
    db.session.rollback()
    return *numbers, until


@pytest.mark.parametrize("number", range(ROUNDS))
def test_the_last_place_is_given_up_as_somebody_asks_for_it(app: Flask, summit: Event, number: int) -> None:
    category = a_category(summit, number=1)
    registers(summit, category, "Ada")
    summit_id, category_id = summit.id, category.id
    db.session.rollback()

    def cancel() -> Any:
        return leaving.cancel(db.session.get_one(Event, summit_id), of(summit_id, "Ada"))

    def come() -> Any:
        return register(db.session.get_one(Event, summit_id), db.session.get_one(Category, category_id),
                        an_entry("Ben"), once="Ben")

    outcomes = at_once([in_a_thread(app, act) for act in ((cancel, come) if number % 2 else (come, cancel))])
    assert "Done" in outcomes
    now = states(summit)
    assert now == {"Ada": "cancelled", "Ben": "confirmed" if Confirmed.__name__ in outcomes else "offered"}
    assert Waitlisted.__name__ in outcomes or now["Ben"] == "confirmed"
    assert places.tally(places.category_key(category_id)) == places.Tally(1, 1, 0)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_an_offer_is_taken_as_it_lapses(app: Flask, summit: Event, clocks: Any, number: int) -> None:
    summit_id, category_id, until = an_offer(summit)

    def accept() -> Any:
        clocks.now = until + GRACE - timedelta(microseconds=1)
        return leaving.accept(db.session.get_one(Event, summit_id), of(summit_id, "Ben"))

    def lapse() -> str:
        with app.app_context():
            clocks.now = until + GRACE
            return str(line.tend_one(summit_id))

    acts = [in_a_thread(app, accept), lapse]
    outcomes = at_once(acts if number % 2 else acts[::-1])
    taken = "Done" in outcomes
    assert set(outcomes) == ({"Done", "0"} if taken else {"NotNow", "2"})
    assert states(summit) == {"Ada": "cancelled"} | (
        {"Ben": "confirmed", "Cem": "waitlisted"} if taken else {"Ben": "cancelled", "Cem": "offered"})
    everybody_has_a_place_that_is_there(category_id)


def test_whoever_read_the_offer_before_it_lapsed_reads_it_again(app: Flask, summit: Event, clocks: Any) -> None:
    summit_id, _category_id, until = an_offer(summit)

    def lapse() -> None:
        clocks.now = until + GRACE
        assert line.lapse(db.session.get_one(Event, summit_id), clock.now())

    def accept() -> Any:
        clocks.now = until
        return leaving.accept(db.session.get_one(Event, summit_id), of(summit_id, "Ben"))

    assert isinstance(beside(app, lapse, accept), leaving.NotNow)
    assert states(summit)["Ben"] == "cancelled"
