"""A summit with sessions in its programme, that can be moved and published anew."""

from datetime import date, datetime
from typing import Any

from eventsys.agenda.services import place
from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.publishing.services import publish
from eventsys.registration import signing_up
from eventsys.registration.models import Registration
from eventsys.sessions.models import Session
from eventsys.sessions.services import add_session

from .registering import a_summit

DAY = date(2099, 9, 14)
TITLES = (("Opening", 9), ("Workshop", 9), ("Walk", 11), ("Closing", 16))


def a_summit_with_sessions(*signed: str, titles: tuple[tuple[str, int], ...] = TITLES, places: int | None = 1,
                           **facts: Any) -> Event:
    """Published, an hour each; one signs up for those named."""
    summit = a_summit(is_published=False, **facts)
    with transaction():
        for title, hour in titles:
            session = add_session(db.session.get_one(Event, summit.id), title)
            db.session.flush()
            place(session.id, day=DAY, starts=at(hour), minutes=60)
    publishes(summit)
    with transaction():
        for slug in signed:
            signing_up.set_places(summit, slug, places, None)
    return db.session.get_one(Event, summit.id)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2099, 9, 14, hour, minute)


def moves(slug: str, hour: int, minute: int = 0) -> None:
    with transaction():
        place(session_of(slug).id, day=DAY, starts=at(hour, minute), minutes=60)


def withdraws(slug: str) -> None:
    with transaction():
        session_of(slug).withdrawn = True


def session_of(slug: str) -> Session:
    return db.session.scalars(db.select(Session).where(Session.slug == slug)).one()


def publishes(summit: Event) -> None:
    with transaction():
        publish(db.session.get_one(Event, summit.id), note="")


def of(name: str) -> Registration:
    return db.session.scalars(db.select(Registration).where(Registration.name == name)).one()
