"""What may be public of sponsors: the allow-list."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from eventsys.kit import storage
from eventsys.kit.database import db
from eventsys.people.public import picture
from eventsys.programme import structs

from .models import Acknowledgement, Listing, Tier


def tiers(event_ids: Sequence[int]) -> dict[int, tuple[structs.Tier, ...]]:
    """By event, in the organiser's order, each with its listings."""
    tier_rows = db.session.execute(
        select(Tier.__table__).where(Tier.event_id.in_(event_ids)).order_by(Tier.rank, Tier.id)).all()
    rows = db.session.execute(
        select(Listing.__table__).where(Listing.tier_id.in_([t.id for t in tier_rows]))
        .order_by(Listing.rank, Listing.id)).all()
    files = storage.described(d for row in rows for d in (row.logo_digest, row.logo_dark_digest))
    listings: defaultdict[int, list[structs.Listing]] = defaultdict(list)
    for row in rows:
        listings[row.tier_id].append(structs.Listing(
            name=row.name, words=row.words, url=row.url, country=row.country,
            logo=picture(files.get(row.logo_digest), row.name),
            logo_dark=picture(files.get(row.logo_dark_digest), row.name)))
    found: defaultdict[int, list[structs.Tier]] = defaultdict(list)
    for tier in tier_rows:
        found[tier.event_id].append(structs.Tier(
            key=tier.key, title=tier.title, listings=tuple(listings[tier.id]), shown_on=_shown_on(tier)))
    return {event: tuple(of_event) for event, of_event in found.items()}


def _shown_on(tier: Any) -> tuple[structs.Surface, ...]:
    shown: list[structs.Surface] = []
    if tier.on_page:
        shown.append("page")
    if tier.on_booklet:
        shown.append("booklet")
    if tier.on_strip:
        shown.append("strip")
    return tuple(shown)


def acknowledgements(event_ids: Sequence[int]) -> dict[int, structs.Acknowledgement]:
    rows = db.session.execute(select(Acknowledgement.__table__).where(Acknowledgement.event_id.in_(event_ids)))
    return {row.event_id: structs.Acknowledgement(row.title, row.text, row.donors, row.partners) for row in rows}
