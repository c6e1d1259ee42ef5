"""The entry that a participant gets by mail, read by two parsers that are not ours."""

from datetime import UTC, date, datetime, time
from typing import Any

import icalendar
import pytest
import vobject

from eventsys.outputs.calendar.invitation import Place, Somebody, invitation

STAMP = datetime(2027, 5, 1, 8, 0, tzinfo=UTC)


def a_place(**facts: Any) -> Place:
    return Place(**{
        "uid": "registration-7K3M-Q9XD-2R@events.example.org", "sequence": 1, "stamp": STAMP, "title": "The Summit",
        "starts": date(2027, 9, 14), "ends": date(2027, 9, 16), "zone": "Europe/Lisbon", "hours": None,
        "where": "Congress Centre, Lisbon", "page": "https://events.example.org/e/summit/", "words": "Reference: 7K3M",
        "organiser": Somebody("Rita Alves", "events@example.org"),
        "participant": Somebody("Ada Lovelace", "ada@example.org")} | facts)


def read(text: str) -> icalendar.Event:
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert vobject.readOne(text).vevent.uid.value == event["UID"]
    return event


def test_days_are_whole_and_the_last_one_is_in() -> None:
    event = read(invitation(a_place(), "REQUEST"))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2027, 9, 14), date(2027, 9, 17))
    assert (event["STATUS"], event["TRANSP"], event["SEQUENCE"]) == ("CONFIRMED", "TRANSPARENT", 1)


def test_who_asks_and_who_comes_is_told_as_mail_programs_want_it() -> None:
    event = read(invitation(a_place(participant=Somebody('Ada "Countess"; Lovelace', "ada@example.org")), "REQUEST"))
    who = event["ATTENDEE"]
    assert str(who) == "mailto:ada@example.org"
    assert (who.params["PARTSTAT"], who.params["RSVP"], who.params["CN"]) == (
        "ACCEPTED", "FALSE", "Ada 'Countess'; Lovelace")
    assert (str(event["ORGANIZER"]), event["ORGANIZER"].params["CN"]) == ("mailto:events@example.org", "Rita Alves")


@pytest.mark.parametrize(("zone", "day", "hours", "starts", "ends"), [
    ("Europe/Lisbon", date(2027, 9, 14), (time(9), time(18)), datetime(2027, 9, 14, 8), datetime(2027, 9, 14, 17)),
    ("Africa/Casablanca", date(2027, 2, 20), (time(9), time(18)), datetime(2027, 2, 20, 9), datetime(2027, 2, 20, 18)),
    ("Asia/Tokyo", date(2027, 9, 14), (time(20), time(1)), datetime(2027, 9, 14, 11), datetime(2027, 9, 14, 16)),
    ("UTC", date(2027, 9, 14), (time(9), time(18)), datetime(2027, 9, 14, 9), datetime(2027, 9, 14, 18)),
    ("Europe/Lisbon", date(2027, 10, 31), (time(1, 30), time(9)), datetime(2027, 10, 31, 0, 30),
     datetime(2027, 10, 31, 9)),
])
def test_hours_of_one_day_are_the_same_instants_everywhere(zone: str, day: date, hours: tuple[time, time],
                                                           starts: datetime, ends: datetime) -> None:
    event = read(invitation(a_place(starts=day, ends=day, zone=zone, hours=hours), "REQUEST"))
    told = [event[name].dt.astimezone(UTC).replace(tzinfo=None) for name in ("DTSTART", "DTEND")]
    assert told == [starts, ends]
    assert event["TRANSP"] == "OPAQUE"


def test_what_is_taken_back_has_the_same_uid_and_a_higher_sequence() -> None:
    text = invitation(a_place(sequence=2), "CANCEL")
    event = read(text)
    assert icalendar.Calendar.from_ical(text)["METHOD"] == "CANCEL"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (a_place().uid, 2, "CANCELLED")


def test_each_line_is_short_and_ends_as_it_should() -> None:
    text = invitation(a_place(title="Fórum\r\nBEGIN:VALARM " + "é" * 200, words="a\nb;c,d\\n"), "REQUEST")
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    event = read(text)
    assert event["DESCRIPTION"] == "a\nb;c,d\\n\n\nhttps://events.example.org/e/summit/"
    assert event["SUMMARY"].startswith("Fórum BEGIN:VALARM é")
