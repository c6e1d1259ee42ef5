"""On a public page: asked for once however often it is sent, confirmed by letter, and told to the organisers."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.registration import places
from eventsys.registration.models import Category, Delegation, Setup, Wish
from eventsys.registration.places import category_key

from ..post import delivered, text_of
from .delegates import FACTS, Visitor, a_delegation, link_to
from .registering import a_category, a_summit

AT = "/register/summit/delegation"


@pytest.fixture
def summit(app: Flask) -> Event:
    return a_summit()


@pytest.fixture
def category(summit: Event) -> Category:
    return a_category(summit, number=5)


@pytest.fixture
def visitor(app: Flask, client: FlaskClient, category: Category) -> Visitor:
    return Visitor(app, client, AT)


def form(category: Category, number: str = "3", **more: str) -> dict[str, str]:
    return FACTS | {f"places-{category.id}": number, "message": "The mayor comes.", "once": "key"} | more


def delegations() -> list[Delegation]:
    db.session.rollback()
    return list(db.session.scalars(db.select(Delegation)))


def test_the_start_page_leads_there(visitor: Visitor) -> None:
    assert f'href="{AT}"' in visitor.text("/register/summit")


def test_it_is_kept_and_told_and_takes_no_place(visitor: Visitor, category: Category) -> None:
    assert "Your application is sent" in visitor.send(**form(category)).text
    (made,) = delegations()
    assert (made.state, made.organisation, made.wishes) == ("applied", "City of Porto", (Wish(category.id, 3),))
    assert places.tally(category_key(category.id)).taken == 0
    letters = {str(letter["To"]): text_of(letter) for letter in delivered()}
    assert "3 places: City delegate" in letters["Rita Focal <rita@porto.example>"]
    assert f"/desk/e/summit/delegations/{made.id}" in letters["Rita Alves <events@example.org>"]


def test_sent_twice_it_is_one(visitor: Visitor, category: Category) -> None:
    for _press in range(2):
        assert visitor.send(**form(category)).status_code == 200
    assert len(delegations()) == 1


def test_what_is_wrong_is_told_at_the_field_and_what_was_typed_stays(visitor: Visitor, category: Category) -> None:
    page = visitor.send(**form(category, "many", focal_email="rita"))
    assert page.status_code == 422
    assert "<title>Error: " in page.text
    for words in ("Enter a number in digits, from 0 to 1000", "Enter an e-mail address, such as", 'value="many"'):
        assert words in page.text
    assert "Say how many people wish to come" in visitor.send(**form(category, "")).text
    assert delegations() == []


def test_letters_to_one_address_are_few(visitor: Visitor, category: Category) -> None:
    answers = [visitor.send(**form(category, once=f"key {number}")).status_code for number in range(4)]
    assert answers == [200, 200, 200, 429]


def test_while_registration_is_closed_nobody_applies(visitor: Visitor, summit: Event, category: Category) -> None:
    with transaction():
        db.session.scalars(db.select(Setup)).one().is_open = False
    assert "registration is not open" in visitor.text(AT)
    assert visitor.send(**form(category)).status_code == 409
    assert delegations() == []


def test_a_focal_point_who_lost_the_link_gets_another(visitor: Visitor, summit: Event, category: Category) -> None:
    a_delegation(summit, {category: 1})
    first = link_to("rita@porto.example", "/delegation/")
    visitor.post("/register/summit/link", {"email": "rita@porto.example"})
    fresh = link_to("rita@porto.example", "/delegation/")
    assert fresh != first
    assert "City of Porto" in visitor.text(fresh)
