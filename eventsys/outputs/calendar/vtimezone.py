"""A VTIMEZONE that says what the clock shows on the days it is used for, in the form every reader knows.

One yearly RRULE each for STANDARD and DAYLIGHT where that agrees with the tz database on those days;
else the changes of those days one by one. Readers differ widely in what else they understand.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from . import zonerules
from .text import Raw, Text, written
from .zonerules import DAY, Change

_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")


@lru_cache(maxsize=512)
def vtimezone(zone: str, first: date, last: date) -> bytes:
    """For local days from `first` to `last`, both inclusive."""
    component = Timezone()
    component["TZID"] = Raw(zone)
    for change in changes(zone, first, last):
        component.add_component(_observance(change))
    return written(component)


def changes(zone: str, first: date, last: date) -> tuple[Change, ...]:
    """The yearly rule, or what replaces it where it is wrong for a moment of those days or a day beside."""
    since = datetime.combine(first, time(), UTC) - 2 * DAY
    until = datetime.combine(last, time(), UTC) + 3 * DAY
    rule = zonerules.by_rule(zone)
    if rule and _by(rule, since, until) == _plain(_observed(zone, since, until)):
        return rule
    return _observed(zone, _earlier(zone, since), until)


def _observed(zone: str, since: datetime, until: datetime) -> tuple[Change, ...]:
    return (zonerules.as_of(zone, since), *zonerules.observed(zone, since, until))


def _earlier(zone: str, since: datetime) -> datetime:
    """A moment a year or a few before, when the clock differed from UTC.

    A zone whose first offset is zero is taken for UTC by some readers, with all its changes.
    """
    years = (since - timedelta(days=365 + 91 * quarter) for quarter in range(12))
    return next((then for then in years if zonerules.as_of(zone, then).after), since)


def _by(rule: Iterable[Change], since: datetime, until: datetime) -> list[tuple[datetime, timedelta]]:
    """Instants and offsets that the rule gives between the two, the first one being what holds at `since`."""
    years = range(since.year - 1, until.year + 1)
    onsets = sorted({change.in_year(year) for change in rule for year in years}, key=lambda c: c.instant)
    holds = [change for change in onsets if change.instant <= since][-1]
    return [(since, holds.after), *((c.instant, c.after) for c in onsets if since < c.instant <= until)]


def _plain(observed: Iterable[Change]) -> list[tuple[datetime, timedelta]]:
    return [(change.instant, change.after) for change in observed]


def _observance(change: Change) -> TimezoneStandard | TimezoneDaylight:
    """DAYLIGHT is the larger offset, also for Dublin and Rabat, where the law has it the other way round."""
    part = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    part["DTSTART"] = Raw(f"{change.wall:%Y%m%dT%H%M%S}")
    if change.yearly:
        month, week, weekday = change.yearly
        nth = -1 if week == 5 else week
        part["RRULE"] = Raw(f"FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{_WEEKDAYS[weekday]}")
    part["TZOFFSETFROM"] = Raw(_offset(change.before))
    part["TZOFFSETTO"] = Raw(_offset(change.after))
    part["TZNAME"] = Text(change.name)
    return part


def _offset(value: timedelta) -> str:
    minutes, seconds = divmod(abs(int(value.total_seconds())), 60)
    sign = "-" if value < timedelta(0) else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{seconds:02}" if seconds else "")
