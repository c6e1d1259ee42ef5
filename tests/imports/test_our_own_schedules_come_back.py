"""schedule.xml and schedule.json of our own: every field that the format can carry."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventsys.outputs.frab import schedule_json, schedule_xml
from eventsys.outputs.links import Links
from eventsys.programme import richtext
from eventsys.programme import structs as s
from eventsys.programme.view import view
from tests.builders import a_person, a_programme, a_room, a_session, a_track, an_appearance, an_event
from tests.workload import summit

from .applied import bring, counts, draft
from .test_our_own_programme_comes_back import encode, whole
from .written import read

Write = Callable[[s.Programme], bytes]
LINKS = Links("https://events.example.org")


def as_xml(programme: s.Programme) -> bytes:
    return schedule_xml(view(programme), LINKS)


def as_json(programme: s.Programme) -> bytes:
    return schedule_json(view(programme), LINKS)


both = pytest.mark.parametrize("write", [as_xml, as_json])
FULL = a_session(
    "opening", "10:30", 45, title="Opening & more", code="ABC123", guid="9c3ebb8c-7716-5130-b9fe-ff8544f5636d",
    subtitle="Sub", kind="panel", track="water", room="hall", language="zh-Hans", summary="<p>Sum <b>it</b></p>",
    objectives_intro="<p>We will</p>", objectives=("learn <now>", "act & go"), license="CC-BY-4.0", do_not_record=True,
    links=(s.Link("https://a.example/ä?b=ç&d", "A"), s.Link("mailto:a@b.example")),
    documents=(s.Document("Paper", "https://a.example/p.pdf"),),
    roster=(an_appearance("ada", "moderator", position="Mayor", organisations=("City", "Net"), country="PT"),
            an_appearance("bo"), an_appearance("ada", "rapporteur")))


def programme(*sessions: s.Session, **facts: Any) -> s.Programme:
    given = {
        "events": (an_event(title="The Summit", colour="#123456", summary="<p>All</p>", ends=date(2027, 9, 15)),),
        "rooms": (a_room("hall", name="Great Hall", capacity=300), a_room("hall-2", name="Great Hall")),
        "tracks": (a_track("water", name="Water & life", letter="W"),), "kinds": (s.Kind("panel", "Panel"),),
        "people": (a_person("ada", "Ada Lovelace", biography="<p>Wrote</p>"), a_person("bo", "薄"))} | facts
    return a_programme(*sessions, **given)


@both
def test_the_fields_of_a_session_come_back(write: Write) -> None:
    schedule = read(write(programme(FULL)))
    [row] = schedule.sessions
    assert schedule.ours
    for name in ("title", "code", "guid", "subtitle", "language", "summary", "objectives_intro", "objectives",
                 "license", "do_not_record", "day", "starts", "minutes", "fold"):
        assert getattr(row.fact, name) == getattr(FULL, name), name
    assert [link.title for link in row.fact.links] == ["A", ""]
    assert (row.fact.documents[0].title, row.fact.documents[0].url) == ("Paper", "https://a.example/p.pdf")
    assert [t.fact.name for t in schedule.tracks] == ["Water & life"]
    assert [k.fact.name for k in schedule.kinds] == ["Panel"]
    assert [room.fact.name for room in schedule.rooms if room.fact.key == row.fact.room] == ["Great Hall"]


@both
def test_the_fields_of_the_event_come_back(write: Write) -> None:
    root = read(write(programme(FULL))).root
    assert (root.slug, root.title, root.zone, root.starts, root.ends, root.colour) == (
        "summit", "The Summit", "Europe/Lisbon", date(2027, 9, 14), date(2027, 9, 15), "#123456")


@both
def test_a_zone_that_the_schema_refuses_comes_back_too(write: Write) -> None:
    zone = "America/Argentina/Buenos_Aires"
    assert read(write(programme(FULL, events=(an_event(zone=zone),)))).root.zone == zone


def test_json_brings_back_the_roster_as_it_is() -> None:
    schedule = read(as_json(programme(FULL)))
    names = {said.fact.key: said.fact.name for said in schedule.people}
    back = [(names[a.person], a.role, a.position, a.organisations, a.country)
            for a in schedule.sessions[0].fact.roster]
    assert sorted(back) == sorted([
        ("Ada Lovelace", "moderator", "Mayor", ("City", "Net"), "PT"), ("Ada Lovelace", "rapporteur", "", (), ""),
        ("薄", "panelist", "", (), "")])
    assert {said.fact.biography for said in schedule.people} == {"<p>Wrote</p>", ""}


@both
@pytest.mark.usefixtures("app")
def test_read_back_into_its_own_event_nothing_changes(write: Write) -> None:
    bring(encode(whole()))
    timed = FULL
    odd = [replace(timed, uid="u-odd", slug="odd", guid="not a uuid", code="VC-D 12", room="", all_rooms=True,
                   starts=datetime(2027, 9, 15, 1, 30), roster=()),
           replace(timed, uid="u-none", slug="none", guid="", code="", room="", kind="", track="", language="",
                   links=(), documents=(), roster=(), minutes=None, day=date(2027, 9, 15),
                   starts=datetime(2027, 9, 15, 12)),
           replace(timed, uid="u-twin", slug="twin", guid="", code="X", room="hall-2", roster=(an_appearance("bo"),)),
           a_session("later"), replace(timed, uid="u-w", slug="w", guid="", status="withdrawn", roster=())]
    bring(encode(programme(timed, *odd)), event="mine")
    before = draft("mine")
    outcome = bring(write(before), event="mine")
    assert draft("mine") == before
    assert counts(outcome) == (0, 0, 4, 0)
    assert not outcome.changed_anything


@both
@pytest.mark.usefixtures("app")
def test_pruning_by_our_own_file_spares_what_it_cannot_carry(write: Write) -> None:
    held = replace(FULL, uid="u-2", slug="two", guid="", code="")
    bring(encode(programme(FULL, held, a_session("later"), replace(held, uid="u-w", slug="w", status="withdrawn"))))
    outcome = bring(write(programme(FULL)), prune=True)
    assert (outcome.pruned, outcome.left_alone) == (1, 2)
    assert {x.slug for x in draft("summit").sessions} == {"opening", "later", "w"}


@pytest.mark.usefixtures("app")
def test_what_pretends_to_be_ours_is_cleaned_all_the_same() -> None:
    text = as_json(programme(FULL)).replace(b'"Mayor"', rb'"Ma\u0000yor"').replace(b"<b>it</b>", b"<script>it</script>")
    schedule = read(text)
    assert schedule.ours
    assert schedule.sessions[0].fact.roster[0].position == "Mayor"
    assert schedule.sessions[0].fact.summary == "<p>Sum </p>"


@both
@pytest.mark.usefixtures("app")
def test_a_large_summit_read_back_changes_nothing(write: Write) -> None:
    bring(encode(summit(sessions=80, rooms=4, days=2, people=90, sponsors=4, parts=2)))
    before = draft("summit-500")
    outcome = bring(write(before))
    assert (outcome.new, outcome.changed, outcome.changed_anything) == (0, 0, False)
    assert draft("summit-500") == before


@both
@pytest.mark.usefixtures("app")
def test_read_into_another_database_it_is_the_same_agenda(write: Write) -> None:
    original = programme(FULL, replace(FULL, uid="u-2", slug="two", guid="", code="", room="", all_rooms=True))
    bring(write(original))
    found = draft("summit")
    assert [(x.title, x.starts, bool(x.room), x.all_rooms, x.summary, x.objectives) for x in found.sessions] == [
        (x.title, x.starts, bool(x.room), x.all_rooms, x.summary, x.objectives) for x in original.sessions]
    again = bring(write(original))
    assert not again.changed_anything


words = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" ")).map(richtext.line)


@given(title=words.filter(bool), summary=st.text(max_size=80), intro=st.text(max_size=40),
       aims=st.lists(words.filter(bool), max_size=3),
       minutes=st.none() | st.integers(1, 20_160), hour=st.integers(0, 23), late=st.booleans(),
       language=st.sampled_from(["", "en", "ar", "sgn-ils"]))
@both
def test_any_texts_and_times_come_back(
        write: Write, title: str, summary: str, intro: str, aims: list[str], minutes: int | None, hour: int, late: bool,
        language: str) -> None:
    session = replace(
        FULL, title=title, summary=richtext.from_unknown(summary), objectives_intro=richtext.from_unknown(intro),
        objectives=tuple(aims), minutes=minutes, language=language,
        starts=datetime(2027, 9, 15 if late else 14, hour, 5))
    [back] = [row.fact for row in read(write(programme(session))).sessions]
    for name in ("title", "summary", "objectives_intro", "objectives", "minutes", "starts", "day", "language"):
        assert getattr(back, name) == getattr(session, name), name


@both
def test_a_code_that_only_stands_for_one_that_does_not_fit_is_not_believed(write: Write) -> None:
    sessions = (a_session("talk", "09:00", code="VC-D 12"), a_session("own", "10:00", code="MJA8QY"))
    schedule = read(write(a_programme(*sessions)))
    assert [said.fact.code for said in schedule.sessions] == ["", "MJA8QY"]
