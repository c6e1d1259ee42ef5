"""From the event's link to a letter that has arrived, on a telephone, with and without scripts; seen by axe."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage

import flask_migrate
import icalendar
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from eventsys.app import create_app
from eventsys.kit.database import db, transaction
from eventsys.kit.postman import deliver
from eventsys.registration.models import Setup
from eventsys.registration.models.setup import Option

from ..conftest import settings_for
from ..kit.letters import PostOffice, opened
from ..post import text_of
from ..registration.pages.filling import a_question
from ..registration.registering import a_category, a_summit, registers
from .conftest import PHONE, Visit, served

Look = Callable[[Page], list[str]]
NAME = "أميرة بنت عبد الله الخوارزمي"


@dataclass
class Registering:
    app: Flask
    office: PostOffice
    visit: Visit

    def letters(self) -> list[EmailMessage]:
        """What arrived since."""
        before = len(self.office.got)
        with self.app.app_context():
            deliver()
            db.session.remove()
        return self.office.got[before:]


@pytest.fixture(scope="module")
def served_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, str, PostOffice]]:
    folder = tmp_path_factory.mktemp("registers")
    with opened(PostOffice()) as office:
        app = create_app(settings_for(f"sqlite:///{folder / 'registers.db'}", folder, MAIL_URL=office.url))
        with app.app_context():
            flask_migrate.upgrade()
            _furnish()
            db.session.remove()
        with served(app) as address:
            yield app, address, office


@pytest.fixture
def registering(served_app: tuple[Flask, str, PostOffice], browser: Browser) -> Iterator[Registering]:
    app, address, office = served_app
    visiting = Visit(browser, address, [], [])
    yield Registering(app, office, visiting)
    for context in visiting.open:
        context.close()
    assert visiting.complaints == []


def _furnish() -> None:
    summit = a_summit()
    a_category(summit, "City delegate", number=120, words="Mayors, deputies and officers of member cities")
    full = a_category(summit, "Civil society", number=1, words="NGOs and community groups", rank=1)
    a_category(summit, "Keynote guest", admission="invitation", rank=2)
    registers(summit, full, "Boutros")
    a_question(summit, "Which languages do you follow?", kind="several", page="Languages",
               options=(Option("en", "English"), Option("ar", "Arabic")))
    a_question(summit, "What do you eat, or not eat?", kind="long text", care="diet", page="Food", rank=1)
    with transaction():
        setup = db.session.scalars(db.select(Setup)).one()
        setup.shows_participants, setup.privacy = True, "<p>We keep it for two years.</p>"


def goes_on(page: Page, heading: str) -> None:
    page.locator(".button-first").click()
    expect(page.locator("h1")).to_have_text(heading)


def fill_in_oneself(page: Page, email: str) -> None:
    page.fill("#email", email)
    page.fill("#name", NAME)
    page.fill("#organisation", "مدينة الرباط")
    page.select_option("#country", "MA")


@pytest.mark.parametrize(("width", "script"), [(PHONE, True), (320, False)])
def test_one_is_registered_and_the_letter_arrives(registering: Registering, inspect_with_axe: Look, width: int,
                                                  script: bool) -> None:
    page = registering.visit("/register/summit", width=width, script=script)
    seen = []

    def look() -> None:
        seen.extend(inspect_with_axe(page) if script else [])  # it is a script itself
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    def on(heading: str) -> None:
        look()
        goes_on(page, heading)

    goes_on(page, "Register")  # nothing chosen
    assert page.title().startswith("Error: ")
    page.get_by_label("City delegate").check()
    on("About you")
    page.fill("#email", "amira at example")
    on("About you")
    expect(page.get_by_role("alert")).to_contain_text("Enter your name")
    fill_in_oneself(page, f"amira{width}@example.org")
    on("Languages")
    page.get_by_label("Arabic").check()
    on("Food")
    on("What becomes of your data")
    page.check("#participants")
    on("Check your answers, then send them")
    expect(page.locator(".badge-name")).to_have_text(NAME)
    on("Your registration is sent")
    look()
    assert seen == []
    letter = registering.letters()[-1]
    assert f"Dear {NAME}," in text_of(letter)
    (entry,) = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
    (event,) = icalendar.Calendar.from_ical(entry.get_payload(decode=True)).walk("VEVENT")
    assert event["SUMMARY"] == "Common Ground Summit"


def test_the_badge_follows_what_is_typed(registering: Registering) -> None:
    page = registering.visit("/register/summit", width=PHONE)
    page.get_by_label("City delegate").check()
    goes_on(page, "About you")
    expect(page.locator(".badge")).to_be_hidden()
    fill_in_oneself(page, "amira@example.org")
    expect(page.locator(".badge-name")).to_have_text(NAME)
    expect(page.locator(".badge")).to_contain_text("Morocco")


def test_an_answer_is_changed_from_the_page_with_all(registering: Registering) -> None:
    page = registering.visit("/register/summit", width=PHONE)
    page.get_by_label("Civil society").check()
    goes_on(page, "About you")
    fill_in_oneself(page, "second@example.org")
    for heading in ("Languages", "Food", "What becomes of your data", "Check your answers, then send them"):
        goes_on(page, heading)
    page.get_by_role("link", name="Change Position").click()
    page.fill("#position", "Mayor")
    goes_on(page, "Check your answers, then send them")
    expect(page.locator("dl").first).to_contain_text("Mayor")
    expect(page.locator("main")).to_contain_text("you would be number 1 on the waiting list")
    goes_on(page, "Your registration is sent")
    expect(page.locator("main")).to_contain_text("you are number 1 on the waiting list")
