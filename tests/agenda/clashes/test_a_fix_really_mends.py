"""What one press offers: it takes the clash away, and brings nothing as grave."""

from datetime import datetime, time

import pytest
from hypothesis import given

from eventsys.agenda.clashes.rules import fixes, judging
from eventsys.agenda.clashes.rules.finding import Finder
from eventsys.agenda.clashes.rules.near import Index
from eventsys.agenda.clashes.rules.values import SEVERITIES, RoomFacts, Seat
from tests.agenda.clashes.boards import ADA, BEN, DAY, EVE, a_board, a_slot, a_summit, away
from tests.agenda.clashes.made import boards

DAWN = datetime.combine(DAY, time())


def offered(*slots, **facts):
    """Of the gravest clash: kind of fix, and where its first session goes."""
    board = a_board(*slots, **facts)
    clash = judging.whole(board)[0]
    return {fix.kind: (fix.slots[0].session, f"{fix.slots[0].starts or DAWN:%d %H:%M}", fix.slots[0].room)
            for fix in Finder(board).fixes(clash)}


def the_fixes(*slots, **facts):
    """Of the gravest clash: kind, and the rules of what it brings."""
    board = a_board(*slots, **facts)
    return [(fix.kind, [new.rule for new in fix.brings]) for fix in Finder(board).fixes(judging.whole(board)[0])]


def test_the_next_free_room_is_large_enough_and_in_the_same_house():
    here = a_slot(1, room="blue", expected=50, people=[ADA])
    assert offered(here, a_slot(2, room="blue", expected=55))["room"] == (2, "14 10:00", "hall")
    assert offered(here, a_slot(2, room="blue", expected=40))["room"] == (2, "14 10:00", "red")
    assert offered(here, a_slot(2, room="blue", expected=55), a_slot(3, room="hall"))["room"] == (2, "14 10:00", "tent")


def test_the_nearest_slot_is_one_in_which_everybody_and_the_room_are_free():
    board = [a_slot(1, room="blue", people=[ADA, BEN]), a_slot(2, "10:30", room="red", people=[ADA, EVE, BEN])]
    busy = [a_slot(3, "11:00", 30, "hall", [ADA]), a_slot(4, "11:30", 15, "red")]
    assert offered(*board)["time"] == (1, "14 09:30", "blue")
    assert offered(*board, *busy, people=[away(BEN, "08:00", "09:45")])["time"] == (1, "14 11:30", "blue")


def test_a_swap_is_offered_with_a_session_of_the_same_length_whose_people_are_free():
    swap = offered(a_slot(1, room="blue", people=[ADA], expected=70), a_slot(2, room="tent", people=[BEN], expected=40),
                   a_slot(3, room="hall", expected=290))
    assert swap["swap"] == (1, "14 10:00", "tent")


def test_somebody_of_the_panel_can_be_made_moderator_who_has_confirmed_first():
    seats = (Seat(ADA, appearance=7), Seat(BEN, state="confirmed", appearance=8))
    board = a_board(a_slot(1, wants_chair=True, seats=seats))
    fix, = Finder(board).fixes(judging.whole(board)[0])
    assert (fix.kind, fix.person, fix.token) == ("chair", "Ben Ali", "chair.1.8")


def test_who_can_have_another_room_is_not_moved_to_another_time_for_it():
    early, late = a_slot(1, "09:00", 9 * 60, "blue", [ADA, BEN]), a_slot(2, "10:00", 60, "blue", [EVE], expected=50)
    others = [a_slot(3, "09:00", 8 * 60 + 30, "tent", expected=70), a_slot(4, "09:00", 9 * 60, "red", expected=30)]
    assert set(offered(early, late, *others)) == {"room"}


def test_where_no_place_is_good_one_that_leaves_only_a_warning_is_offered():
    rooms = [RoomFacts("blue", "Blue room", capacity=60), RoomFacts("red", "Red room", capacity=40)]
    full = [a_slot(1, "09:00", 9 * 60, "blue", locked=True), a_slot(2, room="blue", expected=50, people=[ADA])]
    days = {"events": [a_summit(ends=DAY)], "rooms": rooms}
    assert the_fixes(*full, **days) == [("room", ["capacity"])]
    red = a_slot(3, "09:00", 9 * 60, "red", locked=True)
    assert the_fixes(*full, red, **days) == [("time", ["hours"])]


def test_last_of_all_it_goes_back_into_the_tray():
    rooms = [RoomFacts("blue", "Blue room", capacity=60)]
    full = [a_slot(1, "06:00", 15 * 60, "blue", locked=True), a_slot(2, room="blue", people=[ADA])]
    assert the_fixes(*full, events=[a_summit(ends=DAY)], rooms=rooms) == [("tray", [])]
    assert the_fixes(a_slot(1, room="tent", expected=900)) == [("tray", [])]
    plenaries = [a_slot(1, all_rooms=True, people=[ADA]), a_slot(2, all_rooms=True, people=[ADA], locked=True)]
    assert the_fixes(*plenaries) == [("tray", [])]


def test_where_everything_is_locked_nothing_is_offered():
    assert the_fixes(a_slot(1, room="blue", locked=True), a_slot(2, room="blue", locked=True)) == []


def test_one_without_a_length_is_given_that_of_its_kind_or_until_the_next_thing():
    def length(*others, **facts):
        board = a_board(a_slot(1, room="blue", people=[ADA]), a_slot(2, "10:15", None, "blue", [BEN], **facts), *others)
        fixes = {fix.kind: fix for fix in Finder(board).fixes(judging.whole(board)[0])}
        return fixes["length"].slots[0].minutes if "length" in fixes else None

    assert (length(), length(usual=25), length(a_slot(3, "12:00", room="blue", people=[EVE]))) == (60, 25, 60)
    assert length(a_slot(3, "10:45", room="blue", people=[EVE])) == 30
    assert length(a_slot(3, "10:35", room="red", people=[BEN])) == 20
    assert length(a_slot(3, "10:18", room="blue", people=[EVE])) is None
    assert length(locked=True) is None


def test_one_without_a_length_is_moved_where_its_usual_length_fits():
    here = [a_slot(1, room="blue", people=[ADA]), a_slot(2, "10:00", None, "blue", [BEN], usual=90)]
    taken = [a_slot(3, "11:30", room="blue", people=[EVE]), a_slot(4, "09:15", 45, "blue"),
             *(a_slot(number, "09:00", 9 * 60, room) for number, room in ((5, "red"), (6, "hall"), (7, "tent")))]
    board = a_board(*here, *taken)
    clash = next(clash for clash in judging.whole(board) if clash.sessions == {1, 2})
    times = [fix.slots[0] for fix in Finder(board).fixes(clash) if fix.kind == "time" and fix.slots[0].session == 2]
    assert [(f"{slot.starts:%H:%M}", slot.minutes) for slot in times] == [("12:30", 90)]


@pytest.mark.parametrize("held", [{"locked": True}, {"all_rooms": True}])
def test_what_is_locked_or_over_all_rooms_is_not_moved(held):
    fixed = a_slot(1, room="blue", **held)
    assert {session for session, _when, _room in offered(fixed, a_slot(2, room="blue", people=[ADA])).values()} == {2}


@given(boards())
def test_every_fix_takes_its_clash_away_and_brings_nothing_as_grave(board):
    finder, before = Finder(board), {clash.key: clash for clash in judging.whole(board)}
    for clash in list(before.values())[:6]:
        for fix in finder.fixes(clash):
            after = {left.key: left for left in judging.whole(board.with_slots(fix.slots))}
            is_length = fix.kind == "length"  # makes known how bad it is
            assert is_length or clash.key not in after
            worse = [left for key, left in after.items()
                     if key not in before or (left.extent > before[key].extent and not is_length)]
            assert all(SEVERITIES.index(new.severity) > SEVERITIES.index(clash.severity) for new in worse)
            assert {new.key for new in worse} == {new.key for new in fix.brings}
            for slot in fix.slots:
                assert fix.kind == "chair" or not (slot.locked or slot.foreign)
                assert fix.kind in ("chair", "length") or not slot.all_rooms


@given(boards())
def test_a_form_names_a_fix_and_gets_the_same_one(board):
    finder = Finder(board)
    for clash in judging.whole(board)[:6]:
        for fix in finder.fixes(clash):
            assert fixes.read(fix.token, board).slots == fix.slots


@pytest.mark.parametrize("token", [
    "", "room", "room.x", "room.1", "room.1.nowhere", "room.7.hall", "time.1.never.hall", "time.1", "swap.1.9",
    "swap.1", "tray.2", "tray.9", "length.1.30", "length.2.30", "length.1.x",
    "chair.1.5", "chair.1.x", "paint.1.hall", "room.2.hall", "swap.1.2"])
def test_a_fix_that_makes_no_sense_is_none(token):
    board = a_board(a_slot(1, room="blue"), a_slot(2, locked=True))
    fix = fixes.read(token, board)
    assert fix is None or fix.slots[0].room in ("", "blue")


def test_a_fix_no_longer_helps_where_somebody_took_the_room_meanwhile():
    board = a_board(a_slot(1, room="blue"), a_slot(2, room="blue"))
    clash = judging.whole(board)[0]
    fix = Finder(board).fixes(clash)[0]
    taken = board.with_slots([board.held(a_slot(3, room=fix.slots[0].room, day=DAY))])
    assert fixes.helps(fixes.read(fix.token, taken), clash, taken, Index(taken)) is None
