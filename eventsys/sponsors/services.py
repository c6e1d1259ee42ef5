"""Verbs on tiers and listings; they flush and never commit."""

from typing import Any

from eventsys.kit.database import db

from .models import Acknowledgement, Listing, Tier


def add_tier(event_id: int, key: str, title: str, rank: int = 0, **facts: Any) -> Tier:
    tier = Tier(event_id=event_id, key=key, title=title, rank=rank, **facts)
    db.session.add(tier)
    db.session.flush()
    return tier


def list_sponsor(tier: Tier, name: str, rank: int = 0, **facts: Any) -> Listing:
    listing = Listing(tier_id=tier.id, name=name, rank=rank, **facts)
    db.session.add(listing)
    db.session.flush()
    return listing


def acknowledge(event_id: int, **facts: Any) -> Acknowledgement:
    row = db.session.merge(Acknowledgement(event_id=event_id, **facts))
    db.session.flush()
    return row
