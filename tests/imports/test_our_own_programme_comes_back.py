from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json
from msgspec.structs import replace
from PIL import Image

from eventsys.imports.reading import NotASchedule
from eventsys.kit import storage
from eventsys.kit.database import transaction
from eventsys.programme import richtext
from eventsys.programme import structs as s
from eventsys.programme.canonical import encode
from tests.workload import summit

from .applied import bring, counts, draft
from .written import read

NOON = datetime(2027, 9, 14, 12)


def whole() -> s.Programme:
    """A programme in which every field that a file may fill is filled."""
    part = s.Event(slug="part", uid="u-part", title="Part", kind="coordination meeting", zone="Asia/Tokyo",
                   starts=date(2027, 9, 15), ends=date(2027, 9, 15), part_of="summit", status="cancelled",
                   cancelled_reason="storm", hub="Asia")
    root = s.Event(
        slug="summit", uid="u-summit", title="Summit", kind="summit", zone="Europe/Lisbon", starts=date(2027, 9, 14),
        ends=date(2027, 9, 16), subtitle="Sub", acronym="SUM", format="hybrid", city="Lisboa", country="PT",
        venue="centre", language="en", languages=("en", "fr"), summary="<p>Sum</p>", good_to_know="<p>Know</p>",
        days=(s.Day(date(2027, 9, 14), "First", time(9), time(18)), s.Day(date(2027, 9, 15))),
        organisers=(s.Affiliation("Net", "PT", "https://n.example/"), s.Affiliation("Hub")),
        contacts=(s.Contact("Ann", "Officer", "Net", "a@n.example", "visas"),),
        documents=(s.Document("Declaration", "https://n.example/d.pdf", "", "application/pdf", 12, "en"),),
        links=(s.Link("https://n.example/", "Net"),),
        related=(s.Related("on the margins of", "Other", "", "https://o.example/", "Of", "Denver", "April 2023"),),
        tiers=(s.Tier("gold", "Gold:", (s.Listing("EU", "Co-funded by the EU", "https://eu.example/", "BE"),
                                        s.Listing("Bank")), ("page", "strip")), s.Tier("silver", "Silver:")),
        acknowledgement=s.Acknowledgement("Thanks", "<p>To all</p>", ("A", "B"), ("C",)), disclaimer="No liability",
        colour="#123456", accent="#654321")
    session = s.Session(
        uid="u-1", slug="opening", event="part", title="Opening", kind="panel", code="VC-D 12", guid="not a uuid",
        subtitle="Sub", track="water", room="hall", all_rooms=True, day=date(2027, 9, 13), starts=NOON, fold=1,
        minutes=0, language="en", interpretation=("fr", "sgn-ils"), summary="<p>Sum</p>",
        objectives_intro="<p>To</p>", objectives=("learn", "act"),
        organisers=(s.Affiliation("City", "EG", "https://c.example/"),),
        roster=(s.Appearance("ada", "moderator", "Mayor", ("City", "Net"), "EG"), s.Appearance("bo", "panelist"),
                s.Appearance("ada", "rapporteur")),
        documents=(s.Document("Paper", "https://p.example/"),), links=(s.Link("mailto:x@y.example"),),
        stream_url="https://s.example/", license="CC0", do_not_record=True, status="withdrawn",
        withdrawn_reason="illness", revision=4, changed_at=datetime(2027, 1, 1, tzinfo=UTC))
    return s.Programme(
        schema=s.SCHEMA, events=(root, part),
        venues=(s.Venue("centre", "Centre", "Rua 1", "Lisboa", "PT", 38.7, -9.1, "ramp", "https://v.example/"),),
        rooms=(s.Room("hall", "Hall", "centre", 300, ("loop",), True, "https://r.example/"), s.Room("b", "Hall")),
        tracks=(s.Track("water", "Water", "W", "#0B6BA8"), s.Track("air", "Air", "Q", "#ffffff")),
        kinds=(s.Kind("panel", "Panel"), s.Kind("rest", "Rest", True)),
        sessions=(session, s.Session(uid="u-2", slug="later", event="summit", title="Later")),
        people=(s.Person("ada", "Ada", "Dr", "Lovelace, Ada", "<p>Bio</p>", None, (s.Link("https://a.example/"),),
                         "g-ada", "ADA"), s.Person("bo", "Bo")))


def settled(programme: s.Programme) -> s.Programme:
    """Without what publishing adds to it."""
    return replace(
        programme, sessions=tuple(replace(x, revision=0, changed_at=None) for x in programme.sessions
                                  if x.status != "removed"),
        events=tuple(replace(x, revision=0, changed_at=None) for x in programme.events))


@pytest.mark.usefixtures("app")
def test_every_field_comes_back() -> None:
    outcome = bring(encode(whole()))
    assert counts(outcome) == (2, 0, 0, 0)
    assert draft("summit") == settled(whole())


@pytest.mark.usefixtures("app")
def test_a_large_programme_comes_back() -> None:
    programme = summit(sessions=60, rooms=4, days=2, people=80, sponsors=8)
    bring(encode(programme))
    named = {a.person for x in programme.sessions for a in x.roster}
    people = sorted((p for p in programme.people if p.key in named), key=lambda p: p.key)
    assert draft(programme.root.slug) == settled(replace(programme, people=tuple(people)))


@pytest.mark.usefixtures("app")
def test_a_second_time_changes_nothing() -> None:
    bring(encode(whole()))
    outcome = bring(encode(whole()))
    assert counts(outcome) == (0, 0, 2, 0)
    assert not outcome.changed_anything


@pytest.mark.usefixtures("app")
def test_emptiness_is_said_too() -> None:
    bring(encode(whole()))
    programme = settled(whole())
    bare = replace(programme, sessions=tuple(
        s.Session(uid=x.uid, slug=x.slug, event=x.event, title=x.title) for x in programme.sessions),
        events=(replace(programme.root, tiers=(), acknowledgement=None, days=(), organisers=(), documents=()),
                programme.events[1]))
    bring(encode(bare))
    assert draft("summit") == replace(bare, people=())


@pytest.mark.usefixtures("app")
def test_beside_the_original_a_copy_gets_names_and_uids_of_its_own() -> None:
    bring(encode(whole()))
    first = bring(encode(whole()), event="copy")
    again = bring(encode(whole()), event="copy")
    assert (first.new, again.changed_anything) == (2, False)
    assert [e.slug for e in draft("copy").events] == ["copy", "copy-part"]
    assert {x.uid for x in draft("copy").sessions}.isdisjoint({"u-1", "u-2"})
    assert draft("summit") == settled(whole())


@pytest.mark.usefixtures("app")
def test_the_event_may_go_by_another_name() -> None:
    bring(encode(whole()), event="other")
    found = draft("other")
    back = replace(found, events=(replace(found.root, slug="summit"), replace(found.events[1], part_of="summit")),
                   sessions=tuple(replace(x, event={"other": "summit"}.get(x.event, x.event))
                                  for x in found.sessions))
    assert back == settled(whole())


def picture(shade: int) -> s.Picture:
    image = BytesIO()
    Image.new("RGB", (4, 3), (shade, 0, 0)).save(image, "PNG")
    with transaction():
        kept = storage.keep_image(image.getvalue())
        return s.Picture(kept.digest, kept.media_type, 4, 3, "Ada")


@pytest.mark.usefixtures("app")
def test_pictures_come_back_where_their_files_are() -> None:
    programme = settled(whole())
    ada, missing = picture(9), s.Picture("0" * 64, "image/png", 1, 1)
    people = (replace(programme.people[0], picture=ada), replace(programme.people[1], picture=missing))
    outcome = bring(encode(replace(programme, people=people)))
    assert [person.picture for person in draft("summit").people] == [ada, None]
    assert [(note.what, "not in the store" in note.reason) for note in outcome.remarks] == [("Bo", True)]


def test_a_copied_folder_brings_files_that_the_table_does_not_know(app: Flask) -> None:
    from tests.conftest import empty

    ada = picture(7)
    empty()
    programme = settled(whole())
    bring(encode(replace(programme, people=(replace(programme.people[0], picture=ada), programme.people[1]))))
    assert draft("summit").people[0].picture == ada


def test_removed_sessions_stay_removed() -> None:
    gone = replace(whole().sessions[0], status="removed")
    assert [x.fact.slug for x in read(encode(replace(whole(), sessions=(gone, whole().sessions[1])))).sessions] == [
        "later"]


def changed(path: str, value: Any) -> bytes:
    """The whole programme with one value in it replaced: `sessions.0.title`."""
    tree = json.decode(encode(whole()))
    place, *_ = [tree]
    *way, last = path.split(".")
    for step in way:
        place = place[int(step)] if step.isdigit() else place[step]
    place[last] = value
    return json.format(json.encode(tree), indent=1)


@dataclass
class Bad:
    path: str
    value: Any
    says: str


@pytest.mark.parametrize("bad", [
    Bad("sessions.0.title", "", "no title"), Bad("sessions.0.title", 3, "Expected `str`"),
    Bad("sessions.0.room", "attic", "“attic”, which it names"), Bad("sessions.0.kind", "x", "which it names"),
    Bad("sessions.0.starts", "2027-09-14T12:00:00Z", "has an offset"), Bad("sessions.0.slug", "a/b", "address"),
    Bad("sessions.0.stream_url", "javascript:1", "no web or mail"), Bad("sessions.0.surprise", 1, "surprise"),
    Bad("sessions.0.minutes", -1, "number -1"), Bad("sessions.0.minutes", 99_999, "length"),
    Bad("sessions.0.fold", 2, "Invalid enum"), Bad("sessions.1.slug", "opening", "name or guid"),
    Bad("sessions.0.summary", "x" * 100_001, "100001"), Bad("sessions.0.starts", "0001-01-01T00:30:00", "bounds"),
    Bad("sessions.0.starts", "9999-12-31T23:30:00", "bounds"), Bad("sessions.0.day", "9999-12-31", "bounds"),
    Bad("sessions.0.slug", "..", "address"), Bad("sessions.0.language", 'en"><style>', "no language tag"),
    Bad("sessions.0.interpretation", ["fr", "<b>"], "no language tag"),
])
def test_a_session_that_cannot_be_is_refused_with_its_line(bad: Bad) -> None:
    text = changed(bad.path, bad.value)
    [note] = read(text).refused
    assert bad.says in note.reason
    assert text.splitlines()[note.line - 1].strip() == b"{"


@pytest.mark.parametrize("bad", [
    Bad("schema", 99, "newer version"), Bad("events", [], "no event"), Bad("events.0.zone", "Mars/Base", "Mars/Base"),
    Bad("events.0.ends", "2020-01-01", "ends before"), Bad("venues.0.latitude", 99.5, "earth"),
    Bad("rooms.0.capacity", -3, "number"), Bad("rooms.0.capacity", 2**40, "number"),
    Bad("rooms.1.key", "hall", "twice"), Bad("rooms.0.capacity", 1.5, "float"),
    Bad("people.0.name", "", "no name"), Bad("events.0.links.0.url", "data:x", "no web or mail"),
    Bad("events.0.starts", "0001-01-01", "bounds"), Bad("events.0.ends", "9999-12-31", "bounds"),
    Bad("events.0.days.0.date", "9999-12-31", "bounds"), Bad("people.0.key", ".", "address"),
    Bad("events.0.language", "English and French", "no language tag"), Bad("events.1.languages", ["é"], "language tag"),
    Bad("events.0.documents.0.language", "en<", "no language tag"),
    Bad("events.1.part_of", "", "part of"), Bad("events.1.part_of", "nowhere", "part of"),
    Bad("events.0.tiers.1.key", "gold", "twice"), Bad("rooms.0.venue", "nowhere", "nowhere"),
])
def test_anything_else_that_cannot_be_refuses_the_file(bad: Bad) -> None:
    with pytest.raises(NotASchedule, match=bad.says) as caught:
        read(changed(bad.path, bad.value))
    assert "\n" not in str(caught.value)


def addresses(value: Any, path: str = "") -> Iterator[str]:
    """The paths of all fields of a programme that hold an address."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from [f"{path}{name}"] if name in ("url", "stream_url") else addresses(item, f"{path}{name}.")
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from addresses(item, f"{path}{place}.")


@pytest.mark.parametrize("path", [*addresses(json.decode(encode(whole())))])
@pytest.mark.parametrize("address", ["javascript:alert(1)", " JaVa\tscript:alert(1)", "data:text/html,x", "vbscript:x",
                                     "//evil.example/", "\\evil.example", "\x01javascript:x", "https:javascript:x"])
def test_an_address_that_could_run_is_refused_wherever_it_stands(path: str, address: str) -> None:
    text = changed(path, address)
    if path.startswith("sessions."):
        assert ["no web or mail address" in note.reason for note in read(text).refused] == [True]
    else:
        with pytest.raises(NotASchedule, match="no web or mail address"):
            read(text)


def test_every_kind_of_thing_with_an_address_is_tried() -> None:
    tried = {path.split(".")[-3 if path.split(".")[-2].isdigit() else -2] for path in addresses(
        json.decode(encode(whole())))}
    assert {"links", "documents", "organisers", "related", "listings", "venues", "rooms", "sessions"} <= tried


def test_html_in_a_programme_is_believed_no_more_than_elsewhere() -> None:
    schedule = read(changed("sessions.0.summary", "<p>Hi<script>alert(1)</script><img src=x onerror=alert(1)>"))
    assert schedule.sessions[0].fact.summary == "<p>Hi</p>"


PIECES = ["<p>", "</p>", "<pre>", "</pre>", "\n", " ", "<ul>", "<li>", "</ul>", "<div>", "<h1>", "a", "&nbsp;", "<br>",
          "<table>", "<td>", "<a href='https://a.example/?a=1&b=2'>", "</a>", "<", "&", "<b>", "</b>", "\r",
          "<!--", "-->"]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = richtext.from_unknown(text)
    assert richtext.from_html(once) == once
