"""What sessions are judged by: events, days, rooms, venues and severities of a summit, in four queries."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import aliased

from eventsys.agenda.models import ClashRule
from eventsys.events.models import Day, Event, Room, Venue, Walk
from eventsys.kit.database import db

from .rules.board import Board
from .rules.values import EventFacts, RoomFacts, VenueFacts


def frame(summit: Event) -> Board:
    """A board without sessions and people."""
    venues, walks, keys = _venues(summit.id)
    events = {facts.id: facts for facts in _events(summit, keys)}
    return Board(slots={}, events=events, rooms=_rooms(summit.id, keys), venues=venues, walks=walks,
                 severities=_severities(events))


def _events(summit: Event, keys: dict[str, int]) -> Iterable[EventFacts]:
    """The summit and its parts at any depth; a part of a part counts as one of the summit."""
    above = aliased(Event)
    asked = (
        select(Event.id, Event.slug, Event.title, Event.zone, Event.starts, Event.ends, Event.venue_key,
               above.venue_key.label("above"), Day.date, Day.opens, Day.closes)
        .outerjoin(Day, Day.event_id == Event.id).outerjoin(above, above.id == Event.part_of_id)
        .where(Event.id.in_(_family(summit.id))))
    rows: dict[int, Any] = {}
    hours: dict[int, dict[date, tuple[time | None, time | None]]] = {}
    for row in db.session.execute(asked):
        rows[row.id] = row
        if row.date is not None:
            hours.setdefault(row.id, {})[row.date] = (row.opens, row.closes)
    for row in rows.values():
        yield EventFacts(row.id, row.slug, row.title, row.zone, row.starts, row.ends, hours=hours.get(row.id, {}),
                         whole=None if row.id == summit.id else summit.id,
                         venue=keys.get(row.venue_key or row.above or summit.venue_key))


def _family(summit_id: int) -> Select[int]:
    inside = select(Event.id).where(Event.id == summit_id).cte(recursive=True)
    parts = select(Event.id).join(inside, Event.part_of_id == inside.c.id)
    return select(inside.union_all(parts).c.id)


def _venues(summit_id: int) -> tuple[dict[int, VenueFacts], dict[tuple[int, int], int], dict[str, int]]:
    """By number, the minutes between two of them, and the numbers by key."""
    rows = db.session.execute(
        select(Venue.id, Venue.key, Venue.name, Venue.latitude, Venue.longitude, Walk.other_key, Walk.minutes)
        .outerjoin(Walk, and_(Walk.event_id == Venue.event_id, Walk.one_key == Venue.key))
        .where(Venue.event_id == summit_id)).all()
    keys = {row.key: row.id for row in rows}
    walks = {_pair(row.id, keys[row.other_key]): row.minutes for row in rows if row.other_key in keys}
    return {row.id: VenueFacts(row.id, row.name, row.latitude, row.longitude) for row in rows}, walks, keys


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _rooms(summit_id: int, keys: dict[str, int]) -> dict[str, RoomFacts]:
    rows = db.session.execute(
        select(Room.key, Room.name, Room.venue_key, Room.capacity, Room.booths, Room.online, Room.url)
        .where(Room.event_id == summit_id).order_by(Room.rank, Room.id))
    return {row.key: RoomFacts(row.key, row.name, keys.get(row.venue_key), row.capacity, row.booths, row.online,
                               bool(row.url), rank) for rank, row in enumerate(rows)}


def _severities(events: Iterable[int]) -> dict[tuple[int, str], Any]:
    rows = db.session.execute(select(ClashRule.event_id, ClashRule.rule, ClashRule.severity)
                              .where(ClashRule.event_id.in_(list(events))))
    return {(row.event_id, row.rule): row.severity for row in rows}
