"""Twenty zones over both clock changes, and the nine whose clocks follow no yearly rule of a calendar."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventsys.outputs.calendar import zonerules
from eventsys.outputs.calendar.vtimezone import changes, vtimezone
from eventsys.programme.when import end_instant, start_instant
from tests.outputs.calendars import Held, a_feed, at, by_icalendar, by_vobject, events

TWENTY = (
    "Europe/Zurich", "Europe/London", "Europe/Dublin", "Europe/Athens", "Europe/Lisbon", "Europe/Kyiv",
    "America/New_York", "America/Los_Angeles", "America/Sao_Paulo", "America/St_Johns", "America/Havana",
    "America/Asuncion", "Africa/Nairobi", "Africa/Johannesburg", "Asia/Kathmandu", "Asia/Beirut",
    "Asia/Tokyo", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland",
)
DIFFICULT = ("Africa/Casablanca", "Africa/El_Aaiun", "Africa/Cairo", "Asia/Gaza", "Asia/Hebron",
             "Asia/Jerusalem", "America/Santiago", "America/Nuuk", "America/Scoresbysund")


def clock_changes(zone: str, year: int = 2027) -> list[datetime]:
    """UTC, to the hour, found by looking at the clock every hour."""
    hours = (datetime(year, 1, 1, tzinfo=UTC) + timedelta(hours=n) for n in range(365 * 24))
    here = ZoneInfo(zone)
    return [hour for hour in hours
            if hour.astimezone(here).utcoffset() != (hour + timedelta(hours=1)).astimezone(here).utcoffset()]


def sessions_around(zone: str, instant: datetime):
    """One every half hour, by their wall time and fold."""
    for number in range(-14, 15):
        local = (instant + timedelta(minutes=30 * number)).astimezone(ZoneInfo(zone))
        yield at(local.replace(tzinfo=None, fold=0), minutes=45, fold=local.fold, slug=f"s{number}")


def held(sessions, zone: str) -> dict[str, Held]:
    return {s.uid: Held(start_instant(s, zone), end_instant(s, zone)) for s in sessions}


@pytest.mark.parametrize("zone", TWENTY + DIFFICULT)
def test_over_every_clock_change_of_a_year(zone):
    for change in clock_changes(zone) or [datetime(2027, 6, 15, tzinfo=UTC)]:
        sessions = list(sessions_around(zone, change))
        body, expected = a_feed(*sessions, zone=zone), held(sessions, zone)
        assert by_icalendar(body) == expected
        assert by_vobject(body) == expected


@settings(deadline=None)
@given(zone=st.sampled_from(TWENTY + DIFFICULT), fold=st.sampled_from((0, 1)),
       starts=st.datetimes(datetime(2020, 1, 1), datetime(2037, 12, 1)), minutes=st.integers(1, 3000))
def test_at_any_time(zone, starts, minutes, fold):
    session = at(starts.replace(microsecond=0, second=0), minutes, fold)
    body, expected = a_feed(session, zone=zone), held([session], zone)
    assert by_icalendar(body) == expected
    assert by_vobject(body) == expected


@pytest.mark.parametrize("zone", TWENTY)
def test_one_yearly_rule_each_for_summer_and_normal_time(zone):
    written = vtimezone(zone, date(2027, 6, 15), date(2027, 6, 17))
    assert written.count(b"RRULE") in (0, 2)
    assert written.count(b"BEGIN:STANDARD") == 1
    assert b"RDATE" not in written
    assert len(written) <= 400


@pytest.mark.parametrize("zone", DIFFICULT)
def test_difficult_zones_write_the_changes_of_the_events_days(zone):
    change = clock_changes(zone)[0]
    written = vtimezone(zone, change.date(), change.date())
    assert b"RRULE" not in written
    assert 2 <= written.count(b"DTSTART") <= 8


def test_a_rule_that_came_later_is_not_told_of_earlier_days():
    # Until 2006 New York's summer began on the first Sunday of April.
    april = changes("America/New_York", date(2005, 4, 1), date(2005, 4, 4))
    assert not any(change.yearly for change in april)
    assert april[-1].wall == datetime(2005, 4, 3, 2)


def test_the_hour_that_comes_twice_is_told_in_utc():
    first, second = (at(datetime(2027, 10, 31, 2, 30), 20, fold, f"s{fold}") for fold in (0, 1))
    body = a_feed(first, second)
    assert b"DTSTART:20271031T003000Z" in body
    assert b"DTSTART:20271031T013000Z" in body


def test_other_hours_are_told_by_the_events_clock():
    assert b"DTSTART;TZID=Europe/Zurich:20270615T140000\r\n" in a_feed(at(datetime(2027, 6, 15, 14)))


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "Zulu", "Africa/Accra"])
def test_zones_that_are_utc_need_no_zone(zone):
    body = a_feed(at(datetime(2027, 6, 15, 14)), zone=zone)
    assert b"DTSTART:20270615T140000Z" in body
    assert b"VTIMEZONE" not in body


def test_a_time_that_the_clock_skips_is_moved_on():
    event = events(a_feed(at(datetime(2027, 3, 28, 2, 30))))[0]
    assert event["DTSTART"].dt.astimezone(UTC) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_the_tz_database_has_a_version():
    assert zonerules.version()[:2] == "20"
