"""Two browsers at once, lines that break, sessions that end: nothing is lost, nothing is overwritten unseen."""

from playwright.sync_api import Page, expect

from .building import Building, says, until


def waiting(page: Page) -> int:
    return int(page.evaluate(
        "JSON.parse(Object.entries(localStorage).find(([key]) => key.startsWith('agenda '))?.[1] ?? '[]').length"))


def test_each_sees_the_other_s_moves_within_seconds(building: Building) -> None:
    ana, ben = building.open("ana"), building.open("ben")
    building.link(ana, "Opening").focus()
    ana.keyboard.press("ArrowDown")
    expect(building.card(ben, "Opening").locator(".spot-when")).to_have_text("09:15–10:15", timeout=8000)
    expect(ben.locator("#plan-state")).to_have_text("Ana: Moved Opening to Tue 14 Sept, 09:15, Great Hall")
    building.link(ben, "Panel").focus()
    ben.keyboard.press("ArrowRight")
    expect(ana.locator(".plan-lane[data-room=garden]")).to_contain_text("Panel", timeout=8000)
    expect(building.link(ana, "Opening")).to_be_focused()


def test_who_comes_too_late_chooses_with_both_versions_in_sight(building: Building) -> None:
    ana, ben = building.open("ana"), building.open("ben")
    ana.context.set_offline(True)
    building.link(ana, "Opening").focus()
    ana.keyboard.press("ArrowDown")
    building.link(ben, "Opening").focus()
    ben.keyboard.press("ArrowRight")
    until(ben, "document.querySelector('.is-waiting-to-be-saved') === null")
    ben.wait_for_timeout(1500)
    ana.context.set_offline(False)
    dialog = ana.get_by_role("dialog", name="Not saved: somebody else was faster")
    expect(dialog).to_be_visible(timeout=20_000)
    expect(dialog).to_contain_text("Tue 14 Sept, 09:00, Attic, 60 minutes")
    expect(dialog).to_contain_text("Ben")
    expect(dialog).to_contain_text("Tue 14 Sept, 09:15, Great Hall, 60 minutes")
    assert building.at("Opening")[:2] == ("09:00", "attic")
    dialog.get_by_role("button", name="Apply mine again").click()
    building.settle(ana)
    assert building.at("Opening")[:2] == ("09:15", "hall")


def test_theirs_can_be_kept(building: Building) -> None:
    ana, ben = building.open("ana"), building.open("ben")
    ana.context.set_offline(True)
    building.link(ana, "Opening").focus()
    ana.keyboard.press("ArrowDown")
    building.link(ben, "Opening").focus()
    ben.keyboard.press("Delete")
    ben.wait_for_timeout(1500)
    ana.context.set_offline(False)
    dialog = ana.get_by_role("dialog", name="Not saved: somebody else was faster")
    expect(dialog).to_be_visible(timeout=20_000)
    dialog.get_by_role("button", name="Keep theirs").click()
    expect(ana.locator(".plan-waiting")).to_contain_text("Opening")
    assert waiting(ana) == 0


def test_an_undo_of_what_another_changed_since_says_so(building: Building) -> None:
    ana = building.open("ana")
    for title in ("Panel", "Opening"):
        building.link(ana, title).focus()
        ana.keyboard.press("ArrowDown")
        building.settle(ana)
    ben = building.open("ben")
    building.link(ben, "Opening").focus()
    ben.keyboard.press("ArrowRight")
    expect(building.card(ana, "Opening").locator("xpath=..")).to_have_attribute("data-room", "attic", timeout=8000)
    ana.keyboard.press("Control+z")
    dialog = ana.get_by_role("dialog", name="Not undone: it was changed since")
    expect(dialog).to_contain_text("Opening: Tue 14 Sept, 09:15, Attic")
    dialog.get_by_role("button", name="Undo what came before it").click()
    says(ana, "Undone: Moved Panel")
    building.settle(ana)
    assert (building.at("Panel")[0], building.at("Opening")[:2]) == ("10:00", ("09:15", "attic"))


def test_without_a_line_everything_is_kept_and_sent_later_in_its_order(building: Building) -> None:
    page = building.open()
    page.context.set_offline(True)
    building.link(page, "Opening").focus()
    page.keyboard.press("ArrowDown")
    building.link(page, "Panel").focus()
    page.keyboard.press("Delete")
    building.link(page, "Opening").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#plan-state")).to_have_text("Not saved yet: 3 changes; trying again", timeout=8000)
    assert building.at("Opening")[:2] == ("09:00", "hall")
    page.context.set_offline(False)
    expect(page.locator("#plan-state")).to_have_text("All changes are saved", timeout=20_000)
    assert (building.at("Opening")[:2], building.at("Panel")[0]) == (("09:15", "attic"), "")


def test_what_waits_outlives_a_reload(building: Building) -> None:
    page = building.open()
    page.route("**/agenda/*/move", lambda route: route.abort())
    building.link(page, "Opening").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#plan-state")).to_contain_text("Not saved yet: 1 change", timeout=8000)
    building.go(page)
    expect(building.card(page, "Opening").locator(".spot-when")).to_have_text("09:15–10:15")
    assert building.at("Opening")[0] == "09:00"
    page.unroute("**/agenda/*/move")
    until(page, "localStorage.length === 0", 20)
    assert building.at("Opening")[0] == "09:15"


def test_an_answer_that_is_lost_makes_nothing_twice(building: Building) -> None:
    page = building.open()
    lost = []

    def lose_first(route: object) -> None:
        if not lost:
            lost.append(route.fetch())  # type: ignore[attr-defined]
            return route.abort()  # type: ignore[attr-defined, no-any-return]
        return route.continue_()  # type: ignore[attr-defined, no-any-return]

    page.route("**/agenda/shift", lose_first)
    building.link(page, "Opening").focus()
    page.keyboard.press("Space")
    building.link(page, "Talk").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    until(page, "localStorage.length === 0", 20)
    assert lost
    assert (building.at("Opening")[0], building.at("Talk")[0]) == ("09:15", "11:15")


def test_who_is_signed_out_loses_nothing(building: Building) -> None:
    page = building.open()
    cookies = page.context.cookies()
    page.context.clear_cookies()
    building.link(page, "Opening").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#plan-state")).to_contain_text("You are signed out", timeout=8000)
    expect(page.locator("#plan-state a")).to_have_text("Sign in again")
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    until(page, "localStorage.length === 0", 20)
    assert building.at("Opening")[0] == "09:15"


def test_after_a_reload_it_can_still_be_undone(building: Building) -> None:
    page = building.open()
    building.link(page, "Opening").focus()
    page.keyboard.press("ArrowDown")
    building.settle(page)
    building.go(page)
    page.get_by_role("button", name="Undo").click()
    says(page, "Undone: Moved Opening")
    building.settle(page)
    assert building.at("Opening")[0] == "09:00"
    building.go(page)
    page.get_by_role("button", name="Redo").click()
    says(page, "Done again: Moved Opening")
    building.settle(page)
    assert building.at("Opening")[0] == "09:15"


def shown(building: Building, page: Page, title: str) -> tuple[str, str]:
    card = building.card(page, title)
    return card.locator(".spot-when").inner_text()[:5], card.locator("xpath=..").get_attribute("data-room") or ""


def test_while_both_work_no_move_is_lost_and_both_see_the_same_in_the_end(building: Building) -> None:
    ana, ben = building.open("ana"), building.open("ben")
    for turn in range(4):
        for page, title in ((ana, "Opening"), (ben, "Panel"), (ana, "Talk")):
            building.link(page, title).focus()
            page.keyboard.press("ArrowDown" if turn % 2 else "ArrowRight")
            page.wait_for_timeout(120)
    for page in (ana, ben):
        until(page, "document.querySelectorAll('.is-waiting-to-be-saved').length === 0", 20)
    ana.wait_for_timeout(4000)
    expected = {"Opening": ("09:30", "garden"), "Panel": ("10:30", "garden"), "Talk": ("11:30", "garden")}
    assert {title: building.at(title)[:2] for title in expected} == expected
    for page in (ana, ben):
        assert {title: shown(building, page, title) for title in expected} == expected
