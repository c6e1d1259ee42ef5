"""When and where sessions are held, as far as it may be public: all of it."""

from typing import Any

from sqlalchemy import select

from eventsys.kit.database import db
from eventsys.sessions.models import Session

from .models import Placement


def placed(summit_id: int) -> dict[int, dict[str, Any]]:
    """By session id, the fields of a programme's session that say when and where."""
    table = Placement.__table__
    rows = db.session.execute(
        select(table).join(Session, Session.id == table.c.session_id).where(Session.summit_id == summit_id))
    return {row.session_id: {"room": row.room_key, "all_rooms": row.all_rooms, "day": row.day,
                             "starts": row.starts, "fold": row.fold, "minutes": row.minutes} for row in rows}
