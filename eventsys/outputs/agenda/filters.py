"""What a reader asked to see, as it stands in the address.

Values that nobody could have chosen (an unknown track, a day outside the event, a zone that does not
exist) are left out rather than refused, so that an old link still opens something useful; `unknown` names
them, so that the page can say so.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, available_timezones

from msgspec import Struct
from msgspec.structs import replace

from eventsys.programme.richtext import line
from eventsys.programme.view import View

from .facets import FACETS, facet_values

ALL_DAYS: Final = "all"
UNDATED: Final = "undated"  # those whose day is to be announced
LONGEST_QUERY = 100  # characters


class Filter(Struct, frozen=True):
    """Several values of one facet widen the choice, several facets narrow it."""

    day: date | str | None = None  # a date, ALL_DAYS or UNDATED; None: whichever suits
    track: tuple[str, ...] = ()
    room: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    q: str = ""
    tz: str = ""  # IANA; empty: the event's own

    def chosen(self, facet: str) -> tuple[str, ...]:
        values: tuple[str, ...] = getattr(self, facet)
        return values

    def without(self, facet: str, value: str) -> "Filter":
        return replace(self, **{facet: tuple(v for v in self.chosen(facet) if v != value)})

    def cleared(self) -> "Filter":
        """Everything there is on the same day, in the same zone."""
        return Filter(day=self.day, tz=self.tz)

    def pairs(self) -> list[tuple[str, str]]:
        """Names and values in the one order that they always have."""
        day = self.day.isoformat() if isinstance(self.day, date) else self.day
        found = [("day", day)] if day else []
        found += [(facet, value) for facet in FACETS for value in self.chosen(facet)]
        return found + [(name, value) for name, value in (("q", self.q), ("tz", self.tz)) if value]

    def query(self) -> str:
        """As it stands in an address, with its question mark; empty where nothing is asked."""
        return f"?{urlencode(self.pairs())}" if self.pairs() else ""


def parse(values: Mapping[str, Sequence[str]], view: View) -> Filter:
    """From the values of a query string, by name."""
    chosen = {facet: _known(values.get(facet, ()), facet_values(view, facet)) for facet in FACETS}
    return Filter(day=_day(_first(values, "day"), view), q=line(_first(values, "q"))[:LONGEST_QUERY].strip(),
                  tz=_zone(_first(values, "tz"), view.event.zone), **chosen)


def unknown(values: Mapping[str, Sequence[str]], view: View) -> tuple[str, ...]:
    """Names of what was asked for and is not to be had: "day", facets, "tz"."""
    day, tz, own = _first(values, "day"), _first(values, "tz"), view.event.zone
    missing: dict[str, object] = {"day": day and _day(day, view) is None,
                                  "tz": tz not in ("", own) and not _zone(tz, own)}
    for facet in FACETS:
        missing[facet] = {v.strip() for v in values.get(facet, ())} - {"", *facet_values(view, facet)}
    return tuple(name for name in ("day", *FACETS, "tz") if missing[name])


def _first(values: Mapping[str, Sequence[str]], name: str) -> str:
    return next((value.strip() for value in values.get(name, ()) if value.strip()), "")


def _known(values: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    asked = {value.strip() for value in values}
    return tuple(value for value in known if value in asked)


def _day(text: str, view: View) -> date | str | None:
    if text in (ALL_DAYS, UNDATED):
        return text
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day in view.days else None


def _zone(text: str, own: str) -> str:
    """A name that the tz database knows; `available_timezones` also keeps paths out."""
    if not text or text == own or text not in zones():
        return ""
    return text


_zones: frozenset[str] = frozenset()


def zones() -> frozenset[str]:
    """All names, read from the disk once."""
    global _zones
    if not _zones:
        _zones = frozenset(name for name in available_timezones() if ZoneInfo(name))
    return _zones
