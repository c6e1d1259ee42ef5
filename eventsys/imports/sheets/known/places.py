"""Rooms and sponsors, as their sheets see them."""

from sqlalchemy import select

from eventsys.events.models import Event, Room, Venue
from eventsys.events.services import listed
from eventsys.kit.database import db
from eventsys.sponsors.models import Listing, Tier

from ..plans.outcomes import Thing
from ..plans.places import STEP_FREE, STREAM
from ..reading.texts import cell


def venues(summit: Event) -> dict[str, str]:
    return {row.key: row.name for row in listed(Venue, summit).values()}


def rooms(summit: Event) -> dict[str, Thing]:
    """By key."""
    known = venues(summit)
    return {row.key: _room(row, known) for row in listed(Room, summit).values()}


def _room(row: Room, known: dict[str, str]) -> Thing:
    values = {"name": row.name, "capacity": row.capacity, "booths": row.booths, "venue": row.venue_key,
              "equipment": row.equipment, "online": row.online, "url": row.url}
    texts = {"id": row.key, "name": row.name, "capacity": "" if row.capacity is None else str(row.capacity),
             "booths": str(row.booths), "venue": known.get(row.venue_key, ""), "equipment": ", ".join(row.equipment),
             "step_free": _said(STEP_FREE in row.equipment), "stream": _said(STREAM in row.equipment),
             "online": _said(row.online), "url": row.url}
    return Thing(row.id, row.name, values, {name: cell(text) for name, text in texts.items()})


def _said(value: bool) -> str:
    """The same in every language: templates come back from colleagues who have another."""
    return "yes" if value else "no"


def tiers(summit: Event) -> dict[str, str]:
    return {row.key: row.title for row in db.session.scalars(
        select(Tier).where(Tier.event_id == summit.id).order_by(Tier.rank, Tier.id))}


def sponsors(summit: Event) -> dict[str, Thing]:
    """By number, as text."""
    rows = db.session.execute(
        select(Listing, Tier.key, Tier.title).join(Tier, Tier.id == Listing.tier_id)
        .where(Tier.event_id == summit.id).order_by(Tier.rank, Tier.id, Listing.rank, Listing.id))
    return {str(row.id): _sponsor(row, key, title) for row, key, title in rows}


def _sponsor(row: Listing, tier: str, title: str) -> Thing:
    values = {"name": row.name, "words": row.words, "url": row.url, "country": row.country, "note": row.note,
              "tier": tier}
    texts = {"name": row.name, "words": row.words, "url": row.url, "country": row.country, "note": row.note,
             "tier": title}
    return Thing(row.id, row.name, values, {name: cell(text) for name, text in texts.items()})
