import pytest

from .written import HEAD, event, js, only, read, reasons, said, talk, xml


@pytest.mark.parametrize("guid", ["9c3ebb8c-7716-5130-b9fe-ff8544f5636d", "HOqeNIb6G7M4hYFKFRkCmQ", "-n9QScyDL/x"])
def test_guids_are_kept_as_they_are(guid: str) -> None:
    assert only(xml(event(guid=guid))).guid == guid


def test_reference_codes_are_kept_as_they_are() -> None:
    assert only(js(talk(code="VC-D 12"))).code == "VC-D 12"


def test_an_id_is_the_code_only_where_nothing_better_stands() -> None:
    assert only(js(talk(id=6561))).code == ""
    assert only(js(talk(guid=..., id=6561))).code == "6561"


def test_a_second_session_with_the_same_guid_is_refused_with_its_line() -> None:
    text = xml(event("One", "g"), event("Two", "g"), event("Three", "h"))
    assert reasons(text) == [(8, "Two", "its guid g is already that of the session on line 7")]
    assert [row.fact.title for row in read(text).sessions] == ["One", "Three"]


def test_the_same_again_word_for_word_is_taken_once() -> None:
    schedule = read(xml(event("One", "g"), event("One", "g")))
    assert (len(schedule.sessions), len(schedule.refused)) == (1, 0)
    assert schedule.remarks[0].line == 8


def test_a_code_may_stand_for_several_sessions_that_have_guids() -> None:
    text = js(talk("One", guid="a", code="X"), talk("Two", guid="b", code="X"))
    assert [row.fact.code for row in read(text).sessions] == ["X", "X"]
    assert len(reasons(js(talk("One", guid=..., code="X"), talk("Two", guid=..., code="X")))) == 1


def test_sessions_without_any_mark_are_all_taken() -> None:
    assert len(read(xml(event("Lunch", ""), event("Lunch", "", start="12:00"))).sessions) == 2


def test_the_line_of_a_refused_row_is_where_it_begins() -> None:
    text = js(talk("One"), talk("Two", guid="x", start="soon"))
    [(line, what, _reason)] = reasons(text)
    assert (what, text.splitlines()[line - 1].strip()) == ("Two", "{")
    assert '"x"' in text.splitlines()[line]


def test_the_room_is_the_rows_own_or_else_that_of_the_list() -> None:
    assert only(xml(event(room="Attic"))).room == "attic"
    assert only(xml(event(room=""))).room == "hall"
    assert only(js(talk())).room == "hall"


def test_a_session_may_have_no_room() -> None:
    row = said(xml(event(), room=""))
    assert row.fact.room == ""
    assert "room" not in row.says


def test_rooms_are_one_by_name_over_all_days() -> None:
    again = '<day date="2027-03-06"><room name="Hall">' + event(guid="g-2") + "</room></day>"
    schedule = read(xml(event(), after=again))
    assert [room.fact.name for room in schedule.rooms] == ["Hall"]


def test_room_facts_of_json_come_along() -> None:
    text = js(talk(), conference={"rooms": [{"name": "Hall", "capacity": 120}, {
        "name": "Stream", "type": "online", "url": "https://s.example/", "capacity": None}]})
    hall, stream = (room.fact for room in read(text).rooms)
    assert (hall.capacity, stream.online, stream.url) == (120, True, "https://s.example/")


@pytest.mark.parametrize("text", [
    xml(event(inside='<track slug="main">Main Track</track>'),
        before='<tracks><track slug="main">Main Track</track><track slug="b">B</track></tracks>'),
    xml(event(inside="<track>Main Track</track>"),
        head=f'{HEAD}<track name="Main Track" slug="main" color="#00f">Main Track</track>'),
    js(talk(track="main track"), conference={"tracks": [{"name": "Main Track", "slug": "main"}]}),
])
def test_tracks_are_found_by_name(text: str) -> None:
    schedule = read(text)
    assert schedule.tracks[0].fact.name == "Main Track"
    assert schedule.sessions[0].fact.track == schedule.tracks[0].fact.key == "main"


def test_colours_are_taken_where_they_are_colours() -> None:
    text = js(talk(), conference={"tracks": [{"name": "A", "color": "#ABC"}, {"name": "B", "color": "red;}"}],
                                  "colors": {"primary": "#123456", "accent": "x"}})
    schedule = read(text)
    assert [track.fact.colour for track in schedule.tracks] == ["#AABBCC", ""]
    assert schedule.root.colour == "#123456"


@pytest.mark.parametrize(("name", "is_break"), [("Lunch", True), ("coffee break", True), ("lecture", False)])
def test_kinds_know_a_break_by_its_name(name: str, is_break: bool) -> None:
    schedule = read(js(talk(type=name)))
    assert [(kind.fact.name, kind.fact.is_break) for kind in schedule.kinds] == [(name, is_break)]


def test_the_zone_is_read_from_wherever_it_stands() -> None:
    from eventsys.imports import reading

    for conference, zone in (({}, "Europe/Berlin"), ({"time_zone_name": "europe/berlin"}, "Europe/Berlin"),
                             ({"time_zone_name": None, "meta": {"time_zone_name": "Asia/Tokyo"}}, "Asia/Tokyo"),
                             ({"time_zone_name": "Berlin time"}, ""), ({"time_zone_name": None}, "")):
        assert reading.parse("json", js(talk(), conference=conference).encode()).zone == zone


def test_venue_and_city_of_the_event_come_along() -> None:
    schedule = read(xml(event(), head=f"{HEAD}<venue>Town Hall</venue><city>Ulm</city><url>https://e.example/</url>"))
    assert schedule.root.city == "Ulm"
    assert schedule.root.venue == schedule.venues[0].fact.key
    assert (schedule.venues[0].fact.name, schedule.venues[0].fact.city) == ("Town Hall", "Ulm")
    assert schedule.root.links[0].url == "https://e.example/"
