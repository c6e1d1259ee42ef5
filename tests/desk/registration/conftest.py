"""A summit that is published, and not yet open."""

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.registration.models import Setup

from ...registration.registering import a_summit


@pytest.fixture
def event(app: Flask) -> Event:
    summit = a_summit("summit")
    with transaction():
        db.session.scalars(db.select(Setup)).one().is_open = False
    return db.session.get_one(Event, summit.id)
