"""Names of organisations that a field proposes while one types: of those that stand in public programmes, no others."""

from collections.abc import Iterator
from functools import lru_cache

from eventsys.editions import reading
from eventsys.programme.canonical import decode
from eventsys.programme.structs import Programme

MOST = 1_000  # a page with more is slower than typing


def organisation_names() -> list[str]:
    names = {name for digest in reading.shown_digests() for name in _named(digest)}
    return sorted(names, key=str.casefold)[:MOST]


@lru_cache(maxsize=64)
def _named(digest: str) -> frozenset[str]:
    """Read past the programmes kept in memory, so that old ones do not drive out the one that is asked for all day."""
    return frozenset(filter(None, _names(decode(reading.bytes_of(digest)))))


def _names(programme: Programme) -> Iterator[str]:
    for event in programme.events:
        yield from (one.name for one in event.organisers)
        yield from (listing.name for tier in event.tiers for listing in tier.listings)
    for session in programme.sessions:
        yield from (one.name for one in session.organisers)
        for appearance in session.roster:
            yield from appearance.organisations
