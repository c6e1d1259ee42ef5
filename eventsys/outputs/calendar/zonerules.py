"""When a zone's clock changes: the yearly rule of its TZif footer, and the changes that the data hold."""

import re
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path

from eventsys.programme.when import zone

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
ALWAYS = 1970  # since when rules are told: readers that look at earlier years must find both offsets there
_NAME = r"(<[^>]+>|[A-Za-z]+)"
_OFFSET = r"([+-]?\d+(?::\d+){0,2})"
_ONSET = r"M(\d+)\.(\d)\.(\d)(?:/([+-]?\d+(?::\d+){0,2}))?"
_FOOTER = re.compile(rf"{_NAME}{_OFFSET}(?:{_NAME}{_OFFSET}?,{_ONSET},{_ONSET})?")


@dataclass(frozen=True)
class Change:
    """The clock goes from one offset to the other, once, or `yearly` by a rule of RFC 5545."""

    wall: datetime  # naive, on the clock as it was before
    before: timedelta  # east of UTC
    after: timedelta
    name: str
    yearly: tuple[int, int, int] | None = None  # month, week (5: last), weekday (0: Sunday)

    @property
    def instant(self) -> datetime:
        return (self.wall - self.before).replace(tzinfo=UTC)

    def in_year(self, year: int) -> "Change":
        if self.yearly is None:
            return self
        day = _day(year, *self.yearly)
        return Change(datetime.combine(day, self.wall.time()), self.before, self.after, self.name)


@lru_cache(maxsize=256)
def footer(name: str) -> str:
    """The POSIX TZ string at the end of the zone's TZif data (RFC 8536): what holds from now on."""
    return _data(name).rstrip(b"\n").rpartition(b"\n")[2].decode()


@lru_cache(maxsize=1)
def version() -> str:
    """Of the tz database in use: feeds made with another one are made anew."""
    for folder in zoneinfo.TZPATH:
        listed = Path(folder, "tzdata.zi")
        if listed.exists():
            return listed.read_text("ascii").partition("\n")[0].split()[-1]
    return metadata.version("tzdata")


def keeps_utc(name: str) -> bool:
    """All year, as in UTC itself, Accra or Reykjavik."""
    return [change.after for change in by_rule(name)] == [timedelta(0)]


@lru_cache(maxsize=256)
def by_rule(name: str) -> tuple[Change, ...]:
    """The two yearly changes, or the one offset that is kept all year, as if since 1970.

    Empty where the footer says what one yearly rule of iCalendar cannot: hours before or past the day.
    """
    found = _FOOTER.fullmatch(footer(name))
    if not found:
        return ()
    standard, offset, summer, summer_offset, *onsets = found.groups()
    normal = -_time(offset)
    if not summer:
        return (Change(datetime(ALWAYS, 1, 1), normal, normal, standard.strip("<>")),)
    shifted = -_time(summer_offset) if summer_offset else normal + timedelta(hours=1)
    both = (_yearly(normal, shifted, summer, onsets[:4]),
            _yearly(shifted, normal, standard, onsets[4:]))
    return tuple(change for change in both if change) if all(both) else ()


def observed(name: str, since: datetime, until: datetime) -> tuple[Change, ...]:
    """The changes between two UTC instants, as the tz database has them."""
    changes, here = [], since
    while here < until:
        if _told(name, here) != _told(name, here + DAY):
            changes.append(_change_within(name, here, here + DAY))
        here += DAY
    return tuple(changes)


def as_of(name: str, instant: datetime) -> Change:
    """No change at all: what the clock shows already, from that instant on."""
    offset, known_as = _told(name, instant)
    return Change((instant + offset).replace(tzinfo=None), offset, offset, known_as)


def _change_within(name: str, low: datetime, high: datetime) -> Change:
    before = _told(name, low)
    while high - low > SECOND:
        middle = low + (high - low) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        low, high = (middle, high) if _told(name, middle) == before else (low, middle)
    offset, known_as = _told(name, high)
    return Change((high + before[0]).replace(tzinfo=None), before[0], offset, known_as)


def _told(name: str, instant: datetime) -> tuple[timedelta, str]:
    local = instant.astimezone(zone(name))
    return local.utcoffset() or timedelta(0), local.tzname() or name


def _yearly(before: timedelta, after: timedelta, known_as: str,
            onset: list[str | None]) -> Change | None:
    month, week, weekday = (int(part or 0) for part in onset[:3])
    time = _time(onset[3] or "2")
    if not timedelta(0) <= time < DAY:
        return None
    wall = datetime.combine(_day(ALWAYS, month, week, weekday), datetime.min.time()) + time
    return Change(wall, before, after, known_as.strip("<>"), (month, week, weekday))


def _day(year: int, month: int, week: int, weekday: int) -> date:
    if week == 5:
        last = date(year + month // 12, month % 12 + 1, 1) - DAY
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (week - 1))


def _time(text: str) -> timedelta:
    """[+-]hh[:mm[:ss]]"""
    sign = -1 if text.startswith("-") else 1
    hours, minutes, seconds, *_ = (*(int(part) for part in text.lstrip("+-").split(":")), 0, 0)
    return sign * timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _data(name: str) -> bytes:
    for folder in zoneinfo.TZPATH:
        path = Path(folder, name)
        if path.is_file():
            return path.read_bytes()
    return resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
