from datetime import date, datetime
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from eventsys.programme import changes as c
from eventsys.programme.compare import compare
from eventsys.programme.structs import (
    Appearance,
    Document,
    Event,
    Listing,
    Person,
    Programme,
    Room,
    Session,
    Tier,
)

SUMMIT = Event("summit", "summit@x", "Summit", "summit", "Europe/Berlin", date(2026, 1, 1), date(2026, 1, 3),
               tiers=(Tier("gold", "Gold", (Listing("Acme"),)),))
PART = Event("part", "part@x", "Part", "workshop", "Europe/Berlin", date(2026, 1, 2), date(2026, 1, 2),
             part_of="summit")
EARLY = Session("early@x", "early", "summit", "Early", room="a", starts=datetime(2026, 1, 1, 9), minutes=60,
                roster=(Appearance("ana", "chair", "Mayor"), Appearance("bo", "panelist")))
LATE = Session("late@x", "late", "part", "Late", room="b", starts=datetime(2026, 1, 2, 9), minutes=60)
PROGRAMME = Programme(1, (SUMMIT, PART), rooms=(Room("a", "Hall A"), Room("b", "Hall B")),
                      sessions=(EARLY, LATE), people=(Person("ana", "Ana"), Person("bo", "Bo")))


def with_early(**fields: Any) -> Programme:
    return replace(PROGRAMME, sessions=(replace(EARLY, **fields), LATE))


def with_summit(**fields: Any) -> Programme:
    return replace(PROGRAMME, events=(replace(SUMMIT, **fields), PART))


def only(before: Programme, after: Programme) -> c.AnyChange:
    (change,) = compare(before, after).changes
    return change


def test_the_first_programme_has_no_changes() -> None:
    assert compare(None, PROGRAMME) == c.Comparison(first=True)


def test_a_moved_session_tells_from_where_to_where() -> None:
    change = only(PROGRAMME, with_early(starts=datetime(2026, 1, 2, 10), room="b"))
    assert isinstance(change, c.Moved)
    assert (change.was.starts, change.was.room_name) == (datetime(2026, 1, 1, 9), "Hall A")
    assert (change.now.starts, change.now.room_name) == (datetime(2026, 1, 2, 10), "Hall B")


def test_a_longer_session_has_moved_too() -> None:
    assert isinstance(only(PROGRAMME, with_early(minutes=90)), c.Moved)


def test_a_room_that_only_got_another_name_moves_no_session() -> None:
    change = only(PROGRAMME, replace(PROGRAMME, rooms=(Room("a", "Aula"), Room("b", "Hall B"))))
    assert change == c.FactRenamed("room", "a", "Aula", "Hall A", "Aula")


def test_a_renamed_session_goes_by_its_new_title() -> None:
    change = only(PROGRAMME, with_early(title="Dawn"))
    assert isinstance(change, c.Renamed)
    assert (change.was, change.now, change.session.title) == ("Early", "Dawn", "Dawn")


def test_a_new_session_is_added_once_and_nothing_else_is_told_of_it() -> None:
    change = only(replace(PROGRAMME, sessions=(EARLY,)), PROGRAMME)
    assert isinstance(change, c.Added)
    assert change.session.uid == "late@x"


def test_a_withdrawn_session_gives_its_reason() -> None:
    change = only(PROGRAMME, with_early(status="withdrawn", withdrawn_reason="Illness"))
    assert isinstance(change, c.Withdrawn)
    assert change.reason == "Illness"


@pytest.mark.parametrize("status", ["withdrawn", "removed"])
def test_a_session_held_after_all_is_restored(status: str) -> None:
    assert isinstance(only(with_early(status=status), PROGRAMME), c.Restored)


@pytest.mark.parametrize("after", [with_early(status="removed"), replace(PROGRAMME, sessions=(LATE,))],
                         ids=["tombstone", "missing"])
def test_a_session_that_went_is_removed_and_keeps_its_name(after: Programme) -> None:
    change = only(PROGRAMME, after)
    assert isinstance(change, c.Removed)
    assert change.session.title == "Early"


def test_a_tombstone_that_stays_is_no_change() -> None:
    assert not compare(with_early(status="removed"), with_early(status="removed", title="Other"))


def test_people_join_and_leave_with_their_role() -> None:
    after = with_early(roster=(EARLY.roster[0], Appearance("ana", "keynote")))
    assert [(type(x), x.name, x.role) for x in compare(PROGRAMME, after).changes
            if isinstance(x, c.Joined | c.Left)] == [(c.Joined, "Ana", "keynote"), (c.Left, "Bo", "panelist")]


def test_another_role_is_not_told_as_leaving_and_joining() -> None:
    change = only(PROGRAMME, with_early(roster=(EARLY.roster[0], Appearance("bo", "rapporteur"))))
    assert isinstance(change, c.RoleChanged)
    assert (change.was, change.now) == ("panelist", "rapporteur")


def test_another_position_is_told_from_to() -> None:
    change = only(PROGRAMME, with_early(
        roster=(Appearance("ana", "chair", "Former Mayor", country="AR"), EARLY.roster[1])))
    assert isinstance(change, c.CapacityChanged)
    assert (change.was, change.now) == (c.Capacity("Mayor"), c.Capacity("Former Mayor", country="AR"))


def test_another_order_of_precedence_is_told() -> None:
    assert isinstance(only(PROGRAMME, with_early(roster=EARLY.roster[::-1])), c.RosterReordered)


def test_changed_texts_are_named() -> None:
    change = only(PROGRAMME, with_early(summary="<p>New</p>", objectives=("One",)))
    assert isinstance(change, c.TextsChanged)
    assert change.fields == ("summary", "objectives")


def test_language_and_interpretation_are_told_apart() -> None:
    changes = compare(PROGRAMME, with_early(language="fr", interpretation=("en",))).changes
    assert [type(change) for change in changes] == [c.LanguageChanged, c.InterpretationChanged]


def test_a_document_of_a_session_is_told_by_its_title() -> None:
    change = only(PROGRAMME, with_early(documents=(Document("Slides", url="https://x/s.pdf"),)))
    assert isinstance(change, c.SessionDocumentAdded)
    assert change.title == "Slides"


def test_dates_of_an_event_are_told_from_to() -> None:
    change = only(PROGRAMME, with_summit(ends=date(2026, 1, 4)))
    assert isinstance(change, c.DatesChanged)
    assert (change.was[1], change.now[1]) == (date(2026, 1, 3), date(2026, 1, 4))


def test_another_place_is_told_from_to() -> None:
    change = only(PROGRAMME, with_summit(city="Cairo", country="EG"))
    assert isinstance(change, c.PlaceChanged)
    assert change.now == c.Place("Cairo", "EG")


def test_sponsors_come_and_go_by_tier() -> None:
    changes = compare(PROGRAMME, with_summit(tiers=(Tier("gold", "Gold", (Listing("Bolt"),)),))).changes
    assert changes == (c.SponsorListed("summit", "Summit", "Gold", "Bolt"),
                       c.SponsorUnlisted("summit", "Summit", "Gold", "Acme"))


def test_other_words_of_a_sponsor_are_a_detail_of_the_event() -> None:
    change = only(PROGRAMME, with_summit(tiers=(Tier("gold", "Gold", (Listing("Acme", words="By"),)),)))
    assert isinstance(change, c.EventDetailsChanged)
    assert change.fields == ("tiers",)


def test_a_new_part_is_told_before_its_sessions() -> None:
    before = replace(PROGRAMME, events=(SUMMIT,), sessions=(EARLY,))
    assert [type(change) for change in compare(before, PROGRAMME).changes] == [c.PartAdded, c.Added]


def test_a_cancelled_event_gives_its_reason() -> None:
    change = only(PROGRAMME, with_summit(status="cancelled", cancelled_reason="Storm"))
    assert isinstance(change, c.EventCancelled)
    assert change.reason == "Storm"


def test_changes_stand_in_the_order_of_the_agenda() -> None:
    after = replace(PROGRAMME, sessions=(replace(LATE, title="2"), replace(EARLY, title="1")))
    named = [x.session.title for x in compare(PROGRAMME, after).changes if isinstance(x, c.SessionChange)]
    assert named == ["1", "2"]


def test_a_part_hears_of_its_own_changes_only() -> None:
    after = replace(PROGRAMME, events=(replace(SUMMIT, title="S"), PART), people=(),
                    sessions=(replace(EARLY, roster=()), replace(LATE, title="Later")))
    comparison = compare(PROGRAMME, after, "part")
    assert [type(change) for change in comparison.changes] == [c.Renamed]


def test_a_part_that_is_new_counts_as_first() -> None:
    before = replace(PROGRAMME, events=(SUMMIT,), sessions=(EARLY,))
    assert compare(before, PROGRAMME, "part").first


def test_the_agenda_learns_which_sessions_are_new_and_which_moved() -> None:
    before = replace(PROGRAMME, sessions=(EARLY,))
    comparison = compare(before, replace(PROGRAMME, sessions=(replace(EARLY, room="b"), LATE)))
    assert (comparison.new_uids, comparison.moved_uids) == ({"late@x"}, {"early@x"})


def test_what_is_held_after_all_is_restored_and_not_new() -> None:
    before = replace(PROGRAMME, sessions=(replace(EARLY, status="withdrawn"),))
    comparison = compare(before, replace(PROGRAMME, sessions=(EARLY,)))
    assert (comparison.new_uids, comparison.restored_uids) == (frozenset(), {"early@x"})


def test_a_comparison_goes_through_json_and_back() -> None:
    comparison = compare(PROGRAMME, with_early(minutes=90, title="X", roster=()))
    assert msgspec.json.decode(msgspec.json.encode(comparison), type=c.Comparison) == comparison
