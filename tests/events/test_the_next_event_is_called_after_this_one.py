import pytest

from eventsys.events.following import slug_after, title_after


@pytest.mark.parametrize(("title", "after"), [
    ("City Dialogue 2026", "City Dialogue 2027"), ("Fourth Forum", "Fifth Forum"),
    ("FOURTH FORUM 2026", "FIFTH FORUM 2027"), ("The 21st Congress", "The 22nd Congress"),
    ("10th Meeting, 2026", "11th Meeting, 2027"), ("Common Ground", "Common Ground 2027"),
    ("Forum 20260", "Forum 20260 2027"), ("Twentieth Day", "Twentieth Day 2027")])
def test_a_year_and_a_number_are_raised_and_else_the_year_is_added(title: str, after: str) -> None:
    assert title_after(title, 2026, 2027) == after


@pytest.mark.parametrize(("slug", "after"), [
    ("city-dialogue-2026", "city-dialogue-2027"), ("fourth-forum", "fifth-forum"), ("common-ground", "")])
def test_so_is_the_name_in_addresses(slug: str, after: str) -> None:
    assert slug_after(slug, 2026, 2027) == after
