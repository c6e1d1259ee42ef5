import json
from datetime import date, datetime, time
from typing import Any
from xml.etree import ElementTree

from msgspec.structs import replace

from eventsys.outputs.frab import schedule_json, schedule_xml
from eventsys.outputs.frab.names import ALL_ROOMS, NO_ROOM
from eventsys.outputs.links import Links
from eventsys.programme.structs import Day, Programme, Session
from eventsys.programme.view import view
from tests.builders import DAY, a_programme, a_room, a_session, an_event

LINKS = Links("https://example.org")


def conference(programme: Programme, slug: str = "") -> dict[str, Any]:
    return json.loads(schedule_json(view(programme, slug), LINKS))["schedule"]["conference"]


def entries(programme: Programme, slug: str = "") -> list[dict[str, Any]]:
    return [entry for day in conference(programme, slug)["days"] for room in day["rooms"].values()
            for entry in room]


def held(slug: str, starts: datetime, minutes: int = 60, **facts: Any) -> Session:
    return replace(a_session(slug, **facts), starts=starts, minutes=minutes)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


def test_a_session_past_midnight_stands_under_the_day_before() -> None:
    night = held("night", at(date(2027, 9, 15), 1), 30, day=DAY)
    (day,) = conference(a_programme(a_session("opening", "09:00"), night))["days"]
    assert (day["date"], day["day_start"], day["day_end"]) == (
        "2027-09-14", "2027-09-14T09:00:00+01:00", "2027-09-15T01:30:00+01:00")


def test_a_day_is_open_as_long_as_the_event_says() -> None:
    event = an_event(days=(Day(DAY, opens=time(8), closes=time(2)),))
    (day,) = conference(a_programme(a_session(at="09:00"), events=(event,)))["days"]
    assert (day["day_start"], day["day_end"]) == ("2027-09-14T08:00:00+01:00", "2027-09-15T02:00:00+01:00")


def test_each_session_has_the_offset_of_its_own_instant() -> None:
    event = an_event(starts=date(2027, 10, 30), ends=date(2027, 10, 31))
    sessions = [held("before", at(date(2027, 10, 30), 9)),
                held("after", at(date(2027, 10, 31), 9)),
                held("twice", at(date(2027, 10, 31), 1), fold=1)]
    dates = [entry["date"] for entry in entries(a_programme(*sessions, events=(event,)))]
    assert dates == ["2027-10-30T09:00:00+01:00", "2027-10-31T01:00:00+00:00", "2027-10-31T09:00:00+00:00"]


def test_a_length_is_real_minutes_over_a_clock_change() -> None:
    long = held("long", at(date(2027, 10, 31), 0), 180)
    (entry,) = entries(a_programme(long))
    assert (entry["duration"], entry["end"]) == ("03:00", "2027-10-31T02:00:00+00:00")


def test_an_unknown_length_is_written_as_none_at_all() -> None:
    (entry,) = entries(a_programme(a_session("x", "09:00", minutes=None)))
    assert entry["duration"] == "00:00"
    assert "end" not in entry


def test_sessions_without_a_time_withdrawn_and_removed_ones_are_left_out() -> None:
    programme = a_programme(a_session("later"), a_session("gone", "09:00", status="removed"),
                            a_session("off", "10:00", status="withdrawn"), a_session("on", "11:00"))
    assert [entry["title"] for entry in entries(programme)] == ["On"]


def test_an_event_without_times_still_has_its_day() -> None:
    (day,) = conference(a_programme(a_session("later")))["days"]
    assert day["day_start"] == "2027-09-14T00:00:00+01:00"
    assert day["day_end"] == "2027-09-15T00:00:00+01:00"


def test_sessions_for_all_and_those_without_a_room_have_rooms_that_are_none() -> None:
    programme = a_programme(a_session("lunch", "12:00", all_rooms=True), a_session("talk", "13:00"),
                            a_session("real", "14:00", room="hall"))
    guids = {room["name"]: room["guid"] for room in conference(programme)["rooms"]}
    assert guids["All rooms"] == ALL_ROOMS
    assert guids["Room to be announced"] == NO_ROOM
    assert [entry["room"] for entry in entries(programme)] == ["Hall", "All rooms", "Room to be announced"]


def test_a_room_that_is_called_so_keeps_its_name() -> None:
    rooms = (a_room("a", name="All rooms"),)
    programme = a_programme(a_session("lunch", "12:00", all_rooms=True), rooms=rooms)
    assert [room["name"] for room in conference(programme)["rooms"]] == ["All rooms", "All rooms 2"]


def test_a_room_without_sessions_is_listed_too() -> None:
    programme = a_programme(a_session("x", "09:00"), rooms=(a_room("empty"),))
    root = ElementTree.fromstring(schedule_xml(view(programme), LINKS))
    assert [room.attrib["name"] for room in root.iter("room") if "name" in room.attrib] == [
        "Empty", "Room to be announced"]


def test_a_part_lists_its_own_sessions_in_its_own_zone() -> None:
    part = an_event("part", part_of="summit", zone="Asia/Tokyo")
    programme = a_programme(a_session("whole", "09:00"), a_session("own", "09:00", event="part"),
                            events=(an_event(), part))
    (entry,) = entries(programme, "part")
    assert (entry["title"], entry["date"]) == ("Own", "2027-09-14T09:00:00+09:00")
    assert entry["url"] == "https://example.org/e/part/sessions/own"


def test_very_long_sessions_fit_both_schemas() -> None:
    programme = a_programme(a_session("camp", "09:00", minutes=6_001))
    root = ElementTree.fromstring(schedule_xml(view(programme), LINKS))
    assert (root.findtext(".//duration"), entries(programme)[0]["duration"]) == ("4:04:01", "100:01")
