"""Reading tiers, listings and what was promised, for their pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit.database import db

from .models import Listing, Promise, Tier


@dataclass(frozen=True)
class Shelf:
    """A tier with what stands under it, in the organiser's order."""

    tier: Tier
    listings: Sequence[Listing]


@dataclass(frozen=True)
class Owed:
    """A promise, with whose it is and its place among theirs."""

    listing: Listing
    tier: Tier
    place: int
    promise: Promise

    def is_late(self, today: date) -> bool:
        return self.promise.delivered is None and self.promise.due is not None and self.promise.due < today


def tiers(event: Event) -> list[Tier]:
    return list(db.session.scalars(select(Tier).where(Tier.event_id == event.id).order_by(Tier.rank, Tier.id)))


def shelves(event: Event) -> list[Shelf]:
    """Two queries."""
    found = tiers(event)
    by_tier: dict[int, list[Listing]] = {tier.id: [] for tier in found}
    for listing in db.session.scalars(
            select(Listing).where(Listing.tier_id.in_(by_tier)).order_by(Listing.rank, Listing.id)):
        by_tier[listing.tier_id].append(listing)
    return [Shelf(tier, by_tier[tier.id]) for tier in found]


def find_tier(event: Event, number: int) -> Tier | None:
    tier = db.session.get(Tier, number)
    return tier if tier is not None and tier.event_id == event.id else None


def find_listing(event: Event, number: int) -> tuple[Listing, Tier] | None:
    row = db.session.execute(select(Listing, Tier).join(Tier, Tier.id == Listing.tier_id)
                             .where(Listing.id == number, Tier.event_id == event.id)).first()
    return None if row is None else (row[0], row[1])


def of_tier(tier: Tier) -> list[Listing]:
    return list(db.session.scalars(
        select(Listing).where(Listing.tier_id == tier.id).order_by(Listing.rank, Listing.id)))


def promised(shelves: Sequence[Shelf]) -> list[Owed]:
    """What is still owed first, the most urgent before the others; then what was delivered, the latest first."""
    everything = list(_promised(shelves))
    owed = [one for one in everything if one.promise.delivered is None]
    done = [one for one in everything if one.promise.delivered is not None]
    owed.sort(key=lambda one: (one.promise.due is None, one.promise.due or date.max))
    done.sort(key=lambda one: one.promise.delivered or date.min, reverse=True)
    return owed + done


def _promised(shelves: Sequence[Shelf]) -> Iterator[Owed]:
    for shelf in shelves:
        for listing in shelf.listings:
            for place, promise in enumerate(listing.promises):
                yield Owed(listing, shelf.tier, place, promise)
