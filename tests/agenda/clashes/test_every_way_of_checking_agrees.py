"""The sweep, the neighbours of one session, and what a move changes, against asking every pair."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventsys.agenda.clashes.rules import judging
from eventsys.agenda.clashes.rules.doubles import together
from eventsys.agenda.clashes.rules.near import Index
from tests.agenda.clashes.made import boards, slots


def every_pair(board):
    found = [clash for slot in board.slots.values() for clash in judging.alone(slot, board)]
    for one, other in combinations(board.slots.values(), 2):
        found += together(one, other, board)
    return judging.ordered(found)


def by_key(clashes):
    return {clash.key: clash for clash in clashes}


@given(boards())
def test_the_sweep_finds_what_asking_every_pair_finds(board):
    assert judging.whole(board) == every_pair(board)


@given(boards(), st.randoms())
def test_the_order_of_sessions_makes_no_difference(board, chance):
    shuffled = list(board.slots.items())
    chance.shuffle(shuffled)
    assert judging.whole(replace(board, slots=dict(shuffled))) == judging.whole(board)


@given(boards())
def test_no_two_clashes_have_the_same_key(board):
    found = judging.whole(board)
    assert len(by_key(found)) == len(found)


@given(boards())
def test_the_check_of_one_session_is_its_share_of_the_whole(board):
    index, found = Index(board), judging.whole(board)
    for number, slot in board.slots.items():
        if not slot.foreign:
            share = tuple(clash for clash in found if number in clash.sessions)
            assert judging.around([number], board, index) == share


@given(boards(), st.data())
def test_what_a_move_changes_is_the_difference_of_two_whole_checks(board, data):
    own = [number for number, slot in board.slots.items() if not slot.foreign]
    if not own:
        return
    chosen = data.draw(st.lists(st.sampled_from(own), min_size=1, max_size=3, unique=True))
    wishes = [data.draw(slots(0).filter(lambda slot: not slot.foreign)) for _ in chosen]
    moved = [board.held(board.slots[number], day=wish.day, starts=wish.starts, minutes=wish.minutes, room=wish.room,
                        all_rooms=wish.all_rooms) for number, wish in zip(chosen, wishes, strict=True)]
    result = judging.outcome(moved, board, Index(board))
    before, after = by_key(judging.whole(board)), by_key(judging.whole(board.with_slots(moved)))
    assert {c.key for c in result.mended} == before.keys() - after.keys()
    assert {c.key for c in result.new} == {
        key for key, clash in after.items() if key not in before or clash.extent > before[key].extent}
