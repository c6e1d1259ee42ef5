"""Which files an event's draft names."""

from collections.abc import Collection

from sqlalchemy import select

from eventsys.kit.database import db

from .models import Event, EventDocument


def names(events: Collection[Event], digest: str) -> bool:
    """Its pictures, its documents and what they were before."""
    if any(event.picture_digest == digest for event in events):
        return True
    documents = db.session.scalars(
        select(EventDocument).where(EventDocument.event_id.in_([event.id for event in events])))
    return any(digest == one.digest or digest in {version.digest for version in one.earlier} for one in documents)
