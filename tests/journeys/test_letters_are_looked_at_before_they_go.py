from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import delete, update

from eventsys.events.services import find
from eventsys.kit import clock, outbox
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter, Link, SecretLink

from .conftest import PHONE, WIDE

LETTERS = "/desk/e/common-ground-summit/letters"
LONG = "Dr. Wolfgang-Amadeus Featherstonehaugh-Cholmondeley von und zu Donaudampfschifffahrtsgesellschaft"
STATES = {
    "held": "", "queued": "", "sent": "250 2.0.0 OK: queued as 4F1", "withdrawn": "",
    "refused": "550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown in virtual mailbox table",
    "failed": "452 4.2.2 Mailbox full"}
VALUES = {"name": LONG, "by": "Odile Organiser", "to": "the summit", "days": 60,
          "link": SecretLink("x", "1", 60, "/i/{token}", "Come in")}


@pytest.fixture
def letters(demo_app: Flask) -> None:
    """Of every state, some held."""
    with demo_app.app_context():
        with transaction():
            db.session.execute(delete(Letter))
            for about in (find("common-ground-summit").id, None):
                for number, state in enumerate((*STATES, "held", "held")):
                    letter = outbox.post(
                        to=f"person{number}@example.org", to_name=LONG if number == 4 else f"Person {number}",
                        kind="accounts.welcome", template="mail/accounts/welcome.txt", values=VALUES, about=about,
                        key=f"{about} {number}", subject_of=f"person:{number}", reply_to="team@example.org")
                    db.session.execute(update(Letter).where(Letter.id == letter.id).values(
                        state=state, server_words=STATES[state], tries=3,
                        sent_at=clock.now() if state == "sent" else None))
        db.session.remove()


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize("width", [WIDE, PHONE, 320])
@pytest.mark.parametrize("path", [LETTERS, f"{LETTERS}?state=held", f"{LETTERS}?q=nobody", "/desk/letters", "one"])
def test_axe_finds_nothing_and_pages_keep_to_their_window(
        desk: Callable[..., Page], inspect_with_axe: Callable[[Page], list[str]], path: str, width: int) -> None:
    page = desk(LETTERS if path == "one" else path, width=width, dark=width == PHONE)
    if path == "one":
        page.get_by_role("row").filter(has_text="User unknown").get_by_role("link").click()
    assert inspect_with_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_held_letters_are_let_go_by_keyboard_alone(desk: Callable[..., Page], script: bool) -> None:
    page = desk(LETTERS, script=script)
    page.get_by_role("link", name="Held 3").focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Person 6").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Send the ticked ones", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("2 letters go now.")
    assert page.get_by_role("rowheader").all_inner_texts()[0].startswith("Person 6")


def test_a_letter_is_a_page_that_anybody_can_read(
        demo_app: Flask, desk: Callable[..., Page], inspect_with_axe: Callable[[Page], list[str]]) -> None:
    """As mail programs show it: without its own server, in one column, with a button."""
    from eventsys.kit import lettertext

    with demo_app.app_context():
        written = lettertext.write("mail/accounts/welcome.txt", VALUES | {"page": Link("/")})
        html = lettertext.html(written.subject, written.body, written.links, ["https://example.org/i/k_1"], "en")
    for width in (WIDE, PHONE):
        page = desk("/desk/profile", width=width)
        page.goto("about:blank")
        page.set_content(html)
        of_sites = ("landmark", "region", "page-has")
        assert [found for found in inspect_with_axe(page) if not found.startswith(of_sites)] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.get_by_role("link").inner_text() == "Come in"
