"""A served demo and a real Chromium. Pages are opened through `visit`, which fails on any error in the
console, on any request to elsewhere, and on a page wider than its window."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import flask_migrate
import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from eventsys.accounts import services as accounts
from eventsys.accounts import sign_ins
from eventsys.app import create_app
from eventsys.kit.database import db, transaction

from ..conftest import settings_for
from ..desk.organisers import an_account
from .building import Building

WIDE, PHONE = 1440, 390
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"]


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker drives the browser, so that the demo is loaded and served once."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def demo_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application with the demo, as `make run` would load it."""
    data = tmp_path_factory.mktemp("demo")
    app = create_app(settings_for(f"sqlite:///{data / 'demo.db'}", data))
    with app.app_context():
        flask_migrate.upgrade()
        loaded = app.test_cli_runner().invoke(args=["demo", "--quiet"])
        assert loaded.exit_code == 0, loaded.output
    return app


@pytest.fixture(scope="session")
def demo(demo_app: Flask) -> Iterator[str]:
    """The address at which it is served."""
    with served(demo_app) as address:
        yield address


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The application at an address of its own."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    app.config["BASE_URL"] = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield app.config["BASE_URL"]
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert chromium, "install chromium, or name it in CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield browser
        browser.close()


@dataclass
class Visit:
    """How somebody comes: `visit("/e/summit/", width=PHONE, dark=True, script=False, zone="Asia/Tokyo")`."""

    browser: Browser
    address: str
    open: list[Any]
    complaints: list[str]
    cookies: Sequence[dict[str, str]] = ()

    def __call__(self, path: str = "/", *, width: int = WIDE, dark: bool = False, script: bool = True,
                 zone: str = "Europe/Lisbon", status: int = 200, height: int = 900) -> Page:
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=script, timezone_id=zone,
            color_scheme="dark" if dark else "light", base_url=self.address, locale="en-GB",
            reduced_motion="reduce")
        self.open.append(context)
        context.add_cookies([*self.cookies])  # type: ignore[list-item]
        page = context.new_page()
        page.on("console", lambda message: self._heard(message, status))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))
        response = page.goto(path)
        assert response is not None
        assert response.status == status, f"{path} answered {response.status}"
        return page

    def _heard(self, message: Any, status: int) -> None:
        refused = "status of" in message.text and (
            status >= 400 or "status of 422" in message.text  # a form comes back with what is wrong in it,
            or "status of 409" in message.text  # or with what somebody else saved meanwhile
            or message.location["url"].endswith("/favicon.ico"))  # data shown by itself names no icon
        if message.type in ("error", "warning") and not refused:
            self.complaints.append(f"{message.text} ({message.location})")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:", "about:")):
            self.complaints.append(f"asked elsewhere: {url}")


@pytest.fixture
def visit(demo: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages of the served demo; at the end of the test nobody may have complained."""
    visiting = Visit(browser, demo, [], [])
    yield visiting
    for context in visiting.open:
        context.close()
    assert visiting.complaints == []


@pytest.fixture
def desk(demo: str, demo_app: Flask, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages of the desk as the demo's organiser, who administers everything: `desk("/desk/", width=PHONE)`."""
    visiting = Visit(browser, demo, [], [], [organiser_s_cookie(demo_app, demo)])
    yield visiting
    for context in visiting.open:
        context.close()
    assert visiting.complaints == []


def organiser_s_cookie(app: Flask, address: str, email: str = "organiser@example.org") -> dict[str, str]:
    """Of a browser in which that account, made if need be, has just signed in."""
    with app.app_context():
        account = accounts.find(email) or an_account(email, "administrator", name="Odile Organiser")
        with transaction():
            token = sign_ins.begin(account, lasts=app.permanent_session_lifetime)
    serializer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert serializer is not None
    return {"name": app.config["SESSION_COOKIE_NAME"], "value": serializer.dumps({"_user_id": token, "_fresh": True}),
            "url": address}


@pytest.fixture
def building(demo: str, demo_app: Flask, browser: Browser) -> Iterator[Building]:
    """A summit of its own, to build an agenda on: `building.open("ana")`."""
    one = Building(demo_app, browser, demo, organiser_s_cookie)
    yield one
    one.close()


@pytest.fixture(scope="session")
def inspect_with_axe() -> Callable[[Page], list[str]]:
    """What axe-core finds against WCAG 2.2 A and AA and its best practices, a line each."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()

    def inspect(page: Page) -> list[str]:
        found = axe.run(page).response["violations"]
        return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]

    return inspect
