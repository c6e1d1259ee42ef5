"""The waiting line: free places are offered to whoever waits longest, and offers that nobody took go on.

First come, first served within a category; a priority that an organiser set goes before. Nobody who arrives later
passes somebody in line for the same places.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, exists, or_, select, true

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db, transaction
from eventsys.kit.jobs import jobs
from eventsys.kit.logs import log

from . import moving, places
from .models import Category, Registration, Setup
from .places import category_key, event_key
from .rules import GRACE
from .turns import position as position

ORDER = (Registration.priority.desc(), Registration.line, Registration.id)
SOME = 200  # rows asked for at once


def offer_free_places(summit: Event, now: datetime, *, newcomer: Registration | None = None) -> list[Registration]:
    """To those in line, in their order, as long as there are places; gives who was moved.

    A newcomer whom nobody with a claim to the place stands before is confirmed at once.
    """
    places.hold(event_key(summit.id))
    if _is_over(summit, now):
        return []
    moved, full = [], set[str]()
    for number, keys in _waiting(_with_places(summit.id), full):
        registration = db.session.get_one(Registration, number, populate_existing=True)
        category = db.session.get_one(Category, registration.category_id)
        if not moving.take_place(registration, category, past_nobody=False):
            full |= places.lacking(keys)
            continue
        if registration is newcomer:
            moving.move(registration, "confirm", now, letter=False)
        else:
            moving.offer(registration, now, _offer_hours(summit.id))
        moved.append(registration)
    return moved


def lapse(summit: Event, now: datetime) -> list[Registration]:
    """Offers whose time is over, a minute of grace included, are taken back; their places go on."""
    places.hold(event_key(summit.id))
    late = db.session.scalars(select(Registration).where(
        Registration.event_id == summit.id, Registration.state == "offered",
        Registration.offer_until <= now - GRACE).order_by(Registration.offer_until, Registration.id)
        .execution_options(populate_existing=True)).all()
    for registration in late:
        moving.move(registration, "lapse", now)
    return list(late)


@jobs.job(every_minute=True)
def tend() -> int:
    """Lapse and offer, in each summit where there is something to; gives how many were moved."""
    db.session.rollback()
    return sum(_tended(number) for number in _to_tend(clock.now()))


def tend_one(event_id: int) -> int:
    now = clock.now()
    with journal.acting("worker", ""), transaction():
        summit = db.session.get_one(Event, event_id)
        places.hold(event_key(event_id))
        number = journal.act_at_once("registration.tend", about=summit.id)
        moved = [*lapse(summit, now), *offer_free_places(summit, now)]
        if not moved:
            journal.strike(number)
    return len(moved)


def _tended(event_id: int) -> int:
    try:
        return tend_one(event_id)
    except Exception:  # whatever it is, the other events must go on
        log.exception("a waiting line could not be tended", extra={"event": event_id})
        return 0


def _to_tend(now: datetime) -> list[int]:
    late = db.session.scalars(select(Registration.event_id).where(
        Registration.state == "offered", Registration.offer_until <= now - GRACE).distinct()).all()
    waiting = db.session.scalars(select(Category.event_id).join(Event, Event.id == Category.event_id).where(
        Event.ends >= now.date() - timedelta(days=1), Event.status != "cancelled", Event.archived_at.is_(None),
        Category.closed_at.is_(None), exists().where(Registration.category_id == Category.id,
                                                     Registration.state == "waitlisted")).distinct()).all()
    return sorted({*late, *(number for number in waiting if _with_places(number))})


def _is_over(summit: Event, now: datetime) -> bool:
    """Nobody is asked to come to what is cancelled, put away, or past."""
    today = now.astimezone(ZoneInfo(summit.zone)).date()
    return summit.status == "cancelled" or summit.archived_at is not None or summit.ends < today


def _with_places(event_id: int) -> dict[int, Category]:
    """The categories in which somebody waits and a place is free."""
    known = {category.id: category for category in db.session.scalars(
        select(Category).where(Category.event_id == event_id, Category.closed_at.is_(None)))}
    found = places.tallies([event_key(event_id), *map(category_key, known)])
    if found.get(event_key(event_id), places.NOTHING).is_full:
        return {}
    counted = {number: found.get(category_key(number), places.NOTHING) for number in known}
    return {number: known[number] for number, tally in counted.items() if tally.waiting and not tally.is_full}


def _waiting(categories: dict[int, Category], full: set[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Those in line, in their order: their numbers, and of which counters they need one. Who needs one that turns out
    to be full on the way is passed over: others of the line may have places still."""
    after: ColumnElement[bool] = true()
    while open_ones := [number for number in categories if not _is_closed(categories[number], full)]:
        rows = db.session.execute(select(
            Registration.id, Registration.category_id, Registration.organisation, Registration.country,
            Registration.priority, Registration.line).where(
            Registration.state == "waitlisted", Registration.category_id.in_(open_ones), after)
            .order_by(*ORDER).limit(SOME)).all()
        if not rows:
            return
        for row in rows:
            keys = moving.counted(categories[row.category_id], row.organisation, row.country)
            if full.isdisjoint(keys):
                yield row.id, keys
        after = or_(Registration.priority < row.priority,
                    and_(Registration.priority == row.priority, Registration.line > row.line))


def _is_closed(category: Category, full: set[str]) -> bool:
    return not full.isdisjoint((event_key(category.event_id), category_key(category.id)))


def _offer_hours(event_id: int) -> int:
    return db.session.scalar(select(Setup.offer_hours).where(Setup.event_id == event_id)) or 48
