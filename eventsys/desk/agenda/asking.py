"""What of an agenda is looked at, and how: all of it stands in the address, so that it outlives a save and a reload."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

from eventsys.agenda.rules import STEPS

ZOOMS = (1, 2, 3, 4, 5)
LONGEST = 100  # characters of what is looked for


class View(Struct, frozen=True):
    """Fields at their default stay out of the address."""

    day: date
    part: tuple[str, ...] = ()  # slugs; none: all that are shown together
    hide: tuple[str, ...] = ()  # keys of rooms
    zoom: int = 0  # 1 to 5; 0: as the day's sessions need
    step: int = 0  # minutes; 0: the event's usual one
    find: str = ""
    tray: str = ""
    whole: bool = False  # also the hours in which nothing is

    def query(self) -> str:
        pairs = [("day", self.day.isoformat()), *(("part", slug) for slug in self.part),
                 *(("hide", key) for key in self.hide), ("zoom", self.zoom or ""), ("step", self.step or ""),
                 ("find", self.find), ("tray", self.tray), ("whole", "1" if self.whole else "")]
        return urlencode([pair for pair in pairs if pair[1] != ""])

    def but(self, **others: object) -> str:
        """The address of the same, with other values."""
        return "?" + replace(self, **others).query()

    def with_room(self, key: str) -> str:
        return self.but(hide=tuple(hidden for hidden in self.hide if hidden != key))

    def without_room(self, key: str) -> str:
        return self.but(hide=tuple(sorted({*self.hide, key})))


def parse(asked: Mapping[str, list[str]], days: Sequence[date], parts: Collection[str], today: date) -> View:
    """Values that make no sense are as if they were not there."""
    return View(
        day=_day(_first(asked, "day"), days, today),
        part=tuple(sorted(set(asked.get("part", ())) & set(parts))),
        hide=tuple(sorted(set(asked.get("hide", ()))))[:200],
        zoom=_one_of(_first(asked, "zoom"), ZOOMS), step=_one_of(_first(asked, "step"), STEPS),
        find=_first(asked, "find").strip()[:LONGEST], tray=_first(asked, "tray").strip()[:LONGEST],
        whole=_first(asked, "whole") == "1")


def _first(asked: Mapping[str, list[str]], name: str) -> str:
    return (asked.get(name) or [""])[0]


def _one_of(given: str, known: Collection[int]) -> int:
    return int(given) if given.isdecimal() and len(given) < 4 and int(given) in known else 0


def iso_day(given: str) -> date | None:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


def _day(given: str, days: Sequence[date], today: date) -> date:
    """The one asked for, or else today, or else the first."""
    known = {day.isoformat(): day for day in days}
    return known.get(given) or (today if today in days else days[0])
