"""The settings and the sponsors, by keyboard alone, on a phone, and by two at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eventsys.desk.settings.subjects import SUBJECTS
from eventsys.desk.settings.tuples import LISTED

from .conftest import PHONE, WIDE

SUMMIT = "/desk/e/common-ground-summit"
PAGES = (*(f"{SUMMIT}/settings/{what}{end}" for what in (*SUBJECTS, *LISTED) for end in ("", "/new")),
         *(f"{SUMMIT}/settings/{path}" for path in ("rooms/1", "rooms/1/delete", "tracks/1", "contacts/0")),
         *(f"{SUMMIT}/sponsors/{path}" for path in ("1", "1/delete", "tiers/1", "tiers/1/delete", "1/promises/new",
                                                    "1/promises/0")))


@pytest.mark.parametrize(("width", "dark"), [(WIDE, True), (PHONE, False)], ids=["wide and dark", "phone and light"])
def test_axe_finds_nothing(desk: Callable[..., Page], inspect_with_axe: Callable[[Page], list[str]], width: int,
                           dark: bool) -> None:
    page, found = desk("/desk/", width=width, dark=dark), {}
    for path in PAGES:
        page.goto(path)
        if faults := inspect_with_axe(page):
            found[path] = faults
    assert found == {}


def test_pages_keep_to_a_narrow_window(desk: Callable[..., Page]) -> None:
    page, wider = desk("/desk/", width=320), []
    for path in PAGES:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wider.append(path)
    assert wider == []


def typed(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=False).first.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def pressed(page: Page, role: str, name: str) -> None:
    page.get_by_role(role, name=name).first.focus()  # type: ignore[arg-type]
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def test_an_event_is_made_and_furnished_by_keyboard_alone(desk: Callable[..., Page]) -> None:
    page = desk("/desk/")
    pressed(page, "link", "Make an event")
    pressed(page, "button", "Make the event")
    expect(page.get_by_role("alert")).to_be_focused()
    typed(page, "Title", "Dialogue by keyboard")
    for label in ("First day", "Last day"):
        page.get_by_label(label).focus()
        page.keyboard.type("05022028")
    typed(page, "Time zone", "Europe/Lisbon")
    pressed(page, "button", "Make the event")
    expect(page.get_by_role("status")).to_contain_text("It is a draft")
    pressed(page, "link", "Rooms")
    pressed(page, "link", "Add a room")
    typed(page, "Name", "Great Hall")
    pressed(page, "button", "Add a room")
    expect(page.get_by_role("row", name="Great Hall")).to_be_visible()
    pressed(page, "button", "Undo")
    expect(page.get_by_text("There is no room yet")).to_be_visible()


def test_who_saves_later_sees_both_and_loses_nothing(desk: Callable[..., Page]) -> None:
    one, other = desk(f"{SUMMIT}/settings/texts"), desk(f"{SUMMIT}/settings/texts", width=PHONE)
    other.get_by_label("Disclaimer").fill("Theirs")
    other.get_by_role("button", name="Save the texts").click()
    one.get_by_label("Disclaimer").fill("Mine")
    one.get_by_label("Notes of the organisers").fill("Only I wrote this")
    one.get_by_role("button", name="Save the texts").click()
    both = one.get_by_role("alert")
    expect(both).to_be_focused()
    expect(both).to_contain_text("Theirs")
    expect(both).to_contain_text("Mine")
    expect(one.get_by_label("Notes of the organisers")).to_have_value("Only I wrote this")
    one.get_by_role("button", name="Save the texts").click()
    one.goto(f"{SUMMIT}/settings/texts")
    expect(one.get_by_label("Disclaimer")).to_have_value("Mine")
