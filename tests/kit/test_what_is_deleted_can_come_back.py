"""Whatever was made in between, and on every engine: a number is never given a second time."""

import pytest
from flask import Flask

from eventsys.events.models import Event, Room
from eventsys.events.services import add_event, keep
from eventsys.kit import journal, undoing
from eventsys.kit.database import db, transaction
from eventsys.kit.undoing import Undone

from ..builders import DAY


@pytest.fixture
def event(app: Flask) -> Event:
    with transaction():
        return add_event("summit", "Summit", kind="summit", zone="Europe/Lisbon", starts=DAY, ends=DAY)


def test_a_room_comes_back_although_another_was_added_since(event: Event) -> None:
    with transaction():
        journal.act("events.make", about=event.id)
        hall = keep(Room, event, "hall", name="Hall")
    with transaction():
        number = journal.act("events.make", about=event.id)
        db.session.delete(hall)
    with transaction():
        journal.act("events.make", about=event.id)
        keep(Room, event, "attic", name="Attic")
    with transaction():
        assert isinstance(undoing.undo(number, event.id), Undone)
    assert set(db.session.scalars(db.select(Room.name))) == {"Hall", "Attic"}
