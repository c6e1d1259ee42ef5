"""Private answers first, then everything but numbers; two weeks before, the organisers are told by letter."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.registration import retention
from eventsys.registration.models import Answer, CareAnswers, Registration, Setup

from ...post import delivered, text_of
from ...publishing.everything import places_of
from ..registering import a_category, a_summit, registers
from .visitor import the_setup

END = datetime(2099, 9, 16, 12, tzinfo=UTC)  # the event's last day


@pytest.fixture
def summit(app: Flask) -> Event:
    summit = a_summit()
    care = {"diet": (Answer(1, "What do you eat?", "text", "Nothing with halloumi", "Nothing with halloumi"),)}
    with journal.acting("registration:1", "Zenobia Quell"):
        registers(summit, a_category(summit), "Zenobia Quell", country="SY", organisation="Palmyra", care=care)
    delivered()
    return summit


class Time:
    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.patch = patch

    def __call__(self, days: float) -> int:
        """So many days after the event's last one, the worker looks."""
        self.patch.setattr(clock, "now", lambda: END + timedelta(days=days))
        return retention.keep_no_longer()


@pytest.fixture
def after(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


def test_private_answers_go_on_the_day_that_was_set_and_are_announced_before(summit: Event, after: Time) -> None:
    assert (after(-1), after(15)) == (0, 0)
    assert after(16) == 1
    (letter,) = delivered()
    assert "16 October 2099" in letter["Subject"]
    assert "diet" in text_of(letter)
    assert (after(17), after(29)) == (0, 0)
    assert db.session.scalars(select(CareAnswers)).all()
    assert after(30) == 1
    assert db.session.scalars(select(CareAnswers)).all() == []
    assert places_of("halloumi") == set()
    assert places_of("Zenobia")
    assert after(31) == 0


def test_later_everything_goes_but_numbers(summit: Event, after: Time) -> None:
    the_setup(summit, erase_all_after=100)
    for day in (16, 30, 86):
        assert after(day) == 1
    assert [letter["Subject"].partition(":")[2] for letter in delivered()] == [
        " private answers are erased on 16 October 2099",
        " what is kept of participants is erased on 25 December 2099"]
    assert after(99) == 0
    assert after(100) == 1
    assert places_of("Zenobia", "zenobia@example.org", "Palmyra") == set()
    row = db.session.scalars(select(Registration)).one()
    assert (row.state, row.country, row.erased_at is not None) == ("confirmed", "SY", True)
    setup = db.session.scalars(select(Setup)).one()
    assert (setup.erased_at is not None, setup.care_erased_at is not None) == (True, True)
    assert after(500) == 0


def test_an_event_for_which_it_fails_does_not_keep_the_others(summit: Event, after: Time) -> None:
    other = a_summit("another")
    the_setup(summit, erase_care_after=2_000_000_000)  # a day that no calendar has
    assert after(16) == 1
    (letter,) = delivered()
    assert "private answers" in letter["Subject"]
    assert db.session.scalars(select(Act.about).where(Act.verb == retention.TOLD)).all() == [other.id]


def test_nothing_goes_sooner_than_two_weeks_after_it_was_told(summit: Event, after: Time) -> None:
    """Where the worker was away, and where an organiser moved the day."""
    assert after(200) == 1
    assert (after(201), after(213)) == (0, 0)
    with transaction():
        db.session.scalars(select(Setup)).one().erase_care_after = 210
    assert after(214) == 1  # told anew
    assert after(227) == 0
    assert after(228) == 1
    assert db.session.scalars(select(CareAnswers)).all() == []


def test_where_it_was_set_so_names_are_kept(summit: Event, after: Time) -> None:
    the_setup(summit, erase_all_after=None)
    assert (after(16), after(30), after(5_000)) == (1, 1, 0)
    assert places_of("Zenobia")
