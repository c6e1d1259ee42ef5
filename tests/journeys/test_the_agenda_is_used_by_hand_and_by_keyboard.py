import re

from .conftest import PHONE
from .test_the_agenda_is_read_on_any_screen import AGENDA


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def test_without_script_filters_work_and_lead_back(visit):
    page = visit(AGENDA, script=False)
    everything = page.locator(".grid h3").count()
    page.locator("summary", has_text="Track").click()
    choice = page.locator("input[name=track]").first
    count = int(choice.locator("xpath=..").locator("small").inner_text())
    choice.check()
    page.locator(".panel[open] button").click()
    assert "track=" in page.url
    assert page.locator(".grid h3").count() == count < everything
    page.get_by_role("link", name="Clear all", exact=True).click()
    assert page.locator(".grid h3").count() == everything


def test_without_script_days_are_links_and_search_looks_on_all(visit):
    page = visit(AGENDA, script=False, width=PHONE)
    page.get_by_role("navigation", name="Days").get_by_role("link").nth(1).click()
    assert "day=" in page.url
    page.get_by_label("Find", exact=True).fill("tabletop")
    page.get_by_label("Find", exact=True).press("Enter")
    assert page.locator("main h3", has_text=re.compile("tabletop", re.I)).count() > 0


def test_without_script_another_zone_can_be_chosen(visit):
    page = visit(AGENDA, script=False)
    assert page.locator(".grid time").first.inner_text() == "08:00"
    page.get_by_text("Other zone").click()
    page.get_by_label("Show times in").select_option("Asia/Tokyo")
    page.get_by_role("button", name="Show times").click()
    assert "tz=Asia%2FTokyo" in page.url
    assert page.locator(".zones [aria-current]").inner_text() == "Tokyo"
    assert page.locator(".grid time").first.inner_text() in ("16:00", "17:00")


def test_the_readers_own_zone_is_offered_beside_the_events(visit):
    page = visit(AGENDA, zone="America/New_York")
    page.get_by_role("link", name="Your time (New York)").click()
    assert page.locator(".grid time").first.inner_text() in ("03:00", "04:00")
    page.get_by_role("link", name="Lisbon").click()
    assert page.locator(".grid time").first.inner_text() == "08:00"


def test_who_is_in_the_events_zone_is_not_asked(visit):
    page = visit(AGENDA, zone="Europe/London")  # the same clock as Lisbon's
    assert page.get_by_role("link", name=re.compile("Your time")).count() == 0


def test_choices_take_effect_when_their_panel_closes(visit):
    page = visit(AGENDA)
    page.locator("summary", has_text="Room").click()
    page.locator("input[name=room]").nth(1).check()
    page.get_by_role("heading", level=1).click()
    page.wait_for_url(re.compile(r"\?day=[\d-]+&room=[\w-]+$"))
    assert page.locator(".chosen li").count() == 2


def test_escape_closes_a_panel_and_gives_the_focus_back(visit):
    page = visit(AGENDA)
    summary = page.locator("summary", has_text="Kind")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert focused(page) == "Kind"
    assert not page.locator("input[name=kind]").first.is_visible()


def test_arrows_go_from_session_to_session(visit):
    page = visit(AGENDA)
    links = page.locator(".grid td.one h3 a")
    links.first.focus()
    start = focused(page)
    page.keyboard.press("ArrowRight")
    beside = focused(page)
    assert beside != start
    page.keyboard.press("ArrowLeft")
    assert focused(page) == start
    page.keyboard.press("ArrowDown")
    assert focused(page) not in (start, beside)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/sessions/"))


def test_the_grid_is_a_region_that_the_keyboard_reaches(visit):
    page = visit(AGENDA, width=800)
    region = page.locator(".sheet")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.sheet').scrollLeft > 0")
    assert region.get_attribute("aria-labelledby") == "day"


def test_all_of_a_cell_can_be_pressed(visit):
    page = visit(AGENDA)
    cell = page.locator(".grid td.one").first
    box = cell.bounding_box()
    cell.click(position={"x": box["width"] - 12, "y": box["height"] - 12})
    page.wait_for_url(re.compile("/sessions/"))
