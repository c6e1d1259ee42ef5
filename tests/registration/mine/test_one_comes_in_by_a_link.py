"""The link of a letter opens one's own pages once; whoever lost it gets another, and a stranger learns nothing."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.kit import clock
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.kit.tickets import Ticket

from ...post import delivered, links_in
from ..registering import a_category, a_summit, registers
from .visitor import MINE, Visitor, heading, visitor


@pytest.fixture
def ada(app: Flask) -> Visitor:
    summit = a_summit()
    registers(summit, a_category(summit))
    return Visitor(app)


def link() -> str:
    (letter,) = delivered()
    return next(path for path in links_in(letter) if path.startswith("/r/"))


def test_to_follow_the_link_writes_nothing_and_the_button_opens_it_once(ada: Visitor, app: Flask) -> None:
    path = link()
    for _time in range(2):
        assert "Press the button" in ada.reads(path)
    answer = ada.enters(path)
    assert (answer.status_code, answer.location) == (303, MINE)
    cookie = next(line for line in answer.headers.getlist("Set-Cookie") if line.startswith("visit="))
    for word in ("HttpOnly", "SameSite=Lax", "Path=/my", "Secure", "Max-Age=86400"):
        assert word in cookie
    assert heading(ada.reads()) == "You have a place"
    other = Visitor(app)
    shown = other.get(path)
    assert shown.status_code == 410
    assert "/register/summit/link" in shown.text
    assert other.get(MINE).status_code == 401


def test_signed_out_is_signed_out(ada: Visitor) -> None:
    ada.enters(link())
    kept = ada.client.get_cookie("visit", path="/my")
    ada.send("/my/out", form_on=MINE)
    assert ada.get(MINE).status_code == 401
    assert kept is not None
    ada.client.set_cookie("visit", kept.value, path="/my")
    assert ada.get(MINE).status_code == 401


@pytest.mark.parametrize("purpose", ["registration", "visit"])
def test_links_and_visits_end(ada: Visitor, purpose: str) -> None:
    path = link()
    if purpose == "visit":
        ada.enters(path)
    with transaction():
        for ticket in db.session.scalars(select(Ticket).where(Ticket.purpose == purpose)):
            ticket.expires_at = clock.now() - timedelta(seconds=1)
    assert ada.get(MINE if purpose == "visit" else path).status_code == (401 if purpose == "visit" else 410)


def test_a_fresh_link_is_sent_and_the_answer_is_the_same_for_everybody(ada: Visitor, app: Flask) -> None:
    delivered()
    known = ada.send("/register/summit/link", email="Ada@Example.org")
    unknown = ada.send("/register/summit/link", email="eve@example.org")
    assert known.status_code == unknown.status_code == 200
    assert known.text.replace("Ada@Example.org", "") == unknown.text.replace("eve@example.org", "")
    letters = db.session.scalars(select(Letter).where(Letter.kind == "registration.link")).all()
    assert [letter.to_address for letter in letters] == ["ada@example.org"]
    assert heading(visitor(app).reads()) == "You have a place"


def test_who_asks_again_and_again_waits(ada: Visitor) -> None:
    for _time in range(3):
        ada.send("/register/summit/link", email="ada@example.org")
    refused = ada.send("/register/summit/link", email="ada@example.org")
    assert refused.status_code == 429
    assert "wait" in refused.text
    assert ada.send("/register/summit/link", email="no address").status_code == 422
