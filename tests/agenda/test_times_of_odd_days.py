"""Midnight, and the two nights of the year when the clock is changed: pure."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventsys.agenda.rules import Place, at_minute, day_of, exists, in_place_of, minute_of, on_day, shifted

ZONE = "Europe/Lisbon"
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)  # 01:00 is 02:00 then, and 01:00 comes twice
DAY = date(2027, 9, 14)


def at(day: date, hour: int, minute: int = 0, fold: int = 0, of: date | None = None) -> Place:
    return Place(day=of or day, starts=datetime(day.year, day.month, day.day, hour, minute), fold=fold, minutes=60)


@given(st.sampled_from([DAY, SPRING, AUTUMN]), st.integers(0, 1799))
def test_a_place_and_its_minute_of_the_day_are_the_same(day: date, minute: int) -> None:
    place = at_minute(Place(), day, minute, ZONE)
    assert (minute_of(place, ZONE), place.day) == (minute, day)
    assert place.starts is not None
    assert exists(place.starts, place.fold, ZONE)


def test_the_hour_that_is_skipped_does_not_exist() -> None:
    assert not exists(datetime(2027, 3, 28, 1, 30), 0, ZONE)
    assert exists(datetime(2027, 10, 31, 1, 30), 1, ZONE)
    assert not exists(datetime(2027, 10, 31, 3, 30), 1, ZONE)


def test_a_shift_goes_by_real_minutes_over_a_changed_clock() -> None:
    assert shifted(at(SPRING, 0, 30), 60, ZONE) == at(SPRING, 2, 30)
    assert shifted(at(AUTUMN, 1, 30), 60, ZONE) == at(AUTUMN, 1, 30, fold=1)
    assert shifted(at(AUTUMN, 1, 30, fold=1), -60, ZONE) == at(AUTUMN, 1, 30)


def test_a_shift_past_midnight_stays_with_the_evening() -> None:
    late = at(date(2027, 9, 15), 0, 30, of=DAY)
    assert shifted(at(DAY, 23, 30), 60, ZONE) == late
    assert shifted(late, -60, ZONE) == at(DAY, 23, 30)


@pytest.mark.parametrize(("hour", "by", "day"), [(0, -60, date(2027, 9, 13)), (23, 8 * 60, date(2027, 9, 15))])
def test_a_shift_beyond_the_night_changes_the_day(hour: int, by: int, day: date) -> None:
    assert shifted(at(DAY, hour), by, ZONE).day == day


@given(st.integers(-5000, 5000))
def test_a_shift_there_and_back_is_none_on_ordinary_days(minutes: int) -> None:
    start = at(DAY, 12)
    back = shifted(shifted(start, minutes, ZONE), -minutes, ZONE)
    assert back.starts == start.starts


def test_what_waits_in_the_tray_is_not_shifted() -> None:
    assert shifted(Place(minutes=30), 60, ZONE) == Place(minutes=30)


def test_on_another_day_it_keeps_its_wall_time() -> None:
    assert on_day(at(DAY, 9), AUTUMN, ZONE) == at(AUTUMN, 9)
    assert on_day(at(date(2027, 9, 15), 0, 30, of=DAY), SPRING, ZONE) == at(date(2027, 3, 29), 0, 30, of=SPRING)
    assert on_day(at(DAY, 1, 30), SPRING, ZONE) == at(SPRING, 2, 30)
    assert on_day(Place(minutes=30), DAY, ZONE) == Place(DAY, minutes=30)


def test_small_hours_may_belong_to_the_evening_before() -> None:
    assert day_of(datetime(2027, 9, 15, 2), DAY) == DAY
    assert day_of(datetime(2027, 9, 15, 6), DAY) == date(2027, 9, 15)


def test_in_place_of_another_it_keeps_its_length_if_it_has_one() -> None:
    there = Place(DAY, datetime(2027, 9, 14, 9), 0, 60, "hall")
    assert in_place_of(Place(minutes=20), there).minutes == 20
    assert in_place_of(Place(), there) == there
