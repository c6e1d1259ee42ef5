from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from eventsys.editions.services import latest
from eventsys.kit.database import db
from eventsys.programme.canonical import encode
from tests.builders import a_programme, a_session

from .applied import session, titles
from .written import event, js, talk, xml


@pytest.fixture
def file(tmp_path: Path) -> Any:
    def write(text: str | bytes) -> Path:
        path = tmp_path / "schedule.file"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path
    return write


def test_it_ends_with_a_summary(run: Any, file: Any) -> None:
    result = run("import", file(xml(event("One", "a"), event("Two", "b", start="soon"))))
    lines = [" ".join(line.split()) for line in result.output.splitlines()]
    assert {"new 1", "changed 0", "unchanged 0", "refused 1"} <= set(lines)
    assert "line 8: “Two”: its start “soon” cannot be read" in lines
    assert lines[-1] == "Readers see it after the next publication of days."


def test_the_exit_code_tells_that_rows_were_refused_though_the_others_are_taken_and_published(
        run: Any, file: Any) -> None:
    whole, torn = event("One", "a"), event("Two", "b", start="soon")
    assert run("import", file(xml(whole))).exit_code == 0
    assert run("import", file(xml(whole, torn))).exit_code == 3
    result = run("import", file(xml(event("Three", "c"), torn)), "--publish")
    assert result.exit_code == 3
    assert "edition 1 is published" in result.output
    assert titles() == ["One", "Three"]


def test_help_says_what_becomes_of_rows_that_cannot_be_read(run: Any) -> None:
    words = " ".join(run("import", "--help").output.split())
    assert "refused and listed, and the exit code is then 3; all others are taken together" in words


def test_the_second_time_it_says_that_nothing_changed(run: Any, file: Any) -> None:
    path = file(xml(event()))
    run("import", path)
    result = run("import", path)
    assert "nothing was changed" in result.output
    assert result.exit_code == 0


@pytest.mark.parametrize("text", ["", "<html/>", xml(event())[:-20], xml(), '{"a": 1}', b"\0\1\2"])
def test_a_refused_file_gives_one_clear_line_and_fails(run: Any, file: Any, text: str | bytes) -> None:
    result = run("import", file(text))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("Error: ")


def test_publish_makes_the_edition(run: Any, file: Any) -> None:
    path = file(xml(event()))
    assert "edition 1 is published" in run("import", path, "--publish").output
    edition = latest("days")
    assert edition is not None
    assert edition.number == 1
    db.session.rollback()
    assert "no new one" in run("import", path, "--publish").output


def test_the_event_may_be_named(run: Any, file: Any) -> None:
    run("import", file(xml(event())), "--event", "the-days-2027")
    assert titles("the-days-2027") == ["Opening"]


@pytest.mark.parametrize("options", [("--event", "No Name"), ("--event", "a/b"), ("--timezone", "Berlin")])
def test_options_that_cannot_be_are_told_so(run: Any, file: Any, options: tuple[str, str]) -> None:
    result = run("import", file(xml(event())), *options)
    assert result.exit_code == 2
    assert options[0] in result.stderr


def test_it_asks_for_the_time_zone_where_nothing_says_it(run: Any, file: Any) -> None:
    path = file(js(talk(), conference={"time_zone_name": None}))
    result = run("import", path)
    assert result.exit_code == 1
    assert "--timezone" in result.stderr
    assert run("import", path, "--timezone", "europe/lisbon").exit_code == 0


def test_prune_tells_what_it_deleted(run: Any, file: Any) -> None:
    run("import", file(xml(event("One", "a"), event("Two", "b"))))
    path = file(xml(event("Two", "b")))
    assert "1 session of the draft is not in the file" in run("import", path).output
    result = run("import", path, "--prune")
    assert "deleted 1" in " ".join(result.output.split())
    assert session("Two").guid == "b"
    assert titles() == ["Two"]


def test_what_only_the_database_can_refuse_is_told_in_one_line_too(run: Any, file: Any) -> None:
    two = tuple(a_session(name, guid=name) for name in ("a", "b"))
    run("import", file(encode(a_programme(*two))))
    swapped = (replace(two[0], guid="b"), replace(two[1], guid="a"))
    result = run("import", file(encode(a_programme(*swapped))))
    assert result.exit_code == 1
    assert "nothing was changed" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_strict_changes_nothing_if_a_row_is_refused(run: Any, file: Any) -> None:
    result = run("import", file(xml(event("One", "a"), event(""))), "--strict")
    assert result.exit_code == 1
    assert "line 8" in result.output
    assert "nothing was changed" in result.stderr
    assert latest("days") is None


@pytest.mark.parametrize("nasty", ["\ud800", "\x1b[2J", "\x1b]0;owned\x07", "\u202e\x9b31m"])
def test_what_a_file_says_does_nothing_to_the_terminal(run: Any, file: Any, nasty: str) -> None:
    """Half letters can't be written at all, and control characters would be obeyed."""
    rows = [talk(f"{nasty}One", links=[{"url": f"{nasty}javascript:1"}]),
            talk(f"{nasty}Two", guid=f"b{nasty}", start=f"soon{nasty}")]
    for result in (run("import", file(js(*rows))), run("import", file(js(rows[1], conference={"title": nasty})))):
        assert isinstance(result.exception, SystemExit | None)
        said = result.stdout + result.stderr
        assert "“soon" in said
        assert not {"\x1b", "\x07", "\x9b", "\ud800"} & set(said)
