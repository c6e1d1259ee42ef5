from datetime import date, datetime

import pytest
from flask import Flask

from eventsys.agenda.services import place
from eventsys.events import services as events
from eventsys.events.models import Event, Room
from eventsys.kit.database import db, transaction
from eventsys.people.services import add_person
from eventsys.sessions import services as sessions


@pytest.fixture
def summit(app: Flask) -> Event:
    """A day in Lisbon: one room, two sessions, one panelist."""
    with transaction():
        summit = events.add_event("summit", "The Summit", kind="summit", zone="Europe/Lisbon",
                                  starts=date(2027, 9, 14), ends=date(2027, 9, 15))
        events.keep(Room, summit, "hall", name="Great Hall")
        ada = add_person("Ada Lovelace", email="ada@example.org")
        for hour, title in ((9, "Opening"), (11, "Cities and peace")):
            session = sessions.add_session(summit, title, code=f"S {hour}")
            db.session.flush()
            sessions.appear(session, ada.id, "panelist", position="Countess", organisations=("Analytical Engines",))
            place(session.id, starts=datetime(2027, 9, 14, hour), minutes=60, room_key="hall")
    return summit
