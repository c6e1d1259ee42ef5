"""The board of a whole summit in seven queries, and that of a few sessions and their neighbours in ten at most."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, CompoundSelect, and_, or_, select, true, union

from eventsys.agenda.models import LONGEST, Placement
from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.sessions.models import Appearance, Session
from eventsys.sponsors.models import Listing

from . import slots
from .frames import frame
from .rules import walking
from .rules.board import Board
from .rules.values import Slot

WHOLE_DAY = 24 * 60  # minutes
LONG = timedelta(minutes=LONGEST)
FAR = timedelta(minutes=walking.LONGEST)
ZONES = timedelta(hours=26)  # by which two walls of the world can differ


def whole(summit: Event, signed_up: Mapping[int, int] | None = None) -> Board:
    """`signed_up`: how many have, by session; registration knows."""
    board = _with_sessions(frame(summit), summit, signed_up or {})
    moments = [at for slot in board.slots.values() for at in (slot.starts, slot.finishes) if at is not None]
    if not moments:
        return board
    mine = select(Appearance.person_id).join(Session, Session.id == Appearance.session_id).where(
        Session.summit_id == summit.id, Session.withdrawn.is_(False), Appearance.state != "declined")
    return _with_elsewhere(board, summit, Appearance.person_id.in_(mine), min(moments), max(moments))


def _with_sessions(board: Board, summit: Event, signed_up: Mapping[int, int],
                   only: Collection[int] | None = None, people: Collection[int] | None = None) -> Board:
    """All of them, or `only` those numbered; with all who are on their rosters, or those of `people`."""
    # Those numbered are not asked for by summit too: engines would begin with all of its sessions.
    wanted = Session.summit_id == summit.id if only is None else Session.id.in_(only)
    rosters = slots.rosters().where(wanted)
    if people is not None:
        rosters = rosters.where(Appearance.person_id.in_(people))
    seats, known = slots.seated(_own(rosters, summit), summit.zone)
    found = [slots.slot(row, board, seats.get(row.id, {}).values(), signed_up.get(row.id, 0))
             for row in _own(slots.ours().where(wanted), summit)]
    return replace(board, people={**known, **board.people}).with_slots(found)


def _own(query: slots.Query, summit: Event) -> Iterator[slots.Fetched]:
    return (row for row in db.session.execute(query) if row.summit_id == summit.id)


def _with_elsewhere(board: Board, summit: Event, people: ColumnElement[bool], first: datetime,
                    last: datetime) -> Board:
    asked = slots.elsewhere().where(
        Session.summit_id != summit.id, slots.busy(people),
        Placement.starts.between(first - LONG - FAR - ZONES, last + FAR + ZONES))
    return slots.foreign(db.session.execute(asked), board)


def vicinity(summit: Event, sessions: Collection[int], also: Mapping[str, Any] | None = None,
             signed_up: Mapping[int, int] | None = None) -> Board:
    """These sessions with all that can clash with them, as they are placed and, with `also` (day, starts, room,
    all_rooms), as they might be. What it costs depends on their rooms' days and their people, not on the summit.
    """
    counts = signed_up or {}
    board = _with_sessions(frame(summit), summit, counts, sessions)
    own = [*board.slots.values(), *(board.held(slot, **also) for slot in board.slots.values() if also)]
    placed = [slot for slot in own if slot.starts is not None]
    if not placed:
        return board
    people = {person for slot in placed for person in slot.people}
    near = set(db.session.scalars(_neighbours(placed, people))) - set(sessions)
    if near:
        board = _with_sessions(board, summit, counts, near, people)
    if not people:
        return board
    moments = [at for slot in placed for at in (slot.starts, slot.finishes) if at is not None]
    return _with_elsewhere(board, summit, Appearance.person_id.in_(people), min(moments), max(moments))


def _neighbours(placed: Collection[Slot], people: Collection[int]) -> CompoundSelect[int]:
    """Numbers of sessions in the same rooms, over all rooms, with the same people or of a rival sponsor.

    The summit is not named: engines would begin with all of its sessions. Those of others are left out later.
    """
    days = [at.date() for slot in placed for at in (slot.starts, slot.finishes) if at is not None]
    at_the_time = select(Placement.session_id).where(_days(days))
    asked = [
        at_the_time.where(Placement.room_key.in_({slot.room for slot in placed if slot.room})),
        at_the_time.where(Placement.all_rooms == true()),
        select(Appearance.session_id).join(Placement, Placement.session_id == Appearance.session_id).where(
            slots.busy(Appearance.person_id.in_(people)), _days(days, FAR.days)),
    ]
    if any(slot.all_rooms for slot in placed):
        asked.append(at_the_time)
    if any(slot.rivals for slot in placed):
        asked.append(at_the_time.join(Session, Session.id == Placement.session_id)
                     .join(Listing, Listing.id == Session.sponsor_id).where(Listing.rivals != ""))
    return union(*asked)


def _days(days: Collection[date], margin: int = 0) -> ColumnElement[bool]:
    """Around those days, with a day each side for midnight and zones; longer sessions from long before."""
    first = min(days) - timedelta(days=1 + margin)
    last = max(days) + timedelta(days=1 + margin)
    return and_(Placement.day.between(first - LONG, last),
                or_(Placement.day >= first, Placement.minutes > WHOLE_DAY))
