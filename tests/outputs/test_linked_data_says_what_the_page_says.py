import json
from datetime import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from eventsys.outputs.linked_data import embed, event_data, person_data, session_data
from eventsys.outputs.links import Links
from eventsys.programme.compare import compare
from eventsys.programme.structs import Affiliation, Link, Listing, Programme, Session, Tier
from eventsys.programme.view import view
from tests.builders import (
    a_person,
    a_programme,
    a_room,
    a_session,
    a_track,
    a_venue,
    an_appearance,
    an_event,
)

LINKS = Links("https://example.org")
EVENT = an_event(
    title="Summit", format="hybrid", venue="centre", city="Lisbon", country="PT", languages=("en", "pt"),
    summary="<p>About</p>", organisers=(Affiliation("Cities", "CH", "https://cities.example"),),
    tiers=(Tier("a", "Sponsors:", (Listing("Acme"),)),
           Tier("b", "Partners:", (Listing("Acme"), Listing("Bolt"))),
           Tier("c", "Friends:", (Listing("Quiet"),), shown_on=("booklet",))))
PART = an_event("part", part_of="summit", status="cancelled")
ROSTER = (an_appearance("ada", "chair", position="Mayor", organisations=("Cairo", "Nile")),)
TALK = a_session("talk", "09:00", room="hall", code="A 1", track="climate", language="pt", roster=ROSTER)
PROGRAMME = a_programme(
    TALK, a_session("later"), a_session("off", "10:00", status="withdrawn"),
    a_session("web", "11:00", room="web"),
    a_session("gone", "12:00", status="removed"), events=(EVENT, PART), tracks=(a_track(),),
    venues=(a_venue("centre", name="Centre", address="Rua 1", latitude=38.7, longitude=-9.1),),
    rooms=(a_room("hall"), a_room("web", online=True, url="https://join.example")),
    people=(a_person("ada", "Ada", honorific="Dr", links=(Link("https://ada.example"),)),))


def of_session(slug: str, programme: Programme = PROGRAMME, **more: Any) -> dict[str, Any]:
    seen = view(programme)
    return session_data(seen, seen.by_slug[slug], LINKS, **more)


def test_an_event_says_when_where_and_who() -> None:
    data = event_data(view(PROGRAMME), LINKS)
    assert (data["@type"], data["url"]) == ("Event", "https://example.org/e/summit/")
    assert (data["startDate"], data["endDate"]) == ("2027-09-14", "2027-09-14")
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in data["location"]] == ["Place", "VirtualLocation"]
    assert data["location"][0]["address"] == {
        "@type": "PostalAddress", "streetAddress": "Rua 1", "addressLocality": "Lisbon",
        "addressCountry": "PT"}
    assert data["location"][0]["geo"]["latitude"] == 38.7
    assert [organiser["name"] for organiser in data["organizer"]] == ["Cities"]
    assert data["inLanguage"] == ["en", "pt"]


def test_sponsors_stand_once_and_only_where_pages_show_them() -> None:
    assert [sponsor["name"] for sponsor in event_data(view(PROGRAMME), LINKS)["sponsor"]] == ["Acme", "Bolt"]


def test_parts_and_shown_sessions_are_sub_events() -> None:
    data = event_data(view(PROGRAMME), LINKS)
    assert [(sub["name"], sub["eventStatus"].rpartition("/")[2]) for sub in data["subEvent"]] == [
        ("Part", "EventCancelled"), ("Talk", "EventScheduled"), ("Off", "EventCancelled"),
        ("Web", "EventScheduled"), ("Later", "EventScheduled")]


def test_a_long_agenda_is_left_to_the_sessions_own_pages() -> None:
    many = tuple(a_session(f"s{number}", "09:00") for number in range(101))
    assert "subEvent" not in event_data(view(a_programme(*many)), LINKS)


def test_a_part_names_what_it_is_part_of() -> None:
    assert event_data(view(PROGRAMME, "part"), LINKS)["superEvent"]["name"] == "Summit"


def test_a_session_says_when_with_its_offset_and_who_speaks_in_which_position() -> None:
    data = of_session("talk")
    assert (data["startDate"], data["endDate"]) == ("2027-09-14T09:00:00+01:00", "2027-09-14T10:00:00+01:00")
    assert data["location"]["name"] == "Hall"
    assert data["location"]["containedInPlace"]["name"] == "Centre"
    assert data["performer"] == [{
        "@type": "Person", "name": "Ada",
        "url": "https://example.org/e/summit/people/ada", "jobTitle": "Mayor",
        "affiliation": [{"@type": "Organization", "name": "Cairo"},
                        {"@type": "Organization", "name": "Nile"}]}]
    assert (data["identifier"], data["keywords"], data["inLanguage"]) == ("A 1", "Climate", "pt")
    assert data["superEvent"]["url"] == "https://example.org/e/summit/"


def test_a_session_without_a_time_has_no_start() -> None:
    assert "startDate" not in of_session("later")


def test_a_session_in_an_online_room_is_nowhere_else() -> None:
    assert of_session("web")["location"] == {"@type": "VirtualLocation", "url": "https://join.example"}


def test_a_withdrawn_session_is_cancelled() -> None:
    assert of_session("off")["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_moved_session_is_rescheduled_and_says_from_when() -> None:
    later = _with(replace(TALK, starts=datetime(2027, 9, 14, 15)))
    data = of_session("talk", later, changes=compare(PROGRAMME, later))
    assert data["eventStatus"] == "https://schema.org/EventRescheduled"
    assert data["previousStartDate"] == "2027-09-14T09:00:00+01:00"


def test_a_session_that_only_changed_its_room_is_not_rescheduled() -> None:
    elsewhere = _with(replace(TALK, room="web"))
    data = of_session("talk", elsewhere, changes=compare(PROGRAMME, elsewhere))
    assert data["eventStatus"] == "https://schema.org/EventScheduled"


def _with(talk: Session) -> Programme:
    return replace(PROGRAMME, sessions=(talk, *PROGRAMME.sessions[1:]))


def test_a_person_has_a_position_where_it_is_always_the_same() -> None:
    seen = view(PROGRAMME)
    data = person_data(seen, seen.person("ada"), LINKS)
    assert (data["name"], data["honorificPrefix"], data["jobTitle"]) == ("Ada", "Dr", "Mayor")
    assert data["sameAs"] == ["https://ada.example"]
    assert [doing["name"] for doing in data["performerIn"]] == ["Talk"]


@pytest.mark.parametrize("evil", ["</script><script>alert(1)</script>", "<!--", "&", "\u2028"])
def test_nothing_in_it_ends_the_element_that_it_stands_in(evil: str) -> None:
    programme = a_programme(a_session("x", title=evil))
    text = embed(session_data(view(programme), programme.sessions[0], LINKS))
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["name"] == evil
