from playwright.sync_api import expect

from .building import Building, says, until


def test_arrows_move_a_card_and_each_move_is_said(building: Building) -> None:
    page = building.open()
    building.link(page, "Opening").focus()
    page.keyboard.press("ArrowDown")
    says(page, "Opening: Tue 14 Sept, 09:15, Great Hall")
    page.keyboard.press("ArrowRight")
    says(page, "Opening: Tue 14 Sept, 09:15, Attic")
    page.keyboard.press("Shift+ArrowDown")
    says(page, "Opening: 75 minutes, until 10:30")
    page.keyboard.press("-")
    says(page, "Opening: 60 minutes, until 10:15")
    building.settle(page)
    assert building.at("Opening") == ("09:15", "attic", 60)
    expect(building.link(page, "Opening")).to_be_focused()


def test_a_burst_of_presses_is_one_step_to_undo(building: Building) -> None:
    page = building.open()
    building.link(page, "Opening").focus()
    for _press in range(4):
        page.keyboard.press("ArrowDown")
    building.settle(page)
    assert building.at("Opening")[0] == "10:00"
    page.keyboard.press("Control+z")
    says(page, "Undone: Moved Opening")
    building.settle(page)
    assert building.at("Opening")[0] == "09:00"
    page.keyboard.press("Control+Shift+z")
    says(page, "Done again: Moved Opening")
    building.settle(page)
    assert building.at("Opening")[0] == "10:00"


def test_what_is_not_sent_yet_is_undone_on_the_spot(building: Building) -> None:
    page = building.open()
    building.link(page, "Opening").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Control+z")
    says(page, "Taken back before it was saved")
    assert building.at("Opening")[0] == "09:00"
    expect(building.card(page, "Opening").locator(".spot-when")).to_have_text("09:00–10:00")


def test_delete_takes_it_off_and_the_focus_goes_on(building: Building) -> None:
    page = building.open()
    building.link(page, "Opening").focus()
    page.keyboard.press("Delete")
    says(page, "Opening: back in the tray")
    expect(building.link(page, "Talk")).to_be_focused()
    building.settle(page)
    assert building.at("Opening") == ("", "", 60)


def test_l_locks_and_what_is_locked_says_so(building: Building) -> None:
    page = building.open()
    building.link(page, "Opening").focus()
    page.keyboard.press("l")
    says(page, "Opening is locked now")
    building.settle(page)
    page.keyboard.press("ArrowDown")
    says(page, "Opening is locked: press L to unlock it")
    page.keyboard.press("l")
    building.settle(page)
    page.keyboard.press("ArrowDown")
    building.settle(page)
    assert building.at("Opening")[0] == "09:15"


def test_several_are_chosen_and_moved(building: Building) -> None:
    page = building.open()
    for title in ("Opening", "Panel"):
        building.link(page, title).focus()
        page.keyboard.press("Space")
    says(page, "Panel chosen, 2 in all")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    building.settle(page)
    assert (building.at("Opening")[:2], building.at("Panel")[:2]) == (("09:30", "attic"), ("10:30", "garden"))
    page.keyboard.press("Escape")
    says(page, "None chosen")


def test_the_ends_of_the_board_are_said(building: Building) -> None:
    page = building.open()
    building.link(page, "Opening").focus()
    page.keyboard.press("ArrowLeft")
    says(page, "There is no room further on")


def test_what_waits_is_placed_by_the_form_that_enter_opens(building: Building) -> None:
    page = building.open()
    building.link(page, "Debate").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Starts at").fill("12:15")
    page.get_by_label("Room", exact=True).select_option("Garden")
    page.get_by_role("button", name="Place it there").press("Enter")
    expect(page.locator(".notice")).to_contain_text("Moved: Debate")
    assert building.at("Debate")[:2] == ("12:15", "garden")


def test_a_slash_finds(building: Building) -> None:
    page = building.open()
    building.link(page, "Opening").focus()
    page.keyboard.press("/")
    page.keyboard.type("pan")
    says(page, "1 found on this day")
    page.keyboard.press("Enter")
    expect(building.link(page, "Panel")).to_be_focused()


def test_letters_outside_the_grid_do_nothing(building: Building) -> None:
    """Who dictates words must not press keys by them (WCAG 2.1.4)."""
    page = building.open()
    page.get_by_role("link", name="New session").focus()
    for key in ("l", "n", "/", "Delete"):
        page.keyboard.press(key)
    until(page, "document.activeElement.id === 'plan-new'")
    assert building.at("Opening") == ("09:00", "hall", 60)


def test_question_mark_shows_the_keys(building: Building) -> None:
    page = building.open()
    building.link(page, "Opening").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
