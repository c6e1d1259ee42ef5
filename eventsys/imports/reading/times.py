"""When a session is held, from what files say of it: the event's zone decides, not the file's offset."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from eventsys.kit.i18n import gettext as _

from .faults import Unfit
from .limits import MINUTES, YEARS

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?")
_ISO_LENGTH = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.IGNORECASE)
_A_DAY = timedelta(days=1)
NOON = time(12)


@dataclass(frozen=True)
class FileDay:
    """A day of the file, with wall times between which its sessions begin where the file says so."""

    date: date
    starts: datetime | None = None
    ends: datetime | None = None
    sure: bool = False  # whatever is listed under it belongs to it


@dataclass(frozen=True)
class When:
    day: date | None = None
    starts: datetime | None = None
    fold: Literal[0, 1] = 0


def moment(text: str) -> date | None:
    """An ISO 8601 date, or a datetime, with or without offset. Raises Unfit."""
    text = re.sub(r"\s+(?=[+-]\d)", "", text.strip())
    if not text:
        return None
    try:
        found: date = date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
    except ValueError:
        raise Unfit(_("its date “%(text)s” cannot be read", text=text[:60])) from None
    if found.year not in YEARS:
        raise Unfit(_("its date “%(text)s” is out of all bounds", text=text[:60]))
    return found


def day_of(text: str) -> date | None:
    """The date part as it is written. Raises Unfit."""
    found = moment(text)
    return found.date() if isinstance(found, datetime) else found


def wall_of(text: str) -> datetime | None:
    """The wall time as it is written; None where there is no time, or none that can be read."""
    try:
        found = moment(text)
    except Unfit:
        return None
    return found.replace(tzinfo=None) if isinstance(found, datetime) else None


def clock(text: str) -> timedelta | None:
    """Time since the day's midnight; some files count on past it: 25:30. Raises Unfit."""
    text = text.strip()
    if not text:
        return None
    match = _CLOCK.fullmatch(text)
    if match is None or int(match[1]) > 47 or int(match[2]) > 59 or int(match[3] or 0) > 59:
        raise Unfit(_("its start “%(text)s” cannot be read", text=text[:60]))
    return timedelta(hours=int(match[1]), minutes=int(match[2]), seconds=int(match[3] or 0))


def when(written: str, start: str, day: FileDay | None, zone: ZoneInfo, change: time | None = None) -> When:
    """`written` is the session's own date, `start` its wall time, `change` when the file's days begin.

    Where the two disagree the wall time is right, read as that of the event's zone.
    """
    given, since = moment(written), clock(start)
    if isinstance(given, datetime):
        wall = _wall(given, since, zone)
        offset = given.utcoffset()
    else:
        base = given or (day.date if day else None)
        if base is None or since is None:
            return When(day=base)
        wall = _on(base, since, day, change)
        offset = None
    return When(_agenda_day(wall, day, change), wall, _fold(wall, offset, zone))


def _wall(given: datetime, since: timedelta | None, zone: ZoneInfo) -> datetime:
    written = given.replace(tzinfo=None)
    local = given.astimezone(zone).replace(tzinfo=None) if given.tzinfo else written
    if since is None:
        return local if given.utcoffset() == timedelta(0) else written
    for wall in (written, local):
        if _since_midnight(wall) == since % _A_DAY:
            return wall
    midnight = datetime.combine(written.date(), time())
    return min((midnight + since % _A_DAY + _A_DAY * days for days in (-1, 0, 1)),
               key=lambda wall: abs(wall - written))


def _since_midnight(wall: datetime) -> timedelta:
    return wall - datetime.combine(wall.date(), time())


def _on(base: date, since: timedelta, day: FileDay | None, change: time | None) -> datetime:
    wall = datetime.combine(base, time()) + since
    if day is None or day.date != base or since >= _A_DAY:
        return wall
    if day.starts and day.ends and day.starts.date() == base:
        return wall + _A_DAY if wall < day.starts and wall + _A_DAY <= day.ends else wall
    return wall + _A_DAY if change and wall.time() < change else wall


def _agenda_day(wall: datetime, day: FileDay | None, change: time | None) -> date:
    """The file's day, also for what begins after its midnight; else the date itself."""
    if day is not None and day.sure:
        return day.date
    if day is None or wall.date() - day.date != _A_DAY:
        return wall.date()
    if day.starts and day.ends and day.starts <= wall <= day.ends:
        return day.date
    return day.date if wall.time() < (change or NOON) else wall.date()


def _fold(wall: datetime, offset: timedelta | None, zone: ZoneInfo) -> Literal[0, 1]:
    first, second = (wall.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return 1 if first != second and offset == second else 0


def minutes(value: Any, days_first: bool = False) -> int | None:
    """`HH:MM`, `HH:MM:SS`, `D:HH:MM`, minutes as a number, or ISO 8601. Nought is unknown. Raises Unfit.

    Of three parts the first is days where it has one digit, and where the last could not be seconds.
    """
    length = _minutes(value, days_first)
    if length > MINUTES:
        raise Unfit(_("its length “%(text)s” is out of all bounds", text=str(value)[:60]))
    return length or None


def _minutes(value: Any, days_first: bool) -> int:
    if value is None or isinstance(value, bool) or value == "":
        return 0
    text = str(value).strip().removesuffix(".0")
    if text.isascii() and text.isdigit() and len(text) < 9:
        return int(text)
    parts = text.split(":")
    if 2 <= len(parts) <= 3 and all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
        return _of_parts([int(part) for part in parts], days=days_first or len(parts[0]) == 1)
    match = _ISO_LENGTH.fullmatch(text)
    if match and any(match.groups()):
        days, hours, mins, seconds = (int(part or 0) for part in match.groups())
        return days * 1440 + hours * 60 + mins + seconds // 60
    raise Unfit(_("its length “%(text)s” cannot be read", text=text[:60]))


def _of_parts(parts: list[int], days: bool) -> int:
    if len(parts) == 2:
        return parts[0] * 60 + parts[1]
    if days or parts[2] > 59:
        return parts[0] * 1440 + parts[1] * 60 + parts[2]
    return parts[0] * 60 + parts[1]


def between(start: str, end: str) -> int | None:
    """Real minutes from one date and time to another; None where either is missing or makes no sense."""
    try:
        first, last = moment(start), moment(end)
    except Unfit:
        return None
    if not isinstance(first, datetime) or not isinstance(last, datetime) or \
            (first.tzinfo is None) != (last.tzinfo is None):
        return None
    length = round((last - first).total_seconds() / 60)
    return length if 0 < length <= MINUTES else None
