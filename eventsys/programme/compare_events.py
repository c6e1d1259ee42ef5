"""Changes of an event itself: its dates and place, its sponsors, documents and parts."""

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from . import changes as c
from .compare_fields import came_and_went, changed_fields
from .structs import Event, Listing, Programme, Tier

_TOLD_OTHERWISE = frozenset({
    "title", "starts", "ends", "city", "country", "venue", "status", "tiers", "documents", "revision",
    "changed_at"})


def event_changes(before: Programme, after: Programme) -> Iterator[c.AnyChange]:
    """In the order of the events of `after`; parts that went come last."""
    then = {event.slug: event for event in before.events}
    now = {event.slug for event in after.events}
    for event in after.events:
        if event.slug in then:
            yield from _event(_Pair(then[event.slug], event, before, after))
        else:
            yield c.PartAdded(event.slug, event.title)
    yield from (c.PartRemoved(e.slug, e.title) for e in before.events if e.slug not in now)


class _Pair:
    """One event then and now, each in its programme."""

    def __init__(self, then: Event, now: Event, before: Programme, after: Programme) -> None:
        self.then, self.now, self.before, self.after = then, now, before, after
        self.name = (now.slug, now.title)


def _event(pair: _Pair) -> Iterator[c.AnyChange]:
    then, now = pair.then, pair.now
    if then.title != now.title:
        yield c.EventRenamed(*pair.name, then.title, now.title)
    if (then.starts, then.ends) != (now.starts, now.ends):
        yield c.DatesChanged(*pair.name, (then.starts, then.ends), (now.starts, now.ends))
    yield from chain(_place(pair), _status(pair))
    sponsors, tiers_differ = _sponsors(pair)
    documents, documents_differ = _documents(pair)
    fields = changed_fields(then, now, _TOLD_OTHERWISE | _reason_told(pair))
    fields += ("tiers",) * tiers_differ + ("documents",) * documents_differ
    if fields:
        yield c.EventDetailsChanged(*pair.name, fields)
    yield from chain(sponsors, documents)


def _place(pair: _Pair) -> Iterator[c.AnyChange]:
    then, now = _place_of(pair.then, pair.before), _place_of(pair.now, pair.after)
    if replace(then, venue_name="") != replace(now, venue_name=""):
        yield c.PlaceChanged(*pair.name, then, now)


def _place_of(event: Event, programme: Programme) -> c.Place:
    names = {venue.key: venue.name for venue in programme.venues}
    return c.Place(event.city, event.country, event.venue, names.get(event.venue, ""))


def _status(pair: _Pair) -> Iterator[c.AnyChange]:
    if pair.then.status == pair.now.status:
        return
    if pair.now.status == "cancelled":
        yield c.EventCancelled(*pair.name, pair.now.cancelled_reason)
    else:
        yield c.EventReinstated(*pair.name)


def _reason_told(pair: _Pair) -> set[str]:
    return {"cancelled_reason"} if pair.then.status != pair.now.status else set()


Shown = tuple[Tier, Listing]


def _sponsors(pair: _Pair) -> tuple[list[c.AnyChange], bool]:
    """Who came and went, and whether tiers or the listings that stayed differ otherwise."""
    came, went, differ = came_and_went(
        _listings(pair.then), _listings(pair.now), lambda shown: (shown[0].key, shown[1].name))
    bare_then = [replace(tier, listings=()) for tier in pair.then.tiers]
    bare_now = [replace(tier, listings=()) for tier in pair.now.tiers]
    changes: list[c.AnyChange] = [c.SponsorListed(*pair.name, t.title, entry.name) for t, entry in came]
    changes += [c.SponsorUnlisted(*pair.name, t.title, entry.name) for t, entry in went]
    return changes, differ or bare_then != bare_now


def _listings(event: Event) -> list[Shown]:
    return [(replace(tier, listings=()), listing) for tier in event.tiers for listing in tier.listings]


def _documents(pair: _Pair) -> tuple[list[c.AnyChange], bool]:
    came, went, differ = came_and_went(pair.then.documents, pair.now.documents, lambda d: d.title)
    changes: list[c.AnyChange] = [c.DocumentAdded(*pair.name, d.title) for d in came]
    changes += [c.DocumentRemoved(*pair.name, d.title) for d in went]
    return changes, differ
