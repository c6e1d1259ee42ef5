from datetime import datetime

import pytest
from msgspec.structs import replace

from eventsys.outputs.calendar.feed import NotThere, feed
from eventsys.outputs.calendar.words import Words
from eventsys.programme.view import view
from tests.outputs.calendars import LINKS, SESSION, a_feed, a_programme, calendar, events, the_event


def test_a_session_has_its_code_place_and_address():
    event = the_event(a_feed(SESSION))
    assert event["SUMMARY"] == "VC-D 12 · Mayors and mediators"
    assert event["LOCATION"] == "Hall 1, Congress Centre, Geneva"
    assert event["URL"] == "https://summit.example.org/e/summit/sessions/one"
    assert event["CATEGORIES"].cats == ["Peace, and quiet"]
    assert event["COLOR"] == "steelblue"
    assert event["STATUS"] == "CONFIRMED"
    assert event["TRANSP"] == "OPAQUE"


def test_the_description_names_roles_people_track_language_and_page():
    assert str(the_event(a_feed(SESSION))["DESCRIPTION"]) == "\n".join((
        "Panel", "Track: A Peace, and quiet", "Language: en", "Interpretation: fr", "",
        "First.", "", "Second.", "", "Objectives", "- Listen", "",
        "Moderator: Dr Ada Lovelace", "Panelist: Bo, Mayor, Oslo, C40, NO", "",
        "https://summit.example.org/e/summit/sessions/one"))


def test_without_a_venue_the_place_is_in_the_events_city():
    words = Words(country={"EG": "Egypt", "": ""}.get)
    for session, place in ((SESSION, "Hall 1, Cairo, Egypt"), (replace(SESSION, room=""), "Cairo, Egypt"),
                           (replace(SESSION, room="net"), "Online")):
        programme = a_programme(session, venue="", city="Cairo", country="EG")
        rooms = tuple(replace(room, venue="") for room in programme.rooms)
        body = feed(view(replace(programme, rooms=rooms)), LINKS, words)
        assert the_event(body)["LOCATION"] == place


def test_a_part_without_a_city_is_held_in_that_of_its_summit():
    programme = a_programme(replace(SESSION, event="hub", room=""), venue="", city="Cairo")
    hub = replace(programme.root, slug="hub", city="", part_of="summit")
    body = feed(view(replace(programme, events=(programme.root, hub)), "hub"), LINKS, Words())
    assert the_event(body)["LOCATION"] == "Cairo"


def test_objectives_stand_under_a_heading_of_the_readers_language():
    told = replace(SESSION, objectives_intro="<p>To</p>", objectives=("Listen", "Learn"))
    body = feed(view(a_programme(told)), LINKS, Words(gettext=lambda text: text.upper()))
    assert "\n\nOBJECTIVES\nTo\n- Listen\n- Learn\n\n" in str(the_event(body)["DESCRIPTION"])


def test_what_is_unknown_leaves_no_trace():
    event = the_event(a_feed(replace(
        SESSION, code="", track="", room="", kind="", language="", interpretation=(), summary="",
        minutes=None, objectives=(), roster=()), venue=""))
    assert event["SUMMARY"] == "Mayors and mediators"
    assert str(event["DESCRIPTION"]) == "https://summit.example.org/e/summit/sessions/one"
    assert not {"LOCATION", "GEO", "CATEGORIES", "COLOR", "DTEND"} & set(event)


def test_it_says_when_it_was_changed_and_how_often():
    event = the_event(a_feed(SESSION))
    assert event["SEQUENCE"] == 3
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == SESSION.changed_at


@pytest.mark.parametrize("status", ["withdrawn", "removed"])
def test_a_session_that_went_stays_as_cancelled(status):
    event = the_event(a_feed(replace(SESSION, status=status, withdrawn_reason="The speaker is ill.")))
    assert event["STATUS"] == "CANCELLED"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["SUMMARY"] == "Cancelled: VC-D 12 · Mayors and mediators"
    assert event["DESCRIPTION"].startswith("The speaker is ill.\n\n")
    assert event["UID"] == SESSION.uid


def test_with_the_event_every_session_is_cancelled():
    assert the_event(a_feed(SESSION, status="cancelled"))["STATUS"] == "CANCELLED"


def test_a_break_blocks_nobodys_hour():
    assert the_event(a_feed(replace(SESSION, kind="break")))["TRANSP"] == "TRANSPARENT"


def test_a_session_without_a_time_is_in_no_feed():
    body = a_feed(replace(SESSION, starts=None, day=datetime(2027, 6, 15).date()))
    assert events(body) == []
    assert body.count(b"BEGIN:VTIMEZONE") == 1  # a VCALENDAR without any component is not valid


def test_an_empty_feed_in_utc_is_valid_too():
    assert a_feed(zone="Etc/UTC").count(b"BEGIN:VTIMEZONE") == 1


def test_the_venue_is_found_on_a_map():
    event = the_event(a_feed(SESSION))
    assert (event["GEO"].latitude, event["GEO"].longitude) == (46.2226, 6.1417)
    apple = event["X-APPLE-STRUCTURED-LOCATION"]
    assert str(apple) == "geo:46.222600,6.141700"
    assert apple.params["X-TITLE"] == event["LOCATION"]
    assert apple.params["VALUE"] == "URI"


def test_tiny_coordinates_are_written_out():
    programme = a_programme(SESSION)
    venue = replace(programme.venues[0], latitude=-0.0000001, longitude=0.00001)
    body = feed(view(replace(programme, venues=(venue,))), LINKS, Words())
    assert b"\r\nGEO:-0.000000;0.000010\r\n" in body


def test_an_online_room_is_joined_and_stands_on_no_map():
    event = the_event(a_feed(replace(SESSION, room="net")))
    assert event["LOCATION"] == "Online"
    assert "GEO" not in event
    assert str(event["CONFERENCE"]) == "https://live.example.org/ab"
    assert event["CONFERENCE"].params["VALUE"] == "URI"


def test_a_stream_is_joined_from_the_room():
    event = the_event(a_feed(replace(SESSION, stream_url="https://video.example.org/1")))
    assert str(event["CONFERENCE"]) == "https://video.example.org/1"
    assert "GEO" in event


def test_a_stream_that_is_no_web_address_is_not_joined():
    assert "CONFERENCE" not in the_event(a_feed(replace(SESSION, stream_url="javascript:alert(1)")))


def test_the_calendar_introduces_itself():
    head = calendar(a_feed(SESSION))
    assert head["NAME"] == head["X-WR-CALNAME"] == "The Summit"
    assert head["X-WR-TIMEZONE"] == "Europe/Zurich"
    assert head["COLOR"] == "midnightblue"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n" in a_feed(SESSION)
    assert str(head["SOURCE"]) == "https://summit.example.org/e/summit/calendar.ics"


@pytest.mark.parametrize("line", [b"METHOD", b"ATTENDEE", b"ORGANIZER", b"BEGIN:VALARM"])
def test_a_published_calendar_asks_nothing_of_its_reader(line):
    assert line not in a_feed(SESSION)


def test_the_calendar_itself_has_no_uid():
    assert b"UID" not in a_feed(SESSION).partition(b"BEGIN:VEVENT")[0]


def test_every_feed_has_a_name_of_its_own():
    asked = [("", ""), ("tracks", "peace"), ("rooms", "hall"), ("people", "ada"), ("sessions", "one")]
    names = [str(calendar(a_feed(SESSION, family=family, key=key))["NAME"]).replace("\\,", ",")
             for family, key in asked]
    assert names == ["The Summit", "The Summit · A Peace, and quiet", "The Summit · Hall 1",
                     "The Summit · Ada Lovelace", "The Summit · Mayors and mediators"]


@pytest.mark.parametrize(("family", "key"), [
    ("tracks", "war"), ("rooms", "cellar"), ("people", "nobody"), ("sessions", "two")])
def test_what_is_not_there_has_no_feed(family, key):
    with pytest.raises(NotThere):
        a_feed(SESSION, family=family, key=key)


def test_a_person_whose_session_was_removed_keeps_the_feed_that_says_so():
    event = the_event(a_feed(replace(SESSION, status="removed"), family="people", key="bo"))
    assert event["STATUS"] == "CANCELLED"
