"""How many sessions of a summit use each of its rooms, tracks and kinds, by key."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.sessions.models import Session

from .models import Placement


@dataclass(frozen=True)
class Count:
    sessions: int  # without those withdrawn
    unplaced: int  # of them


def of_sessions(summit: Event, events: Collection[int]) -> Count:
    """Of these events within the summit."""
    placed = func.count(Placement.starts)
    total, there = db.session.execute(
        select(func.count(Session.id), placed).outerjoin(Placement, Placement.session_id == Session.id)
        .where(Session.summit_id == summit.id, Session.event_id.in_(events), ~Session.withdrawn)).one()
    return Count(total, total - there)


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
