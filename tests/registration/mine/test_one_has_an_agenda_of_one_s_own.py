"""/my/agenda and /my/sessions, without a script: what one starred, where one has a place, what changed."""

import re

import pypdfium2
import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit import tickets
from eventsys.kit.database import db, transaction
from eventsys.registration import agendas, mails, signing_up

from ...asking import statements
from ..agendas import a_summit_with_sessions, moves, of, publishes, withdraws
from ..registering import a_category, registers
from .visitor import Visitor

AGENDA, SESSIONS = "/my/agenda", "/my/sessions"


@pytest.fixture
def summit(app: Flask) -> Event:
    summit = a_summit_with_sessions("opening", "workshop", "walk")
    category = a_category(summit)
    for name in ("Ada", "Ben"):
        registers(summit, category, name)
    return db.session.get_one(Event, summit.id)


def comes_in(app: Flask, name: str) -> Visitor:
    visitor, number = Visitor(app), of(name).id
    with transaction():
        token = tickets.mint(mails.MANAGE, str(number), 1)
    visitor.enters(f"/r/{token}")
    return visitor


@pytest.fixture
def ada(app: Flask, summit: Event) -> Visitor:
    return comes_in(app, "Ada")


def test_stars_of_a_browser_are_taken_over_at_one_press_and_taken_off_one_by_one(ada: Visitor) -> None:
    assert "Nothing stands here yet" in ada.get(AGENDA).text
    shown = ada.get(f"{AGENDA}?take=opening,nonsense,closing").text
    assert "Take 2 sessions into your agenda?" in shown
    ada.send("/my/agenda/star", form_on=f"{AGENDA}?take=opening", session="opening,nonsense,closing")
    assert agendas.stars(of("Ada")) == {"opening", "closing"}
    ada.send("/my/agenda/star", form_on=AGENDA, session="opening", want="off")
    assert agendas.stars(of("Ada")) == {"closing"}


def test_one_signs_up_stands_in_line_and_is_told_what_stands_in_the_way(app: Flask, ada: Visitor) -> None:
    ben = comes_in(app, "Ben")
    ben.send(SESSIONS, session="walk")
    assert "1 place left" in ada.get(SESSIONS).text
    ada.send(SESSIONS, session="opening")
    shown = ada.get(SESSIONS).text
    assert "You have a place" in shown
    assert re.search(r"At the same time you have a place in “<bdi>Opening</bdi>”", shown)
    assert "Full: you would be number 1 in line" in shown
    ada.send(SESSIONS, session="walk")
    assert "You are number 1 in line" in ada.get(AGENDA).text
    refused = ada.send(SESSIONS, session="workshop")
    assert "Sign off there first" in ada.get(refused.location).text
    ben.send(SESSIONS, session="walk", want="off")
    assert signing_up.of_registration(of("Ada"))["walk"].state == "confirmed"
    ada.send(SESSIONS, session="opening", want="off")
    assert set(signing_up.of_registration(of("Ada"))) == {"walk"}


def test_what_an_edition_changed_stands_beside_the_session(summit: Event, ada: Visitor) -> None:
    ada.send("/my/agenda/star", form_on=f"{AGENDA}?take=opening", session="opening,closing")
    moves("opening", 10)
    withdraws("closing")
    publishes(summit)
    shown = ada.get(AGENDA).text
    assert re.search(r"Changed:</b> Moved from Mon 14 Sept 09:00 to 10:00\.", shown)
    assert "Withdrawn." in shown


def test_a_calendar_address_is_shown_once_renewed_and_taken_back(ada: Visitor) -> None:
    made = ada.send("/my/agenda/calendar", form_on=AGENDA, act="make", alarm="10")
    found = re.search(r'value="https://events\.example\.org(/feeds/k_[\w-]+\.ics)"', made.text)
    assert found
    assert ada.get(found[1]).status_code == 200
    assert "webcal://" in made.text
    assert "/feeds/" not in ada.get(AGENDA).text
    ada.send("/my/agenda/calendar", form_on=AGENDA, act="revoke")
    assert ada.get(found[1]).status_code == 404


def test_all_of_it_fits_one_sheet(summit: Event, ada: Visitor) -> None:
    view = signing_up.view_of(summit)
    assert view
    with transaction():
        agendas.star(view, of("Ada"), ["opening", "walk", "closing"])
    answer = ada.get("/my/agenda.pdf")
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    assert answer.headers["Cache-Control"] == "private, no-store"
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(answer.data)]
    (text,) = pages
    for said in ("Ada", "Opening", "09:00", "Closing", "Monday 14 September", "Common Ground Summit"):
        assert said in text


@pytest.mark.parametrize("path", [AGENDA, SESSIONS])
def test_a_page_asks_the_database_little(ada: Visitor, path: str) -> None:
    ada.get(path)
    with statements(db.engine) as asked:
        assert ada.get(path).status_code == 200
    assert len(asked) <= 12


def test_strangers_see_nothing(app: Flask, summit: Event) -> None:
    stranger = Visitor(app)
    for path in (AGENDA, SESSIONS, "/my/agenda.pdf"):
        assert stranger.get(path).status_code == 401
