"""The board of a whole summit in seven queries, and that of a few sessions and their neighbours in nine at most."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, CompoundSelect, and_, or_, select, union

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
                   only: ColumnElement[bool] | None = None, people: Collection[int] | None = None) -> Board:
    """All of them, or `only` some; with all who are on their rosters, or those of `people`."""
    sessions, rosters = slots.ours(summit.id), slots.rosters(summit.id)
    if only is not None:
        sessions, rosters = sessions.where(only), rosters.where(only)
    if people is not None:
        rosters = rosters.where(Appearance.person_id.in_(people))
    seats, known = slots.seated(db.session.execute(rosters), summit.zone)
    found = [slots.slot(row, board, seats.get(row.id, {}).values(), signed_up.get(row.id, 0))
             for row in db.session.execute(sessions)]
    return replace(board, people={**known, **board.people}).with_slots(found)


def _with_elsewhere(board: Board, summit: Event, people: ColumnElement[bool], first: datetime,
                    last: datetime) -> Board:
    asked = slots.elsewhere(summit.id, first - LONG - FAR - ZONES, last + LONG + FAR + ZONES)
    return slots.foreign(db.session.execute(asked.where(slots.busy(people))), board)


def vicinity(summit: Event, sessions: Collection[int], also: Mapping[str, Any] | None = None,
             signed_up: Mapping[int, int] | None = None) -> Board:
    """These sessions with all that can clash with them, as they are placed and, with `also` (day, starts, room,
    all_rooms), as they might be. What it costs depends on their rooms' days and their people, not on the summit.
    """
    counts = signed_up or {}
    board = _with_sessions(frame(summit), summit, counts, Session.id.in_(sessions))
    own = [*board.slots.values(), *(board.held(slot, **also) for slot in board.slots.values() if also)]
    placed = [slot for slot in own if slot.starts is not None]
    if not placed:
        return board
    people = {person for slot in placed for person in slot.people}
    near = Session.id.in_(_neighbours(summit, placed, people))
    wider = _with_sessions(board, summit, counts, and_(near, Session.id.not_in(sessions)), people)
    if not people:
        return wider
    moments = [at for slot in placed for at in (slot.starts, slot.finishes) if at is not None]
    return _with_elsewhere(wider, summit, Appearance.person_id.in_(people), min(moments), max(moments))


def _neighbours(summit: Event, placed: Collection[Slot], people: Collection[int]) -> CompoundSelect[Any]:
    """Numbers of the sessions in the same rooms, over all rooms, with the same people or of a rival sponsor."""
    days = [at.date() for slot in placed for at in (slot.starts, slot.finishes) if at is not None]
    ours = select(Session.id).join(Placement, Placement.session_id == Session.id).where(Session.summit_id == summit.id)
    asked = [
        ours.where(Placement.room_key.in_({slot.room for slot in placed if slot.room}), _days(days)),
        ours.where(Placement.all_rooms.is_(True), _days(days)),
        ours.join(Appearance, Appearance.session_id == Session.id).where(
            slots.busy(Appearance.person_id.in_(people)), _days(days, FAR.days)),
    ]
    if any(slot.all_rooms for slot in placed):
        asked.append(ours.where(_days(days)))
    if any(slot.rivals for slot in placed):
        asked.append(ours.join(Listing, Listing.id == Session.sponsor_id).where(Listing.rivals != "", _days(days)))
    return union(*asked)


def _days(days: Collection[date], margin: int = 0) -> ColumnElement[bool]:
    """Around those days, with a day each side for midnight and zones; longer sessions from long before."""
    first = min(days) - timedelta(days=1 + margin)
    last = max(days) + timedelta(days=1 + margin)
    return and_(Placement.day.between(first - LONG, last),
                or_(Placement.day >= first, Placement.minutes > WHOLE_DAY))
