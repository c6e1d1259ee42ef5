"""With a mouse, on a phone, without script, and as a screen reader meets it."""

import io
from collections.abc import Callable

import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import Page, expect

from ..people.drafts import a_person
from .conftest import PHONE, WIDE
from .rosters import NAMES, Stage, a_stage

Desk = Callable[..., Page]


@pytest.fixture
def stage(demo_app: Flask) -> Stage:
    return a_stage(demo_app)


def test_a_row_is_dragged_to_its_place(desk: Desk, stage: Stage) -> None:
    page = desk(stage.path)
    start = page.get_by_role("button", name=f"Move {NAMES[2]} {stage.mark}:").bounding_box()
    goal = page.locator(".seat").first.bounding_box()
    assert start
    assert goal
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 5, start["y"] - 20, steps=4)
    with page.expect_response(lambda answer: answer.url.endswith("/order")):
        page.mouse.move(goal["x"] + 20, goal["y"] + 5, steps=8)
        page.mouse.up()

    assert stage.names() == [f"{NAMES[n]} {stage.mark}" for n in (2, 0, 1)]


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_all_of_it_goes_without_script(desk: Desk, stage: Stage, width: int) -> None:
    page = desk(stage.path, width=width, script=False)
    page.get_by_label("Add somebody").fill(f"zolw {stage.mark}")
    page.get_by_label("Role").select_option("Chair")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label(f"Łucja Żółw {stage.mark}").check()
    page.get_by_role("button", name="Put on the roster").click()
    expect(page.get_by_text(f"Added: Łucja Żółw {stage.mark}")).to_be_visible()

    page.get_by_role("button", name=f"Up {NAMES[1]} {stage.mark}").click()
    page.locator(".seat").first.locator("summary").click()
    page.locator(".seat").first.get_by_role("button", name="Invited").click()
    page.get_by_role("link", name="Propose an order of precedence").click()
    page.get_by_role("button", name="Put them in this order").click()
    expect(page.get_by_text("The order is saved")).to_be_visible()

    assert stage.names()[0] == f"Łucja Żółw {stage.mark}"
    assert stage.roster()[1].state == "invited"


def test_somebody_new_is_added_on_a_phone(desk: Desk, stage: Stage) -> None:
    page = desk(stage.path, width=PHONE)
    page.get_by_role("combobox", name="Add somebody").fill(f"Neues Gesicht {stage.mark}")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("Position").fill("Mayor")
    page.get_by_role("combobox", name="Organisation").fill(f"Town of {stage.mark}")
    page.get_by_role("button", name="Put on the roster").click()

    expect(page.get_by_text("Added to the directory and to the roster")).to_be_visible()
    assert stage.roster()[-1].organisations == (f"Town of {stage.mark}",)


def test_one_is_replaced_by_another_everywhere(desk: Desk, stage: Stage) -> None:
    page = desk(f"/desk/e/{stage.slug}/roster")
    page.get_by_role("link", name=f"Replace {NAMES[0]} {stage.mark}").click()
    page.get_by_role("combobox", name="By whom?").press_sequentially(f"zolw {stage.mark}", delay=20)
    page.get_by_role("listbox").get_by_role("option").first.click()
    page.get_by_role("button", name=f"Replace {NAMES[0]} {stage.mark}").click()

    expect(page.get_by_text("takes the place of")).to_be_visible()
    assert stage.roster()[0].person_id == stage.people["mayor"]


def test_two_entries_of_one_person_are_merged_and_parted_again(desk: Desk, stage: Stage, demo_app: Flask) -> None:
    with demo_app.app_context():
        other = a_person(f"{stage.mark} ŁUCJA ŻÓŁW", email="lucja@example.org").id
    page = desk(f"/desk/people/duplicates?q={stage.mark}")
    page.get_by_role("link", name="Compare and merge").click()
    page.get_by_label("lucja@example.org").check()
    page.get_by_role("button", name="Merge them into one").click()
    expect(page.get_by_text("Merged into one:")).to_be_visible()
    expect(page.get_by_role("link", name="lucja@example.org")).to_be_visible()

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone")).to_be_visible()
    page.goto(f"/desk/people/{other}")
    expect(page.get_by_role("heading", name=f"{stage.mark} ŁUCJA ŻÓŁW")).to_be_visible()


def test_a_picture_is_cut_by_hand_and_by_keyboard(desk: Desk, stage: Stage) -> None:
    out = io.BytesIO()
    Image.effect_noise((600, 400), 80).convert("RGB").save(out, format="PNG")
    page = desk(f"/desk/people/{stage.people['mayor']}/picture")
    page.get_by_label("Picture").set_input_files({"name": "me.png", "mimeType": "image/png", "buffer": out.getvalue()})
    page.get_by_role("button", name="Send the picture").click()
    frame = page.get_by_role("button", name="Square to show")
    page.locator(".cut-own img").evaluate("image => image.decode()")
    before = frame.bounding_box()
    frame.focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp", "-"):
        page.keyboard.press(key)
    after = frame.bounding_box()
    assert before
    assert after
    assert (after["x"] < before["x"] + 20, after["width"] < before["width"]) == (True, True)
    expect(page.get_by_label("Or draw a square of your own")).to_be_checked()
    page.get_by_role("button", name="Save the picture").click()

    expect(page.get_by_text("Saved the picture")).to_be_visible()
    assert page.locator("img.face").first.evaluate("image => image.complete && image.naturalWidth > 0")


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (WIDE, True), (PHONE, False), (320, True)])
def test_axe_finds_nothing_and_pages_keep_to_their_window(
        desk: Desk, stage: Stage, demo_app: Flask, inspect_with_axe: Callable[[Page], list[str]], width: int,
        dark: bool) -> None:
    with demo_app.app_context():
        long = a_person(f"Maria Aparecida dos Santos Albuquerque e Vasconcelos-{stage.mark} de Oliveira Figueiredo").id
        pair = (stage.people[NAMES[0]], a_person(f"{stage.mark} Przybylska Ola").id)
    person, event = stage.people["mayor"], f"/desk/e/{stage.slug}"
    page = desk(stage.path, width=width, dark=dark)
    for path in (stage.path, f"{stage.path}/order", f"{stage.path}/{stage.roster()[0].id}", f"{event}/roster",
                 f"{event}/roster/replace/{stage.people[NAMES[0]]}", "/desk/people/", "/desk/people/new",
                 f"/desk/people/{long}", f"/desk/people/{person}", f"/desk/people/{person}/edit",
                 f"/desk/people/{person}/offices/new", f"/desk/people/{person}/picture",
                 f"/desk/people/{person}/delete", f"/desk/people/{person}/merge?q=o",
                 f"/desk/people/duplicates?q={stage.mark}", "/desk/people/duplicates/{}/{}".format(*pair),
                 "/desk/organisations/", "/desk/organisations/new", "/desk/organisations/duplicates"):
        page.goto(path)
        assert inspect_with_axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_axe_finds_nothing_while_suggestions_and_menus_are_open(
        desk: Desk, stage: Stage, inspect_with_axe: Callable[[Page], list[str]]) -> None:
    page = desk(stage.path)
    page.locator(".seat").first.locator("summary").click()
    assert inspect_with_axe(page) == []
    page.get_by_role("combobox", name="Add somebody").press_sequentially(stage.mark, delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert inspect_with_axe(page) == []
