from collections import Counter

import pytest

from eventsys.programme.structs import Person

from . import dialogue
from .printed import Printed, squeezed, words, words_of


def told(booklet: Printed) -> str:
    return "".join(booklet.squeezed[number - 1] for number in booklet.session_pages)


def test_each_session_stands_once_among_the_sessions(booklet: Printed) -> None:
    text = told(booklet)
    for title, held in Counter(s.title for s in booklet.view.shown_sessions).items():
        assert text.count(squeezed(title)) == held, title


def test_every_reference_code_is_told(booklet: Printed) -> None:
    text = told(booklet)
    assert [s.code for s in booklet.view.shown_sessions if squeezed(s.code) not in text] == []


def test_every_word_of_the_summaries_is_there_as_often_as_it_was_written(booklet: Printed) -> None:
    """Counted by the words that nothing but summaries uses."""
    expected: Counter[str] = sum((words_of(s.summary) for s in booklet.view.shown_sessions), Counter())
    elsewhere = set(words(" ".join(booklet.pages[number] for number in range(len(booklet.pages))
                                   if number + 1 not in booklet.session_pages)))
    elsewhere |= {word for s in booklet.view.shown_sessions for word in words(" ".join((s.title, *s.objectives)))}
    elsewhere |= {word for s in booklet.view.shown_sessions for a in s.roster
                  for word in words(" ".join((a.position, *a.organisations)))}
    elsewhere |= words("parallel session, sign language").keys()  # what the booklet itself says of a session
    found = words(" ".join(booklet.pages[number - 1] for number in booklet.session_pages))
    own = set(expected) - elsewhere
    assert len(own) > 80
    assert {w: found[w] for w in own} == {w: expected[w] for w in own}


def test_every_word_of_the_summaries_is_there(booklet: Printed) -> None:
    expected: Counter[str] = sum((words_of(s.summary) for s in booklet.view.shown_sessions), Counter())
    found = words(" ".join(booklet.pages[number - 1] for number in booklet.session_pages))
    assert expected - found == Counter()


def test_every_paragraph_of_a_text_over_several_pages_stands_there_once(small_booklet: Printed) -> None:
    for number in range(dialogue.PARAGRAPHS):
        assert small_booklet.everything.count(f"Herebeginsparagraph{number}of") == 1, number


def test_every_roster_is_told_in_full(booklet: Printed) -> None:
    text = told(booklet)
    names = {p.key: p.name for p in booklet.programme.people}
    for key, times in Counter(a.person for s in booklet.view.shown_sessions for a in s.roster).items():
        alike = [k for k in names if squeezed(names[key]) in squeezed(names[k])]
        if len(alike) == 1:
            assert text.count(squeezed(names[key])) == times, names[key]
        else:
            assert squeezed(names[key]) in text


def test_everybody_is_in_the_index(book: Printed) -> None:
    index = book.text_of(book.part("People"))
    for name, held in Counter(squeezed(p.name) for p in book.view.people.values()).items():
        assert index.count(name) >= held, name


@pytest.mark.parametrize("shown", ["small_booklet", "small_glance"])
def test_every_session_of_a_small_event_is_shown_but_the_removed(shown: str, request: pytest.FixtureRequest) -> None:
    paper: Printed = request.getfixturevalue(shown)
    for session in paper.programme.sessions:
        assert (squeezed(session.title) in paper.everything) == (session.status != "removed"), session.title


def test_somebody_without_an_appearance_is_not_in_the_index(booklet: Printed) -> None:
    absent: list[Person] = [p for p in booklet.programme.people if p.key not in booklet.view.people]
    shown = {p.name for p in booklet.view.people.values()}
    index = booklet.text_of(booklet.part("People"))
    assert [p.name for p in absent if p.name not in shown and squeezed(p.name) in index] == []
