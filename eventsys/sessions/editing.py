"""Verbs on what is said of a session; they flush and never commit."""

from collections.abc import Mapping
from typing import Any

from eventsys.events.models import Event
from eventsys.kit import journal, rows
from eventsys.kit.database import db

from .models import Session
from .services import add_session


def make_session(summit: Event, event: Event, facts: Mapping[str, Any]) -> Session:
    """Of the summit or a part of it; it waits in the tray."""
    journal.act("session.make", about=summit.id, session=facts["title"])
    session = add_session(event, summit=summit, **facts)
    db.session.flush()
    return session


def change_session(session: Session, facts: Mapping[str, Any], seen: int) -> bool:
    """False where nothing differs. Raises journal.Stale where somebody else changed the same since `seen`."""
    return rows.change(session, facts, seen, "session.edit", about=session.summit_id, session=session.title)


def delete_session(session: Session) -> None:
    """With its place and roster; undoing the act brings all of it back."""
    journal.act("session.delete", about=session.summit_id, session=session.title)
    db.session.delete(session)
    db.session.flush()
