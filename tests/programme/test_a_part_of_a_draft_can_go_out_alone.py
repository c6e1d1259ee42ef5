"""`partial` mixes an edition and a draft; what comes out is whole in itself."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventsys.programme.compare import compare
from eventsys.programme.partial import ALL, PARTS, partial
from eventsys.programme.structs import Acknowledgement, Programme, Tier
from tests.builders import a_person, a_programme, a_room, a_session, an_appearance, an_event

BEFORE = a_programme(
    a_session("opening", "09:00", room="hall", roster=(an_appearance("ada"),)),
    a_session("panel", "11:00", room="hall", roster=(an_appearance("luis"),)))
DRAFT = a_programme(
    a_session("opening", "10:00", room="atrium", title="Grand opening", roster=(an_appearance("mona"),)),
    a_session("dinner", "19:00", room="garden", roster=(an_appearance("ada"),)),
    events=(replace(an_event(), title="The summit", tiers=(Tier("gold", "Gold"),),
                    acknowledgement=Acknowledgement("Thanks")),),
    people=(a_person("ada", "Ada M."), a_person("mona")))


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A summit with a part; sessions of a few names, in rooms and with people of a few names."""
    slugs = draw(st.lists(st.sampled_from("abcdef"), unique=True, max_size=5))
    return a_programme(*(
        a_session(slug, draw(st.sampled_from(("09:00", "10:00"))), event=draw(st.sampled_from(("summit", "youth"))),
                  room=draw(st.sampled_from(("", "hall", "attic"))), title=draw(st.sampled_from(("One", "Two"))),
                  roster=tuple(an_appearance(who) for who in draw(st.sets(st.sampled_from(("ada", "luis"))))))
        for slug in slugs), events=(an_event(), an_event("youth", part_of="summit")))


def taken(*parts: str) -> Programme:
    return partial(BEFORE, DRAFT, parts)


def test_all_parts_are_the_draft() -> None:
    assert partial(BEFORE, DRAFT, ALL) == DRAFT


def test_no_part_changes_nothing() -> None:
    assert not compare(BEFORE, taken())


def test_sponsors_go_out_without_the_sessions() -> None:
    out = taken("sponsors")
    assert out.root.tiers == DRAFT.root.tiers
    assert (out.root.title, out.sessions) == (BEFORE.root.title, BEFORE.sessions)


def test_times_go_out_without_titles_and_bring_their_rooms() -> None:
    opening, panel = taken("times").sessions
    assert (opening.starts, opening.room, opening.title) == (DRAFT.sessions[0].starts, "atrium", "Opening")
    assert panel == BEFORE.sessions[1]
    assert {room.key for room in taken("times").rooms} >= {"atrium", "hall"}


def test_a_roster_brings_its_new_people_and_leaves_the_known_as_they_were() -> None:
    out = taken("rosters")
    assert [a.person for a in out.sessions[0].roster] == ["mona"]
    assert {p.key: p.name for p in out.people} == {"mona": "Mona", "luis": "Luis"}


def test_new_and_deleted_sessions_are_a_part_of_their_own() -> None:
    assert [s.slug for s in taken("sessions").sessions] == ["opening", "dinner"]
    assert {p.key: p.name for p in taken("sessions").people} == {"ada": "Ada"}


def test_a_new_session_brings_the_part_it_belongs_to() -> None:
    draft = replace(DRAFT, events=(*DRAFT.events, an_event("youth-day", part_of="summit")),
                    sessions=(replace(DRAFT.sessions[1], event="youth-day"),))
    assert [e.slug for e in partial(BEFORE, draft, {"sessions"}).events] == ["summit", "youth-day"]
    assert [e.slug for e in partial(BEFORE, draft, {"texts"}).events] == ["summit"]


@given(programmes(), programmes(), st.sets(st.sampled_from(PARTS)))
def test_what_comes_out_is_whole_in_itself(before: Programme, draft: Programme, parts: set[str]) -> None:
    out = partial(before, draft, parts)
    rooms, people = {r.key for r in out.rooms}, {p.key for p in out.people}
    named = {r.key for p in (before, draft) for r in p.rooms}
    assert {s.event for s in out.sessions} <= {e.slug for e in out.events}
    assert {s.room for s in out.sessions} & named <= rooms
    assert len({s.uid for s in out.sessions}) == len(out.sessions)
    known = {p.key for p in before.people} | {p.key for p in draft.people}
    assert {a.person for s in out.sessions for a in s.roster} & known <= people


@given(programmes(), st.sets(st.sampled_from(PARTS)))
def test_a_draft_that_says_the_same_gives_the_edition_again(before: Programme, parts: set[str]) -> None:
    live = replace(before, sessions=tuple(s for s in before.sessions if s.status != "removed"))
    assert not compare(live, partial(live, live, parts))


def test_a_room_that_nobody_names_any_more_stays_until_times_go_out() -> None:
    draft = replace(DRAFT, rooms=(a_room("garden"),), sessions=(replace(DRAFT.sessions[1], uid="x", slug="x"),))
    assert {r.key for r in partial(BEFORE, draft, {"texts"}).rooms} >= {"hall"}
