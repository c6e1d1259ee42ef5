"""Sessions with their placements and rosters."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from eventsys.agenda.models import Placement
from eventsys.agenda.services import place, placements
from eventsys.events.models import Event
from eventsys.events.public import family
from eventsys.kit import ranked
from eventsys.kit.database import db
from eventsys.sessions.models import Appearance, Session, SessionOrganiser
from eventsys.sessions.services import add_session, taken_slugs

from ..matching.wishes import Group
from ..plans.outcomes import Write
from ..plans.seats import Changes
from ..plans.sessions import EVERYWHERE
from .made import resolved

_PLAIN = ("code", "title", "subtitle", "language", "interpretation", "summary", "objectives", "stream_url", "expected",
          "note")
_PLACED = {"day", "since", "minutes", "fold", "room"}
_SOME = 500  # rows in one statement


def write(summit: Event, writes: Sequence[Write], made: Mapping[Group, Mapping[str, str]],
          tell: Callable[[int], None]) -> None:
    """`tell` hears how many rows are done."""
    events = {event.slug: event for event in family(summit)}
    taken, known = taken_slugs(summit), placements(summit.id)
    rows = with_rosters(write.thing for write in writes if write.thing)
    written = []
    for done, one in enumerate(writes):
        row = rows[one.thing] if one.thing else _new(summit, events, one.values, taken)
        _fill(row, one.values, events, made)
        written.append((row, one.values))
        tell(done)
    db.session.flush()
    for row, values in written:
        if _PLACED & values.keys():
            _place(row, values, known, made.get("rooms", {}))
    db.session.flush()


def with_rosters(ids: Iterable[int]) -> dict[int, Session]:
    wanted, rows = sorted(set(ids)), dict[int, Session]()
    for at in range(0, len(wanted), _SOME):
        found = db.session.scalars(select(Session).where(Session.id.in_(wanted[at:at + _SOME])).options(
            selectinload(Session.roster), selectinload(Session.organisers)))
        rows |= {row.id: row for row in found}
    return rows


def _new(summit: Event, events: Mapping[str, Event], values: Mapping[str, Any], taken: set[str]) -> Session:
    event = events.get(values.get("part", ""), summit)
    return add_session(event, values["title"], code=values.get("code", ""), taken=taken, summit=summit)


def _fill(row: Session, values: Mapping[str, Any], events: Mapping[str, Event],
          made: Mapping[Group, Mapping[str, str]]) -> None:
    for name in _PLAIN:
        if name in values:
            setattr(row, name, values[name])
    if "part" in values:
        row.event_id = events[values["part"]].id
    if "kind" in values:
        row.kind_key = resolved(values["kind"], made.get("kinds", {}))
    if "track" in values:
        row.track_key = resolved(values["track"], made.get("tracks", {}))
    if "organisers" in values:
        row.organisers = [SessionOrganiser(name=one.name, country=one.country, url=one.url, rank=rank)
                          for rank, one in enumerate(values["organisers"])]
    seat(row, values.get("seats", Changes()), made.get("people", {}))


def seat(row: Session, changes: Changes, people: Mapping[str, str]) -> None:
    """Whoever is new comes last; what is known of the others beside these facts stays."""
    if not changes:
        return
    roster = [] if row.id is None else row.roster
    known = {one.id: one for one in roster}
    for one in changes.changed:
        there = known[one.id]
        there.role, there.position = one.role, one.position
        there.organisations, there.country = one.organisations, one.country
    after = ranked.after(roster)
    row.roster = [*roster, *(Appearance(
        person_id=int(resolved(one.person, people)), role=one.role, position=one.position,
        organisations=one.organisations, country=one.country, rank=after + place)
        for place, one in enumerate(changes.new))]


def _place(row: Session, values: Mapping[str, Any], known: dict[int, Placement], rooms: Mapping[str, str]) -> None:
    now = known.get(row.id)
    day = values.get("day", now.day if now else None)
    since = values.get("since", _since(now))
    room = values.get("room")
    place(row.id, day=day, starts=datetime.combine(day, datetime.min.time()) + since if since is not None else None,
          minutes=values.get("minutes", now.minutes if now else None),
          room_key=_room_key(room, now, rooms), fold=values.get("fold", now.fold if now else 0),
          all_rooms=room == EVERYWHERE if room is not None else bool(now and now.all_rooms), known=known)


def _room_key(room: str | None, now: Placement | None, rooms: Mapping[str, str]) -> str:
    if room is None:
        return now.room_key if now else ""
    return "" if room == EVERYWHERE else resolved(room, rooms)


def _since(now: Placement | None) -> timedelta | None:
    if now is None or now.starts is None or now.day is None:
        return None
    return now.starts - datetime.combine(now.day, datetime.min.time())
