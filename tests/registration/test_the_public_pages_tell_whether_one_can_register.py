"""An edition never changes; whether one can register stands beside it, and every page of the event knows."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eventsys.kit.database import db, transaction
from eventsys.registration import overlay, places
from eventsys.registration.models import Setup

from .registering import a_category, a_summit, registers, wall


def page(client: FlaskClient, path: str = "/e/summit/") -> str:
    overlay.tell_all()
    return client.get(path).text


def test_an_event_without_registration_offers_none(app: Flask, client: FlaskClient) -> None:
    summit = a_summit()
    with transaction():
        db.session.delete(db.session.scalars(db.select(Setup)).one())
    assert "/register/" not in page(client)
    assert summit.slug


def test_while_there_are_places_every_page_leads_there(app: Flask, client: FlaskClient) -> None:
    a_category(a_summit(), number=20)
    assert "Open." in page(client)
    assert 'href="/register/summit"' in page(client, "/e/summit/changes")


def test_the_last_few_places_and_the_line_are_told(app: Flask, client: FlaskClient) -> None:
    summit = a_summit()
    category = a_category(summit, number=2)
    registers(summit, category, "Ada")
    assert "a few places are left" in page(client)
    registers(summit, category, "Ben")
    assert "There is a waiting list" in page(client)


def test_full_without_a_line_offers_no_button(app: Flask, client: FlaskClient) -> None:
    summit = a_summit()
    registers(summit, a_category(summit, number=1, has_waiting_list=False), "Ada")
    told = page(client)
    assert "All places are taken." in told
    assert "/register/summit" not in told


@pytest.mark.parametrize(("moment", "words"), [
    ((2099, 5, 1, 6), "Registration opens on Wednesday 6 May at 09:00"), ((2099, 5, 7), "Open."),
    ((2099, 6, 6, 17, 2), "Registration has closed."),
])
def test_a_window_opens_and_closes_by_itself(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch,
                                             moment: tuple[int, ...], words: str) -> None:
    a_category(a_summit(), number=20, opens=wall(6, 9, 5), closes=wall(6, 18, 6))
    monkeypatch.setattr("eventsys.kit.clock.now", lambda: datetime(*moment, tzinfo=UTC))  # type: ignore[misc]
    assert words in page(client)


def test_what_changed_nothing_is_not_told_anew(app: Flask) -> None:
    summit = a_summit()
    category = a_category(summit, number=200)
    overlay.tell_all()
    registers(summit, category)
    assert overlay.tell_all() == 0
    with transaction():
        places.set_number(places.category_key(category.id), 1)
    assert overlay.tell_all() == 1
