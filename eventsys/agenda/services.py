"""Verbs on placements; they flush and never commit."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from eventsys.kit.database import db
from eventsys.sessions.models import Session

from .models import Placement


def place(session_id: int, *, day: date | None = None, starts: datetime | None = None, minutes: int | None = None,
          room_key: str = "", all_rooms: bool = False, fold: int = 0,
          known: dict[int, Placement] | None = None) -> Placement:
    """Say when (naive wall time in the event's zone) and where a session is held.

    The day defaults to that of `starts`. `known` holds the summit's placements, for those who place many.
    """
    row = known.get(session_id) if known is not None else db.session.get(Placement, session_id)
    if row is None:
        row = Placement(session_id=session_id)
        db.session.add(row)
    row.day = day or (starts.date() if starts else None)
    row.starts, row.minutes, row.fold = starts, minutes, fold
    row.room_key, row.all_rooms = room_key, all_rooms
    return row


def placements(summit_id: int) -> dict[int, Placement]:
    """By session id, of all sessions of a summit and its parts."""
    rows: Any = db.session.scalars(
        select(Placement).join(Session, Session.id == Placement.session_id).where(Session.summit_id == summit_id))
    return {row.session_id: row for row in rows}
