import re

from .printed import Printed


def figures(book: Printed) -> dict[str, int]:
    text = " ".join(book.pages[0].split())
    return {name: int(number) for number, name in re.findall(
        r"(\d+) (sessions?|people|person|countr(?:y|ies)|rooms?)\b", text)}


def test_figures_of_a_summit(booklet: Printed) -> None:
    programme = booklet.programme
    assert figures(booklet) == {
        "sessions": sum(s.kind != "break" for s in programme.sessions),
        "people": len({a.person for s in programme.sessions for a in s.roster}),
        "countries": len({a.country for s in programme.sessions for a in s.roster} - {""}),
        "rooms": len({s.room for s in programme.sessions} - {""})}


def test_the_withdrawn_the_removed_and_the_breaks_are_not_counted(small_booklet: Printed) -> None:
    assert figures(small_booklet) == {"sessions": 10, "people": 4, "rooms": 2}


def test_a_part_counts_its_own_and_one_of_a_thing_is_no_figure(of_the_part: Printed) -> None:
    assert figures(of_the_part) == {"people": 2}


def test_the_cover_says_what_when_and_where(small_booklet: Printed) -> None:
    text = " ".join(small_booklet.pages[0].split())
    assert "Dialogue of Neighbours" in text
    assert "Many tongues, one table" in text
    assert "14–15 September 2027" in text
    assert "Lisbon, Portugal" in text


def test_a_parts_cover_says_what_it_is_part_of(of_the_part: Printed) -> None:
    text = " ".join(of_the_part.pages[0].split())
    assert "Laboratory" in text
    assert "Dialogue of Neighbours" in text
