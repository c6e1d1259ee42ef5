from collections import Counter

from .printed import Printed, squeezed


def test_the_booklet_is_a5(booklet: Printed) -> None:
    assert booklet.millimetres == {(148, 210)}


def test_the_booklet_is_a4_where_that_is_asked_for(small_booklet: Printed) -> None:
    assert small_booklet.millimetres == {(210, 297)}


def test_at_a_glance_is_a4_landscape(grid: Printed) -> None:
    assert grid.millimetres == {(297, 210)}


def test_a_day_at_a_glance_holds_every_session_of_it_once(glance: Printed) -> None:
    for day in glance.view.days:
        text = glance.text_of(glance.part(f"{day:%A %-d %B}"))
        held = Counter(s.title for s in glance.view.shown_sessions if s.day == day)
        assert {title: text.count(squeezed(title)) for title in held} == held


def test_a_day_of_few_rooms_is_one_sheet(glance: Printed) -> None:
    assert len(glance.pages) == 2
