"""How many sessions of a summit use each of its rooms, tracks and kinds, by key."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, false, func, select

from eventsys.events.models import Event, Kind
from eventsys.kit.database import db
from eventsys.sessions.models import Session

from .models import Placement


@dataclass(frozen=True)
class Count:
    sessions: int  # as readers count them: without breaks and those withdrawn
    unplaced: int  # breaks too


def of_sessions(summit: Event, events: Collection[int]) -> Count:
    """Of these events within the summit."""
    attended = func.count(Session.id).filter(func.coalesce(Kind.is_break, false()).is_(false()))
    unplaced = func.count(Session.id).filter(Placement.starts.is_(None))
    return Count(*db.session.execute(
        select(attended, unplaced).outerjoin(Placement, Placement.session_id == Session.id)
        .outerjoin(Kind, and_(Kind.event_id == Session.summit_id, Kind.key == Session.kind_key))
        .where(Session.summit_id == summit.id, Session.event_id.in_(events), ~Session.withdrawn)).one())


def by_room(summit: Event) -> dict[str, int]:
    return _counted(select(Placement.room_key, func.count()).join(Session, Session.id == Placement.session_id)
                    .where(Session.summit_id == summit.id).group_by(Placement.room_key))


def by_track(summit: Event) -> dict[str, int]:
    return _counted(select(Session.track_key, func.count()).where(Session.summit_id == summit.id)
                    .group_by(Session.track_key))


def by_kind(summit: Event) -> dict[str, int]:
    return _counted(select(Session.kind_key, func.count()).where(Session.summit_id == summit.id)
                    .group_by(Session.kind_key))


def _counted(question: Any) -> dict[str, int]:
    return {row[0]: row[1] for row in db.session.execute(question)}
