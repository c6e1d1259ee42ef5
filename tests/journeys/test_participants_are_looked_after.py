"""The list of who comes and one registration, wide and on a phone, with and without script."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from eventsys.kit.database import db
from eventsys.registration.models import Registration

from ..registration.many import many
from ..registration.registering import a_summit
from .conftest import PHONE, WIDE

SLUG = "who-comes"
LIST = f"/desk/e/{SLUG}/participants"


@pytest.fixture(scope="module")
def code(demo_app: Flask) -> str:
    """Of the first registration of a summit of its own."""
    with demo_app.app_context():
        many(a_summit(SLUG, title="Who comes"), 40, first_code="WHOC-OMES-11")
        db.session.remove()
    return "WHOC-OMES-11"


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (PHONE, True)], ids=["wide and light", "phone and dark"])
def test_axe_finds_nothing_and_pages_keep_to_their_window(
        desk: Callable[..., Page], inspect_with_axe: Callable[[Page], list[str]], code: str, width: int, dark: bool
        ) -> None:
    page = desk("/desk/", width=width, dark=dark)
    paths = (LIST, f"{LIST}?question=1&c=q1&c=sessions&c=state", f"{LIST}/{code}", f"{LIST}/{code}/edit",
             f"{LIST}/{code}/answers", f"{LIST}/new", f"{LIST}/take-out")
    found = {}
    for path in paths:
        page.goto(path)
        faults = inspect_with_axe(page)
        wider = page.evaluate("document.documentElement.scrollWidth") > width
        if faults or wider:
            found[path] = faults, wider
    assert found == {}


def test_some_are_declined_together_without_script(desk: Callable[..., Page], demo_app: Flask, code: str) -> None:
    page = desk(f"{LIST}?state=pending&sort=oldest", width=PHONE, script=False)
    for place in (0, 1):
        page.locator("[name=chosen]").nth(place).check()
    page.get_by_label("With those ticked:").select_option("decline")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Reason").fill("The hall is small")
    page.get_by_role("button", name="Decline 2 registrations").click()
    expect(page.get_by_text("2 declined.")).to_be_visible()
    with demo_app.app_context():
        told = db.session.scalars(db.select(Registration.reason).where(
            Registration.state == "declined", Registration.reason == "The hall is small",
            Registration.ended_at.is_not(None))).all()
        assert len(told) == 2
        db.session.remove()
