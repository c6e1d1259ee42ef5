"""By invitation only: with a code that one was told, or a link of one's own."""

from typing import Any

import pytest
from flask import Flask

from eventsys.accounts import throttle
from eventsys.kit import clock, tickets
from eventsys.kit.database import db, transaction
from eventsys.registration import places
from eventsys.registration.models import Category, Code
from eventsys.registration.places import code_key

from ..registering import a_category, a_summit, registers, states, wall
from .filling import YOU, Participant


def a_code(category: Category, words: str = "MAYORS-2099", *, uses: int | None = None, **facts: Any) -> int:
    with transaction():
        code = Code(event_id=category.event_id, category_id=category.id, words=words, uses=uses, made_at=clock.now(),
                    **facts)
        db.session.add(code)
        db.session.flush()
        places.set_number(code_key(code.id), uses)
        return code.id


def test_a_code_opens_its_category_however_it_is_written(app: Flask) -> None:
    summit = a_summit()
    a_code(a_category(summit, "Guest", admission="invitation"), uses=1)
    ada = Participant(app)
    assert "By invitation" in ada.get("/register/summit").text
    assert ada.begins(category="guest").status_code == 422
    assert "Guest" in ada.begins(category="", code=" mayors-2099 ").text
    ada.is_you()
    ada.fills()
    assert "Your registration is sent" in ada.sends().text
    assert states(summit) == {"Ada Lovelace": "confirmed"}
    assert "used as often as it may be" in Participant(app).begins(code="MAYORS-2099").text


@pytest.mark.parametrize(("facts", "words"), [
    ({"words": "OTHER"}, "opens nothing here"), ({"until": wall(1, year=2020)}, "served its time"),
    ({"closed_at": clock.now()}, "opens nothing here"),
])
def test_a_code_that_is_no_good_is_told_at_its_field(app: Flask, facts: dict[str, Any], words: str) -> None:
    a_code(a_category(a_summit(), "Guest", admission="invitation"), **facts)
    shown = Participant(app).begins(code="MAYORS-2099")
    assert shown.status_code == 422
    assert words in shown.text
    assert 'href="#code"' in shown.text


@pytest.mark.parametrize("facts", [{"closed_at": clock.now()}, {"until": wall(1, year=2020)}])
def test_a_form_that_was_begun_with_a_code_is_worth_no_more_than_the_code(app: Flask, facts: dict[str, Any]) -> None:
    summit = a_summit()
    number = a_code(a_category(summit, "Guest", admission="invitation"))
    ada = Participant(app)
    ada.begins(category="", code="MAYORS-2099")
    ada.is_you()
    ada.fills()
    with transaction():
        for name, value in facts.items():
            setattr(db.session.get_one(Code, number), name, value)
    refused = ada.sends()
    assert (refused.status_code, "Your code opens nothing any more" in refused.text) == (409, True)
    assert states(summit) == {}


def test_a_form_that_was_begun_before_one_had_to_be_invited_is_not_taken(app: Flask) -> None:
    summit = a_summit()
    category = a_category(summit)
    ada = Participant(app)
    ada.gets_to_the_check()
    with transaction():
        db.session.get_one(Category, category.id).admission = "invitation"
    assert "is closed now" in ada.sends().text
    assert states(summit) == {}


def test_whoever_guesses_codes_has_to_wait_and_whoever_knows_one_has_not(app: Flask,
                                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "CODES_FROM_ADDRESS", throttle.Limit(2, throttle.KEPT))
    a_code(a_category(a_summit(), "Guest", admission="invitation"))
    friend, guesser = Participant(app, address="198.51.100.1"), Participant(app, address="203.0.113.9")
    assert all(friend.begins(code="MAYORS-2099").status_code == 200 for _ in range(4))
    told = [guesser.begins(code=f"GUESS-{number}").text for number in range(3)]
    assert ["Too many codes were tried" in text for text in told] == [False, False, True]
    assert "Too many codes were tried" in guesser.begins(code="MAYORS-2099").text


def test_a_personal_link_shows_and_only_its_button_begins(app: Flask) -> None:
    summit = a_summit()
    category = a_category(summit, "Guest", admission="invitation", number=1)
    number = a_code(category, "", uses=1, name="Amira Haddad", email="amira@example.org", priority=5)
    with transaction():
        token = tickets.mint("place", str(number), 30)
    registers(summit, category, "Boutros")
    amira = Participant(app)
    shown = amira.get(f"/register/c/{token}").text
    assert "Amira Haddad" in shown
    assert "amira@example.org" not in shown
    form = amira.follows(amira.send(f"/register/c/{token}"))
    assert 'value="Amira Haddad"' in form.text
    amira.is_you(**YOU | {"name": "Amira Haddad", "email": "amira@example.org"})
    amira.fills()
    assert "number 1 on the waiting list" in amira.sends().text
    assert "used as often as it may be" in Participant(app).get(f"/register/c/{token}").text
    assert Participant(app).get("/register/c/k_nothing").status_code == 404
