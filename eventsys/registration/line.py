"""The waiting line: free places are offered to whoever waits longest, and offers that nobody took go on.

First come, first served within a category; a priority that an organiser set goes before. Nobody who arrives later
passes somebody in line for the same places.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import and_, func, or_, select

from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db, transaction
from eventsys.kit.jobs import jobs

from . import moving, places
from .models import Category, Registration, Setup
from .places import category_key, event_key
from .rules import GRACE

ORDER = (Registration.priority.desc(), Registration.line, Registration.id)
SOME = 50  # rows asked for at once


def offer_free_places(summit: Event, now: datetime, *, newcomer: Registration | None = None) -> list[Registration]:
    """To those in line, in their order, as long as there are places; gives who was moved.

    A newcomer whom nobody with a claim to the place stands before is confirmed at once.
    """
    places.hold(event_key(summit.id))
    hours, moved = _offer_hours(summit.id), []
    having = _with_places(summit.id)
    for registration, category in _waiting(summit.id, having):
        if not moving.take_place(registration, category, past_nobody=False):
            having &= _with_places(summit.id)  # it was its own share that is full, or else the places are gone
            continue
        if registration is newcomer:
            moving.move(registration, "confirm", now, letter=False)
        else:
            moving.offer(registration, now, hours)
        moved.append(registration)
    return moved


def position(registration: Registration) -> int:
    """1 for who is next in their category."""
    ahead = or_(Registration.priority > registration.priority,
                and_(Registration.priority == registration.priority, Registration.line < registration.line))
    return 1 + (db.session.scalar(select(func.count()).where(
        Registration.category_id == registration.category_id, Registration.state == "waitlisted", ahead)) or 0)


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
    return sum(tend_one(number) for number in _to_tend(clock.now()))


def tend_one(event_id: int) -> int:
    now = clock.now()
    with journal.acting("worker", ""), transaction():
        summit = db.session.get_one(Event, event_id)
        number = journal.act_at_once("registration.tend", about=summit.id)
        moved = [*lapse(summit, now), *offer_free_places(summit, now)]
        if not moved:
            journal.strike(number)
    return len(moved)


def _to_tend(now: datetime) -> Sequence[int]:
    late = and_(Registration.state == "offered", Registration.offer_until <= now - GRACE)
    return db.session.scalars(select(Registration.event_id).where(or_(late, Registration.state == "waitlisted"))
                              .distinct().order_by(Registration.event_id)).all()


def _with_places(event_id: int) -> set[int]:
    """Numbers of the categories in which somebody waits and a place is free."""
    numbers = db.session.scalars(select(Category.id).where(Category.event_id == event_id,
                                                           Category.closed_at.is_(None))).all()
    found = places.tallies([event_key(event_id), *map(category_key, numbers)])
    if found.get(event_key(event_id), places.NOTHING).is_full:
        return set()
    known = {number: found.get(category_key(number), places.NOTHING) for number in numbers}
    return {number for number, tally in known.items() if tally.waiting and not tally.is_full}


def _waiting(event_id: int, having: set[int]) -> Iterator[tuple[Registration, Category]]:
    """Those in line as they are now, in categories that have places; in portions, for the first few are nearly
    always enough."""
    seen: set[int] = set()
    while having:
        rows = db.session.execute(
            select(Registration, Category).join(Category, Category.id == Registration.category_id)
            .where(Registration.event_id == event_id, Registration.state == "waitlisted",
                   Registration.category_id.in_(having), Registration.id.not_in(seen)).order_by(*ORDER).limit(SOME)
            .execution_options(populate_existing=True)).all()
        if not rows:
            return
        for registration, category in rows:
            seen.add(registration.id)
            if category.id in having:
                yield registration, category


def _offer_hours(event_id: int) -> int:
    return db.session.scalar(select(Setup.offer_hours).where(Setup.event_id == event_id)) or 48
