"""Which files the listings of an event name."""

from collections.abc import Collection

from sqlalchemy import or_, select

from eventsys.events.models import Event
from eventsys.kit.database import db

from .models import Listing, Tier


def names(events: Collection[Event], digest: str) -> bool:
    found = select(Listing.id).join(Tier, Tier.id == Listing.tier_id).where(
        Tier.event_id.in_([event.id for event in events]),
        or_(Listing.logo_digest == digest, Listing.logo_dark_digest == digest))
    return db.session.scalar(found.limit(1)) is not None
