from uuid import uuid4

from flask import Flask

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.registration.models import Category
from eventsys.registration.registering import Confirmed, register

from ..asking import statements
from .registering import a_category, a_summit, an_entry, registers


def test_a_registration_asks_the_database_little(app: Flask) -> None:
    """With the two that load event and category, and the lock that SQLite needs not."""
    summit = a_summit(is_published=False)
    category = a_category(summit, number=5)
    registers(summit, category, "Ben")  # what is kept in memory is
    numbers = summit.id, category.id
    db.session.rollback()
    with statements(db.engine) as asked, transaction():
        outcome = register(db.session.get_one(Event, numbers[0]), db.session.get_one(Category, numbers[1]),
                           an_entry("Ada"), once=uuid4().hex)
    assert isinstance(outcome, Confirmed)
    assert len(asked) <= 10
