from datetime import datetime

import pytest

from eventsys.agenda import moving
from eventsys.agenda.moving import Gone, Hand, Locked, Saved
from eventsys.agenda.rules import Place
from eventsys.events.models import Event
from eventsys.events.services import add_event
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.sessions.models import Session

from .conftest import DAY, NEXT, ZONE, Desk, act_of, at, locked


def verb(outcome: object) -> tuple[str, dict[str, object]]:
    act = db.session.get_one(Act, act_of(outcome))  # type: ignore[arg-type]
    return act.verb, act.told


def test_a_session_goes_to_another_time_and_room(desk: Desk) -> None:
    told = verb(desk.move("Opening", at("11:00", "attic")))
    assert desk.place("Opening") == at("11:00", "attic")
    assert told[0] == "agenda.move"
    assert told[1]["to"] == {"day": "2027-09-14", "time": "11:00", "room": "Attic", "all_rooms": False}


def test_a_session_of_the_tray_is_placed(desk: Desk) -> None:
    assert verb(desk.move("Debate", at("11:00")))[0] == "agenda.place"
    assert desk.place("Debate") == at("11:00")


def test_only_its_length_may_be_changed(desk: Desk) -> None:
    assert verb(desk.move("Opening", at("09:00", minutes=75)))[0] == "agenda.resize"


def test_a_move_to_where_it_is_writes_nothing(desk: Desk) -> None:
    assert isinstance(saved := desk.move("Opening", at("09:00")), Saved)
    assert saved.act is None


def test_a_session_can_be_over_all_rooms(desk: Desk) -> None:
    desk.move("Dinner", at("19:00", "", all_rooms=True))
    assert desk.place("Dinner").all_rooms


def test_back_in_the_tray_it_remembers_its_length(desk: Desk) -> None:
    assert verb(desk.do(moving.unplace, [desk.ids["Opening"]]))[0] == "agenda.unplace"
    assert desk.place("Opening") == Place(minutes=60)


def test_two_swap_places_and_keep_their_lengths(desk: Desk) -> None:
    told = verb(desk.do(moving.swap, desk.ids["Opening"], desk.ids["Panel"]))
    assert (desk.place("Opening"), desk.place("Panel")) == (at("10:00", "attic", 60), at("09:00", "hall", 90))
    assert (told[0], told[1]["session"], told[1]["other"]) == ("agenda.swap", "Opening", "Panel")


def test_what_is_dropped_from_the_tray_sends_the_other_there(desk: Desk) -> None:
    desk.do(moving.swap, desk.ids["Debate"], desk.ids["Opening"])
    assert (desk.place("Debate"), desk.place("Opening")) == (at("09:00"), Place(minutes=60))


def test_several_are_shifted_together(desk: Desk) -> None:
    both = [desk.ids["Opening"], desk.ids["Panel"]]
    told = verb(desk.do(moving.shift, both, 30, zones={desk.summit_id: ZONE}))
    assert (desk.place("Opening"), desk.place("Panel")) == (at("09:30"), at("10:30", "attic", 90))
    assert (told[0], told[1]["count"]) == ("agenda.shift", 2)


def test_several_go_to_other_rooms_together(desk: Desk) -> None:
    both = [desk.ids["Opening"], desk.ids["Panel"]]
    desk.do(moving.shift, both, 0, zones={desk.summit_id: ZONE}, rooms={"hall": "attic", "attic": "garden"})
    assert (desk.place("Opening").room, desk.place("Panel").room) == ("attic", "garden")


def test_a_locked_session_stays_and_so_do_all_that_would_move_with_it(desk: Desk) -> None:
    desk.do(moving.lock, [desk.ids["Panel"]], True)
    assert locked(desk, "Panel")
    both = [desk.ids["Opening"], desk.ids["Panel"]]
    assert desk.do(moving.shift, both, 30, zones={desk.summit_id: ZONE}) == Locked(("Panel",))
    assert desk.move("Panel", at("09:00")) == Locked(("Panel",))
    assert desk.do(moving.swap, *both) == Locked(("Panel",))
    assert desk.do(moving.unplace, both) == Locked(("Panel",))
    assert (desk.place("Opening"), desk.place("Panel")) == (at("09:00"), at("10:00", "attic", 90))


def test_unlocked_it_moves_again(desk: Desk) -> None:
    desk.do(moving.lock, [desk.ids["Panel"]], True)
    desk.do(moving.lock, [desk.ids["Panel"]], False)
    assert act_of(desk.move("Panel", at("12:00")))


def test_what_waits_in_the_tray_is_not_locked(desk: Desk) -> None:
    assert desk.do(moving.lock, [desk.ids["Debate"]], True).act is None
    assert not locked(desk, "Debate")


def test_a_session_is_made_at_its_place(desk: Desk) -> None:
    with desk.doing() as summit:
        made = moving.make(summit, summit, "Coffee", at("10:30", "", 30, all_rooms=True), Hand(), kind_key="break")
    assert desk.cards()["Coffee"].place == at("10:30", "", 30, all_rooms=True)
    assert verb(made)[0] == "agenda.make"


def test_sessions_of_another_summit_are_not_there(desk: Desk) -> None:
    with transaction():
        other = add_event("other", "Other", kind="summit", zone=ZONE, starts=DAY, ends=NEXT)
    assert desk.as_(1).move("Opening", at("12:00"), save="x")
    with transaction():
        elsewhere = moving.move(db.session.get_one(Event, other.id), desk.ids["Opening"], at("13:00"), Hand())
    assert elsewhere == Gone((desk.ids["Opening"],))


def test_a_deleted_session_is_gone(desk: Desk) -> None:
    seen = desk.seen()
    with transaction():
        db.session.delete(db.session.get_one(Session, desk.ids["Panel"]))
    assert desk.move("Panel", at("12:00"), seen) == Gone((desk.ids["Panel"],))


def test_a_save_that_comes_twice_is_made_once(desk: Desk) -> None:
    seen = desk.seen()
    first = desk.move("Opening", at("11:00"), seen, save="k3")
    again = desk.move("Opening", at("11:00"), seen, save="k3")
    assert again == first
    assert [act.verb for act in db.session.query(Act).filter(Act.verb.startswith("agenda."))] == ["agenda.move"]


def test_the_answer_given_again_is_of_then_and_not_of_now(desk: Desk) -> None:
    """Who moves on from it has not seen what others did meanwhile."""
    first = desk.move("Opening", at("11:00"), save="k4")
    desk.as_(2).move("Opening", at("14:00"))
    assert desk.move("Opening", at("11:00"), save="k4") == first
    assert desk.place("Opening") == at("14:00")


@pytest.mark.parametrize("made", [{}, {"since": 2**31 - 1}])
def test_a_save_that_is_another_s_is_made(desk: Desk, made: dict[str, int]) -> None:
    desk.move("Opening", at("11:00"), save="k5")
    assert act_of(desk.move("Opening", at("12:00"), save="k6", **made))


def test_a_session_past_midnight_stays_with_its_day(desk: Desk) -> None:
    late = Place(DAY, datetime(2027, 9, 15, 0, 30), 0, 90, "hall")
    desk.move("Dinner", late)
    assert desk.place("Dinner") == late
