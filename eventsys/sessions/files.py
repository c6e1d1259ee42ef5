"""Which files the sessions of a summit name."""

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit.database import db

from .models import Session, SessionDocument


def names(summit: Event, digest: str) -> bool:
    documents = db.session.scalars(
        select(SessionDocument).join(Session, Session.id == SessionDocument.session_id)
        .where(Session.summit_id == summit.id))
    return any(digest == one.digest or digest in {version.digest for version in one.earlier} for one in documents)
