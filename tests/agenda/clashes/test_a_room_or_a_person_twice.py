"""Two sessions that want the same room or the same person."""

import pytest

from eventsys.agenda.clashes.rules.values import Seat
from tests.agenda.clashes.boards import (
    ABROAD,
    ADA,
    BEN,
    HOUSE,
    PARK,
    PART,
    a_foreign_slot,
    a_part,
    a_slot,
    found,
    rules,
)


@pytest.mark.parametrize(("other", "broken"), [
    (a_slot(2, "10:30", 60, "hall"), ["room"]),
    (a_slot(2, "09:30", 120, "hall"), ["room"]),
    (a_slot(2, "11:00", 60, "hall"), []),
    (a_slot(2, "10:30", 60, "blue"), []),
    (a_slot(2, "10:30", None, "hall"), ["room"]),
    (a_slot(2, "", room="hall"), []),
    (a_slot(2, "10:30", 60, "hall", event=PART), ["room"]),
], ids=["later", "around it", "right after", "elsewhere", "length unknown", "no time yet", "of a part"])
def test_a_room_holds_one_session_at_a_time(other, broken):
    assert rules(a_slot(1, "10:00", 60, "hall"), other) == broken


def test_a_clash_tells_both_sides_and_how_long_they_share():
    clash, = found(a_slot(2, "10:45", 60, "hall"), a_slot(1, "10:00", 60, "hall"))
    assert [side.session for side in clash.sides] == [1, 2]
    assert (clash.severity, clash.extent, clash.room.name) == ("blocks", 15, "Hall")


def test_a_room_on_line_with_an_address_is_a_room_and_one_without_is_only_a_word():
    assert rules(a_slot(1, room="stream"), a_slot(2, room="stream")) == ["room"]
    assert rules(a_slot(1, room="online"), a_slot(2, room="online")) == []


def test_two_breaks_in_one_foyer_are_no_clash():
    assert rules(a_slot(1, room="hall", is_break=True), a_slot(2, room="hall", is_break=True)) == []


@pytest.mark.parametrize(("other", "broken"), [
    (a_slot(2, room="blue"), ["all_rooms"]),
    (a_slot(2, room="hall"), ["room"]),
    (a_slot(2, room="stream"), []),
    (a_slot(2, room="blue", event=PART), ["all_rooms"]),
    (a_slot(2, room="tent", event=PART), []),
    (a_slot(2, "11:00", room="blue"), []),
    (a_slot(2, is_break=True, all_rooms=True), ["all_rooms"]),
], ids=["same event", "its own room", "on line", "a part in the same venue", "a part in the park", "later", "a break"])
def test_what_takes_all_rooms_is_alone_in_its_venue(other, broken):
    assert rules(a_slot(1, room="hall", all_rooms=True), other, events=[a_part(venue=PARK)]) == broken


def test_a_part_takes_all_rooms_of_its_own_only():
    assert rules(a_slot(1, all_rooms=True, event=PART), a_slot(2, room="blue")) == []


@pytest.mark.parametrize(("other", "broken"), [
    (a_slot(2, "10:30", room="blue", people=[BEN, ADA]), ["person"]),
    (a_slot(2, "10:30", room="blue", people=[BEN]), []),
    (a_slot(2, "10:30", room="blue", event=PART, people=[ADA]), ["person"]),
    (a_foreign_slot(2, "10:30", people=[ADA]), ["person"]),
    (a_slot(2, "10:30", room="blue", seats=(Seat(ADA, state="declined"),)), ["declined"]),
    (a_slot(2, "11:00", room="blue", people=[ADA]), []),
], ids=["twice", "another person", "in a part", "at another summit", "declined", "right after"])
def test_a_person_is_in_one_place_at_a_time(other, broken):
    assert rules(a_slot(1, "10:00", 60, "hall", [ADA]), other) == broken


def test_other_summits_are_not_ours_to_judge():
    assert rules(a_foreign_slot(1, people=[ADA]), a_foreign_slot(2, people=[ADA])) == []


@pytest.mark.parametrize(("starts", "told", "lacking"), [
    ("11:10", None, 15),   # 1.5 km: 20 minutes to walk, 5 to leave and to find the room
    ("11:24", None, 1),
    ("11:25", None, 0),
    ("11:10", 10, 0),      # the organiser knows a short cut
    ("11:10", 30, 20),
])
def test_people_need_time_between_venues(starts, told, lacking):
    clashes = found(a_slot(1, "10:00", 60, "hall", [ADA]), a_slot(2, starts, 30, "tent", [ADA]),
                    walks={(HOUSE, PARK): told} if told else {})
    assert [(clash.rule, clash.extent) for clash in clashes] == ([("walk", lacking)] if lacking else [])


def test_nobody_walks_to_a_session_on_line_or_within_a_venue():
    before = a_slot(1, "10:00", 60, "hall", [ADA])
    assert rules(before, a_slot(2, "11:00", 30, "stream", [ADA]), a_slot(3, "11:30", 30, "red", [ADA])) == []


def test_another_country_is_reached_by_air_and_not_on_foot():
    """Lisbon to Geneva: five hours around a flight of two."""
    evening, noon = (a_foreign_slot(2, at, people=[ADA], venue=ABROAD) for at in ("19:00", "16:00"))
    assert rules(a_slot(1, "10:00", 60, "hall", [ADA]), evening) == []
    assert rules(a_slot(1, "10:00", 60, "hall", [ADA]), noon) == ["walk"]


def test_each_person_of_a_double_booking_is_told_by_name():
    clashes = found(a_slot(1, people=[ADA, BEN], room="hall"), a_slot(2, people=[BEN, ADA], room="blue"))
    assert [clash.people[0].name for clash in clashes] == ["Ada Mensah", "Ben Ali"]


def test_the_key_stays_while_both_are_shifted_together_and_the_extent_tells_when_it_gets_worse():
    def clash(one, other):
        return found(a_slot(1, one, 60, "hall", [ADA]), a_slot(2, other, 60, "red", [ADA]))[0]

    before, shifted, worse = clash("10:00", "10:30"), clash("14:30", "14:00"), clash("10:00", "10:10")
    assert before.key == shifted.key == worse.key
    assert before.extent == shifted.extent < worse.extent
