"""An organiser registers somebody: past the line where they wish, never past the number of places."""

from dataclasses import dataclass
from typing import Literal

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db

from . import deciding, line, mails, moving, places
from .models import Category, Registration
from .places import category_key, event_key
from .registering import Entry, blank, keep, living

AddedState = Literal["confirmed", "offered", "waitlisted", "pending"]
STATES: tuple[AddedState, ...] = ("confirmed", "offered", "waitlisted", "pending")


@dataclass(frozen=True)
class Added:
    registration: Registration


@dataclass(frozen=True)
class Known:
    """Somebody with this address is registered; nothing was written."""

    registration: Registration


@dataclass(frozen=True)
class Full:
    """There is no place left; nothing was written."""


def add(summit: Event, category: Category, entry: Entry, state: AddedState, *, letter: bool, once: str | None = None,
        source: str = "desk", note: str = "", priority: int = 0) -> Added | Known | Full:
    """Flushes, never commits. `once`: key of the form, which makes one registration however often it comes."""
    number = journal.act("registration.add", about=summit.id, name=entry.name, category=category.name)
    count(summit, category)
    places.hold(event_key(summit.id))
    if once and (sent := db.session.scalar(db.select(Registration).where(Registration.once == once))):
        journal.strike(number)
        return Added(sent)
    if (known := living(summit.id, entry.email)) is not None:
        journal.strike(number)
        return Known(known)
    registration = enter(summit, category, entry, state, once=once, source=source, note=note, priority=priority)
    if registration is None:
        journal.strike(number)
        return Full()
    moved = offer_on(summit) if state == "waitlisted" else []
    if letter and registration not in moved:
        mails.tell(registration, "register", None)
    return Added(registration)


def enter(summit: Event, category: Category, entry: Entry, state: AddedState, *, source: str, once: str | None = None,
          note: str = "", priority: int = 0) -> Registration | None:
    """None where there is no place. Writes no letter; whoever calls holds the event's counter, and said the act."""
    now = clock.now()
    row = blank(summit, category, now, source, name=entry.name, email=entry.email.lower(), position=entry.position,
                organisation=entry.organisation, country=entry.country, city=entry.city, locale=entry.locale,
                is_listed=entry.is_listed, wants_news=entry.wants_news, note=note, priority=priority, once=once,
                completed_at=now)
    if state in ("confirmed", "offered") and not moving.take_place(row, category, past_nobody=False):
        return None
    held, row.holds = row.holds, ()
    if state == "confirmed":
        row.holds = held
        moving.move(row, "confirm", now, letter=False)
    elif state == "pending":
        moving.move(row, "apply", now, letter=False)
    else:
        moving.move(row, "wait", now, letter=False)
    if state == "offered":
        row.holds = held
        moving.offer(row, now, deciding.setup_of(summit).offer_hours, letter=False)
    db.session.add(row)
    db.session.flush()
    keep(row, entry, now)
    return row


def offer_on(summit: Event) -> list[Registration]:
    """Free places to those in line, by letter."""
    return line.offer_free_places(summit, clock.now())


def count(summit: Event, category: Category) -> None:
    """Where registration was never set up, nothing is counted yet."""
    places.ensure(event_key(summit.id), deciding.setup_of(summit).places)
    places.ensure(category_key(category.id), category.places)
