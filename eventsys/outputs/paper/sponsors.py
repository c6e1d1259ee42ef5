"""Who made it possible, in their own words: a page by tier, and the strip at the foot of every page."""

from dataclasses import dataclass

from eventsys.programme.structs import Event, Listing, Picture, Surface, Tier
from eventsys.programme.view import View

from .words import cut

_ACROSS = (2, 3, 4, 4)  # tiles in a row, by rank of the tier
_MOST = 200  # letters of a name or of prescribed words


@dataclass(frozen=True)
class Shown:
    """A tier as it is set: `rank` 1 to 4 decides size and tint, `width` is a tile's in per cent."""

    title: str
    rank: int
    rows: tuple[tuple[Listing, ...], ...]
    width: float


def source(event: Event, view: View) -> Event:
    """A part without sponsors of its own is held under those of the event it is part of."""
    while not event.tiers and event.part_of:
        event = view.events[event.part_of]
    return event


def tiers(view: View, surface: Surface) -> tuple[Tier, ...]:
    return tuple(t for t in source(view.event, view).tiers if surface in t.shown_on and t.listings)


def words_of(listing: Listing) -> str:
    return cut(listing.words or listing.name, _MOST)


def shown(view: View) -> list[Shown]:
    found = []
    for place, tier in enumerate(tiers(view, "booklet")):
        rank = min(place, len(_ACROSS) - 1)
        across = _across(len(tier.listings), _ACROSS[rank])
        rows = tuple(tier.listings[n:n + across] for n in range(0, len(tier.listings), across))
        found.append(Shown(cut(tier.title, _MOST), rank + 1, rows, 100 / across))
    return found


def _across(count: int, most: int) -> int:
    """So many in a row that none is left alone in the last one."""
    if count <= most:
        return max(count, 2)
    return next((n for n in range(most, 1, -1) if count % n != 1), most)


def logos(view: View) -> dict[str, Picture]:
    """By digest: all that paper may show."""
    both = (*tiers(view, "booklet"), *tiers(view, "strip"))
    return {li.logo.digest: li.logo for tier in both for li in tier.listings if li.logo}
