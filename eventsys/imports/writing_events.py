"""A plan's events into rows: the event itself and its parts, who convenes them, their sponsors."""

from collections.abc import Iterable
from typing import Any, TypeVar

from msgspec.structs import replace
from sqlalchemy import select

from eventsys.events.models import Day, Event, EventDocument, Organiser
from eventsys.events.services import add_event, new_uid
from eventsys.kit.database import Base, db
from eventsys.programme import structs
from eventsys.sponsors.models import Acknowledgement, Listing, Tier

from .aligning import aligned
from .planning import Plan
from .writing import of_document

R = TypeVar("R", bound=Base)
_PLAIN = ("title", "subtitle", "acronym", "kind", "format", "status", "cancelled_reason", "zone", "starts",
          "ends", "hub", "city", "country", "language", "languages", "summary", "good_to_know", "contacts",
          "links", "related", "disclaimer", "colour", "accent", "shown_apart")


def write_events(plan: Plan) -> dict[str, Event]:
    """Gives all events of the summit by slug. A part comes after what it is part of."""
    rows = _rows(plan)
    for fact in plan.events.new:
        rows[fact.slug] = add_event(
            fact.slug, fact.title, kind=fact.kind, zone=fact.zone, starts=fact.starts, ends=fact.ends,
            part_of=rows.get(fact.part_of), uid=fact.uid or new_uid())
    pairs = [(_without_lists(fact), fact) for fact in plan.events.new] + plan.events.changed
    for before, fact in pairs:
        _write_event(rows[fact.slug], before, fact)
    db.session.flush()
    return rows


def _without_lists(fact: structs.Event) -> structs.Event:
    return replace(fact, days=(), organisers=(), documents=(), tiers=(), acknowledgement=None)


def _rows(plan: Plan) -> dict[str, Event]:
    found: dict[str, Event] = {}
    row = db.session.scalar(select(Event).where(Event.slug == plan.slug))
    while row is not None and row.part_of_id is not None:
        row = db.session.get(Event, row.part_of_id)
    level = [row] if row is not None else []
    while level:
        found |= {event.slug: event for event in level}
        level = list(db.session.scalars(select(Event).where(Event.part_of_id.in_([e.id for e in level]))))
    return found


def _write_event(row: Event, before: structs.Event, fact: structs.Event) -> None:
    for name in _PLAIN:
        if getattr(row, name) != getattr(fact, name):
            setattr(row, name, getattr(fact, name))
    row.venue_key = fact.venue
    row.picture_digest = fact.picture.digest if fact.picture else None
    if before.days != fact.days:
        _write_days(row, fact.days)
    if before.organisers != fact.organisers:
        _align(Organiser, Organiser.event_id == row.id, lambda o: o.name,
               ({"event_id": row.id, "name": o.name, "country": o.country, "url": o.url}
                for o in fact.organisers))
    if before.documents != fact.documents:
        _align(EventDocument, (EventDocument.event_id == row.id) & EventDocument.is_public,
               lambda d: (d.digest, d.url), ({"event_id": row.id, **of_document(d)} for d in fact.documents))
    if before.tiers != fact.tiers:
        _write_tiers(row, fact.tiers)
    if before.acknowledgement != fact.acknowledgement:
        _write_thanks(row, fact.acknowledgement)


def _align(model: type[R], of_parent: Any, same: Any, facts: Iterable[dict[str, Any]]) -> list[R]:
    rows = list(db.session.scalars(select(model).where(of_parent)))
    kept = aligned(rows, facts, same, model)
    for row in rows:
        if row not in kept:
            db.session.delete(row)
    db.session.add_all(kept)
    db.session.flush()
    return kept


def _write_days(event: Event, days: tuple[structs.Day, ...]) -> None:
    known = {row.date: row for row in db.session.scalars(select(Day).where(Day.event_id == event.id))}
    for day in days:
        row = known.pop(day.date, None) or Day(event_id=event.id, date=day.date)
        row.title, row.opens, row.closes = day.title, day.opens, day.closes
        db.session.add(row)
    for row in known.values():
        db.session.delete(row)


def _write_tiers(event: Event, tiers: tuple[structs.Tier, ...]) -> None:
    rows = _align(Tier, Tier.event_id == event.id, lambda t: t.key, (
        {"event_id": event.id, "key": t.key, "title": t.title, "on_page": "page" in t.shown_on,
         "on_booklet": "booklet" in t.shown_on, "on_strip": "strip" in t.shown_on} for t in tiers))
    for row, tier in zip(rows, tiers, strict=True):
        _align(Listing, Listing.tier_id == row.id, lambda li: li.name, (
            {"tier_id": row.id, "name": li.name, "words": li.words, "url": li.url, "country": li.country,
             "logo_digest": li.logo.digest if li.logo else None,
             "logo_dark_digest": li.logo_dark.digest if li.logo_dark else None} for li in tier.listings))


def _write_thanks(event: Event, thanks: structs.Acknowledgement | None) -> None:
    row = db.session.get(Acknowledgement, event.id)
    if thanks is None:
        if row is not None:
            db.session.delete(row)
        return
    row = row or Acknowledgement(event_id=event.id)
    row.title, row.text, row.donors, row.partners = thanks.title, thanks.text, thanks.donors, thanks.partners
    db.session.add(row)
