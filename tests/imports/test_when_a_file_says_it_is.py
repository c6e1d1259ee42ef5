from datetime import date, datetime

import pytest

from eventsys.imports.reading import times

from .written import event, js, only, read, reasons, talk, xml


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_the_start_is_wall_time_in_the_events_zone() -> None:
    session = only(xml(event()))
    assert (session.starts, session.day, session.minutes) == (at("2027-03-05T10:00"), date(2027, 3, 5), 45)


@pytest.mark.parametrize("written", [
    "2027-03-05T10:00:00+01:00", "2027-03-05T10:00:00+02:00", "2027-03-05T10:00:00Z", "2027-03-05T10:00:00",
    "2027-03-05 10:00:00 +0100", "2027-03-05T09:00:00Z", "2027-03-05T09:00:00+00:00", "2027-03-05",
    "2027-03-05T10:00:00.000+01:00",
])
def test_where_offset_and_start_disagree_the_start_is_right(written: str) -> None:
    assert only(xml(event(date=written))).starts == at("2027-03-05T10:00")


@pytest.mark.parametrize(("written", "wall"), [
    ("2027-03-05T10:00:00+01:00", "2027-03-05T10:00"),
    ("2027-03-05T10:00:00+05:00", "2027-03-05T10:00"),  # a wrong offset: the zone decides
    ("2027-03-05T10:00:00", "2027-03-05T10:00"),
    ("2027-03-05T09:00:00Z", "2027-03-05T10:00"),  # UTC is never a venue's wall time by mistake
])
def test_without_a_start_the_date_says_the_time(written: str, wall: str) -> None:
    assert only(xml(event(date=written, start=None))).starts == at(wall)
    assert only(js(talk(date=written, start=...))).starts == at(wall)


def test_a_start_that_is_whole_stands_for_a_missing_date() -> None:
    assert only(js(talk(date=..., start="2027-03-05T10:00:00+01:00"))).starts == at("2027-03-05T10:00")


def test_midnight_by_utc_is_told_by_the_start() -> None:
    session = only(xml(event(date="2027-03-05T23:30:00+00:00", start="00:30")))
    assert (session.starts, session.day) == (at("2027-03-06T00:30"), date(2027, 3, 5))


def test_what_begins_after_midnight_belongs_to_the_day_it_is_listed_under() -> None:
    session = only(xml(event(date="2027-03-06T01:30:00+01:00", start="01:30")))
    assert (session.day, session.starts) == (date(2027, 3, 5), at("2027-03-06T01:30"))


def test_a_date_that_is_plainly_another_day_is_believed_more_than_the_list() -> None:
    session = only(xml(event(date="2027-03-08T14:00:00+01:00", start="14:00")))
    assert session.day == date(2027, 3, 8)
    assert only(xml(event(date="2027-03-06T14:00:00+01:00", start="14:00"))).day == date(2027, 3, 6)


def test_a_day_that_says_when_it_ends_holds_what_begins_before() -> None:
    until = 'date="2027-03-05" start="2027-03-05T18:00:00+01:00" end="2027-03-06T15:00:00+01:00"'
    assert only(xml(event(date="2027-03-06T14:00:00+01:00", start="14:00"), day=until)).day == date(2027, 3, 5)


@pytest.mark.parametrize("day", [
    'date="2027-03-05" start="2027-03-05T10:00:00+01:00" end="2027-03-06T04:00:00+01:00"', 'date="2027-03-05"'])
def test_old_files_say_only_the_start_and_it_may_be_past_midnight(day: str) -> None:
    head = "<title>T</title><day_change>06:00</day_change>"
    session = only(xml(event(date=None, start="01:30"), head=head, day=day))
    assert (session.day, session.starts) == (date(2027, 3, 5), at("2027-03-06T01:30"))
    assert only(xml(event(date=None, start="11:00"), head=head, day=day)).starts == at("2027-03-05T11:00")


def test_hours_may_count_on_past_midnight() -> None:
    session = only(xml(event(date=None, start="25:15")))
    assert (session.day, session.starts) == (date(2027, 3, 5), at("2027-03-06T01:15"))


def test_the_offset_tells_the_two_hours_of_an_autumn_night_apart() -> None:
    head = "<title>T</title><time_zone_name>Europe/Berlin</time_zone_name>"
    autumn = {"head": head, "day": 'date="2027-10-31"'}
    first = only(xml(event(date="2027-10-31T02:30:00+02:00", start="02:30"), **autumn))
    second = only(xml(event(date="2027-10-31T02:30:00+01:00", start="02:30"), **autumn))
    assert first.starts == second.starts == at("2027-10-31T02:30")
    assert (first.fold, second.fold) == (0, 1)


def test_without_a_time_it_is_to_be_announced() -> None:
    session = only(xml(event(date=None, start=None)))
    assert (session.starts, session.day) == (None, date(2027, 3, 5))


@pytest.mark.parametrize(("length", "minutes"), [
    ("00:45", 45), ("1:30", 90), ("01:30", 90), ("26:00", 1560), ("1:02:00", 1560), ("01:00:00", 60), ("00:20:30", 20),
    ("00:30:00", 30), ("3:00:00", 4320), ("45", 45), (" 45 ", 45), ("PT1H30M", 90), ("P1DT2H", 1560), ("00:00", None),
    ("", None),
])
def test_lengths_are_written_in_many_ways(length: str, minutes: int | None) -> None:
    assert only(xml(event(duration=length))).minutes == minutes


@pytest.mark.parametrize(("length", "minutes"), [(45, 45), (45.0, 45), (None, None), ("00:45", 45)])
def test_json_also_says_minutes_as_numbers(length: object, minutes: int | None) -> None:
    assert only(js(talk(duration=length))).minutes == minutes


def test_an_end_says_the_length_where_nothing_else_does() -> None:
    assert only(js(talk(duration=..., end="2027-03-05T11:15:00+01:00"))).minutes == 75


@pytest.mark.parametrize(("values", "reason"), [
    ({"duration": "long"}, "its length “long” cannot be read"),
    ({"duration": "999:00"}, "its length “999:00” is out of all bounds"),
    ({"duration": "-5"}, "its length “-5” cannot be read"),
    ({"start": "noonish"}, "its start “noonish” cannot be read"),
    ({"start": "10:75"}, "its start “10:75” cannot be read"),
    ({"date": "5 March"}, "its date “5 March” cannot be read"),
    ({"date": "0027-03-05T10:00:00"}, "its date “0027-03-05T10:00:00” is out of all bounds"),
    ({"date": "2027-02-30"}, "its date “2027-02-30” cannot be read"),
])
def test_a_time_that_cannot_be_read_refuses_the_row_and_no_other(values: dict[str, str], reason: str) -> None:
    text = xml(event("Good", "g-2"), event("Bad", **values))
    assert reasons(text) == [(8, "Bad", reason)]
    assert len(read(text).sessions) == 1


def test_the_event_spans_what_the_file_says_or_else_what_it_holds() -> None:
    said = read(xml(event())).root
    assert (said.starts, said.ends) == (date(2027, 3, 5), date(2027, 3, 6))
    held = read(xml(event(date="2027-03-08T10:00:00"), head="<title>T</title><start>soon</start>")).root
    assert (held.starts, held.ends) == (date(2027, 3, 5), date(2027, 3, 8))
    only_start = read(xml(event(), head="<title>T</title><start>2027-03-04T09:00:00+01:00</start>")).root
    assert (only_start.starts, only_start.ends) == (date(2027, 3, 4), date(2027, 3, 5))


def test_lengths_of_our_own_files_begin_with_days() -> None:
    assert times.minutes("10:04:00", days_first=True) == 10 * 1440 + 240
    assert times.minutes("10:04:00") == 604
