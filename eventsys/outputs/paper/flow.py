"""Long text over many pages, laid out in short stretches that join where a page begins.

The time and memory of one layout grow faster than its text. So a stretch of units is laid out, its last
page thrown away, and the next stretch begins with the unit that began that page: as if it were one text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .press import Press

STRETCH = 70  # units
_SAME = 1.0  # CSS pixels


@dataclass(frozen=True)
class Unit:
    """What stays in order: its HTML holds an element with the id `anchor`, which may only follow headings."""

    anchor: str
    html: str
    now: str = ""  # the running header of the page that it begins, or that it runs over


@dataclass(frozen=True)
class Poured:
    page: Any
    now: str


def pour(press: Press, units: Sequence[Unit], stretch: int = STRETCH) -> list[Poured]:
    """The pages, each with the running header of the first unit on it."""
    done: list[Poured] = []
    first = 0
    while first < len(units):
        part = units[first:first + stretch]
        pages = press.lay_out("".join(unit.html for unit in part))
        last = first + len(part) == len(units)
        kept, used = (len(pages), len(part)) if last else _whole(pages, part)
        done += _headed(pages[:kept], part)
        first += used
    return done


def _whole(pages: Sequence[Any], part: Sequence[Unit]) -> tuple[int, int]:
    """How many pages and units to keep: up to the last page, if a unit begins it; else up to one before."""
    place = {unit.anchor: number for number, unit in enumerate(part)}
    tops = [_first(page, place) for page in pages]
    highest = min((top for found in tops[1:] if found for top in [found[1]]), default=0.0)
    for number in range(len(pages) - 1, 0, -1):
        found = tops[number]
        if found and found[0] > 0 and found[1] <= highest + _SAME:
            return number, found[0]
    return len(pages), len(part)


def _first(page: Any, place: dict[str, int]) -> tuple[int, float] | None:
    """The first unit that begins on the page, and how far down (CSS pixels)."""
    found = [(place[name], box[1]) for name, box in page.anchors.items() if name in place]
    return min(found, default=None)


def _headed(pages: Sequence[Any], part: Sequence[Unit]) -> list[Poured]:
    place = {unit.anchor: number for number, unit in enumerate(part)}
    running, done = part[0].now, []
    for page in pages:
        begun = sorted(place[name] for name in page.anchors if name in place)
        top = part[begun[0]].now if begun else running
        done.append(Poured(page, top))
        running = part[begun[-1]].now if begun else running
    return done
