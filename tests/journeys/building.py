"""A small summit on which a test builds an agenda in the browser, with the two organisers Ana and Ben."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from time import monotonic

from flask import Flask
from playwright.sync_api import Browser, Locator, Page, expect

from eventsys.accounts import services as accounts
from eventsys.agenda.queries import Card, cards
from eventsys.agenda.services import place
from eventsys.events.models import Event, Room, Track
from eventsys.events.services import add_event, find, keep
from eventsys.kit.database import db, transaction
from eventsys.sessions.models import Session
from eventsys.sessions.services import add_session

from ..desk.organisers import an_account

DAY = date(2027, 9, 14)
ZONE = "Europe/Lisbon"
ROOMS = {"hall": "Great Hall", "attic": "Attic", "garden": "Garden"}
HELD = {"Opening": ("hall", 9, 60), "Panel": ("attic", 10, 90), "Talk": ("hall", 11, 30)}
WAITING = ("Debate", "Workshop")
_numbers = count(1)


@dataclass
class Building:
    app: Flask
    browser: Browser
    address: str
    sign_in: Callable[[Flask, str, str], dict[str, str]]
    slug: str = ""
    ids: dict[str, int] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.slug = f"summit-{next(_numbers)}"
        with self.app.app_context():
            for name in ("ana", "ben"):
                if accounts.find(f"{name}@example.org") is None:
                    an_account(f"{name}@example.org", "administrator", name=name.title())
            with transaction():
                self.ids = _drafted(self.slug)

    @property
    def path(self) -> str:
        return f"/desk/e/{self.slug}/agenda"

    def open(self, who: str = "ana", query: str = "", **how: object) -> Page:
        """The agenda as somebody sees it; with a script it has started. `how` as of a browser's context."""
        page = self.page(who, **how)
        self.go(page, query)
        return page

    def page(self, who: str = "ana", **how: object) -> Page:
        given = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", "locale": "en-GB"} | how
        context = self.browser.new_context(base_url=self.address, **given)  # type: ignore[arg-type]
        context.add_cookies([self.sign_in(self.app, self.address, f"{who}@example.org")])  # type: ignore[list-item]
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self._heard(said.text))
        self.pages.append(page)
        return page

    def _heard(self, said: str) -> None:
        """What the browser says of lost lines is meant; what the page's policy stops is not."""
        if "Content Security Policy" in said:
            self.complaints.append(said)

    def go(self, page: Page, query: str = "") -> None:
        page.goto(self.path + query)
        if page.evaluate("document.querySelector('script[type=module]') !== null") and self.has_script(page):
            page.wait_for_selector("html[data-ready]")

    def has_script(self, page: Page) -> bool:
        return bool(page.evaluate("matchMedia('(scripting: enabled)').matches"))

    def card(self, page: Page, title: str) -> Locator:
        return page.locator(f"#s-{self.ids[title]}")

    def link(self, page: Page, title: str) -> Locator:
        return self.card(page, title).locator("a.spot-in")

    def known(self) -> dict[str, Card]:
        with self.app.app_context():
            summit = find(self.slug)
            assert summit is not None
            return {card.title: card for card in cards(summit.id)}

    def at(self, title: str) -> tuple[str, str, int | None]:
        """Time, room and length as the draft has it; ("", "", ...) in the tray."""
        held = self.known()[title].place
        return (f"{held.starts:%H:%M}" if held.starts else "", held.room, held.minutes)

    def call(self, title: str, otherwise: str) -> None:
        """Give a session another title."""
        with self.app.app_context(), transaction():
            db.session.get_one(Session, self.ids[title]).title = otherwise

    def settle(self, page: Page) -> None:
        """Until everything that was done here is saved, and the page has drawn it."""
        until(page, f"localStorage.getItem({self.key!r}) === null")
        page.wait_for_timeout(50)
        until(page, "document.querySelectorAll('.is-waiting-to-be-saved').length === 0")

    @property
    def key(self) -> str:
        with self.app.app_context():
            account = accounts.find("ana@example.org")
            return f"agenda {self.path} account:{account.id if account else 0}"

    def drag(self, page: Page, title: str, x: float, y: float, *, steps: int = 8) -> None:
        """From its middle, near the top, to a point of the window."""
        box = self.card(page, title).bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 8)
        page.mouse.down()
        page.mouse.move(x, y, steps=steps)

    def point(self, page: Page, room: str, time: str) -> tuple[float, float]:
        """Where a card has to be held, as `drag` holds it, to begin at that time in that room."""
        lane = page.locator(f".plan-lane[data-room={room}]").bounding_box()
        board = page.locator("#plan-board")
        assert lane is not None
        first, last = (int(board.get_attribute(f"data-{name}") or 0) for name in ("start", "end"))
        hour, minute = map(int, time.split(":"))
        y = lane["y"] + (hour * 60 + minute - first) * lane["height"] / (last - first)
        return lane["x"] + lane["width"] / 2, y + 9

    def close(self) -> None:
        for page in self.pages:
            page.context.close()
        assert self.complaints == []


def until(page: Page, condition: str, seconds: float = 10) -> None:
    """The page's policy lets no text be run in it, which waiting for a function would need."""
    last = monotonic() + seconds
    while not page.evaluate(condition):
        assert monotonic() < last, f"never came true: {condition}"
        page.wait_for_timeout(50)


def says(page: Page, words: str) -> None:
    expect(page.locator("#plan-said")).to_contain_text(words)


def _drafted(slug: str) -> dict[str, int]:
    summit = add_event(slug, slug.title(), kind="summit", zone=ZONE, starts=DAY, ends=date(2027, 9, 15))
    for key, name in ROOMS.items():
        keep(Room, summit, key, name=name, capacity=100)
    keep(Track, summit, "cities", name="Cities", letter="C", colour="#0B6BA8")
    ids = {title: _session(summit, title) for title in (*HELD, *WAITING)}
    for title, (room, hour, minutes) in HELD.items():
        place(ids[title], starts=datetime(2027, 9, 14, hour), minutes=minutes, room_key=room)
    return ids


def _session(summit: Event, title: str) -> int:
    session = add_session(summit, title, track_key="cities")
    db.session.flush()
    return session.id
