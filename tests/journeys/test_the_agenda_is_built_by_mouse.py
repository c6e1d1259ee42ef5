from playwright.sync_api import Page, expect

from .building import Building, says, until


def test_a_card_is_dragged_to_another_room_and_time(building: Building) -> None:
    page = building.open()
    building.drag(page, "Opening", *building.point(page, "garden", "10:00"))
    expect(page.locator(".plan-hint")).to_have_text("10:00–11:00  Garden")
    page.mouse.up()
    says(page, "Opening: Tue 14 Sept, 10:00, Garden")
    building.settle(page)
    assert building.at("Opening") == ("10:00", "garden", 60)
    expect(building.card(page, "Opening").locator(".spot-when")).to_have_text("10:00–11:00")


def test_it_snaps_to_the_chosen_step(building: Building) -> None:
    page = building.open(query="?step=30")
    building.drag(page, "Opening", *building.point(page, "garden", "10:20"))
    page.mouse.up()
    building.settle(page)
    assert building.at("Opening")[0] == "10:30"


def test_dropped_on_another_the_two_swap_and_it_is_said_before(building: Building) -> None:
    page = building.open()
    target = building.card(page, "Panel").bounding_box()
    assert target is not None
    building.drag(page, "Opening", target["x"] + 40, target["y"] + 40)
    expect(page.locator(".plan-hint")).to_have_text("Swap with Panel")
    page.mouse.up()
    says(page, "Opening and Panel have swapped places")
    building.settle(page)
    assert (building.at("Opening"), building.at("Panel")) == (("10:00", "attic", 60), ("09:00", "hall", 90))


def test_with_alt_it_is_put_beside_the_other(building: Building) -> None:
    page = building.open()
    page.keyboard.down("Alt")
    building.drag(page, "Opening", *building.point(page, "attic", "10:15"))
    page.mouse.up()
    page.keyboard.up("Alt")
    building.settle(page)
    assert (building.at("Opening")[:2], building.at("Panel")[:2]) == (("10:15", "attic"), ("10:00", "attic"))
    one, other = (f"document.getElementById('s-{building.ids[title]}').getBoundingClientRect()"
                  for title in ("Opening", "Panel"))
    until(page, f"{one}.right <= {other}.left + 1 || {other}.right <= {one}.left + 1")


def test_the_tray_gives_and_takes(building: Building) -> None:
    page = building.open()
    building.drag(page, "Debate", *building.point(page, "garden", "09:30"))
    page.mouse.up()
    building.settle(page)
    assert building.at("Debate") == ("09:30", "garden", 60)
    tray = page.locator("#plan-tray").bounding_box()
    assert tray is not None
    building.drag(page, "Debate", tray["x"] + 50, tray["y"] + 100)
    page.mouse.up()
    says(page, "Debate: back in the tray")
    building.settle(page)
    assert building.at("Debate") == ("", "", 60)


def edge(page: Page, building: Building, title: str, which: str) -> tuple[float, float]:
    box = building.card(page, title).locator(f".spot-edge.is-{which}").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + 3


def test_an_edge_makes_it_longer_or_start_earlier(building: Building) -> None:
    page = building.open()
    for which, room, time in (("end", "hall", "10:30"), ("start", "hall", "08:30")):
        page.mouse.move(*edge(page, building, "Opening", which))
        page.mouse.down()
        page.mouse.move(*building.point(page, room, time), steps=4)
        page.mouse.up()
        building.settle(page)
    assert building.at("Opening") == ("08:30", "hall", 120)


def test_several_that_were_chosen_move_together(building: Building) -> None:
    page = building.open()
    for title in ("Opening", "Panel"):
        building.link(page, title).click(modifiers=["Control"])
    building.drag(page, "Opening", *building.point(page, "attic", "09:30"))
    expect(page.locator(".plan-hint")).to_have_text("2 sessions, 09:30")
    page.mouse.up()
    building.settle(page)
    assert (building.at("Opening")[:2], building.at("Panel")[:2]) == (("09:30", "attic"), ("10:30", "garden"))


def test_dropped_on_a_day_it_goes_there(building: Building) -> None:
    page = building.open()
    tab = page.locator(".plan-days a[data-day='2027-09-15']").bounding_box()
    assert tab is not None
    building.drag(page, "Opening", tab["x"] + 10, tab["y"] + 10)
    page.mouse.up()
    building.settle(page)
    held = building.known()["Opening"].place
    assert (str(held.day), f"{held.starts:%d %H:%M}") == ("2027-09-15", "15 09:00")


def test_escape_lets_go_of_what_is_dragged(building: Building) -> None:
    page = building.open()
    building.drag(page, "Opening", *building.point(page, "garden", "10:00"))
    page.keyboard.press("Escape")
    says(page, "Left where it was")
    page.mouse.up()
    expect(page).to_have_url(f"{building.address}{building.path}")
    assert building.at("Opening") == ("09:00", "hall", 60)


def test_a_locked_card_stays(building: Building) -> None:
    page = building.open()
    building.link(page, "Opening").focus()
    page.keyboard.press("l")
    building.settle(page)
    building.drag(page, "Opening", *building.point(page, "garden", "10:00"))
    page.mouse.up()
    says(page, "Opening is locked: press L to unlock it")
    assert building.at("Opening") == ("09:00", "hall", 60)


TOLD_ON_RELEASE = """() => addEventListener("pointerup", (event) => {
  const off = document.querySelector(".plan-shade").getBoundingClientRect().top - event.clientY;
  Object.assign(document.body.dataset, { hint: document.querySelector(".plan-hint").textContent, off });
}, { capture: true, once: true })"""


def test_the_board_scrolls_while_something_is_held_at_its_edge(building: Building) -> None:
    """It lands where it was shown as the button was let go, still scrolling: how far that is depends on the machine."""
    page = building.open(query="?zoom=5&whole=1")
    page.locator("#plan-scroll").evaluate("it => { it.scrollTop = 1900; }")
    before = page.locator("#plan-scroll").evaluate("it => it.scrollTop")
    box = page.locator("#plan-scroll").bounding_box()
    assert box is not None
    building.drag(page, "Opening", box["x"] + 200, box["y"] + box["height"] - 60)
    seen = page.locator(".plan-hint").inner_text()[:5]
    page.mouse.move(box["x"] + 200, box["y"] + box["height"] - 5)
    until(page, f"document.getElementById('plan-scroll').scrollTop > {before + 400}")
    page.evaluate(TOLD_ON_RELEASE)
    page.mouse.up()
    building.settle(page)
    shown, off = page.evaluate("[document.body.dataset.hint, Number(document.body.dataset.off)]")
    assert building.at("Opening")[0] == shown[:5] > seen
    assert abs(off) < 60, "it was shown away from the pointer"


def test_it_follows_the_pointer_when_the_board_is_scrolled_by_the_wheel(building: Building) -> None:
    page = building.open(query="?zoom=5&whole=1")
    page.locator("#plan-scroll").evaluate("it => { it.scrollTop = 1900; }")
    building.drag(page, "Opening", *building.point(page, "hall", "09:30"))
    expect(page.locator(".plan-hint")).to_have_text("09:30–10:30  Great Hall")
    page.mouse.wheel(0, 240)
    expect(page.locator(".plan-hint")).to_have_text("10:30–11:30  Great Hall")
    page.mouse.up()
    building.settle(page)
    assert building.at("Opening")[:2] == ("10:30", "hall")


def test_a_press_is_no_drag_and_opens_the_form(building: Building) -> None:
    page = building.open()
    building.link(page, "Opening").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Opening")


def test_a_new_session_is_made_where_one_presses_twice(building: Building) -> None:
    page = building.open()
    page.mouse.dblclick(*building.point(page, "garden", "12:00"))
    page.get_by_label("Title").fill("Lunch talk")
    page.get_by_role("button", name="Make it there").click()
    expect(page.locator(".plan-lane[data-room=garden]")).to_contain_text("Lunch talk")
    assert building.at("Lunch talk") == ("12:00", "garden", 60)


def test_nothing_that_is_written_into_a_title_runs(building: Building) -> None:
    nasty = "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script> %room% %(count)s ${1} {{ 7*7 }}"
    building.call("Opening", nasty)
    page = building.open(query="?find=img")
    expect(building.card(page, "Opening").locator(".spot-title")).to_have_text(nasty)
    building.drag(page, "Opening", *building.point(page, "attic", "10:00"))
    page.mouse.up()
    says(page, nasty)
    building.settle(page)
    building.link(page, "Panel").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#plan-clashes")).to_contain_text(nasty, timeout=8000)
    page.keyboard.press("Control+z")
    building.settle(page)
    assert page.evaluate("window.ran") is None
