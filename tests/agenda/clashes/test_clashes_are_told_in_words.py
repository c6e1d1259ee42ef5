"""Every clash and every fix is a sentence that names what it is about."""

from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import given

from eventsys.agenda.clashes import telling
from eventsys.agenda.clashes.rules import fixes, judging
from eventsys.agenda.clashes.rules.finding import Finder
from eventsys.agenda.clashes.rules.values import RULES, SEVERITIES, PersonFacts, RoomFacts, Seat
from tests.agenda.clashes.boards import ADA, BEN, DAY, EVE, a_board, a_foreign_slot, a_slot, away, found
from tests.agenda.clashes.made import boards

HERE = a_slot(1, "10:00", 60, "hall", [ADA], wants_chair=False)


@pytest.mark.parametrize(("slots", "facts", "words"), [
    ([HERE, a_slot(2, "10:45", 60, "hall")], {}, "Hall is taken twice for 15 minutes."),
    ([HERE, a_slot(2, "10:30", 90, "red", [ADA])], {}, "Ada Mensah is in both at once, for 30 minutes."),
    ([HERE, a_foreign_slot(2, people=[ADA])], {}, "Ada Mensah is at Other summit at the same time, for 1 hour."),
    ([HERE, a_slot(2, "11:05", 60, "tent", [ADA])], {},
     "Ada Mensah has 5 minutes to get from House to Park, which takes 25 minutes."),
    ([HERE], {"people": [away(ADA, "09:00", "10:30")]},
     "Ada Mensah is away on Tuesday 14 September from 09:00 to 10:30."),
    ([a_slot(1, "10:00", 90, all_rooms=True), a_slot(2, "09:00", 180, "red")], {},
     "“Session 1” takes all rooms for 1 h 30 min of it."),
    ([a_slot(1, room="red", expected=50)], {}, "Red room has 40 seats, and 50 people are expected."),
    ([a_slot(1, room="red", signed_up=50)], {}, "Red room has 40 seats, and 50 people have signed up."),
    ([a_slot(1, room="red", interpretation=("fr",))], {},
     "Red room has no booth, and it is to be interpreted into French."),
    ([a_slot(1, room="blue", interpretation=("fr", "ar"))], {},
     "Blue room has 1 booth, and it is to be interpreted into French, Arabic."),
    ([HERE, a_slot(2, "10:45", None, "hall")], {},
     "Hall is taken twice from 10:45. “Session 2” has no length yet, so that nobody can say for how long."),
    ([HERE, a_slot(2, "10:15", None, "red", [ADA])], {},
     "Ada Mensah is in both at once, from 10:15. “Session 2” has no length yet, so that nobody can say for how long."),
    ([a_slot(1, "08:00")], {}, "The day is open from 09:00 to 18:00."),
    ([a_slot(1, day=DAY + timedelta(days=9))], {},
     "It is on 23 September 2027; the event is from 14 September 2027 to 15 September 2027."),
    ([a_slot(1, wants_chair=True, kind="Panel")], {}, "It is of the kind “Panel” and has no moderator or chair."),
    ([a_slot(1, seats=(Seat(ADA, state="declined"), Seat(BEN, state="declined")))], {},
     "Ada Mensah and Ben Ali have declined."),
    ([a_slot(1, seats=(Seat(ADA, state="invited"),))], {}, "Ada Mensah has not confirmed."),
])
def test_a_clash_is_a_sentence(app: Flask, slots, facts, words):
    clash, = found(*slots, **facts)
    assert telling.sentence(clash) == words


def test_many_people_are_some_names_and_a_number(app: Flask):
    seats = tuple(Seat(number, state="invited") for number in range(1, 8))
    assert telling.sentence(found(a_slot(1, seats=seats))[0]) == (
        "Person 1, Person 2, Person 3 and 4 more have not confirmed.")


def test_names_of_another_direction_do_not_turn_the_sentence_around(app: Flask):
    clash, = found(a_slot(1, people=[ADA]), people=[PersonFacts(ADA, "ليلى شاهين", biography=False)])
    assert telling.sentence(clash) == "\u2068ليلى شاهين\u2069 has no biography."


def test_a_fix_says_what_changes_and_not_what_stays(app: Flask):
    board = a_board(HERE, a_slot(2, "10:00", 60, "hall", [BEN]))
    found_fixes = Finder(board).fixes(judging.whole(board)[0])
    assert [telling.fix_words(fix) for fix in found_fixes] == [
        "Move “Session 2” to Blue room", "Move “Session 2” to 09:00–10:00"]


@pytest.mark.parametrize(("token", "words"), [
    ("length.2.30", "Make “Session 2” last 30 minutes, until 11:00"), ("tray.1", "Put “Session 1” back into the tray"),
    ("tray.3", "Take “Session 3” off its day and room"),
    ("time.2.2027-09-14T12:00.hall", "Move “Session 2” to 12:00–13:00")])
def test_what_a_press_does_is_told(app: Flask, token, words):
    board = a_board(HERE, a_slot(2, "10:30", None, "hall"), a_slot(3, "", room="red"))
    assert telling.fix_words(fixes.read(token, board)) == words


@pytest.mark.parametrize("given", ['"Session 2"', "“Session 2”", "«Session 2»", "Session 2"])
def test_a_title_in_quotation_marks_is_not_put_between_two_pairs(app: Flask, given):
    board = a_board(HERE, a_slot(2, "10:30", 30, "hall", title=given))
    assert telling.fix_words(fixes.read("room.2.red", board)) == "Move “Session 2” to Red room"
    partly = a_board(HERE, a_slot(2, "10:30", 30, "hall", title='"Yes" or "no"'))
    assert telling.fix_words(fixes.read("room.2.red", partly)) == 'Move “"Yes" or "no"” to Red room'


def test_another_day_is_told(app: Flask):
    full = a_slot(2, "09:00", 9 * 60, "hall", [BEN, EVE])
    board = a_board(HERE, full, rooms=[RoomFacts("hall", "Hall")])
    assert telling.fix_words(Finder(board).fixes(judging.whole(board)[0])[0]) == (
        "Move “Session 1” to Wednesday 15 September, 10:00–11:00")


@given(boards())
def test_there_are_words_for_everything(app: Flask, board):
    finder = Finder(board)
    for clash in judging.whole(board)[:8]:
        told = telling.as_data(clash, finder.fixes(clash))
        assert all(told[name] for name in ("title", "sentence", "why", "key", "severity"))
        assert "None" not in told["sentence"]
        assert "%" not in told["sentence"]


def test_every_rule_and_severity_has_words(app: Flask):
    for rule in RULES:
        assert telling.rule_words(rule)
        assert telling.why(rule)
    for severity in SEVERITIES:
        assert telling.severity_words(severity)
        assert telling.severities_words(severity)
