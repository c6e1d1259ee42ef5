"""Verbs on tiers, listings, thanks and promises, as organisers do them: each an act of the journal.

They flush and never commit; those that change raise journal.Stale.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from eventsys.events.models import Event
from eventsys.kit import journal, ranked, rows
from eventsys.kit.database import db
from eventsys.kit.slugs import slugify, unused
from eventsys.people.services import organisations

from . import queries
from .models import Acknowledgement, Listing, Promise, Tier


@dataclass(frozen=True)
class Place:
    """Which event's sponsors: a part may have its own; the journal is the summit's."""

    event: Event
    summit: Event


def add_tier(at: Place, facts: dict[str, Any]) -> Tier:
    journal.act("sponsors.tier.add", about=at.summit.id, tier=facts["title"])
    others = queries.tiers(at.event)
    key = unused(slugify(facts["title"], 30), {tier.key for tier in others}, "tier")
    tier = Tier(event_id=at.event.id, key=key, rank=ranked.after(others), **facts)
    db.session.add(tier)
    db.session.flush()
    return tier


def change_tier(at: Place, tier: Tier, facts: dict[str, Any], seen: int) -> bool:
    return rows.change(tier, facts, seen, "sponsors.tier.change", at.summit.id, tier=facts["title"])


def move_tier(at: Place, tier: Tier, by: int) -> None:
    _moved("sponsors.tier.move", at, queries.tiers(at.event), tier, by, tier=tier.title)


def delete_tier(at: Place, tier: Tier) -> None:
    """With its listings."""
    journal.act("sponsors.tier.delete", about=at.summit.id, tier=tier.title)
    db.session.delete(tier)
    db.session.flush()


def add_listing(at: Place, tier: Tier, facts: dict[str, Any]) -> Listing:
    """The organisation goes into the directory where it is new there."""
    journal.act("sponsors.listing.add", about=at.summit.id, sponsor=facts["name"], tier=tier.title)
    listing = Listing(tier_id=tier.id, rank=ranked.after(queries.of_tier(tier)), **facts,
                      organisation_id=organisation_id(facts))
    db.session.add(listing)
    db.session.flush()
    return listing


def change_listing(at: Place, listing: Listing, tier: Tier, facts: dict[str, Any], seen: int) -> bool:
    """Under another tier it comes last there."""
    given = dict(facts)
    if tier.id != listing.tier_id:
        given |= {"tier_id": tier.id, "rank": ranked.after(queries.of_tier(tier))}
    if facts["name"] != listing.name:
        journal.act("sponsors.listing.change", about=at.summit.id, sponsor=facts["name"])
        given["organisation_id"] = organisation_id(facts)
    return rows.change(listing, given, seen, "sponsors.listing.change", at.summit.id, sponsor=facts["name"])


def move_listing(at: Place, listing: Listing, tier: Tier, by: int) -> None:
    _moved("sponsors.listing.move", at, queries.of_tier(tier), listing, by, sponsor=listing.name)


def delete_listing(at: Place, listing: Listing) -> None:
    journal.act("sponsors.listing.delete", about=at.summit.id, sponsor=listing.name)
    db.session.delete(listing)
    db.session.flush()


def thank(at: Place, facts: dict[str, Any], seen: int) -> bool:
    row = db.session.get(Acknowledgement, at.event.id)
    if row is not None:
        return rows.change(row, facts, seen, "sponsors.thank", at.summit.id)
    journal.act("sponsors.thank", about=at.summit.id)
    db.session.add(Acknowledgement(event_id=at.event.id, **facts))
    db.session.flush()
    return True


# What was promised is a short list within the listing's row.

def promise(at: Place, listing: Listing, one: Promise) -> bool:
    return _promised(at, listing, "add", (*listing.promises, one), rows.seen_of(listing), one)


def change_promise(at: Place, listing: Listing, place: int, one: Promise, seen: int) -> bool:
    given = list(listing.promises)
    given[place] = one
    return _promised(at, listing, "change", given, seen, one)


def deliver(at: Place, listing: Listing, place: int, on: date, seen: int) -> bool:
    known = listing.promises[place]
    given = list(listing.promises)
    given[place] = Promise(known.words, known.due, on, known.evidence)
    return _promised(at, listing, "deliver", given, seen, known)


def take_promise_back(at: Place, listing: Listing, place: int, seen: int) -> bool:
    given = list(listing.promises)
    gone = given.pop(place)
    return _promised(at, listing, "delete", given, seen, gone)


def organisation_id(facts: dict[str, Any]) -> int:
    known = organisations([facts["name"]], country=facts.get("country", ""), url=facts.get("url", ""))
    number: int = known[facts["name"]].id
    return number


def _promised(at: Place, listing: Listing, act: str, given: Sequence[Promise], seen: int, one: Promise) -> bool:
    return rows.change(listing, {"promises": tuple(given)}, seen, f"sponsors.promise.{act}", at.summit.id,
                       sponsor=listing.name, promise=one.words)


def _moved(verb: str, at: Place, others: Sequence[Any], row: Any, by: int, **told: str) -> None:
    number = journal.act(verb, about=at.summit.id, **told)
    if not ranked.move(others, row, by):
        journal.strike(number)
    db.session.flush()
