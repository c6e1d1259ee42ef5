"""The set-up of registration in a browser: readable by everybody, and a form built by mouse and by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import PHONE, WIDE

AT = "/desk/e/common-ground-summit/registration"
PAGES = tuple(f"{AT}{end}" for end in ("", "/terms", "/categories/new", "/categories/2", "/questions", "/questions/new",
                                       "/questions/1", "/preview", "/codes", "/codes/new", "/codes/1", "/codes/invite"))
BUILT = "/desk/e/berlin-summer-dialogue/registration"  # no other test looks at how it registers


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


def labels(page: Page) -> list[str]:
    return page.locator(".setup-question > a").all_inner_texts()


def question(page: Page, label: str) -> Locator:
    return page.locator(f'.setup-list > li[data-name="{label}"]')


def sent(page: Page) -> None:
    """What was dropped has been saved."""
    expect(page.locator("main > p[role=status]")).to_contain_text("Moved")


def drag(page: Page, label: str, onto: Locator) -> None:
    handle = question(page, label).locator(".setup-handle")
    handle.hover()
    box = onto.bounding_box()
    assert box
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 3, steps=8)
    page.mouse.up()


def test_a_form_is_built_by_mouse_and_by_keyboard(desk: Callable[..., Page]) -> None:
    page = desk(f"{BUILT}/questions", width=WIDE)
    page.get_by_role("button", name="Arrival and departure").click()
    page.get_by_role("button", name="Diet").click()
    first, second, third, fourth, eats, else_ = labels(page)
    assert first == "On which day do you arrive?"

    drag(page, third, question(page, first))
    sent(page)
    page.reload()
    assert labels(page) == [third, first, second, fourth, eats, else_]

    drag(page, fourth, question(page, eats))  # onto another page of the form
    sent(page)
    page.reload()
    assert labels(page) == [third, first, second, fourth, eats, else_]
    assert question(page, fourth).locator("xpath=ancestor::section//h2").inner_text() == "Food"

    question(page, third).locator(".setup-handle").focus()
    page.keyboard.press("ArrowDown")
    sent(page)
    expect(question(page, third).locator(".setup-handle")).to_be_focused()
    page.reload()
    assert labels(page)[:2] == [first, third]

    drag(page, else_, question(page, eats))  # it hangs on that one: refused, and shown as it is
    expect(page.get_by_text("has to stand behind the question that it hangs on")).to_be_visible()
    assert labels(page)[-1] == else_


def test_a_question_is_made_and_tried_in_the_preview(desk: Callable[..., Page]) -> None:
    page = desk(f"{BUILT}/categories/new", width=PHONE)
    page.get_by_label("Name").fill("Guests")
    page.get_by_role("button", name="Add the category").click()
    page.goto(f"{BUILT}/questions/new")
    page.get_by_label("Question").first.fill("Do you come by bicycle?")
    expect(page.get_by_label("New options, one a line")).to_be_hidden()
    page.get_by_label("Kind of answer").select_option("yes or no")
    page.get_by_role("button", name="Add the question").click()
    page.goto(f"{BUILT}/questions/new")
    page.get_by_label("Question").first.fill("Where do you leave it?")
    page.get_by_text("Do you come by bicycle?").click()
    page.get_by_role("group", name="Do you come by bicycle?").get_by_label("Yes").check()
    page.get_by_role("button", name="Add the question").click()
    page.goto(f"{BUILT}/preview")
    expect(page.get_by_label("Where do you leave it?")).to_have_count(0)
    page.get_by_role("group", name="Do you come by bicycle?").get_by_label("Yes").check()
    page.get_by_role("button", name="Show what follows").click()
    expect(page.get_by_label("Where do you leave it?")).to_be_visible()
