"""From a lost link to being erased, on a telephone, with and without scripts; seen by axe."""

from collections.abc import Callable, Iterator

import flask_migrate
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from eventsys.app import create_app
from eventsys.kit.database import db
from eventsys.registration.models.setup import Option

from ..conftest import settings_for
from ..post import delivered, links_in
from ..registration.mine.visitor import the_setup
from ..registration.pages.filling import a_question
from ..registration.registering import a_category, a_summit, registers, wall
from .conftest import PHONE, Visit, served

Look = Callable[[Page], list[str]]


@pytest.fixture(scope="module")
def own_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, str]]:
    folder = tmp_path_factory.mktemp("mine")
    app = create_app(settings_for(f"sqlite:///{folder / 'mine.db'}", folder))
    with app.app_context():
        flask_migrate.upgrade()
        summit = a_summit()
        a_question(summit, "What do you eat?", kind="choice", care="diet", page="Diet", is_required=True,
                   options=(Option("vegan", "Vegan"), Option("any", "Anything")))
        the_setup(summit, shows_participants=True, changes_until=wall(1))
        category = a_category(summit, number=50, looks_again=True)
        for name in ("Ada", "Ben"):
            registers(summit, category, name, country="PT", organisation="City of Lisbon", is_listed=True)
        db.session.remove()
    with served(app) as address:
        yield app, address


@pytest.fixture
def visit_mine(own_app: tuple[Flask, str], browser: Browser) -> Iterator[Visit]:
    visiting = Visit(browser, own_app[1], [], [])
    yield visiting
    for context in visiting.open:
        context.close()
    assert visiting.complaints == []


@pytest.mark.parametrize(("name", "script", "width"), [("Ada", False, 320), ("Ben", True, PHONE)])
def test_one_comes_in_looks_changes_and_is_erased(own_app: tuple[Flask, str], visit_mine: Visit, name: str,
                                                  inspect_with_axe: Look, script: bool, width: int) -> None:
    page = visit_mine("/register/summit/link", width=width, script=script)

    def looks_well() -> None:
        assert inspect_with_axe(page) == [] if script else True
        assert page.locator("html").evaluate("html => html.scrollWidth") <= width

    page.fill("#email", f"{name.casefold()}@example.org")
    page.get_by_role("button", name="Send me a link").click()
    expect(page.locator("h1")).to_have_text("Look into your mail")
    looks_well()
    page.goto(_link(own_app[0]))
    looks_well()
    page.get_by_role("button", name="Open my registration").click()
    expect(page.locator("h1")).to_have_text("You have a place")
    looks_well()

    page.get_by_role("link", name="Tell what is missing").click()
    looks_well()
    page.get_by_role("link", name="Diet", exact=True).click()
    page.get_by_label("Vegan").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("You keep your place")
    page.get_by_role("link", name="Your registration").click()
    for way in ("Send a colleague in my place", "Cancel my registration", "My data: consents, a copy, to be erased"):
        page.get_by_role("link", name=way).click()
        looks_well()
        if not way.startswith("My data"):
            page.get_by_role("link", name="Your registration").click()

    page.get_by_role("link", name="Erase me").click()
    looks_well()
    page.get_by_label("I wish to be erased for good").check()
    page.get_by_role("button", name="Erase me").click()
    expect(page.locator("h1")).to_have_text("You are erased")
    page.goto("/register/summit/participants")
    expect(page.get_by_text(name, exact=True)).to_have_count(0)
    looks_well()


def _link(app: Flask) -> str:
    with app.app_context():
        path = next(path for letter in reversed(delivered()) for path in links_in(letter, app.config["BASE_URL"])
                    if path.startswith("/r/"))
        db.session.remove()
        return path
