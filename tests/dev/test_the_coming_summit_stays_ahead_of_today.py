from datetime import date, timedelta

import pytest

from eventsys.dev import dates, reading
from eventsys.dev.entries import Coming

TUESDAY = Coming(weekday="Tuesday", weeks_ahead=5, days=3, not_between=("12-12", "01-08"))


@pytest.mark.parametrize(("today", "first"), [
    (date(2029, 3, 14), date(2029, 4, 24)),  # a Wednesday
    (date(2029, 3, 13), date(2029, 4, 17)),  # a Tuesday: five weeks to the day
    (date(2026, 11, 23), date(2027, 1, 12)),  # would be between the years
    (date(2040, 2, 29), date(2040, 4, 10)),
])
def test_it_begins_on_the_first_tuesday_after_five_weeks(today: date, first: date) -> None:
    assert dates.first_day(TUESDAY, today) == first


def test_it_is_never_far_and_never_between_the_years() -> None:
    for number in range(0, 5 * 366):
        today = date(2027, 1, 1) + timedelta(number)
        first = dates.first_day(TUESDAY, today)
        assert timedelta(35) <= first - today <= timedelta(35 + 6 + 35)
        assert first.weekday() == 1
        assert not any((day := first + timedelta(n)).month == 12 and day.day >= 12 for n in range(3))


def test_every_day_of_the_file_falls_within_it() -> None:
    file = reading.read("coming-summit")
    assert file.event is not None
    first, last = dates.span(file.event, date(2033, 6, 1))
    days = {dates.on(session.day, first) for session in file.session}
    assert days == {first, first + timedelta(1), last}
