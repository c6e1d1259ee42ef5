"""Sessions are starred without an account, shared by a link, taken into a registration; a place is signed up for."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from eventsys.events.models import Event
from eventsys.kit import tickets
from eventsys.kit.database import db, transaction
from eventsys.registration import mails, overlay, places, signing_up
from eventsys.registration.models import Registration, Setup

from ..registration.registering import a_category, registers
from .conftest import PHONE

SLUG, SESSION = "common-ground-summit", "neighbours-first"


@pytest.fixture(scope="module")
def way_in(demo_app: Flask) -> str:
    """The path of the link of somebody who is registered for the demo's summit, where one signs up for a session."""
    with demo_app.app_context():
        summit = db.session.scalars(db.select(Event).where(Event.slug == SLUG)).one()
        if db.session.scalar(db.select(Setup).where(Setup.event_id == summit.id)) is None:
            with transaction():
                db.session.add(Setup(event_id=summit.id, is_open=True))
                places.set_number(places.event_key(summit.id), None)
        registers(summit, a_category(summit, "Stargazer"), "Stella Maris")
        with transaction():
            signing_up.set_places(summit, SESSION, 5, None)
            overlay.tell(summit)
            number = db.session.scalars(db.select(Registration.id).where(Registration.name == "Stella Maris")).one()
            return f"/r/{tickets.mint(mails.MANAGE, str(number), 1)}"


def stars(page: Page, title: str) -> None:
    star = page.get_by_role("button", name=f"Star: {title}")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")


def test_from_a_star_to_a_place_on_a_phone(visit: Callable[..., Page], way_in: str,
                                          inspect_with_axe: Callable[[Page], list[str]]) -> None:
    page = visit(f"/e/{SLUG}/agenda", width=PHONE)
    stars(page, "B 01 Neighbours first: how polarisation reaches the stairwell")
    stars(page, "P 1 Opening plenary: what holds a city together?")
    page.get_by_role("navigation", name="This event").get_by_role("link", name="My agenda (2)").click()
    expect(page).to_have_url(re.compile(f"s={SESSION},opening-plenary"))
    expect(page.get_by_role("heading", name="Neighbours first", exact=False)).to_be_visible()
    assert inspect_with_axe(page) == []
    shared = page.get_by_label("Address of this agenda").input_value()

    page.goto(way_in)
    page.get_by_role("button").first.click()
    page.goto("/my/agenda")
    page.get_by_role("button", name="Take them over").click()
    expect(page.get_by_text("2 sessions are new in your agenda")).to_be_visible()
    page.get_by_role("link", name="Sign up for sessions").click()
    page.get_by_role("button", name="Sign up Neighbours first").click()
    expect(page.locator(f"#{SESSION}")).to_contain_text("You have a place")
    assert inspect_with_axe(page) == []
    page.goto("/my/agenda")
    page.get_by_label("A reminder before each session").select_option("15")
    page.get_by_role("button", name="Make my calendar address").click()
    assert "/feeds/" in page.get_by_label("Address of the calendar").input_value()
    assert inspect_with_axe(page) == []

    other = visit(shared[shared.index("/e/"):], script=False)
    expect(other.get_by_role("heading", level=3)).to_have_count(2)
