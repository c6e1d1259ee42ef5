"""From an organiser's first letter to a panelist's page for readers, through a real mail server."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from .asked import Asked, a_summit_that_asks
from .conftest import PHONE, WIDE

DESK = "/desk/e/summit"
ABOUT_ADA = "Ada Mensah leads the work on the coast."


@pytest.fixture
def asked(browser: Browser, tmp_path: Path) -> Iterator[Asked]:
    with a_summit_that_asks(browser, tmp_path) as summit:
        yield summit


def a_photo() -> dict[str, object]:
    data = io.BytesIO()
    Image.new("RGB", (400, 700), "teal").save(data, "JPEG")
    return {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": data.getvalue()}


def invite(asked: Asked, script: bool = True) -> str:
    """Ada is asked from the board; the way to her page, as it stands in the letter that arrived."""
    page = asked.organiser(f"{DESK}/invitations", script=script)
    page.get_by_role("checkbox", name="Ada Mensah").check()
    page.get_by_role("button", name="Invite those ticked").click()
    page.get_by_label("A message of your own").fill("Dear {name}, do come to {event}.")
    page.get_by_role("button", name="Look at the letters").click()
    expect(page.get_by_text("Dear Dr Ada Mensah, do come to Common Ground Summit.")).to_be_visible()
    page.get_by_role("button", name="Send this letter now").click()
    expect(page.get_by_text("1 letter goes now.")).to_be_visible()
    (letter,) = asked.letters_go()
    assert letter["To"] == "Ada Mensah <ada@example.org>"
    return asked.link_in(letter)


def publish(asked: Asked) -> None:
    page = asked.organiser(f"{DESK}/publish")
    page.get_by_role("button", name="Publish edition").click()
    expect(page.get_by_text("is public: pages, calendars and data at once")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_from_the_first_letter_to_the_readers(asked: Asked, script: bool) -> None:
    link = invite(asked, script)
    page = asked.reader(link, width=PHONE, script=script, zone="Asia/Tokyo")
    expect(page.get_by_text("22:00–23:30 in your time zone, Asia/Tokyo")).to_be_visible(visible=script)
    page.get_by_role("link", name="Answer the invitation").click()
    page.get_by_role("button", name="I take part in all").click()
    expect(page.get_by_text("Thank you: your answer is noted.")).to_be_visible()
    page.get_by_role("link", name="About you, in a few sentences").click()
    page.get_by_label("About you").fill(ABOUT_ADA)
    page.get_by_role("button", name="Send this text").click()
    page.get_by_role("link", name="Photo").click()
    page.get_by_label("Photo").set_input_files(a_photo())  # type: ignore[arg-type]
    page.get_by_role("button", name="Send this photo").click()
    page.get_by_role("link", name="Closer").click()
    page.get_by_role("button", name="The whole photo: press on your face").click(position={"x": 140, "y": 100})
    page.get_by_role("button", name="Send it like this").click()
    expect(page.get_by_text("Waits for the organisers")).to_have_count(2)
    (thanks,) = asked.letters_go()
    assert thanks["Subject"] == "Common Ground Summit: thank you for your answer"

    reader = asked.reader("/e/summit/people/ada-mensah", width=PHONE, script=script)
    expect(reader.get_by_text(ABOUT_ADA)).to_have_count(0)

    desk = asked.organiser(f"{DESK}/invitations", script=script)
    desk.get_by_role("link", name="2 entries to accept", exact=True).click()
    expect(desk.locator("ins", has_text=ABOUT_ADA)).to_be_visible()
    desk.get_by_role("button", name="Accept Biography, Ada Mensah").click()
    expect(desk.get_by_text("Accepted: Biography of Ada Mensah.")).to_be_visible()
    desk.get_by_role("button", name="Accept Picture, Ada Mensah").click()
    publish(asked)

    reader.reload()
    expect(reader.get_by_text(ABOUT_ADA)).to_be_visible()
    expect(reader.get_by_role("img", name="Ada Mensah")).to_be_visible()


def test_the_whole_way_by_keyboard(asked: Asked) -> None:
    page = asked.reader(invite(asked), width=PHONE)
    page.get_by_role("link", name="Answer the invitation").press("Enter")
    for name in ("Opening", "Cities and the sea"):
        page.get_by_role("group", name=name).get_by_role("radio", name="Yes, I take part").press("Space")
    page.get_by_role("button", name="Send my answer").press("Enter")
    expect(page.get_by_text("You take part").first).to_be_visible()
    desk = asked.organiser(f"{DESK}/invitations")
    desk.get_by_role("checkbox", name="Tick all on this page").press("Space")
    expect(desk.get_by_role("checkbox", name="Bo Li")).to_be_checked()
    desk.get_by_role("button", name="Remind those ticked").press("Enter")
    expect(desk.get_by_text("1 person owes something")).to_be_visible()


def test_an_accepted_entry_is_undone_by_a_press(asked: Asked) -> None:
    page = asked.reader(invite(asked), width=PHONE)
    page.get_by_role("link", name="About you, in a few sentences").click()
    page.get_by_label("About you").fill(ABOUT_ADA)
    page.get_by_role("button", name="Send this text").click()
    desk = asked.organiser(f"{DESK}/submissions")
    desk.get_by_role("button", name="Accept Biography").click()
    desk.get_by_role("button", name="Undo").click()
    desk.goto(f"{DESK}/submissions")
    expect(desk.get_by_role("button", name="Accept Biography")).to_be_visible()


PAGES = ("", "/answer", "/name", "/position", "/biography", "/links", "/picture", "/picture/cut", "/needs", "/absences",
         "/slides/2")
OF_THE_DESK = ("/invitations", "/invitations/1", "/invitations?q=nobody", "/invitations/wanted", "/submissions",
               "/submissions?state=decided", "/submissions/1")


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (PHONE, True), (320, False)])
def test_axe_finds_nothing_and_pages_keep_to_their_window(
        asked: Asked, inspect_with_axe: Callable[[Page], list[str]], width: int, dark: bool) -> None:
    link = invite(asked)
    page = asked.reader(f"{link}/picture", width=width, dark=dark)
    page.get_by_label("Photo").set_input_files(a_photo())  # type: ignore[arg-type]
    page.get_by_role("button", name="Send this photo").click()
    desk = asked.organiser(f"{DESK}/invitations", width=width, dark=dark)
    desk.get_by_role("checkbox", name="Bo Li").check()
    desk.get_by_role("checkbox", name="Cleo Ndiaye").check()
    found = {}

    def look(at: Page) -> None:
        at.wait_for_load_state("load")
        needed = at.evaluate("document.documentElement.scrollWidth")
        if (faults := inspect_with_axe(at)) or needed > width:
            found[at.url] = faults, needed

    desk.get_by_role("button", name="Invite those ticked").click()
    expect(desk.get_by_role("heading", name="Write invitations")).to_be_visible()
    look(desk)
    desk.get_by_role("button", name="Look at the letters").click()
    expect(desk.get_by_role("heading", name="Look at the letter")).to_be_visible()
    look(desk)
    for path in PAGES:
        page.goto(link + path)
        look(page)
    page.goto("/i/lost")
    look(page)
    for path in OF_THE_DESK:
        desk.goto(DESK + path)
        look(desk)
    assert found == {}
