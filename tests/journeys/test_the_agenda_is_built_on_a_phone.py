"""At 390 px, by touch, and without a script: a list with the form."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .building import Building

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
TABLET = {"viewport": {"width": 1024, "height": 768}, "has_touch": True}


def test_the_day_is_a_list_by_time_and_each_entry_opens_the_form(building: Building) -> None:
    page = building.open(**PHONE)
    expect(page.locator("#plan-scroll")).to_be_hidden()
    rows = page.locator("#plan-list .plan-row")
    times = rows.locator(".plan-row-time").all_inner_texts()
    assert [text[:5] for text in times] == ["09:00", "10:00", "11:00"]
    page.get_by_role("link", name="Panel").tap()
    page.get_by_label("Starts at").fill("12:45")
    page.get_by_label("Room", exact=True).select_option("Garden")
    page.get_by_role("button", name="Move it there").tap()
    expect(page.locator(".notice")).to_contain_text("Moved: Panel")
    assert building.at("Panel") == ("12:45", "garden", 90)
    page.locator(".notice").get_by_role("button", name="Undo").tap()
    expect(page.locator(".notice")).to_contain_text("Undone")
    assert building.at("Panel") == ("10:00", "attic", 90)


def test_the_list_learns_of_others_moves(building: Building) -> None:
    phone, ben = building.open(**PHONE), building.open("ben")
    building.link(ben, "Panel").focus()
    ben.keyboard.press("ArrowDown")
    expect(phone.locator("#plan-list")).to_contain_text("10:15", timeout=8000)


class Finger:
    """A touch as the browser's engine gets it, so that scrolling and long presses are its own."""

    def __init__(self, page: Page) -> None:
        self.engine = page.context.new_cdp_session(page)

    def __call__(self, kind: str, x: float = 0, y: float = 0) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        self.engine.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_a_long_press_takes_a_card_up_and_a_finger_moves_it(building: Building) -> None:
    page = building.open(**TABLET)
    box = building.card(page, "Opening").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + 8
    to_x, to_y = building.point(page, "garden", "10:00")
    finger = Finger(page)
    finger("touchStart", x, y)
    page.wait_for_timeout(500)
    expect(page.locator(".plan-ghost")).to_be_visible()
    for part in range(1, 6):
        finger("touchMove", x + (to_x - x) * part / 5, y + (to_y - y) * part / 5)
        page.wait_for_timeout(30)
    finger("touchEnd")
    building.settle(page)
    assert building.at("Opening") == ("10:00", "garden", 60)


def test_a_short_press_and_pull_only_scrolls(building: Building) -> None:
    page = building.open(**TABLET)
    box = building.card(page, "Opening").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + 8
    finger = Finger(page)
    finger("touchStart", x, y)
    for part in range(1, 5):
        finger("touchMove", x, y - 20 * part)
    page.wait_for_timeout(500)
    expect(page.locator(".plan-ghost")).to_have_count(0)
    finger("touchEnd")
    assert building.at("Opening") == ("09:00", "hall", 60)


@pytest.mark.parametrize("width", [1440, 390])
def test_all_of_it_works_without_a_script(building: Building, width: int) -> None:
    page = building.page(java_script_enabled=False, viewport={"width": width, "height": 900})
    page.goto(building.path)
    first = page.locator("#plan-list" if width < 768 else "#plan-board").get_by_role("link", name="Opening")
    first.click()
    page.get_by_label("Starts at").fill("13:00")
    page.get_by_role("button", name="Move it there").click()
    page.get_by_role("button", name="Undo", exact=True).first.click()
    assert building.at("Opening")[0] == "09:00"
    page.goto(building.path)
    page.get_by_role("link", name="New break").click()
    page.get_by_label("Title").fill("Coffee")
    page.get_by_label("Starts at").fill("10:00")
    page.get_by_role("button", name="Make it there").click()
    assert building.known()["Coffee"].place.all_rooms
    page.get_by_role("link", name="Move several").click()
    page.get_by_role("checkbox", name="Opening").check()
    page.get_by_role("checkbox", name="Panel").check()
    page.get_by_label("By how many minutes").fill("45")
    page.get_by_role("button", name="Move them").click()
    assert (building.at("Opening")[0], building.at("Panel")[0]) == ("09:45", "10:45")
    page.get_by_role("searchbox", name="Find a session").fill("talk")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", name="1 session found for “talk”")).to_be_visible()


@pytest.mark.parametrize("how", [{}, {"color_scheme": "dark"}, PHONE], ids=["wide", "dark", "phone"])
def test_axe_finds_nothing_on_the_board_its_dialogs_and_its_forms(
        building: Building, inspect_with_axe: Callable[[Page], list[str]], how: dict[str, object]) -> None:
    page = building.open(**how)
    page.wait_for_timeout(600)
    assert inspect_with_axe(page) == []
    if how is not PHONE:
        building.link(page, "Opening").focus()
        for key in ("Space", "l", "?"):
            page.keyboard.press(key)
        assert inspect_with_axe(page) == []
    for path in (f"{building.ids['Panel']}/move", "shift", "new"):
        page.goto(f"{building.path}/{path}")
        assert inspect_with_axe(page) == []
