"""Without a time, withdrawn, past midnight: shown, and where they belong."""

from . import dialogue
from .printed import Printed, squeezed


def test_without_a_time_but_with_a_day(small_booklet: Printed, small_glance: Printed) -> None:
    second = small_booklet.text_of(small_booklet.part("Wednesday 15 September Day 2"))
    assert second.index("Timetobeannounced") < second.index("Walkalongthewall")
    day = next(text for text in small_glance.squeezed if "Walkalongthewall" in text)
    assert "timetobeannounced" in day
    assert "Wednesday15September2027" in day


def test_without_even_a_day(small_booklet: Printed, small_glance: Printed) -> None:
    later = small_booklet.text_of(small_booklet.part("To be announced"))
    assert "Eveningwiththeneighbours" in later
    assert "Secondmorning" not in later
    waiting = next(text for text in small_glance.squeezed if "Eveningwiththeneighbours" in text)
    assert "timetobeannounced" in waiting


def test_withdrawn_with_its_reason(small_booklet: Printed, small_glance: Printed) -> None:
    first = small_booklet.text_of(small_booklet.part("Tuesday 14 September Day 1"))
    assert squeezed(f"Withdrawn: {dialogue.REASON}") in first
    grid = next(text for text in small_glance.squeezed if "Seedsofthecommons" in text)
    assert "withdrawn" in grid


def test_past_midnight_belongs_to_the_day_before(small_booklet: Printed, small_glance: Printed) -> None:
    first = small_booklet.text_of(small_booklet.part("Tuesday 14 September Day 1"))
    assert first.index("Insidethelaboratory") < first.index("00:30") < first.index("Songsaftermidnight")
    grid = next(text for text in small_glance.squeezed if "Songsaftermidnight" in text)
    assert "Tuesday14September2027" in grid
    assert "00:30" in grid


def test_a_part_holds_only_its_sessions(of_the_part: Printed, small_booklet: Printed) -> None:
    assert "Insidethelaboratory" in of_the_part.everything
    others = [s.title for s in of_the_part.programme.sessions if s.event != "lab"]
    assert [title for title in others if squeezed(title) in of_the_part.everything] == []
    assert squeezed(dialogue.PEOPLE["noor"]) not in of_the_part.everything
