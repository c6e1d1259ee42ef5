"""From an office's own file to the agenda, in a browser: by mouse, by keyboard, without a script, on a phone."""

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from eventsys.events.services import add_event
from eventsys.imports.jobs import go_on_with_sheets
from eventsys.imports.sheets import working
from eventsys.kit.database import db, transaction

from .conftest import PHONE, WIDE

AGENDA = (
    "Agenda draft v7 FINAL (2)\n\nNo.;DAY;Start;End / Duration;Titel / Title;Type;Where;Speakers (role, organisation)\n"
    "S1;19/09/2027;09:00;10:30;Opening ceremony;Plenary;Plenary Hall;Chair: Prof. Sofia Berg, University of Oslo\n"
    'S2;20.9.27;16.45 Uhr;90;حوار المدن;Panel;Room B (1st floor);"محمد الهاشمي, Mayor, City of Saida, Lebanon\nTbc"\n'
    "S3;Tuesday;noon;1h;Networking lunch with a very long name for so short an hour;Break;room b;K. Okafor\n"
    "S4;31/02/2027;2 pm;;=HYPERLINK(\"http://example.org\");Panel;?;王小明, Director, Chengdu\n")
_numbers = count(1)


@pytest.fixture
def sheets(demo_app: Flask) -> str:
    """The address of an empty summit's sheets."""
    slug = f"sheet-summit-{next(_numbers)}"
    with demo_app.app_context():
        with transaction():
            add_event(slug, "Summit of Sheets", kind="summit", zone="Europe/Berlin", starts=date(2027, 9, 19),
                      ends=date(2027, 9, 21), language="en")
        db.session.remove()
    return f"/desk/e/{slug}/sheets"


def upload(page: Page, text: str = AGENDA, name: str = "agenda draft.csv") -> None:
    page.get_by_label("File").set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="Read the file").click()


@pytest.mark.parametrize(("width", "script"), [(WIDE, True), (WIDE, False), (PHONE, True)])
def test_a_file_goes_to_the_agenda_and_back(desk: Callable[..., Page], sheets: str, width: int, script: bool) -> None:
    page = desk(sheets, width=width, script=script)
    upload(page)
    expect(page.get_by_label("What column E means")).to_have_value("title")
    page.get_by_role("button", name="Go on to the names").click()
    expect(page.get_by_label("What “room b” means")).to_have_value("as:room b (1st floor)")
    page.get_by_role("button", name="Go on to the rows").click()
    expect(page.get_by_text("its day “31/02/2027” cannot be read")).to_be_visible()
    page.get_by_role("button", name="Apply: 3 new, 0 changed").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The sheet is in the draft")
    page.get_by_role("button", name="Undo all of it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The sheet was taken back")


def test_it_can_be_done_by_keyboard_alone(desk: Callable[..., Page], sheets: str) -> None:
    page = desk(sheets)
    page.get_by_label("File").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": AGENDA.encode()})
    for button in ("Read the file", "Go on to the names", "Go on to the rows", "Take them without these cells",
                   "Apply: 4 new, 0 changed"):
        page.get_by_role("button", name=button).first.focus()
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The sheet is in the draft")


def test_a_refused_file_takes_the_focus_to_what_is_wrong(desk: Callable[..., Page], sheets: str) -> None:
    page = desk(sheets)
    upload(page, "<html><table><tr><td>Title</td></tr></table>", "agenda.xls")
    expect(page).to_have_title("Error: Spreadsheets · Summit of Sheets")
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="This is a web page").click()
    expect(page.get_by_label("File")).to_be_focused()


def test_a_long_sheet_shows_how_far_it_is(desk: Callable[..., Page], demo_app: Flask, sheets: str,
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "SMALL", 1)
    page = desk(sheets)
    upload(page)
    page.get_by_role("button", name="Go on to the names").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    with demo_app.app_context():
        go_on_with_sheets()
    expect(page.get_by_role("heading", level=1)).to_have_text("What the names mean")


@pytest.mark.parametrize("width", [WIDE, PHONE, 320])
def test_axe_finds_nothing_on_any_step(desk: Callable[..., Page], inspect_with_axe: Callable[[Page], list[str]],
                                       sheets: str, width: int) -> None:
    page = desk(sheets, width=width, dark=width == PHONE)
    steps = [lambda: None, lambda: upload(page, "x", "x.exe"), lambda: upload(page)]
    steps += [lambda name=name: page.get_by_role("button", name=name).first.click() for name in (  # type: ignore[misc]
        "Go on to the names", "Go on to the rows", "Apply: 3 new")]
    for step in steps:
        step()
        assert inspect_with_axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(sheets)
    assert inspect_with_axe(page) == []
