"""When a session is held, from all the cells that say something about it."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from eventsys.imports.reading.faults import Unfit
from eventsys.kit.i18n import gettext as _

from ..values import dates, lengths, times, zones
from ..values.plain import quoted
from .entries import Entry, Reading

FIELDS = ("day", "start", "end", "minutes", "end_or_length", "zone")
_NO_TIME = timedelta(0)


class When(Struct, frozen=True):
    """None is what the row does not say."""

    day: date | None = None
    since: timedelta | None = None  # midnight of the day, in the event's zone
    minutes: int | None = None
    fold: int = 0


def when(entry: Entry, reading: Reading, own: str) -> None:
    """Puts `when` into the entry's facts. `own` is the zone of the event, or of its part, that the row is for."""
    _day(entry, reading)
    _start(entry, reading)
    entry.take("minutes", lengths.minutes)
    entry.take("end", times.clock)
    entry.take("end_or_length", lambda text: lengths.end_or_length(text, _since(entry)))
    if set(FIELDS) & (entry.facts.keys() | entry.faults.keys()):
        entry.facts["when"] = _whole(entry, reading, own)


def _day(entry: Entry, reading: Reading) -> None:
    days = reading.setting.days
    entry.take("day", lambda text: dates.day_of(text, days, reading.settled.order))
    day = entry.facts.get("day")
    if day and dates.contradicted(entry.told["day"], day):
        entry.remarks["day"] = _("“%(text)s” names a weekday that the day is not", text=quoted(entry.told["day"]))
    elif day and day not in days:
        entry.remarks["day"] = _("its day, %(day)s, is none of the event's", day=day.isoformat())


def _start(entry: Entry, reading: Reading) -> None:
    """A cell of the start may hold its day, its zone and its end."""
    entry.take("start", times.span)
    if "start" in entry.facts:
        entry.facts["start"], last = entry.facts["start"]
        if last is not None and not entry.says("end", "minutes", "end_or_length"):
            entry.facts["end"] = last
        if not entry.says("day"):
            _day_of_start(entry, reading)


def _day_of_start(entry: Entry, reading: Reading) -> None:
    """2027-09-20 10:15 says the day as well; 10:15 does not."""
    text = entry.told["start"]
    if len(text) < 8 or not any(mark in text for mark in "-/. "):
        return
    try:
        entry.facts["day"] = dates.day_of(text, reading.setting.days, reading.settled.order)
    except Unfit:
        return


def _since(entry: Entry) -> timedelta | None:
    start = entry.facts.get("start")
    return start.time if isinstance(start, times.Clock) else None


def _whole(entry: Entry, reading: Reading, own: str) -> When:
    day, since, minutes = entry.facts.get("day"), _since(entry), entry.facts.get("minutes")
    end = entry.facts.get("end_or_length", entry.facts.get("end"))
    if isinstance(end, int):
        minutes = end
    elif end is not None and since is not None:
        minutes = _until(entry, since, end.time, minutes)
    fold = 0
    if since is not None:
        day, since, fold = _at_the_event(entry, reading, own, day, since)
    return When(day, since, minutes, fold)


def _until(entry: Entry, start: timedelta, end: timedelta, minutes: int | None) -> int | None:
    found = lengths.until(start, end)
    if found is None:
        entry.remarks["end"] = _("its end is not after its start, so its length is left open")
        return minutes
    if minutes not in (None, found):
        entry.remarks["end"] = _("its end and its length differ; the end was taken")
    return found


def _at_the_event(entry: Entry, reading: Reading, own: str, day: date | None, since: timedelta
                  ) -> tuple[date | None, timedelta, int]:
    """A time in another zone is brought to the event's; that may be another day."""
    text = entry.facts["start"].zone or entry.told.get("zone", "") or reading.settled.zone
    try:
        zone = zones.zone_of(text, own)
    except Unfit as fault:
        entry.faults["zone"] = str(fault)
        return day, since, 0
    if zone is None:
        return day, since, 0
    if day is None:
        entry.faults["zone"] = _("a time in another zone needs its day")
        return day, since, 0
    written = datetime.combine(day, datetime.min.time()) + since
    wall, fold = zones.at_the_event(written, zone, own)
    if wall == written:
        return day, since, fold
    entry.remarks["zone"] = _("%(text)s is %(time)s at the event", text=quoted(entry.told["start"]),
                              time=f"{wall:%H:%M}")
    return wall.date(), wall - datetime.combine(wall.date(), datetime.min.time()), fold


def starts(found: When) -> datetime | None:
    """The naive wall time; None where the day or the time is unknown."""
    if found.day is None or found.since is None:
        return None
    return datetime.combine(found.day, datetime.min.time()) + found.since

