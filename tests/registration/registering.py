"""A summit that registers, and people who do, without the pages between."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from eventsys.events import services as events
from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.programme.structs import Contact
from eventsys.publishing.services import publish
from eventsys.registration import places
from eventsys.registration.models import Category, Registration, Setup
from eventsys.registration.registering import Entry, Outcome, register


def a_summit(slug: str = "summit", *, places_in_all: int | None = None, is_published: bool = True,
             **facts: Any) -> Event:
    """Published, unless it need not be, and open for registration; without a category."""
    with transaction():
        summit = events.add_event(slug, facts.pop("title", "Common Ground Summit"), **{
            "kind": "summit", "zone": "Europe/Lisbon", "starts": date(2099, 9, 14), "ends": date(2099, 9, 16),
            "city": "Lisbon", "country": "PT", "language": "en",
            "contacts": (Contact("Rita Alves", email="events@example.org"),)} | facts)
        db.session.flush()
        db.session.add(Setup(event_id=summit.id, is_open=True, places=places_in_all))
        places.set_number(places.event_key(summit.id), places_in_all)
    if is_published:
        with transaction():
            publish(summit, note="")
    return db.session.get_one(Event, summit.id)


def a_category(summit: Event, name: str = "City delegate", *, number: int | None = None, **facts: Any) -> Category:
    with transaction():
        key = name.casefold().replace(" ", "-")
        category = Category(event_id=summit.id, key=key, name=name, places=number, **facts)
        db.session.add(category)
        db.session.flush()
        places.set_number(places.category_key(category.id), number)
    return db.session.get_one(Category, category.id)


def an_entry(name: str = "Ada Lovelace", email: str = "", **facts: Any) -> Entry:
    return Entry(name=name, email=email or f"{name.split()[0].casefold()}@example.org", **facts)


def registers(summit: Event, category: Category, name: str = "Ada Lovelace", *, once: str = "",
              **facts: Any) -> Outcome:
    with transaction():
        return register(db.session.get_one(Event, summit.id), db.session.get_one(Category, category.id),
                        an_entry(name, **facts), once=once or uuid4().hex)


def states(summit: Event) -> dict[str, str]:
    """State by name, as the database has them."""
    db.session.rollback()
    asked = db.select(Registration).where(Registration.event_id == summit.id).order_by(Registration.id)
    rows = db.session.scalars(asked)
    return {row.name: row.state for row in rows}


def wall(day: int, hour: int = 9, month: int = 9, year: int = 2099) -> datetime:
    return datetime(year, month, day, hour)
