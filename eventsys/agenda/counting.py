"""How many sessions of a summit use each of its rooms, tracks and kinds, by key."""

from typing import Any

from sqlalchemy import func, select

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.sessions.models import Session

from .models import Placement


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
