"""Dates, times and lengths as offices write them."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date, format_time
from hypothesis import assume, given
from hypothesis import strategies as st

from eventsys.imports.reading.faults import Unfit
from eventsys.imports.sheets.values import dates, lengths, times, zones
from eventsys.imports.sheets.values.names_of_time import LOCALES

SUMMIT = dates.Days(date(2027, 9, 19), date(2027, 9, 21))  # Sunday to Tuesday
SUNDAY, MONDAY, TUESDAY = SUMMIT


@pytest.mark.parametrize(("text", "day"), [
    ("19/09/2027", SUNDAY), ("20.9.27", MONDAY), ("Sep 21, 2027", TUESDAY), ("Sunday 19 Sept.", SUNDAY),
    ("2027-09-20", MONDAY), ("46649", SUNDAY), ("46649.375", SUNDAY), ("20270920", MONDAY), ("2027. 9. 20.", MONDAY),
    ("19.9.", SUNDAY), ("9/19", SUNDAY), ("9/21/2027", TUESDAY), ("20-Sep-27", MONDAY), ("21st of September", TUESDAY),
    ("Tuesday", TUESDAY), ("mardi", TUESDAY), ("So 19.", SUNDAY), ("Di., 21.09.", TUESDAY), ("20", MONDAY),
    ("Day 2", MONDAY), ("Tag 3", TUESDAY), ("第2天", MONDAY), ("mardi 21 septembre 2027", TUESDAY),
    ("21 de septiembre de 2027", TUESDAY), ("2027年9月20日", MONDAY), ("٢٠/٩/٢٠٢٧", MONDAY), ("20 сентября", MONDAY),
    ("Sun. 19 Sept. 2027, 09:00", SUNDAY), ("2027-09-20 10:15", MONDAY), ("mar 21 sep", TUESDAY),
])
def test_a_day_is_read(text: str, day: date) -> None:
    assert dates.day_of(text, SUMMIT) == day


@pytest.mark.parametrize("text", ["31/02/2027", "after lunch", "19–21 September", "Wednesday", "Sep", "1/2/3/4"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Unfit, match="cannot be read"):
        dates.day_of(text, SUMMIT)


@pytest.mark.parametrize(("tag", "form"), [
    (tag, form) for tag in LOCALES for form in ("long", "full", "d MMM y", "EEE d MMM", "EEEE d MMMM")
    if tag not in ("zh", "ja", "ko", "vi") or form in ("long", "full")])
def test_a_day_is_read_in_the_words_of_every_language(tag: str, form: str) -> None:
    assert dates.day_of(format_date(TUESDAY, form, locale=tag), SUMMIT) == TUESDAY


@pytest.mark.parametrize(("column", "order"), [
    (["3/4/2027", "15/4/2027"], "dmy"), (["3/4/2027", "4/15/2027"], "mdy"), (["20.9.27", "2027-09-20"], "dmy"),
    (["27-09-20"], "ymd"), (["2027-09-20", "Tuesday"], ""), (["3/4/2027", "5/4/2027"], None),
])
def test_the_order_of_day_and_month_is_that_of_the_whole_column(column: list[str], order: str | None) -> None:
    assert dates.order_of(column, SUMMIT) == order


def test_a_day_in_another_order_than_its_column_is_refused() -> None:
    assert dates.day_of("9/21/27", SUMMIT, "dmy") == TUESDAY  # it is one of the event's
    for text in ("31-9-27", "4/15/2027"):
        with pytest.raises(Unfit, match="cannot be read"):
            dates.day_of(text, SUMMIT, "dmy")


def test_the_days_of_the_event_decide_between_day_and_month() -> None:
    april = dates.Days(date(2027, 4, 3), date(2027, 4, 5))
    assert dates.order_of(["3/4/2027", "5/4/2027"], april) == "dmy"
    assert dates.day_of("4/3/2027", april, "dmy") == date(2027, 4, 3)


def test_a_weekday_that_the_day_is_not_is_noticed() -> None:
    assert dates.contradicted("Monday 19 Sept", SUNDAY)
    assert not dates.contradicted("Sunday 19 Sept", SUNDAY)
    assert not dates.contradicted("19 Sept", SUNDAY)


@given(day=st.dates(date(2020, 1, 1), date(2035, 12, 31)), form=st.sampled_from(
    ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%A %d %B %Y", "%d.%m.%y", "%d-%b-%y"]))
def test_every_day_comes_back_from_every_habit(day: date, form: str) -> None:
    assert dates.day_of(day.strftime(form), SUMMIT, "dmy") == day


@pytest.mark.parametrize(("text", "hours"), [
    ("09:00", 9), ("9.30", 9.5), ("16.45 Uhr", 16.75), ("10h15", 10.25), ("10h", 10), ("11:00 am", 11), ("2 pm", 14),
    ("noon", 12), ("14:00:00", 14), ("0900", 9), ("900", 9), ("9", 9), ("0.375", 9), ("46649.6979", 16.75),
    ("2027-09-20 10:15", 10.25), ("midnight", 24), ("24:00", 24), ("12 am", 0), ("12 pm", 12), ("7.30 p.m.", 19.5),
    ("9.3", 9.5), ("kl. 9.30", 9.5), ("٩:٣٠ صباحا", 9.5), ("下午3時30分", 15.5), ("오후 3시", 15), ("16 h 30", 16.5),
    ("08:00 Uhr", 8), ("9 o'clock", 9), ("18h00", 18), ("12 noon", 12), ("Mittag", 12),
])
def test_a_time_is_read(text: str, hours: float) -> None:
    assert times.clock(text).time == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["25:00", "9:75", "after lunch", "13 pm x 4", "1.2.3.4", "-5", "24:30", "morning"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Unfit, match="cannot be read"):
        times.clock(text)


@pytest.mark.parametrize(("text", "first", "last"), [
    ("09:00-10:30", 9, 10.5), ("9–10.30 Uhr", 9, 10.5), ("2-3 pm", 14, 15), ("11-1 pm", 11, 13),
    ("9h à 10h30", 9, 10.5), ("9 bis 10 Uhr", 9, 10), ("9:00 to 10:00", 9, 10), ("22:00 - 01:00", 22, 1),
    ("9.00 am – noon", 9, 12),
])
def test_a_span_is_read(text: str, first: float, last: float) -> None:
    start, end = times.span(text)
    assert (start.time, end and end.time) == (timedelta(hours=first), timedelta(hours=last))


@given(st.times(), st.sampled_from(["HH:mm", "H.mm", "HH'h'mm", "h:mm a", "HH:mm:ss", "HHmm", "H 'Uhr' mm"]))
def test_every_minute_comes_back_from_every_habit(moment: datetime, form: str) -> None:
    assume(form != "H.mm" or moment.hour)  # 0.25 is the quarter of a day that programs keep
    read = times.clock(format_time(moment.replace(second=0), form, locale="en")).minutes
    assert read == moment.hour * 60 + moment.minute


@given(st.integers(0, 24 * 60 - 1))
def test_every_minute_comes_back_from_the_part_of_a_day_that_programs_keep(minute: int) -> None:
    assert times.clock(f"{46649 + minute / 1440:.10f}").minutes == minute


@pytest.mark.parametrize(("text", "zone", "hour"), [
    ("", None, 9), ("local time", None, 9), ("CEST", None, 9), ("CET", None, 9), ("Europe/Berlin", None, 9),
    ("UTC", UTC, 11), ("UTC+3", timezone(timedelta(hours=3)), 8), ("+03:00", timezone(timedelta(hours=3)), 8),
    ("London time", ZoneInfo("Europe/London"), 10), ("EDT", ZoneInfo("America/New_York"), 15),
    ("heure de Casablanca", ZoneInfo("Africa/Casablanca"), 10),
])
def test_a_time_of_another_zone_is_brought_to_the_events(text: str, zone: object, hour: int) -> None:
    found = zones.zone_of(text, "Europe/Berlin")
    assert zones.at_the_event(datetime(2027, 9, 19, 9), found, "Europe/Berlin") == (datetime(2027, 9, 19, hour), 0)


def test_an_abbreviation_of_several_zones_is_asked_about() -> None:
    with pytest.raises(Unfit, match="IST"):
        zones.zone_of("IST", "Europe/Berlin")
    assert zones.zone_of("IST", "Asia/Kolkata") is None


@pytest.mark.parametrize(("text", "minutes"), [
    ("90", 90), ("90.0", 90), ("1:15", 75), ("60 min", 60), ("60'", 60), ("1h", 60), ("1h30", 90), ("1 h 30 min", 90),
    ("1.5 h", 90), ("1,5 Std.", 90), ("90 Minuten", 90), ("PT1H30M", 90), ("01:15:00", 75), ("0.0625", 90),
    ("2 hours and 15 minutes", 135), ("half an hour", 30), ("½ h", 30), ("45 мин", 45),
])
def test_a_length_is_read(text: str, minutes: int) -> None:
    assert lengths.minutes(text) == minutes


@pytest.mark.parametrize("text", ["two", "0", "99999", "soon", "1:75"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(Unfit):
        lengths.minutes(text)


@pytest.mark.parametrize(("text", "start", "minutes"), [
    ("10:30", 9, 90), ("10:30", 10.25, 15), ("60 min", 9.5, 60), ("1:15", 10.25, 75), ("1:15", 20, 75), ("90", 14, 90),
    ("1h", 9.5, 60), ("11 am", 9, 120), ("01:00", 23, 120), ("noon", 11, 60), ("17h", 9, 480), ("11", 9, 11),
    ("10:30", 16.75, None),
])
def test_a_column_of_ends_and_lengths_is_read_by_what_makes_sense(text: str, start: float, minutes: int | None) -> None:
    found = lengths.end_or_length(text, timedelta(hours=start))
    assert minutes == (found if isinstance(found, int) else lengths.until(timedelta(hours=start), found.time))
