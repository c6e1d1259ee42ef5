from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eventsys.events.rules import shift

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@given(DAYS, DAYS)
def test_without_weekdays_the_first_day_is_the_one_asked_for(starts: date, goal: date) -> None:
    assert starts + shift(starts, goal, keep_weekday=False) == goal


@given(DAYS, DAYS, st.integers(0, 400))
def test_with_weekdays_every_day_keeps_its_own(starts: date, goal: date, later: int) -> None:
    by = shift(starts, goal, keep_weekday=True)
    day = starts + timedelta(days=later)
    assert (day + by).weekday() == day.weekday()


@given(DAYS, DAYS)
def test_and_no_such_day_is_nearer_to_the_one_asked_for(starts: date, goal: date) -> None:
    assert abs((starts + shift(starts, goal, keep_weekday=True) - goal).days) <= 3
