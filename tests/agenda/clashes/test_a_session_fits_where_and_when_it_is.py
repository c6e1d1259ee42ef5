"""Seats, booths, hours, dates, and people who are away."""

from datetime import time, timedelta

import pytest

from eventsys.agenda.clashes.rules.values import RoomFacts
from tests.agenda.clashes.boards import ADA, DAY, PART, a_part, a_slot, a_summit, away, found, rules

EVENING = (time(18), time(1))


@pytest.mark.parametrize(("facts", "broken"), [
    ({"expected": 60}, []),
    ({"expected": 61}, ["capacity"]),
    ({"expected": None}, []),
    ({"signed_up": 61}, ["capacity"]),
    ({"expected": 30, "signed_up": 200}, ["capacity"]),
])
def test_a_room_is_as_large_as_what_is_expected_and_as_who_signed_up(facts, broken):
    assert rules(a_slot(1, room="blue", **facts)) == broken


def test_a_room_of_unknown_size_is_large_enough():
    assert rules(a_slot(1, room="loft", expected=500), rooms=[RoomFacts("loft", "Loft")]) == []


def test_a_small_room_tells_how_many_seats_are_missing():
    clash, = found(a_slot(1, room="blue", expected=75))
    assert (clash.extent, clash.facts["seats"], clash.facts["wanted"]) == (15, 60, 75)


@pytest.mark.parametrize(("room", "languages", "broken"), [
    ("hall", ("fr", "ar", "es"), []),
    ("blue", ("fr",), []),
    ("blue", ("fr", "ar"), ["booth"]),
    ("red", ("fr",), ["booth"]),
    ("red", ("sgn-ase",), []),
    ("blue", ("en", "fr"), []),
    ("stream", ("fr", "ar"), []),
    ("", ("fr",), []),
], ids=["three", "one", "two in one", "none", "sign language", "its own language", "on line", "no room yet"])
def test_every_language_has_a_booth(room, languages, broken):
    assert rules(a_slot(1, room=room, language="en", interpretation=languages)) == broken


@pytest.mark.parametrize(("at", "minutes", "outside"), [
    ("09:00", 60, 0), ("08:45", 60, 15), ("17:30", 45, 15), ("08:00", 11 * 60, 120), ("08:00", 24 * 60, 0),
])
def test_a_session_keeps_to_the_days_hours(at, minutes, outside):
    clashes = found(a_slot(1, at, minutes))
    assert [clash.extent for clash in clashes if clash.rule == "hours"] == ([outside] if outside else [])


def test_a_day_may_close_after_midnight():
    late = a_summit(hours={DAY: EVENING})
    assert rules(a_slot(1, "23:30", 90), events=[late]) == []
    assert rules(a_slot(1, "23:30", 91), events=[late]) == ["hours"]


@pytest.mark.parametrize(("days", "broken"), [(-1, ["hours"]), (0, []), (1, []), (2, ["hours"])])
def test_a_session_is_within_its_events_dates(days, broken):
    assert rules(a_slot(1, day=DAY + timedelta(days=days))) == broken


def test_a_part_keeps_its_summits_hours_unless_it_has_its_own():
    early = a_slot(1, "08:00", event=PART)
    assert rules(early) == ["hours"]
    assert rules(early, events=[a_part(hours={DAY: (time(8), time(18))})]) == []


@pytest.mark.parametrize(("start", "end", "broken"), [
    ("08:00", "10:00", []), ("08:00", "10:01", ["absent"]), ("10:30", "10:40", ["absent"]), ("11:00", "12:00", []),
])
def test_somebody_who_is_away_cannot_be_on_the_panel(start, end, broken):
    assert rules(a_slot(1, "10:00", 60, people=[ADA]), people=[away(ADA, start, end)]) == broken
