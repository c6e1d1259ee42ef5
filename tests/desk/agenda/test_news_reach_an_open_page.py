"""A page that is open asks what was done since; mostly nothing was."""

from typing import Any

import pytest
from flask import Flask

from eventsys.agenda.queries import last_act
from eventsys.events.models import Event, Room
from eventsys.events.services import keep
from eventsys.kit import journal
from eventsys.kit.database import db, transaction

from ...asking import statements
from ..organisers import an_organiser
from .conftest import Grid


@pytest.fixture
def other(app: Flask, event: Event, grid: Grid) -> Grid:
    return Grid(an_organiser(app, "editor", event, "ben@example.org"), grid.slug, grid.summit_id, grid.ids)


def since(grid: Grid, act: int | None = None, query: str = "") -> dict[str, Any]:
    answer = grid.organiser.get(f"{grid.path}/since?act={last_act(grid.summit_id) if act is None else act}{query}")
    assert answer.status_code == 200
    assert answer.json is not None
    return answer.json


def shape(grid: Grid) -> str:
    return "&shape=" + grid.text().split('data-shape="')[1].split('"')[0]


def test_nothing_new_costs_one_query_beside_the_door(grid: Grid) -> None:
    act = last_act(grid.summit_id)
    db.session.remove()
    with statements(db.engine) as asked:
        told = since(grid, act)
    assert told.keys() == {"act", "csrf"}
    assert len(asked) <= 5
    assert sum("FROM act" in statement for statement in asked) == 1


def test_a_move_of_another_brings_the_columns_that_it_touched(grid: Grid, other: Grid) -> None:
    act, drawn = last_act(grid.summit_id), shape(grid)
    other.move("Opening", room="attic")
    told = since(grid, act, drawn)
    assert told["pieces"].keys() == {"plan-days", "plan-everyone", "room-hall", "room-attic"}
    assert "Opening" in told["pieces"]["room-attic"]
    assert "Opening" not in told["pieces"]["room-hall"]
    assert told["deeds"] == [{"who": "Ben", "words": "Moved Opening to Tue 14 Sept, 12:00, Great Hall"}] or told[
        "deeds"] == [{"who": "Ben", "words": "Moved Opening to Tue 14 Sept, 12:00, Attic"}]
    assert told["touched"] == [grid.ids["Opening"]]
    assert told["act"] == last_act(grid.summit_id)


def test_one_s_own_moves_come_too_but_are_not_told(grid: Grid) -> None:
    act = last_act(grid.summit_id)
    grid.move("Opening", room="attic")
    told = since(grid, act)
    assert told["deeds"] == []
    assert told["undo"]["words"] == "Moved Opening to Tue 14 Sept, 12:00, Attic"


def test_what_leaves_or_enters_the_tray_brings_it(grid: Grid, other: Grid) -> None:
    act, drawn = last_act(grid.summit_id), shape(grid)
    other.about("tray", "Opening")
    assert "Opening" in since(grid, act, drawn)["pieces"]["plan-tray"]
    act = last_act(grid.summit_id)
    other.move("Debate")
    assert "Debate" not in since(grid, act, drawn)["pieces"]["plan-tray"]


def test_where_the_board_has_another_shape_all_of_it_comes(grid: Grid, other: Grid) -> None:
    act, drawn = last_act(grid.summit_id), shape(grid)
    other.move("Opening", time="22:00")
    assert since(grid, act, drawn)["pieces"].keys() == {"plan-days", "plan-board"}
    act = last_act(grid.summit_id)
    with journal.acting("account:9", "Ben"), transaction():
        journal.act("events.room.add", about=grid.summit_id, name="Cellar")
        keep(Room, db.session.get_one(Event, grid.summit_id), "cellar", name="Cellar")
    assert "Cellar" in since(grid, act, drawn)["pieces"]["plan-board"]


def test_a_narrow_page_gets_its_list(grid: Grid, other: Grid) -> None:
    act = last_act(grid.summit_id)
    other.move("Opening", time="12:45")
    assert "12:45" in since(grid, act, "&as=list")["pieces"]["plan-list"]


def test_a_new_title_of_a_session_is_news(grid: Grid, other: Grid) -> None:
    act, drawn = last_act(grid.summit_id), shape(grid)
    answer = other.organiser.post(f"/desk/e/{grid.slug}/sessions/{grid.ids['Opening']}", {
        "title": "Grand opening", "event_id": grid.summit_id, "track_key": "cities", "kind_key": "", "code": "OP"})
    assert answer.status_code == 303
    assert "Grand opening" in since(grid, act, drawn)["pieces"]["room-hall"]


def test_clashes_of_the_day_come_beside_the_page(grid: Grid) -> None:
    grid.move("Panel", time="09:30", room="hall")
    answer = grid.organiser.get(f"{grid.path}/clashes?day=2027-09-14")
    assert answer.json is not None
    html = answer.json["html"]
    assert "A room twice" in html
    numbers = " ".join(str(grid.ids[title]) for title in ("Opening", "Panel"))
    assert f'data-sessions="{numbers}"' in html
    assert 'name="token"' in html
    assert "1 on other days" in grid.organiser.get(f"{grid.path}/clashes?day=2027-09-15").json["html"]  # type: ignore[index]
