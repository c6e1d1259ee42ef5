from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from .rosters import NAMES, Stage, a_stage

Desk = Callable[..., Page]


@pytest.fixture
def stage(demo_app: Flask) -> Stage:
    return a_stage(demo_app)


def test_somebody_is_found_chosen_and_added_without_a_mouse(desk: Desk, stage: Stage) -> None:
    page = desk(stage.path)
    page.get_by_role("combobox", name="Add somebody").focus()
    page.keyboard.type(f"lucja {stage.mark}", delay=20)
    expect(page.get_by_role("listbox").get_by_role("option")).to_have_count(1)
    expect(page.get_by_role("combobox", name="Add somebody")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Add somebody")).to_have_value(f"Łucja Żółw {stage.mark}")
    page.keyboard.press("Tab")
    page.keyboard.type("Chair")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_text(f"Added: Łucja Żółw {stage.mark}")).to_be_visible()
    seat = stage.roster()[-1]
    assert (seat.person_id, seat.role, seat.position) == (stage.people["mayor"], "chair", "Mayor")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_text("Undone")).to_be_visible()
    assert len(stage.roster()) == 3


def test_escape_closes_the_suggestions_and_what_is_typed_stays(desk: Desk, stage: Stage) -> None:
    page = desk(stage.path)
    page.get_by_role("combobox", name="Add somebody").press_sequentially(f"Ola {stage.mark}", delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("combobox", name="Add somebody")).to_have_value(f"Ola {stage.mark}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"Who is “Ola {stage.mark}”?")).to_be_visible()


def test_the_order_is_changed_with_arrow_keys_told_and_kept(desk: Desk, stage: Stage) -> None:
    page = desk(stage.path)
    handle = page.get_by_role("button", name=f"Move {NAMES[2]} {stage.mark}:")
    handle.focus()
    with page.expect_response(lambda answer: answer.url.endswith("/order")):
        page.keyboard.press("ArrowUp")
    expect(page.get_by_role("status").last).to_have_text(f"{NAMES[2]} {stage.mark} is now at place 2 of 3")
    expect(handle).to_be_focused()
    with page.expect_response(lambda answer: answer.url.endswith("/order")):
        page.keyboard.press("ArrowUp")

    assert stage.names() == [f"{NAMES[n]} {stage.mark}" for n in (2, 0, 1)]
    page.reload()
    expect(page.locator(".seat").first).to_contain_text(NAMES[2])


def test_an_answer_is_noted_from_its_menu(desk: Desk, stage: Stage) -> None:
    page = desk(stage.path)
    menu = page.locator(".seat").first.locator("summary")
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    page.locator(".seat").first.get_by_role("button", name="Confirmed").press("Enter")

    expect(page.get_by_text("confirmed", exact=False).first).to_be_visible()
    assert stage.roster()[0].state == "confirmed"


def test_when_the_order_is_not_taken_the_page_says_so(desk: Desk, stage: Stage) -> None:
    page = desk(stage.path)
    page.route("**/roster/order", lambda route: route.fulfill(status=422))
    page.get_by_role("button", name=f"Move {NAMES[2]} {stage.mark}:").focus()
    page.keyboard.press("ArrowUp")

    expect(page.get_by_text("The order could not be saved. Try again.")).to_be_visible()
