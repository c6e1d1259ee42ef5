"""Before the form is sent, and in the letter: what somebody would get, by the share of their organisation too."""

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit import clock
from eventsys.kit.database import db
from eventsys.registration import openings, overlay
from eventsys.registration.models import Category
from tests.post import delivered, text_of

from .registering import a_category, a_summit, registers

PORTO, FARO = ("City of Porto", ""), ("City of Faro", "")


@pytest.fixture
def summit(app: Flask) -> Event:
    """One from Porto has the one place that each organisation has; another waits for it."""
    summit = a_summit()
    category = a_category(summit, number=20, per_organisation=1)
    for name in ("Ada", "Ben"):
        registers(summit, category, name, organisation="City of Porto")
    return summit


def the_opening(summit: Event, of: tuple[str, str] | None = None) -> openings.Opening:
    return openings.opening(summit, db.session.scalars(db.select(Category)).one(), clock.now(), of)


def test_whose_share_is_used_up_is_told_so_and_nobody_else(summit: Event) -> None:
    assert (the_opening(summit, PORTO).of_share, the_opening(summit, PORTO).position) == (True, 2)
    assert (the_opening(summit, FARO).of_share, the_opening(summit, FARO).position) == (False, None)
    assert (the_opening(summit).left, the_opening(summit).position) == (19, None)
    assert overlay.as_it_is(summit).windows[0].room == "places"


def test_the_letter_says_whose_places_are_taken(summit: Event) -> None:
    told = text_of(delivered()[-1])
    assert "that your organisation or country has are all taken" in told
    assert "All places as" not in told
