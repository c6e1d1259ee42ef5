"""The decision table: no office, one, several; open and closed; before, on and after its days."""

from datetime import date

import pytest

from eventsys.people.offices import Held, Standing, held_on, standing_on

DAY = date(2027, 6, 15)
BEFORE, AFTER = date(2027, 6, 14), date(2027, 6, 16)
MAYOR = Held(1, "Mayor", "City of Bonn", "DE")


@pytest.mark.parametrize(("since", "until", "held"), [
    (None, None, True), (BEFORE, None, True), (DAY, None, True), (AFTER, None, False),
    (None, AFTER, True), (None, DAY, True), (None, BEFORE, False), (DAY, DAY, True), (BEFORE, AFTER, True),
])
def test_an_office_is_held_from_its_first_day_to_its_last(since: date, until: date, held: bool) -> None:
    office = Held(1, "Mayor", since=since, until=until)

    assert bool(held_on([office], DAY)) is held


CASES = {
    "no office": ([], Standing("", (), "FR")),
    "one": ([MAYOR], Standing("Mayor", ("City of Bonn",), "DE")),
    "one without a country": ([Held(1, "Director", "UCLG")], Standing("Director", ("UCLG",), "FR")),
    "one without an organisation": ([Held(1, "Poet")], Standing("Poet", (), "FR")),
    "one that ended": ([Held(1, "Mayor", "City of Bonn", "DE", until=BEFORE)], Standing("", (), "FR")),
    "the one after another": (
        [Held(1, "Mayor", "City of Bonn", "DE", until=BEFORE), Held(2, "Minister", "Ministry", "DE", since=DAY)],
        Standing("Minister", ("Ministry",), "DE")),
    "two, of which the higher": (
        [Held(1, "Vice-President", "UCLG"), MAYOR], Standing("Mayor", ("City of Bonn",), "DE")),
    "two of one rank, of which the later": (
        [Held(1, "Mayor", "City of Bonn", "DE", since=BEFORE), Held(2, "Lord Mayor", "City of Köln", "DE", since=DAY)],
        Standing("Lord Mayor", ("City of Köln",), "DE")),
    "one position in two organisations": (
        [Held(1, "President", "UCLG"), Held(2, "President", "Cities Alliance", "BE")],
        Standing("President", ("UCLG", "Cities Alliance"), "BE")),
}


@pytest.mark.parametrize("case", CASES)
def test_a_roster_names_the_office_held_that_day(case: str) -> None:
    offices, expected = CASES[case]

    assert standing_on(offices, DAY, "FR") == expected

