"""Deleting what sessions and rooms name by its key: first what names it is told, then it is loosened or unplaced.

The keys are no foreign keys, for readers of an old edition may still hold them. Flushes, never commits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select

from eventsys.events import belongings
from eventsys.events.models import Day, Event, Kind, Room, Track, Venue, Walk
from eventsys.events.public import family
from eventsys.kit import journal
from eventsys.kit.database import db
from eventsys.sessions.models import Session

from .models import Placement

Sessions = Literal["loosen", "tray"]  # they stay at their times without it, or go back to the tray


@dataclass(frozen=True)
class Uses:
    """What still names a thing."""

    sessions: Sequence[Session] = ()
    rooms: Sequence[Room] = ()
    events: Sequence[Event] = ()
    walks: Sequence[Walk] = ()

    def __bool__(self) -> bool:
        return bool(self.sessions or self.rooms or self.events or self.walks)


def uses_of(row: Any, summit: Event) -> Uses:
    match row:
        case Room():
            return Uses(sessions=_placed(summit, Placement.room_key == row.key))
        case Track():
            return Uses(sessions=_sessions(summit, Session.track_key == row.key))
        case Kind():
            return Uses(sessions=_sessions(summit, Session.kind_key == row.key))
        case Day():
            return Uses(sessions=_placed(summit, Placement.day == row.date))
        case Venue():
            return _uses_of_venue(row, summit)
    return Uses()


def delete(row: Any, summit: Event, called: str, sessions: Sessions = "loosen") -> None:
    """With what names it: sessions as said, rooms and events stay without the venue, walks go."""
    journal.act(f"events.{belongings.CALLED[type(row)]}.delete", about=summit.id, name=called)
    _let_go(row, uses_of(row, summit), sessions)
    belongings.delete(row, summit, called)


def _let_go(row: Any, uses: Uses, sessions: Sessions) -> None:
    match row:
        case Room():
            _unplace(uses.sessions, sessions)
        case Track():
            for session in uses.sessions:
                session.track_key = ""
        case Kind():
            for session in uses.sessions:
                session.kind_key = ""
        case Venue():
            housed: list[Room | Event] = [*uses.rooms, *uses.events]
            for one in housed:
                one.venue_key = ""
            for walk in uses.walks:
                db.session.delete(walk)
    db.session.flush()


def _unplace(sessions: Sequence[Session], how: Sessions) -> None:
    for session in sessions:
        placement = db.session.get_one(Placement, session.id)
        if how == "tray":
            db.session.delete(placement)
        else:
            placement.room_key = ""


def _uses_of_venue(venue: Venue, summit: Event) -> Uses:
    return Uses(
        rooms=[room for room in belongings.of(Room, summit) if room.venue_key == venue.key],
        events=[event for event in family(summit) if event.venue_key == venue.key],
        walks=[walk for walk in belongings.of(Walk, summit) if venue.key in (walk.one_key, walk.other_key)])


def _sessions(summit: Event, which: Any) -> Sequence[Session]:
    return db.session.scalars(
        select(Session).where(Session.summit_id == summit.id, which).order_by(Session.rank, Session.id)).all()


def _placed(summit: Event, which: Any) -> Sequence[Session]:
    return db.session.scalars(
        select(Session).join(Placement, Placement.session_id == Session.id)
        .where(Session.summit_id == summit.id, which).order_by(Placement.day, Placement.starts, Session.id)).all()
