"""Verbs on events and what belongs to them; they flush and never commit."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import aliased

from eventsys.kit import clock
from eventsys.kit.database import db

from .models import Event, Kind, Organiser, Room, Track, Venue

L = TypeVar("L", Venue, Room, Track, Kind)


def add_event(slug: str, title: str, *, kind: str, zone: str, starts: date, ends: date,
              part_of: Event | None = None, uid: str = "", **facts: Any) -> Event:
    """A new event, or a part of another."""
    event = Event(slug=slug, title=title, kind=kind, zone=zone, starts=starts, ends=ends,
                  part_of_id=part_of and part_of.id, uid=uid or new_uid(), created_at=clock.now(), **facts)
    db.session.add(event)
    db.session.flush()
    return event


def new_uid() -> str:
    """An iCalendar UID, globally unique (RFC 7986, section 5.3)."""
    return str(uuid4())


def find(slug: str) -> Event | None:
    return db.session.scalar(select(Event).where(Event.slug == slug))


def find_with_summit(slug: str) -> tuple[Event, Event] | None:
    """The event and the one that it is part of at last (itself, where it is no part): one query for most."""
    above = aliased(Event)
    row = db.session.execute(select(Event, above).outerjoin(above, above.id == Event.part_of_id)
                             .where(Event.slug == slug)).first()
    return row and (row[0], summit_of(row[1] or row[0]))


def summit_of(event: Event) -> Event:
    """The event that is part of no other: the unit of publication."""
    while event.part_of_id is not None:
        event = db.session.get_one(Event, event.part_of_id)
    return event


def listed(model: type[L], summit: Event) -> dict[str, L]:
    """Venues, rooms, tracks or kinds of a summit by key, in the organiser's order."""
    rows = db.session.scalars(select(model).where(model.event_id == summit.id).order_by(model.rank, model.id))
    return {row.key: row for row in rows}


def keep(model: type[L], summit: Event, key: str, known: dict[str, L] | None = None, **facts: Any) -> L:
    """The venue, room, track or kind with that key, made where it is new, with these facts."""
    rows = known if known is not None else listed(model, summit)
    row = rows.get(key)
    if row is None:
        row = rows[key] = model(event_id=summit.id, key=key, rank=len(rows))
        db.session.add(row)
    for name, value in facts.items():
        setattr(row, name, value)
    return row


def set_organisers(event: Event, organisers: Iterable[dict[str, Any]]) -> None:
    """Who convenes it, in order; each with name, and country, url, organisation_id where known."""
    for rank, facts in enumerate(organisers):
        db.session.add(Organiser(event_id=event.id, rank=rank, **facts))
    db.session.flush()
