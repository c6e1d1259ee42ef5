"""From applying to five confirmed places, with a swap, on a telephone without scripts. Each page is seen by axe."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import flask_migrate
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from eventsys.app import create_app
from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.registration import places
from eventsys.registration.models import Category
from eventsys.registration.places import Tally, category_key

from ..conftest import settings_for
from ..post import delivered, links_in
from ..registration.pages.filling import a_question
from ..registration.registering import a_category, a_summit, states
from .conftest import PHONE, WIDE, Visit, organiser_s_cookie, served

Look = Callable[[Page], list[str]]
FOCAL = "awa@dakar.example"
# Name, address; whoever has none is completed by the focal point.
COMING = (("Awa Ndiaye", "mayor@dakar.example"), ("Binta Fall", "binta@dakar.example"), ("Cheikh Sarr", ""),
          ("Demba Ba", "demba@dakar.example"), ("Elimane Sow", ""))


@dataclass
class Delegates:
    """Their telephone, and the organiser's desk beside it."""

    app: Flask
    phone: Visit
    desk: Visit
    links: list[tuple[str, str]] = field(default_factory=list)  # address and path, of all letters so far

    def link_to(self, email: str, prefix: str) -> str:
        with self.app.app_context():
            self.links += [(str(letter["To"]), link) for letter in delivered()
                           for link in links_in(letter, self.phone.address)]
            db.session.remove()
        return next(link for to, link in self.links if email in to and link.startswith(prefix))

    def states(self) -> dict[str, str]:
        with self.app.app_context():
            return states(db.session.scalars(db.select(Event)).one())

    def tally(self) -> Tally:
        with self.app.app_context():
            return places.tally(category_key(db.session.scalars(db.select(Category.id)).one()))


@pytest.fixture
def delegates(tmp_path: Any, browser: Browser) -> Iterator[Delegates]:
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'delegates.db'}", tmp_path))
    with app.app_context():
        flask_migrate.upgrade()
        summit = a_summit()
        a_category(summit, "City delegate", number=8)
        a_question(summit, "What do you eat, or not eat?", kind="long text", care="diet", page="Food")
        db.session.remove()
    with served(app) as address:
        phone = Visit(browser, address, [], [])
        desk = Visit(browser, address, [], [], [organiser_s_cookie(app, address)])
        yield Delegates(app, phone, desk)
        for context in (*phone.open, *desk.open):
            context.close()
    assert (phone.complaints, desk.complaints) == ([], [])


def press(page: Page, words: str, role: Literal["button", "link"] = "button") -> None:
    """And wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role(role, name=words).first.click()


def _pass(page: Page) -> None:
    """Seen before."""


def complete(page: Page, look: Callable[[Page], None], name: str) -> None:
    """From the first page of the form to the one after sending."""
    look(page)
    page.fill("#name", name)
    page.select_option("#country", "SN")
    press(page, "Continue")
    page.locator("textarea").fill("No fish")
    press(page, "Continue")
    look(page)
    press(page, "Continue")
    look(page)
    with page.expect_navigation():
        page.locator("#send").click()
    look(page)


def test_five_come_and_one_is_swapped(delegates: Delegates, inspect_with_axe: Look) -> None:
    seen: list[str] = []

    def look(page: Page) -> None:
        """As it is, for its width; opened once more with scripts, which axe is one of."""
        width = page.viewport_size["width"]  # type: ignore[index]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        again = (delegates.phone if width == PHONE else delegates.desk)(page.url, width=width)
        seen.extend(inspect_with_axe(again))
        again.context.close()

    page = delegates.phone("/register/summit", width=PHONE, script=False)
    press(page, "I register several people", "link")
    _apply(page, look)
    _grant(delegates, look)

    page = delegates.phone(delegates.link_to(FOCAL, "/delegation/"), width=PHONE, script=False)
    home = page.url
    look(page)
    for name, email in COMING:
        page.fill("#name", name)
        page.fill("#email", email)
        if name == COMING[0][0]:
            page.check("#is_head")
        press(page, "Name this person")
    expect(page.locator("main")).to_contain_text("5 of 5 places used")
    look(page)

    press(page, "Demba Ba", "link")
    look(page)
    page.get_by_text("Send somebody else in their place").click()
    page.fill("#swap-name", "Fatou Diop")
    page.fill("#swap-email", "fatou@dakar.example")
    press(page, "Swap")
    expect(page.locator("main")).to_contain_text("Fatou Diop is named")

    for name in ("Cheikh Sarr", "Elimane Sow"):
        press(page, name, "link")
        press(page, "Complete for them")
        complete(page, look if name == "Cheikh Sarr" else _pass, name)
        press(page, "Back to your delegation", "link")
        assert page.url == home
    for name, email in (COMING[0], COMING[1], ("Fatou Diop", "fatou@dakar.example")):
        own = delegates.phone(delegates.link_to(email, "/register/n/"), width=PHONE, script=False)
        (look if name == "Awa Ndiaye" else _pass)(own)
        press(own, "Complete my registration")
        complete(own, look if name == "Awa Ndiaye" else _pass, name)

    page.reload()
    assert page.locator(".delegate-complete").count() == 5
    assert "No fish" not in page.content()
    look(page)
    assert delegates.states() == {"Awa Ndiaye": "confirmed", "Binta Fall": "confirmed", "Cheikh Sarr": "confirmed",
                                  "Demba Ba": "cancelled", "Elimane Sow": "confirmed", "Fatou Diop": "confirmed"}
    assert delegates.tally() == Tally(8, 5, 0)
    assert seen == []


def _apply(page: Page, look: Callable[[Page], None]) -> None:
    look(page)
    press(page, "Send the application")
    assert page.title().startswith("Error: ")
    page.fill("#organisation", "Ville de Dakar")
    page.select_option("#country", "SN")
    page.get_by_label("City delegate").fill("5")
    page.fill("#focal_name", "Awa Focal")
    page.fill("#focal_email", FOCAL)
    press(page, "Send the application")
    expect(page.locator("h1")).to_have_text("Your application is sent")
    look(page)


def _grant(delegates: Delegates, look: Callable[[Page], None]) -> None:
    page = delegates.desk("/desk/e/summit/delegations", width=WIDE)
    look(page)
    press(page, "Ville de Dakar", "link")
    look(page)
    press(page, "Grant these places")
    expect(page.locator("main")).to_contain_text("A letter tells Awa Focal")
    page.goto("/desk/e/summit/delegations/new")
    look(page)

