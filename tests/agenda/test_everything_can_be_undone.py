"""Undo and redo of what one account did, read from the journal."""

from eventsys.agenda import history, loosening, moving
from eventsys.agenda.history import Blocked
from eventsys.agenda.moving import Hand, Locked
from eventsys.agenda.rules import Place
from eventsys.events.models import Room
from eventsys.events.services import listed
from eventsys.kit import journal
from eventsys.kit.database import transaction
from eventsys.kit.undoing import NotUndone, Undone, undo
from eventsys.sessions.services import withdraw

from .conftest import Desk, act_of, at


def test_acts_are_undone_from_the_last_and_redone_in_reverse(desk: Desk) -> None:
    desk.move("Opening", at("11:00"))
    desk.move("Opening", at("12:00"))
    desk.undo()
    assert desk.place("Opening") == at("11:00")
    desk.undo()
    assert desk.place("Opening") == at("09:00")
    assert desk.undo() is None
    desk.redo()
    assert desk.place("Opening") == at("11:00")
    desk.redo()
    assert desk.place("Opening") == at("12:00")
    assert desk.redo() is None


def test_what_was_redone_can_be_undone_again(desk: Desk) -> None:
    desk.move("Opening", at("11:00"))
    for _again in range(3):
        act_of(desk.undo())
        act_of(desk.redo())
    act_of(desk.undo())
    assert desk.place("Opening") == at("09:00")


def test_a_new_move_ends_what_could_be_redone(desk: Desk) -> None:
    desk.move("Opening", at("11:00"))
    desk.undo()
    desk.move("Panel", at("12:00"))
    assert desk.redo() is None
    desk.undo()
    assert desk.place("Panel") == at("10:00", "attic", 90)


def test_a_first_placement_and_a_new_session_are_undone_without_a_trace(desk: Desk) -> None:
    before = desk.cards()
    desk.move("Debate", at("11:00"))
    with desk.doing() as summit:
        moving.make(summit, summit, "Coffee", at("10:30"), Hand())
    desk.undo()
    desk.undo()
    after = desk.cards()
    assert {title: card.place for title, card in after.items()} == {t: card.place for t, card in before.items()}


def test_each_account_undoes_its_own(desk: Desk) -> None:
    desk.move("Opening", at("11:00"))
    desk.as_(2).move("Panel", at("14:00"))
    desk.undo()
    assert (desk.place("Opening"), desk.place("Panel")) == (at("09:00"), at("14:00"))
    assert desk.undo() is None


def test_what_another_changed_since_is_left_alone_and_told(desk: Desk) -> None:
    desk.move("Panel", at("12:00"))
    mine = act_of(desk.move("Opening", at("11:00")))
    desk.as_(2).move("Opening", at("14:00"))
    blocked = desk.undo()
    assert isinstance(blocked, Blocked)
    assert [theirs.actor_name for theirs in blocked.changes] == ["account:2"]
    assert desk.place("Opening") == at("14:00")
    act_of(desk.undo(before=mine))
    assert desk.place("Panel") == at("10:00", "attic", 90)


def test_a_place_is_undone_as_a_whole_or_not_at_all(desk: Desk) -> None:
    """Else the old time would meet the new room, which nobody has chosen."""
    desk.move("Opening", at("11:00"))
    desk.as_(2).move("Opening", at("11:00", "attic"))
    assert isinstance(desk.undo(), Blocked)
    assert desk.place("Opening") == at("11:00", "attic")


def test_once_the_other_has_taken_it_back_it_can_be_undone(desk: Desk) -> None:
    desk.move("Opening", at("11:00"))
    desk.as_(2).move("Opening", at("14:00"))
    desk.as_(2).undo()
    act_of(desk.undo())
    assert desk.place("Opening") == at("09:00")


def test_a_session_that_was_locked_since_is_not_moved_by_undoing(desk: Desk) -> None:
    desk.move("Opening", at("11:00"))
    desk.as_(2).do(moving.lock, [desk.ids["Opening"]], True)
    assert desk.undo() == Locked(("Opening",))


def test_neither_is_it_moved_by_undoing_from_the_journal(desk: Desk) -> None:
    act = act_of(desk.move("Opening", at("11:00")))
    desk.do(moving.lock, [desk.ids["Opening"]], True)
    with transaction():
        assert undo(act, desk.summit_id) == NotUndone((), ("“Opening” is locked: unlock it first",))
    assert desk.place("Opening") == at("11:00")


def test_nothing_goes_back_into_a_room_that_was_deleted_since(desk: Desk) -> None:
    act = act_of(desk.move("Opening", at("11:00", "garden")))
    with desk.doing() as summit:
        loosening.delete(listed(Room, summit)["hall"], summit, "Hall")
    assert desk.undo(before=act + 1) == Blocked(act, (), ("“Hall” was deleted since",))
    assert desk.place("Opening") == at("11:00", "garden")


def test_a_room_comes_back_with_those_who_were_in_it(desk: Desk) -> None:
    with desk.doing() as summit:
        loosening.delete(listed(Room, summit)["hall"], summit, "Hall")
        act = journal.current_id() or 0
    assert desk.place("Opening") == at("09:00", "")
    with transaction():
        assert isinstance(undo(act, desk.summit_id), Undone)
    assert desk.place("Opening") == at("09:00")


def test_a_lock_itself_is_undone(desk: Desk) -> None:
    desk.do(moving.lock, [desk.ids["Opening"]], True)
    act_of(desk.undo())
    assert act_of(desk.move("Opening", at("11:00")))


def test_undoing_twice_is_undoing_once(desk: Desk) -> None:
    """An answer was lost, and the page asks again for the same act to be undone."""
    desk.move("Panel", at("12:00"))
    act = act_of(desk.move("Opening", at("11:00")))
    for _again in range(2):
        with desk.doing() as summit:
            history.take_back(summit, act, desk.actor)
    assert (desk.place("Opening"), desk.place("Panel")) == (at("09:00"), at("12:00"))


def test_what_was_undone_elsewhere_is_off_the_stack(desk: Desk) -> None:
    desk.move("Panel", at("12:00"))
    act = act_of(desk.move("Opening", at("11:00")))
    with journal.acting("account:2"), transaction():
        undo(act, desk.summit_id)
    act_of(desk.undo())
    assert desk.place("Panel") == at("10:00", "attic", 90)


def test_other_work_of_the_account_is_not_on_the_stack(desk: Desk) -> None:
    desk.move("Opening", at("11:00"))
    with desk.doing():
        from eventsys.kit.database import db
        from eventsys.sessions.models import Session
        withdraw(db.session.get_one(Session, desk.ids["Panel"]), "The speaker fell ill")
    act_of(desk.undo())
    assert (desk.place("Opening"), desk.cards()["Panel"].withdrawn) == (at("09:00"), True)


def test_a_swap_is_one_step(desk: Desk) -> None:
    desk.do(moving.swap, desk.ids["Debate"], desk.ids["Opening"])
    act_of(desk.undo())
    assert (desk.place("Debate"), desk.place("Opening")) == (Place(), at("09:00"))
