"""Nothing that somebody did not see is overwritten."""

from eventsys.agenda import moving
from eventsys.agenda.moving import Hand, Overtaken

from .conftest import ZONE, Desk, act_of, at


def test_a_stale_move_writes_nothing_and_tells_what_the_other_did(desk: Desk) -> None:
    seen = desk.seen()
    desk.as_(2).move("Opening", at("14:00"))
    late = desk.move("Opening", at("11:00"), seen)
    assert isinstance(late, Overtaken)
    assert [(theirs.actor_name, theirs.verb) for theirs in late.changes] == [("account:2", "agenda.move")]
    assert desk.place("Opening") == at("14:00")


def test_it_can_be_done_again_by_who_has_seen_it(desk: Desk) -> None:
    desk.as_(2).move("Opening", at("14:00"))
    assert act_of(desk.move("Opening", at("11:00")))


def test_moves_of_other_sessions_are_in_nobody_s_way(desk: Desk) -> None:
    seen = desk.seen()
    desk.as_(2).move("Panel", at("14:00"))
    assert act_of(desk.move("Opening", at("11:00"), seen))


def test_the_second_of_two_first_placements_is_told(desk: Desk) -> None:
    seen = desk.seen()
    desk.as_(2).move("Debate", at("14:00"))
    assert isinstance(desk.move("Debate", at("15:00"), seen), Overtaken)


def test_a_lock_by_another_counts_as_a_change(desk: Desk) -> None:
    seen = desk.seen()
    desk.as_(2).do(moving.lock, [desk.ids["Opening"]], True)
    late = desk.move("Opening", at("11:00"), seen)
    assert isinstance(late, Overtaken)
    assert late.changes[0].verb == "agenda.lock"


def test_one_stale_session_stops_all_that_move_with_it(desk: Desk) -> None:
    seen = desk.seen()
    desk.as_(2).move("Panel", at("14:00"))
    both = [desk.ids["Opening"], desk.ids["Panel"]]
    with desk.doing() as summit:
        late = moving.shift(summit, both, 30, Hand(seen), zones={desk.summit_id: ZONE})
    assert isinstance(late, Overtaken)
    assert desk.place("Opening") == at("09:00")


def test_the_answer_tells_what_to_have_seen_next(desk: Desk) -> None:
    first = desk.move("Opening", at("11:00"))
    assert isinstance(first, moving.Saved)
    assert act_of(desk.move("Opening", at("12:00"), first.revisions))
