"""The press that sends: twice, again after a lost answer, with other content, too late, without a place."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import func, select

from eventsys.kit import clock
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.kit.outbox import Letter
from eventsys.registration.models import Category, Registration, Setup

from ..registering import a_category, a_summit, registers, states
from .filling import Participant


def numbers() -> tuple[int, int]:
    """Of registrations and of letters."""
    db.session.rollback()
    return tuple(db.session.scalar(select(func.count()).select_from(table)) for table in (Registration, Letter))


def closes_at(**ago: float) -> None:
    """The window of the one category, so long ago."""
    with transaction():
        category = db.session.scalars(select(Category)).one()
        category.closes = clock.now().astimezone(ZoneInfo("Europe/Lisbon")).replace(tzinfo=None) - timedelta(**ago)


def test_two_presses_and_a_retry_make_one_registration(app: Flask) -> None:
    a_category(a_summit())
    ada = Participant(app)
    ada.gets_to_the_check()
    shown = ada.get(ada.address).text
    fields = {name: shown.split(f'name="{name}" value="')[1].split('"')[0] for name in ("csrf_token", "seen")}
    send = ada.address.replace("/check", "/send")
    first, second = (ada.client.post(send, data=fields) for _ in range(2))
    assert (first.status_code, first.location) == (second.status_code, second.location) == (303, second.location)
    assert numbers() == (1, 1)
    assert "Your registration is sent" in ada.get(first.location).text


def test_two_presses_at_the_same_moment_make_one_registration(app: Flask) -> None:
    a_category(a_summit(), number=1)
    ada = Participant(app)
    ada.gets_to_the_check()
    shown = ada.get(ada.address).text
    fields = {name: shown.split(f'name="{name}" value="')[1].split('"')[0] for name in ("csrf_token", "seen")}
    cookie = ada.client.get_cookie("session", "localhost")
    assert cookie is not None
    db.session.remove()
    gate = Barrier(3)

    def press(_number: int) -> int:
        client = app.test_client()
        client.set_cookie("session", cookie.value, domain="localhost")
        gate.wait(10)
        return client.post(ada.address.replace("/check", "/send"), data=fields).status_code

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(press, range(3))) == [303, 303, 303]
    assert numbers() == (1, 1)


def test_the_same_form_with_other_content_is_refused(app: Flask) -> None:
    a_category(a_summit())
    ada = Participant(app)
    ada.gets_to_the_check()
    old = ada.get(ada.address).text.split('name="seen" value="')[1].split('"')[0]
    ada.send(ada.address.replace("/check", "/you"), email="ada@example.org", name="Ada King", country="PT")
    refused = ada.press(seen=old)
    assert refused.status_code == 409
    assert "Something was changed since you saw this page" in refused.text
    assert "Ada King" in refused.text
    assert numbers() == (0, 0)

    assert ada.press().status_code == 303
    again = ada.send(ada.address.replace("/check", "/send"), form_on="/register/summit", seen=old)
    assert again.status_code == 409
    assert "This form was sent already" in again.text
    assert states_of_all() == {"Ada King": "confirmed"}


def states_of_all() -> dict[str, str]:
    db.session.rollback()
    return {row.name: row.state for row in db.session.scalars(select(Registration))}


@pytest.mark.parametrize(("seconds", "counts"), [(30, True), (90, False)])
def test_a_minute_after_the_end_still_counts(app: Flask, seconds: int, counts: bool) -> None:
    a_category(a_summit())
    ada = Participant(app)
    ada.gets_to_the_check()
    closes_at(seconds=seconds)
    answer = ada.press()
    assert answer.status_code == (303 if counts else 409)
    assert numbers() == ((1, 1) if counts else (0, 0))
    if not counts:
        assert "Registration as “City delegate” is closed now" in answer.text
        assert "What you typed is kept" in answer.text
        assert "City of Lisbon" in answer.text


def test_whoever_comes_second_for_the_last_place_keeps_what_was_typed(app: Flask) -> None:
    summit = a_summit()
    category = a_category(summit, number=1, has_waiting_list=False)
    ada = Participant(app)
    ada.gets_to_the_check()
    registers(summit, category, "Boutros")
    acts = db.session.scalar(select(func.count()).select_from(Act))
    refused = ada.press()
    assert refused.status_code == 409
    assert "The last place went to somebody else" in refused.text
    assert "Ada Lovelace" in refused.text
    assert states(summit) == {"Boutros": "confirmed"}
    assert db.session.scalar(select(func.count()).select_from(Act)) == acts


def test_without_a_place_a_stranger_does_not_learn_either_who_has_registered(app: Flask) -> None:
    summit = a_summit()
    category = a_category(summit, number=1, has_waiting_list=False)
    known, unknown = Participant(app), Participant(app)
    known.gets_to_the_check(email="boutros@example.org")
    unknown.gets_to_the_check()
    registers(summit, category, "Boutros")
    for somebody in (known, unknown):
        refused = somebody.press()
        assert refused.status_code == 409
        assert "The last place went to somebody else" in refused.text
    kinds = db.session.scalars(select(Letter.kind).order_by(Letter.id)).all()
    assert kinds == ["registration.confirmed", "registration.known"]


def test_however_often_somebody_is_tried_one_letter_an_hour_tells_them(app: Flask) -> None:
    summit = a_summit()
    registers(summit, a_category(summit), "Ada Lovelace")
    for _form in range(3):
        assert "Your registration is sent" in Participant(app).registers().text
    kinds = db.session.scalars(select(Letter.kind).order_by(Letter.id)).all()
    assert kinds == ["registration.confirmed", "registration.known"]


def test_a_form_that_was_open_for_too_long_loses_nothing(app: Flask) -> None:
    a_category(a_summit())
    ada = Participant(app)
    ada.begins()
    headers = {"Sec-Fetch-Site": "same-origin"}
    answer = ada.client.post(ada.address, data={"csrf_token": "old", "name": "Ada & Co"}, headers=headers)
    assert answer.status_code == 400
    assert "Ada &amp; Co" in answer.text
    foreign = ada.client.post(ada.address, data={"name": "Ada & Co"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert "Ada &amp; Co" not in foreign.text


@pytest.mark.parametrize(("facts", "words"), [
    ({"status": "cancelled"}, "The event has been cancelled"),
    ({"starts": date(2020, 9, 14), "ends": date(2020, 9, 16)}, "The event is over"),
])
def test_of_an_event_that_does_not_come_one_is_told_so(app: Flask, facts: dict[str, Any], words: str) -> None:
    a_category(a_summit(**facts))
    shown = Participant(app).get("/register/summit").text
    assert words in shown
    assert "Begin</button>" not in shown


def test_the_organisers_switch_closes_it(app: Flask) -> None:
    a_category(a_summit())
    ada = Participant(app)
    assert "Begin</button>" in ada.get("/register/summit").text
    with transaction():
        db.session.scalars(select(Setup)).one().is_open = False
    shown = ada.get("/register/summit").text
    assert "Registration is not open" in shown
    assert "Begin</button>" not in shown
    assert ada.get("/register/nothing").status_code == 404
