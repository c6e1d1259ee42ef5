import pytest

from .conftest import PHONE, WIDE

AGENDA = "/e/common-ground-summit/agenda"
PLACES = (AGENDA, f"{AGENDA}?day=all", f"{AGENDA}?q=zzzz", f"{AGENDA}?q=city&kind=panel")
SIZES = """() => [...document.querySelectorAll('main h3 a')].map(link => {
    const box = link.closest('td, li').getBoundingClientRect();
    return [link.textContent, Math.round(box.width), Math.round(box.height)]; })"""
A_FRAME_LATER = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
SPILLS = """() => [...document.querySelectorAll('.grid td:not(:empty)')]
    .filter(cell => [...cell.children].some(part => part.getBoundingClientRect().bottom >
        cell.getBoundingClientRect().bottom + 1)).map(cell => cell.textContent)"""


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing(visit, inspect_with_axe, width, dark):
    for path in PLACES:
        assert inspect_with_axe(visit(path, width=width, dark=dark)) == [], path


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_in_an_open_panel(visit, inspect_with_axe, width):
    page = visit(AGENDA, width=width)
    page.locator(".sieve summary").first.click()
    assert inspect_with_axe(page) == []


@pytest.mark.parametrize("width", [1440, 1024, 768, 390, 320])
def test_the_page_never_scrolls_sideways(visit, width):
    for path in PLACES:
        page = visit(path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("width", [WIDE, 1024, PHONE])
def test_every_session_can_be_seen(visit, width):
    sizes = visit(AGENDA, width=width).evaluate(SIZES)
    assert len(sizes) > 20
    assert [name for name, across, down in sizes if across < 60 or down < 24] == []


@pytest.mark.parametrize("width", [WIDE, 1024])
def test_no_text_spills_out_of_its_cell(visit, width):
    assert visit(AGENDA, width=width).evaluate(SPILLS) == []


def test_on_a_wide_screen_rooms_are_columns(visit):
    page = visit(AGENDA)
    head = page.locator(".grid thead th").nth(1)
    cell = page.locator(".grid td.one").first
    assert head.is_visible()
    assert not cell.locator(".room").is_visible(), "the column says it"


def test_on_a_phone_each_card_names_its_room_and_time_follows_time(visit):
    page = visit(AGENDA, width=PHONE)
    cell = page.locator(".grid td.one").first
    assert cell.locator(".room").is_visible()
    assert not page.locator(".grid thead").is_visible()
    times = page.locator(".grid tbody th time").all()
    tops = [time.bounding_box()["y"] for time in times]
    assert all(time.is_visible() for time in times)
    assert tops == sorted(tops)


def test_the_rooms_stay_in_sight_while_the_day_goes_by(visit):
    page = visit(AGENDA, height=700)
    page.locator(".grid td.one").last.scroll_into_view_if_needed()
    assert page.locator(".grid thead th").nth(1).bounding_box()["y"] >= 0


def test_where_columns_do_not_fit_the_times_stay_in_sight(visit):
    page = visit(AGENDA, width=800)
    sheet = page.locator(".sheet")
    assert sheet.evaluate("s => s.scrollWidth > s.clientWidth")
    before = page.locator(".grid tbody th").first.bounding_box()["x"]
    sheet.evaluate("s => s.scrollTo(400, 0)")
    assert page.locator(".grid tbody th").first.bounding_box()["x"] == before


@pytest.mark.parametrize("width", [800, 1024])
def test_where_columns_do_not_fit_the_page_scrolls_the_day_and_the_rooms_stay(visit, width):
    page = visit(AGENDA, width=width)
    sheet, rooms = page.locator(".sheet"), page.locator(".heads th")
    assert sheet.evaluate("s => s.scrollHeight <= s.clientHeight"), "a box to scroll in the page"
    page.evaluate("scrollTo(0, 900)")
    assert 0 <= rooms.nth(1).bounding_box()["y"] < 5
    sheet.evaluate("s => s.scrollTo(150, 0)")
    page.evaluate(A_FRAME_LATER)
    assert page.locator(".heads").evaluate("s => s.scrollLeft") == 150
    for at in range(1, rooms.count()):
        assert rooms.nth(at).bounding_box()["x"] == page.locator(".sheet thead th").nth(at).bounding_box()["x"]
    page.locator(".heads").evaluate("s => s.scrollTo(100, 0)")
    page.evaluate(A_FRAME_LATER)
    assert sheet.evaluate("s => s.scrollLeft") == 100


def test_a_screen_that_becomes_wide_enough_needs_no_second_row_of_rooms(visit):
    page = visit(AGENDA, width=1024)
    assert page.locator(".heads").is_visible()
    page.set_viewport_size({"width": WIDE, "height": 900})
    page.locator(".heads").wait_for(state="detached")


@pytest.mark.parametrize("width", [768, 800, 1024, 1200])
@pytest.mark.parametrize("script", [True, False])
def test_a_room_that_is_cut_by_the_edge_says_that_more_follow(visit, width, script):
    page = visit(AGENDA, width=width, script=script)
    edge = page.locator(".sheet").bounding_box()
    rooms = [room.bounding_box() for room in page.locator(".sheet thead th").all()]
    cut = [box for box in rooms if box["x"] + 20 < edge["x"] + edge["width"] < box["x"] + box["width"] - 20]
    assert len(cut) == 1


def test_on_a_phone_a_time_is_jumped_to_and_not_covered(visit):
    page = visit(AGENDA, width=PHONE)
    bar = page.locator(".jumps")
    bar.get_by_role("link").nth(4).click()
    row = page.locator(page.evaluate("location.hash"))
    page.evaluate(A_FRAME_LATER)
    assert 0 <= row.bounding_box()["y"] - bar.bounding_box()["height"] < 40
    assert bar.bounding_box()["y"] == 0
    assert not visit(AGENDA).locator(".jumps").is_visible()


def test_on_a_phone_no_rooms_name_is_torn_over_two_lines(visit):
    heights = visit(AGENDA, width=PHONE).evaluate(
        "() => [...document.querySelectorAll('.grid .room')].map(room => room.getBoundingClientRect().height)")
    assert len(heights) > 10
    assert max(heights) < 24


def test_on_paper_the_day_is_a_list(visit):
    page = visit(AGENDA)
    page.emulate_media(media="print")
    assert page.locator(".grid td.one .room").first.is_visible()
    assert not page.locator(".sieve").is_visible()
