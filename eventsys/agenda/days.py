"""On which day a session is held, for those who need no more of its place."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.sessions.models import Session

from .models import Placement


def day_of(session: Session) -> date:
    return days([session.id])[session.id]


def days(session_ids: Collection[int]) -> dict[int, date]:
    """The agenda's day, or else the first of the event."""
    rows = db.session.execute(
        select(Session.id, func.coalesce(Placement.day, Event.starts)).join(Event, Event.id == Session.event_id)
        .outerjoin(Placement, Placement.session_id == Session.id).where(Session.id.in_(session_ids)))
    return {row[0]: row[1] for row in rows}


def days_of(summit_id: int) -> dict[int, date]:
    """The same of all sessions of a summit."""
    rows = db.session.execute(
        select(Session.id, func.coalesce(Placement.day, Event.starts)).join(Event, Event.id == Session.event_id)
        .outerjoin(Placement, Placement.session_id == Session.id).where(Session.summit_id == summit_id))
    return {row[0]: row[1] for row in rows}
