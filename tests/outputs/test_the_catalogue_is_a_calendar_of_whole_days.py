from datetime import UTC, date, datetime
from types import SimpleNamespace

from eventsys.outputs.calendar.catalogue import catalogue
from eventsys.outputs.calendar.words import Words
from tests.outputs.calendars import LINKS, calendar, the_event


def an_entry(**values):
    return SimpleNamespace(**{
        "slug": "summit", "uid": "summit@example.org", "title": "The Summit", "starts": date(2027, 6, 15),
        "ends": date(2027, 6, 17), "city": "Geneva", "country": "CH", "status": "planned", "revision": 2,
        "changed_at": datetime(2027, 1, 1, 8, tzinfo=UTC)} | values)


def test_an_event_lasts_until_the_morning_after_its_last_day():
    event = the_event(catalogue([an_entry()], LINKS, Words()))
    assert event["DTSTART"].dt == date(2027, 6, 15)
    assert event["DTEND"].dt == date(2027, 6, 18)
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["LOCATION"] == "Geneva, CH"
    assert event["SEQUENCE"] == 2
    assert event["URL"] == "https://summit.example.org/e/summit/"


def test_a_cancelled_event_says_so():
    event = the_event(catalogue([an_entry(status="cancelled")], LINKS, Words()))
    assert event["STATUS"] == "CANCELLED"
    assert event["SUMMARY"] == "Cancelled: The Summit"


def test_without_events_it_is_still_a_calendar():
    empty = calendar(catalogue([], LINKS, Words()))
    assert empty["NAME"] == "Events"
    assert len(empty.subcomponents) == 1
