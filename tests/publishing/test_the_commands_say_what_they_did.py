from datetime import date, datetime
from typing import Any

import pytest

from eventsys.agenda.services import place
from eventsys.editions import reading
from eventsys.editions.reading import Current
from eventsys.events.models import Event, Room
from eventsys.events.services import add_event, keep
from eventsys.kit.database import db, transaction
from eventsys.sessions.services import add_session

pytestmark = pytest.mark.usefixtures("summit")


def test_withdrawing_and_restoring_say_when_readers_see_it(run: Any) -> None:
    withdrawn = run("withdraw", "summit", "S 9", "--reason", "The speaker is ill")
    assert withdrawn.output == "Withdrawn: Opening. Readers see it after the next publication of summit.\n"
    restored = run("restore", "summit", "S 9")
    assert restored.output == "Restored: Opening. Readers see it after the next publication of summit.\n"


def test_restoring_what_was_not_withdrawn_says_so(run: Any) -> None:
    assert run("restore", "summit", "S 9").output == "Opening was not withdrawn.\n"


@pytest.mark.parametrize("words", [
    ("publish", "nowhere"), ("unpublish", "nowhere"), ("withdraw", "nowhere", "S 9"), ("restore", "nowhere", "S 9"),
    ("withdraw", "summit", "S 10"), ("restore", "summit", "S 10")], ids=" ".join)
def test_a_name_that_nothing_has_is_told_in_one_line(run: Any, words: tuple[str, ...]) -> None:
    ended = run(*words)
    assert ended.exit_code == 1
    assert ended.stderr.startswith(("Error: There is no event nowhere.", "Error: summit has no session S 10"))
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [
    ("publish", "\udcff"), ("withdraw", "summit", "\udcff"), ("restore", "summit", "\udcff"), ("unpublish", "\udcff")])
def test_a_name_in_another_encoding_is_one_that_nothing_has(run: Any, words: tuple[str, ...]) -> None:
    ended = run(*words)
    assert ended.exit_code == 1
    assert ended.stderr.startswith("Error: ")


def test_notes_and_reasons_are_kept_without_what_is_no_letter(run: Any, summit: Event) -> None:
    assert run("withdraw", "summit", "S 9", "--reason", "The speaker\x1b[2J\udcff\nis ill").exit_code == 0
    assert run("publish", "summit", "--note", "One\x07 withdrawn\udcff").exit_code == 0
    edition = reading.current("summit")
    assert isinstance(edition, Current)
    reasons = {session.withdrawn_reason for session in reading.view_of(edition).sessions} - {""}
    assert [edition.note, *reasons] == ["One withdrawn", "The speaker[2J is ill"]


def test_an_option_that_is_none_is_told_with_the_way_to_help(run: Any, summit: Event) -> None:
    ended = run("publish", "summit", "--nonsense")
    assert ended.exit_code == 2
    assert "No such option" in ended.stderr
    assert "--help" in ended.stderr


def test_publishing_stops_at_clashes_unless_told_otherwise(run: Any) -> None:
    with transaction():
        day = date(2027, 9, 14)
        summit = add_event("clashing", "Clashing", kind="summit", zone="Europe/Lisbon", starts=day, ends=day)
        keep(Room, summit, "hall", name="Hall")
        for title in ("One", "Other"):
            session = add_session(summit, title)
            db.session.flush()
            place(session.id, starts=datetime(2027, 9, 14, 9), minutes=60, room_key="hall")
    stopped = run("publish", "clashing")
    assert stopped.exit_code == 1
    assert "block publication" in stopped.output
    assert run("publish", "clashing", "--anyway").output.startswith("clashing: edition 1 is published.")
