import re

from eventsys.programme.structs import Session
from eventsys.programme.view import View

from .printed import Printed, squeezed


def test_every_inner_page_bears_its_number(booklet: Printed) -> None:
    for number, text in enumerate(booklet.pages[1:], 2):
        assert str(number) in text.split(), number


def test_the_cover_is_not_numbered(booklet: Printed) -> None:
    assert "1" not in booklet.pages[0].split()


def test_the_contents_name_the_pages_where_the_chapters_begin(booklet: Printed) -> None:
    contents = " ".join("".join(booklet.pages[n - 1] for n in booklet.part("Contents")).split())
    told = re.search(r"Good to know (?:Live programme, calendar, access )?(\d+)", contents)
    assert told
    assert int(told[1]) == booklet.part("Good to know")[0]
    for day, sessions in (("Tuesday 15 June", 32), ("Wednesday 16 June", 28)):
        found = re.search(rf"{day} At a glance (\d+) {sessions} sessions (\d+)", contents)
        assert found, contents
        assert int(found[1]) == booklet.part(f"{day} Room 01")[0]
        assert int(found[2]) == booklet.part(f"{day} Day")[0]
    for chapter in ("People", "Sponsors and partners"):
        begins = booklet.part(chapter)[0]
        assert re.search(rf"{chapter} (?:A to Z, with their sessions and pages )?{begins}\b", contents)


def test_the_index_of_people_names_the_page_where_each_session_begins(booklet: Printed) -> None:
    index = booklet.text_of(booklet.part("People"))
    for key, person in booklet.view.people.items():
        sessions = [session for session, _ in booklet.view.appearances[key]]
        told = entry(person.name, sessions, booklet.view)
        found = [match for match in re.finditer(told, index) if described(booklet.view, key) in match[0]]
        assert len(found) == 1, person
        assert [[int(number)] for number in found[0].groups()] == [booklet.begins(s.title) for s in sessions], person


def entry(name: str, sessions: list[Session], view: View) -> str:
    """What the index says of somebody: who, and `time room → page` for each session."""
    def place(session: Session) -> str:
        assert session.starts
        return squeezed(f"{session.starts:%a%H:%M}{view.every_room[session.room].name}")

    return re.escape(squeezed(name)) + r"[^→]*?" + "".join(re.escape(place(s)) + r"→(\d+?)" for s in sessions[:-1]) \
        + re.escape(place(sessions[-1])) + r"→(\d{1,2})"


def described(view: View, key: str) -> str:
    first = view.appearances[key][0][1]
    return squeezed(", ".join((*filter(None, [first.position]), *first.organisations)))


def test_the_day_at_a_glance_names_the_page_of_each_session(booklet: Printed) -> None:
    for session in booklet.view.shown_sessions:
        if session.title == "Lunch" or session.starts is None:
            continue
        grids = booklet.text_of(booklet.part(f"{session.starts:%A %-d %B} Room"))
        letter = booklet.view.tracks[session.track].letter if session.track else ""
        told = set(re.findall(rf"(\d+){letter}{re.escape(squeezed(session.title))}", grids))
        expected = str(booklet.begins(session.title)[0])
        assert told, session.title
        assert all(number.endswith(expected) for number in told), (session.title, told, expected)


def test_a_session_over_several_pages_is_listed_where_it_begins(small_booklet: Printed) -> None:
    second = small_booklet.part("Wednesday 15 September Day 2")
    pages = [n for n in second if "Herebeginsparagraph" in small_booklet.squeezed[n - 1]]
    assert len(pages) > 1
    assert small_booklet.begins("Everything at length") == pages[:1]
    assert f"Wed10:00Hall→{pages[0]}" in small_booklet.text_of(small_booklet.part("People"))


def test_the_small_booklet_numbers_its_chapters_too(small_booklet: Printed) -> None:
    contents = " ".join("".join(small_booklet.pages[n - 1] for n in small_booklet.part("Contents")).split())
    for chapter in ("People", "Sponsors and partners"):
        assert re.search(rf"{chapter} (?:A to Z, with their sessions and pages )?{small_booklet.part(chapter)[0]}\b",
                         contents)
