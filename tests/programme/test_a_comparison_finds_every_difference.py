from datetime import UTC, date, datetime
from typing import Any, get_type_hints

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventsys.programme.compare import compare
from eventsys.programme.structs import (
    Appearance,
    Event,
    Kind,
    Person,
    Programme,
    Room,
    Session,
    Track,
    Venue,
)

from .values import value

PROGRAMME = Programme(
    1,
    events=(Event("summit", "summit@x", "Summit", "summit", "Europe/Berlin", date(2026, 1, 1),
                  date(2026, 1, 3), venue="hall"),
            Event("part", "part@x", "Part", "workshop", "Europe/Berlin", date(2026, 1, 2),
                  date(2026, 1, 2), part_of="summit")),
    venues=(Venue("hall", "Hall"),),
    rooms=(Room("a", "A"), Room("b", "B", venue="hall")),
    tracks=(Track("peace", "Peace", "P", "#0B6BA8"),),
    kinds=(Kind("panel", "Panel"),),
    sessions=(Session("1@x", "one", "summit", "One", room="a", starts=datetime(2026, 1, 1, 9), minutes=60,
                      roster=(Appearance("ana", "chair"), Appearance("bo", "panelist"))),
              Session("2@x", "two", "part", "Two", room="b", starts=datetime(2026, 1, 2, 9), track="peace"),
              Session("3@x", "three", "summit", "Three", kind="panel")),
    people=(Person("ana", "Ana"), Person("bo", "Bo")),
)
_IDENTITY = {"uid", "key", "event", "slug", "zone", "part_of", "schema"}
_NOT_COMPARED = {"revision", "changed_at"}
_LISTS = {"events": Event, "venues": Venue, "rooms": Room, "tracks": Track, "kinds": Kind,
          "sessions": Session, "people": Person}


def _appearances() -> st.SearchStrategy[Any]:
    hints = get_type_hints(Appearance)
    return st.lists(st.builds(Appearance, person=st.sampled_from(["ana", "bo"]), role=value(hints["role"]),
                              position=st.sampled_from(["", "Mayor"])), max_size=3).map(tuple)


@st.composite
def edits(draw: st.DrawFn) -> tuple[Programme, bool]:
    """The programme with one field of one of its entries set anew, and whether a reader sees that."""
    name = draw(st.sampled_from(sorted(_LISTS)))
    entries = list(getattr(PROGRAMME, name))
    hints = {f: h for f, h in get_type_hints(_LISTS[name]).items() if f not in _IDENTITY}
    at = draw(st.integers(0, len(entries) - 1))
    field = draw(st.sampled_from(sorted(hints)))
    new = draw(_appearances() if field == "roster" else value(hints[field]))
    seen = field not in _NOT_COMPARED and new != getattr(entries[at], field)
    entries[at] = replace(entries[at], **{field: new})
    return replace(PROGRAMME, **{name: tuple(entries)}), seen


@given(edits())
def test_any_field_set_anew_is_a_change_and_nothing_else_is(edit: tuple[Programme, bool]) -> None:
    edited, seen = edit
    assert bool(compare(PROGRAMME, edited)) is seen
    assert bool(compare(edited, PROGRAMME)) is seen


@given(edits())
def test_a_programme_does_not_differ_from_itself(edit: tuple[Programme, bool]) -> None:
    assert not compare(edit[0], edit[0])


@given(st.sampled_from(sorted(_LISTS)), st.randoms(use_true_random=False))
def test_entries_taken_out_or_put_in_another_order_are_found(name: str, random: Any) -> None:
    entries = list(getattr(PROGRAMME, name))
    kept = random.sample(entries, random.randint(1 if name == "events" else 0, len(entries)))
    if name == "events":  # the sessions' own events have to stay
        kept = [*kept, *(event for event in entries if event not in kept)]
    edited = replace(PROGRAMME, **{name: tuple(kept)})
    if name == "people" and len(kept) < len(entries):
        edited = replace(edited, sessions=tuple(replace(s, roster=()) for s in edited.sessions))
    assert bool(compare(PROGRAMME, edited)) is (edited != PROGRAMME)


@given(edits())
def test_the_same_two_programmes_always_compare_the_same(edit: tuple[Programme, bool]) -> None:
    assert compare(PROGRAMME, edit[0]) == compare(PROGRAMME, edit[0])


def test_revisions_and_times_of_change_are_no_difference() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    amended = replace(PROGRAMME, sessions=tuple(
        replace(s, revision=4, changed_at=now) for s in PROGRAMME.sessions))
    assert not compare(PROGRAMME, amended)
