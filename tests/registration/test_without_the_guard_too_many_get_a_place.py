"""The races see what they are to see: where places are counted first and given then, one too many gets a place."""

from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.registration import places
from eventsys.registration.models import Category, Registration
from eventsys.registration.registering import register

from .crowd import at_once, everybody_has_a_place_that_is_there
from .registering import a_category, a_summit, an_entry


def test_without_the_guard_too_many_get_a_place(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    summit = a_summit(is_published=False)
    summit_id, category_id = summit.id, a_category(summit, number=1).id
    db.session.rollback()
    counted = Barrier(2)

    def count_then_insert(name: str) -> str:
        with app.app_context():
            taken = db.session.scalar(select(func.count()).select_from(Registration))
            counted.wait(10)  # both have counted before either has a place
            with transaction():
                return type(register(
                    db.session.get_one(Event, summit_id), db.session.get_one(Category, category_id),
                    an_entry(name), once=f"{name} {taken}")).__name__

    monkeypatch.setattr(places, "take", lambda *_keys, **_others: True)  # the counter, and its CHECK, with it
    assert at_once([lambda: count_then_insert("Ada"), lambda: count_then_insert("Ben")]) == ["Confirmed"] * 2
    with pytest.raises(AssertionError, match="2 have one of 1 places"):
        everybody_has_a_place_that_is_there(category_id)
