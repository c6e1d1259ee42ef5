"""The forms that the grid posts, as a page without a script sends them."""

from typing import Any

import pytest

from eventsys.kit.database import db, transaction
from eventsys.sessions.models import Session

from ..organisers import an_organiser
from .conftest import DAY, Grid


def test_a_session_is_moved_and_the_page_says_so_with_a_way_back(grid: Grid) -> None:
    answer = grid.move("Opening", time="11:15", room="attic")
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{grid.path}#s-{grid.ids['Opening']}"
    assert grid.at("Opening") == ("14 11:15", "attic", 60)
    assert "Moved: Opening" in grid.text()


def test_what_was_looked_at_stays(grid: Grid) -> None:
    answer = grid.organiser.post(f"{grid.path}/{grid.ids['Opening']}/move?day={DAY}&zoom=4&hide=garden",
                                 {"day": DAY, "time": "11:15", "room": "hall"} | grid.seen("Opening"))
    assert answer.headers["Location"] == f"{grid.path}?day={DAY}&zoom=4&hide=garden#s-{grid.ids['Opening']}"


@pytest.mark.parametrize(("facts", "words"), [
    ({"time": ""}, "Give the time at which it starts"), ({"time": "25:00"}, "Give the time at which it starts"),
    ({"minutes": "3"}, "Give a length from 5"), ({"minutes": "x"}, "Not a valid integer value"),
    ({"room": "cellar"}, "Not a valid choice"), ({"day": "1999-01-01"}, "Not a valid choice"),
    ({"minute": "-5"}, "Number must be between")])
def test_what_makes_no_sense_is_told_and_kept(grid: Grid, facts: dict[str, str], words: str) -> None:
    answer = grid.move("Opening", **facts)
    assert answer.status_code == 400
    assert words in answer.text
    assert "There is a problem" in answer.text
    assert grid.at("Opening") == ("14 09:00", "hall", 60)


def test_a_script_tells_the_minute_of_the_day(grid: Grid) -> None:
    answer = grid.move("Opening", time="", minute=25 * 60 + 30, json=True)
    assert answer.status_code == 200
    assert answer.json is not None
    assert answer.json["seen"].keys() == {str(grid.ids["Opening"])}
    assert grid.at("Opening")[0] == "15 01:30"
    assert str(grid.cards()["Opening"].place.day) == DAY


def test_small_hours_belong_to_the_evening_where_that_is_ticked(grid: Grid) -> None:
    grid.move("Dinner", time="00:30", night="y")
    held = grid.cards()["Dinner"].place
    assert (str(held.day), str(held.starts)) == (DAY, "2027-09-15 00:30:00")
    assert 'name="night" type="checkbox" value="y" checked' in grid.text(f"/{grid.ids['Dinner']}/move")


def test_two_swap(grid: Grid) -> None:
    assert grid.about("swap", "Opening", "Panel").status_code == 303
    assert (grid.at("Opening")[:2], grid.at("Panel")[:2]) == (("14 10:00", "attic"), ("14 09:00", "hall"))


def test_to_swap_with_nobody_is_told(grid: Grid) -> None:
    answer = grid.about("swap", "Opening")
    assert answer.status_code == 400
    assert "Choose the session to swap places with" in answer.text


def test_several_are_moved_together(grid: Grid) -> None:
    page = grid.text("/shift")
    assert "Opening" in page
    assert grid.about("shift", "Opening", "Panel", minutes=30, way="earlier", room="garden").status_code == 303
    assert (grid.at("Opening")[:2], grid.at("Panel")[:2]) == (("14 08:30", "garden"), ("14 09:30", "garden"))


def test_a_drag_tells_how_many_columns_further(grid: Grid) -> None:
    grid.about("shift", "Opening", "Panel", minutes=0, way="later", room="", columns=1,
               column=["hall", "attic", "garden"])
    assert (grid.at("Opening")[1], grid.at("Panel")[1]) == ("attic", "garden")


def test_none_chosen_is_told(grid: Grid) -> None:
    answer = grid.about("shift", minutes=30, way="later", room="")
    assert answer.status_code == 400
    assert "Choose at least one session" in answer.text


def test_a_lock_holds_until_it_is_unlocked(grid: Grid) -> None:
    grid.about("lock", "Opening")
    assert "Unlock it" in grid.text(f"/{grid.ids['Opening']}/move")
    refused = grid.move("Opening", json=True)
    assert refused.status_code == 423
    assert refused.json == {"error": "“Opening” is locked: unlock it to move it"}
    grid.about("unlock", "Opening")
    assert grid.move("Opening").status_code == 303


def test_a_session_goes_back_into_the_tray(grid: Grid) -> None:
    assert grid.about("tray", "Opening").status_code == 303
    assert grid.at("Opening") == ("", "", 60)


def test_a_new_session_is_made_at_its_place(grid: Grid) -> None:
    page = grid.text(f"/new?day={DAY}&time=12:30&room=attic&minutes=45")
    assert 'value="12:30"' in page
    answer = grid.organiser.post(f"{grid.path}/new", {
        "title": "Lunch talk", "day": DAY, "time": "12:30", "room": "attic", "minutes": 45, "event": grid.slug})
    assert answer.status_code == 303
    assert grid.at("Lunch talk") == ("14 12:30", "attic", 45)


def test_a_new_break_is_over_all_rooms(grid: Grid) -> None:
    page = grid.text(f"/new?day={DAY}&break=1")
    assert 'name="all_rooms" type="checkbox" value="y" checked' in page
    assert '<option value="break" selected' in page


def test_a_form_sent_twice_is_made_once(grid: Grid) -> None:
    sent = {"title": "Lunch talk", "day": DAY, "time": "12:30", "event": grid.slug, "room": "", "save": "abc"}
    for _press in range(2):
        assert grid.organiser.post(f"{grid.path}/new", sent).status_code == 303
    with transaction():
        assert db.session.query(Session).filter_by(title="Lunch talk").count() == 1


def test_a_deleted_session_is_told(grid: Grid) -> None:
    seen = grid.seen("Panel")
    with transaction():
        db.session.delete(db.session.get_one(Session, grid.ids["Panel"]))
    answer = grid.organiser.post(f"{grid.path}/tray", {"session": grid.ids["Panel"], **seen}, json=True)
    assert answer.status_code == 404
    assert answer.json == {"error": "This session is not there any more: somebody has deleted it"}


@pytest.mark.parametrize("number", ["999999", str(2**31), str(10**30)])
def test_numbers_of_nothing_are_not_found(grid: Grid, number: str) -> None:
    assert grid.organiser.get(f"{grid.path}/{number}/move").status_code == 404
    assert grid.organiser.post(f"{grid.path}/lock", {"session": number, f"seen-{number}": number}).status_code in (
        303, 404)


def test_odd_fields_do_no_harm(grid: Grid) -> None:
    odd: dict[str, Any] = {f"seen-{grid.ids['Opening']}": "x" * 50, "known": "-1", "save": "s" * 5000}
    assert grid.move("Opening", odd, json=True).status_code == 409  # as of who has seen nothing yet


def test_who_may_only_look_sees_the_place_and_no_form(grid: Grid, app: Any, event: Any) -> None:
    viewer = an_organiser(app, "viewer", event)
    page = viewer.text(f"{grid.path}/{grid.ids['Opening']}/move")
    assert "Tue 14 Sept, 09:00, Great Hall" in page
    assert "Move it there" not in page
    assert viewer.post(f"{grid.path}/{grid.ids['Opening']}/move", {}).status_code == 403
