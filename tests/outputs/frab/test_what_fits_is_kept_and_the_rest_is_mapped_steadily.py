import json
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from eventsys.outputs.frab import schedule_json, schedule_xml
from eventsys.outputs.frab.names import is_made_code
from eventsys.outputs.frab.texts import uri
from eventsys.outputs.links import Links
from eventsys.programme.structs import Programme
from eventsys.programme.view import view
from tests.builders import a_programme, a_room, a_session, a_track, a_venue, an_event

LINKS = Links("https://example.org")
UUID = "c3642671-4c1f-5109-81ba-0535c1cc8428"


def xml(programme: Programme) -> Element:
    return ElementTree.fromstring(schedule_xml(view(programme), LINKS))


def events(programme: Programme) -> list[Element]:
    return xml(programme).findall("day/room/event")


def conference(programme: Programme) -> dict[str, Any]:
    return json.loads(schedule_json(view(programme), LINKS))["schedule"]["conference"]


def entries(programme: Programme) -> list[dict[str, Any]]:
    rooms = [room for day in conference(programme)["days"] for room in day["rooms"].values()]
    return [entry for room in rooms for entry in room]


def test_a_guid_code_and_slug_that_fit_are_kept() -> None:
    programme = a_programme(a_session("opening-plenary", "09:00", guid=UUID, code="MJA8QY"))
    (event,), (entry,) = events(programme), entries(programme)
    assert (event.attrib["guid"], event.attrib["code"], event.findtext("slug")) == (
        UUID, "MJA8QY", "opening-plenary")
    assert (entry["guid"], entry["code"], entry["slug"]) == (UUID, "MJA8QY", "opening-plenary")


def test_a_reference_code_with_blanks_is_mapped_and_can_be_told_from_a_real_one() -> None:
    (event,) = events(a_programme(a_session(at="09:00", code="VC-D 12", guid=UUID)))
    assert event.attrib["code"] != "VC-D 12"
    assert is_made_code(event.attrib["code"], UUID)
    assert not is_made_code("MJA8QY", UUID)


def test_a_code_that_only_one_of_the_schemas_takes_is_kept_there() -> None:
    programme = a_programme(a_session(at="09:00", code="WUF12PLENARY"))
    assert entries(programme)[0]["code"] == "WUF12PLENARY"
    assert events(programme)[0].attrib["code"] != "WUF12PLENARY"


def test_a_session_without_a_code_gets_none() -> None:
    programme = a_programme(a_session(at="09:00"))
    assert "code" not in events(programme)[0].attrib
    assert "code" not in entries(programme)[0]


def test_a_numeric_code_is_the_id_too() -> None:
    assert events(a_programme(a_session(at="09:00", code="6561")))[0].attrib["id"] == "6561"


def test_mapped_names_do_not_change_when_other_sessions_come() -> None:
    one = a_session("a", "09:00", guid="no uuid", code="VC-D 12")
    alone = events(a_programme(one))[0]
    beside = next(event for event in events(a_programme(a_session("b", "08:00", code="B 1"), one))
                  if event.findtext("title") == "A")
    assert (alone.attrib, alone.findtext("slug")) == (beside.attrib, beside.findtext("slug"))


def test_two_sessions_with_one_guid_and_code_are_told_apart() -> None:
    same = {"guid": UUID, "code": "MJA8QY"}
    first, second = events(a_programme(a_session("a", "09:00", **same), a_session("b", "10:00", **same)))
    assert first.attrib["guid"] == UUID != second.attrib["guid"]
    assert "MJA8QY" in (first.attrib["code"], second.attrib["code"])
    assert first.attrib["code"] != second.attrib["code"]


def test_the_acronym_is_kept_where_it_fits() -> None:
    programme = a_programme(events=(an_event(acronym="fosdem-2026"),))
    assert xml(programme).findtext("conference/acronym") == "fosdem-2026"
    assert conference(programme)["acronym"] == "fosdem_2026"


def test_an_acronym_in_another_script_gives_way_to_the_name_in_the_address() -> None:
    assert conference(a_programme(events=(an_event("summit", acronym="МСБ"),)))["acronym"] == "summit"


def test_rooms_of_one_name_are_told_apart_by_their_venue() -> None:
    rooms = (a_room("a", name="Hall"), a_room("b", name="Hall", venue="v"))
    programme = a_programme(a_session("x", "09:00", room="b"), rooms=rooms,
                            venues=(a_venue("v", name="Museum"),))
    assert [room["name"] for room in conference(programme)["rooms"]] == ["Hall", "Hall (Museum)"]


def test_track_slugs_follow_the_key() -> None:
    programme = a_programme(tracks=(a_track("climate"), a_track("9")))
    climate, nine = xml(programme).findall("conference/track")
    assert climate.attrib["slug"] == "climate"
    assert nine.attrib["slug"].startswith("track-9-")


def test_a_zone_whose_name_the_schema_refuses_stands_among_the_free_facts() -> None:
    facts = conference(a_programme(events=(an_event(zone="Singapore"),)))
    assert "time_zone_name" not in facts
    assert facts["meta"] == {"time_zone_name": "Singapore"}


def test_addresses_are_written_as_the_standard_has_them() -> None:
    assert uri("https://example.org/a b/ä%20%z?q=[1]#x#y") == (
        "https://example.org/a%20b/%C3%A4%20%25z?q=%5B1%5D#x%23y")
    assert uri("http://[::1]:80/[x]") == "http://[::1]:80/%5Bx%5D"
