"""Tiers with their listings for another year: who is shown and how, not what was promised then."""

from collections.abc import Mapping

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit.copying import copied
from eventsys.kit.database import db

from .models import Acknowledgement, Listing, Tier


def clone_sponsors(made: Mapping[int, Event]) -> dict[int, int]:
    """The numbers of the new listings, by those of the old ones. `made`: new events by the old ones' numbers."""
    listings: dict[int, Listing] = {}
    for id_, event in made.items():
        for tier in db.session.scalars(select(Tier).where(Tier.event_id == id_).order_by(Tier.rank, Tier.id)):
            new: Tier = copied(tier, event_id=event.id)
            db.session.add(new)
            db.session.flush()
            listings |= _listings(tier, new)
        if thanks := db.session.get(Acknowledgement, id_):
            db.session.add(copied(thanks, event_id=event.id))
    db.session.flush()
    return {old: new.id for old, new in listings.items()}


def _listings(tier: Tier, new: Tier) -> dict[int, Listing]:
    found: dict[int, Listing] = {}
    for listing in db.session.scalars(select(Listing).where(Listing.tier_id == tier.id)
                                      .order_by(Listing.rank, Listing.id)):
        found[listing.id] = copied(listing, without=("promises", "note"), tier_id=new.id)
        db.session.add(found[listing.id])
    return found
