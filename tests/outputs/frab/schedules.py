"""Programmes as awkward as they come, for the schedule files."""

from datetime import date, datetime, time
from typing import Any

from hypothesis import strategies as st

from eventsys.programme.structs import (
    Affiliation,
    Appearance,
    Day,
    Document,
    Event,
    Kind,
    Link,
    Person,
    Picture,
    Programme,
    Room,
    Session,
    Track,
    Venue,
)

ZONES = ("Europe/Berlin", "America/New_York", "America/Argentina/Buenos_Aires", "Asia/Kathmandu",
         "Etc/GMT-14", "UTC", "Singapore", "Pacific/Chatham", "Africa/Casablanca")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NAMES = st.sampled_from(["", "a", "-", "ABC", "VC-D 12", "X7K2QP", "opening-plenary", "the-city", "Ökonomie",
                         "6561", "عمان", "a_b", "x" * 90])
GUIDS = st.sampled_from(["", "HOqeNIb6G7M4hYFKFRkCmQ", "c3642671-4c1f-5109-81ba-0535c1cc8428",
                         "C3642671-4C1F-5109-81BA-0535C1CC8428", "urn:uuid:x"])
ADDRESSES = st.sampled_from(["https://example.org/a b?ä=ö#ü#x", "http://example.org/%zz", "mailto:a@b.org",
                             "https://example.org/日本[1]", "https://xn--e1afmkfd.example/|<>\"^`{}\\"])
PICTURES = st.sampled_from([None, Picture("a" * 64, "image/jpeg", 10, 10)])
TRACKS = (Track("peace", "Peace", "P", "#0B6BA8"), Track("9", "عمان", "O", "#1D7A4C"),
          Track("P-", "Peace", "Q", "#B04A0C"))
ROOMS = (Room("a", "Hall"), Room("b", "Hall", venue="v", capacity=0), Room("c", "All rooms"),
         Room("d", "Room\x00 🏛", online=True, url="https://example.org/ä"), Room("e", "", venue="v"))
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": WORDS, "subtitle": WORDS, "summary": WORDS, "objectives_intro": WORDS, "license": WORDS,
    "code": NAMES, "guid": GUIDS, "do_not_record": st.booleans(), "all_rooms": st.booleans(),
    "objectives": st.lists(WORDS, max_size=2).map(tuple),
    "track": st.sampled_from(["", "peace", "9", "P-"]),
    "room": st.sampled_from(["", "a", "b", "c", "d", "e"]),
    "kind": st.sampled_from(["", "panel"]), "event": st.sampled_from(["Summit é", "part"]),
    "starts": st.none() | st.datetimes(datetime(2026, 3, 27), datetime(2026, 4, 6)),
    "fold": st.sampled_from([0, 1]),
    "day": st.none() | st.dates(date(2026, 3, 27), date(2026, 4, 6)),
    "minutes": st.sampled_from([None, 0, 30, 1439, 6_000, 99_999]), "language": st.sampled_from(["", "fr"]),
    "roster": st.lists(st.builds(Appearance, st.sampled_from(["ana", "bo"]),
                                 st.sampled_from(["chair", "panelist"]), WORDS), max_size=3).map(tuple),
    "links": st.lists(st.builds(Link, ADDRESSES, WORDS), max_size=2).map(tuple),
    "documents": st.lists(st.builds(Document, WORDS, ADDRESSES) | st.just(
        Document("Slides", digest="b" * 64, media_type="application/pdf")), max_size=2).map(tuple),
    "status": st.sampled_from(["confirmed", "confirmed", "withdrawn", "removed"]),
    "organisers": st.just((Affiliation("City"),)),
}


def sessions() -> st.SearchStrategy[tuple[Session, ...]]:
    def numbered(given: list[tuple[str, dict[str, Any]]]) -> tuple[Session, ...]:
        return tuple(Session(uid=f"{number}@example.org", slug=slug, **fields)
                     for number, (slug, fields) in enumerate(given))
    one = st.tuples(NAMES, st.fixed_dictionaries(FIELDS))
    return st.lists(one, max_size=6, unique_by=lambda row: row[0]).map(numbered)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    zone = draw(st.sampled_from(ZONES))
    summit = Event("Summit é", "s@example.org", draw(WORDS), "summit", zone, date(2026, 3, 28),
                   date(2026, 3, 30), acronym=draw(NAMES), summary=draw(WORDS), picture=draw(PICTURES),
                   colour=draw(st.sampled_from(["", "#102233"])), accent="#445566",
                   days=draw(st.sampled_from([(), (Day(date(2026, 3, 28), "One", time(22), time(3)),)])))
    part = Event("part", "p@example.org", "Part", "workshop", draw(st.sampled_from(ZONES)),
                 date(2026, 3, 28), date(2026, 3, 28), part_of="Summit é")
    people = (Person("ana", "Ana\x1f", guid=draw(GUIDS), code=draw(NAMES), biography=draw(WORDS),
                     links=(Link("https://example.org/ana"),), picture=draw(PICTURES)),
              Person("bo", "", guid=draw(GUIDS), code=draw(NAMES)))
    return Programme(1, (summit, part), venues=(Venue("v", "Old Town"),), rooms=ROOMS, tracks=TRACKS,
                     kinds=(Kind("panel", "Panel"),), sessions=draw(sessions()), people=people)
