"""Both versions side by side, and an offer to apply one's own again."""

import re
from typing import Any

import pytest
from flask import Flask

from eventsys.events.models import Event

from ..organisers import an_organiser
from .conftest import Grid


@pytest.fixture
def other(app: Flask, event: Event, grid: Grid) -> Grid:
    """A colleague at the same agenda."""
    return Grid(an_organiser(app, "editor", event, "ben@example.org"), grid.slug, grid.summit_id, grid.ids)


def test_a_stale_form_shows_both_and_can_be_sent_again(grid: Grid, other: Grid) -> None:
    seen = grid.seen("Opening")
    other.move("Opening", time="15:00")
    answer = grid.move("Opening", seen, time="11:00", room="attic")
    assert answer.status_code == 409
    assert "Tue 14 Sept, 15:00, Great Hall, 60 minutes" in answer.text
    assert "Ben" in answer.text
    assert "Tue 14 Sept, 11:00, Attic, 60 minutes" in answer.text
    assert grid.at("Opening")[0] == "14 15:00"
    again = dict(re.findall(r'name="([\w-]+)" value="([^"]*)"', answer.text.split("<form", 2)[2]))
    assert grid.organiser.post(f"{grid.path}/{grid.ids['Opening']}/move", again).status_code == 303
    assert grid.at("Opening")[:2] == ("14 11:00", "attic")


def test_a_script_gets_the_same_with_what_is_to_be_seen(grid: Grid, other: Grid) -> None:
    seen = grid.seen("Opening", "Panel")
    other.move("Panel", time="15:00")
    both = [grid.ids["Opening"], grid.ids["Panel"]]
    answer = grid.organiser.post(f"{grid.path}/shift", {
        "session": both, "minutes": 30, "way": "later", "room": "", **seen}, json=True)
    assert answer.status_code == 409
    assert answer.json is not None
    assert answer.json["kind"] == "overtaken"
    assert "30 minutes later" in answer.json["html"]
    fresh = answer.json["seen"]
    assert fresh[str(grid.ids["Panel"])] > seen[f"seen-{grid.ids['Panel']}"]
    assert grid.at("Opening")[0] == "14 09:00"


@pytest.mark.parametrize(("act", "words"), [
    ("tray", "In the tray"), ("lock", "Locked"), ("swap", "Swapped with “Panel”")])
def test_every_act_says_what_was_wished_for(grid: Grid, other: Grid, act: str, words: str) -> None:
    titles = ("Opening", "Panel") if act == "swap" else ("Opening",)
    seen = grid.seen(*titles)
    other.move("Opening", time="15:00")
    answer = grid.organiser.post(f"{grid.path}/{act}", {"session": [grid.ids[t] for t in titles], **seen})
    assert answer.status_code == 409
    assert words in answer.text


def test_undo_is_blocked_by_what_another_did_since_and_offers_the_step_before(grid: Grid, other: Grid) -> None:
    grid.move("Panel", time="13:00")
    act = moved(grid, "Opening")
    other.move("Opening", time="15:00")
    answer = grid.organiser.post(f"{grid.path}/undo", {"act": act})
    assert answer.status_code == 409
    assert "Opening" in answer.text
    assert "15:00" in answer.text
    before = re.search(r'name="act" value="(\d+)"', answer.text)
    assert before is not None
    assert grid.organiser.post(f"{grid.path}/undo", {"act": before[1]}).status_code == 303
    assert (grid.at("Panel")[0], grid.at("Opening")[0]) == ("14 10:00", "14 15:00")


def moved(grid: Grid, title: str) -> Any:
    answer = grid.move(title, time="11:00", json=True)
    assert answer.json is not None
    return answer.json["act"]


def test_an_act_of_another_is_not_undone_here(grid: Grid, other: Grid) -> None:
    act = moved(other, "Opening")
    assert grid.organiser.post(f"{grid.path}/undo", {"act": act}).status_code == 404
    assert grid.organiser.post(f"{grid.path}/undo", {"act": "x"}).status_code == 404


def test_the_page_knows_what_can_be_undone_and_done_again(grid: Grid) -> None:
    moved(grid, "Opening")
    assert "Moved Opening to Tue 14 Sept, 11:00, Great Hall" in grid.text()
    act = re.search(r'name="act" value="(\d+)"', grid.text())
    assert act is not None
    grid.organiser.post(f"{grid.path}/undo", {"act": act[1]})
    assert grid.at("Opening")[0] == "14 09:00"
    again = re.findall(r'name="act" value="(\d*)"', grid.text())
    grid.organiser.post(f"{grid.path}/redo", {"act": again[1]})
    assert grid.at("Opening")[0] == "14 11:00"
