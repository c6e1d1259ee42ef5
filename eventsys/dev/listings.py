"""Tiers and listings of the demo's sponsors, with their logos and what they were promised."""

from collections.abc import Iterable
from datetime import date, timedelta

from eventsys.events.models import Event
from eventsys.kit import storage
from eventsys.people import services as people
from eventsys.sponsors import models
from eventsys.sponsors import services as sponsors

from . import entries
from .drafts import Drafts
from .logos import logo


def add_tiers(drafts: Drafts, event: Event, tiers: Iterable[entries.Tier]) -> None:
    for rank, tier in enumerate(tiers):
        row = drafts.tiers[tier.key] = sponsors.add_tier(
            event.id, tier.key, tier.title, rank,
            **{f"on_{surface}": surface in tier.shown_on for surface in ("page", "booklet", "strip")})
        for place, listing in enumerate(tier.listing):
            add_listing(drafts, row, listing, place)


def add_listing(drafts: Drafts, tier: models.Tier, listing: entries.Listing, place: int) -> None:
    known = people.organisations([listing.name])
    row = sponsors.list_sponsor(
        tier, listing.name, place, words=listing.words, url=listing.url, country=listing.country,
        rivals=listing.rivals, promises=tuple(_promise(each, drafts.first) for each in listing.promise),
        organisation_id=known[listing.name].id, **_logos(listing))
    drafts.listings[listing.name] = row.id


def _promise(entry: entries.Promise, first: date) -> models.Promise:
    return models.Promise(entry.words, _before(first, entry.due_weeks_before),
                          _before(first, entry.delivered_weeks_before), entry.evidence)


def _before(first: date, weeks: int | None) -> date | None:
    return None if weeks is None else first - timedelta(weeks=weeks)


def _logos(listing: entries.Listing) -> dict[str, str]:
    if listing.logo is None:
        return {}
    return {f"logo{suffix}_digest": storage.keep_image(logo(listing.name, listing.logo, dark)).digest
            for suffix, dark in (("", False), ("_dark", True))}
