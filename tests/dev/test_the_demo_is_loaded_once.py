from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from eventsys.dev import loading, reading
from eventsys.editions.models import Edition
from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.people.models import Organisation, Person

from .conftest import TODAY


def counts() -> list[int | None]:
    return [db.session.scalar(select(func.count()).select_from(model))
            for model in (Event, Person, Organisation, Edition)]


def test_loading_twice_changes_nothing(app: Flask, run: Any) -> None:
    first = run("demo", "--quiet")
    assert (first.exit_code, first.output) == (0, "")
    before = counts()
    db.session.rollback()
    second = run("demo")
    assert second.output.startswith("There already, left alone: berlin-summer-dialogue, common-ground-summit")
    assert counts() == before


def test_what_is_missing_is_added_beside_what_is_there(app: Flask, run: Any) -> None:
    with transaction():
        loading.load(reading.read("berlin-summer-dialogue"), TODAY)
    output = run("demo").output
    assert "left alone: berlin-summer-dialogue\n" in output
    assert "Loaded and published: common-ground-summit, fourth-global-summit, world-urban-forum-12" in output


def test_if_empty_does_nothing_where_there_is_an_event(app: Flask, run: Any) -> None:
    with transaction():
        loading.load(reading.read("berlin-summer-dialogue"), TODAY)
    before = counts()
    db.session.rollback()
    assert run("demo", "--if-empty").output == ""
    assert counts() == before


def test_bad_data_is_one_clear_line(
        app: Flask, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fair.toml").write_text("slug = 1")
    monkeypatch.setattr(reading.read, "__defaults__", (tmp_path,))
    monkeypatch.setattr(reading.names, "__defaults__", (tmp_path,))
    result = run("demo")
    assert result.exit_code == 1
    assert result.output == "Error: fair.toml: Object contains unknown field `slug`\n"


def test_texts_lose_their_line_ends_but_keep_paragraphs_headings_and_lists() -> None:
    text = "One\ntwo.\n\n### Head\n\n- a\n- b\n"
    assert loading.prose(text) == ("<p>One two.</p>\n<h3>Head</h3>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>")
