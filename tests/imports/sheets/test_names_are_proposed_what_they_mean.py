"""Rooms, people and the like of a sheet: what they may mean, with reasons, and what is proposed."""

import pytest

from eventsys.imports.sheets.matching.alike import alike
from eventsys.imports.sheets.matching.options import NEW, OUT, Match, There, matches
from eventsys.imports.sheets.matching.wishes import Wish, person_key
from eventsys.imports.sheets.people.mentions import mention
from eventsys.people.likeness import Facts


def room(name: str, row: int = 2) -> Wish:
    return Wish("rooms", name.lower(), name, (row,))


def person(text: str, email: str = "", row: int = 2) -> Wish:
    met = mention(text)
    assert met
    return Wish("people", person_key(met, email), met.name.name, (row,), met, email)


def known(number: int, name: str, **facts: object) -> There:
    return There(str(number), name, "", Facts(number, name, **facts))  # type: ignore[arg-type]


def proposed(*wishes: Wish, there: tuple[There, ...] = (), **decided: dict[str, str]) -> list[Match]:
    return matches(wishes, {wishes[0].group: there}, decided)


@pytest.mark.parametrize(("one", "other", "is_alike"), [
    ("Plenary Hall", "PLENARY HALL", True), ("Salle ATLAS ", "Salle Atlas", True),
    ("room b", "Room B (1st floor)", True), ("Room B", "Room C", False),
    ("Hall 1", "Hall 2", False), ("Great Hall", "The great hall", True),
    ("Auditorium", "Auditorum", True), ("Online", "Foyer", False), ("Salle Atlas", "Atlas", True),
])
def test_names_of_rooms_are_alike_or_not(one: str, other: str, is_alike: bool) -> None:
    score, why = alike(one, other)
    assert (score >= 0.8) is is_alike
    assert bool(why) is is_alike


def test_what_is_there_is_found_by_its_name() -> None:
    found, = proposed(room("plenary hall"), there=(There("hall", "Plenary Hall"), There("atlas", "Atlas")))
    assert (found.choice, found.why, found.is_worth_a_look) == ("have:hall", "the same name", False)
    assert [option.value for option in found.options] == ["have:hall", "have:atlas"]


def test_what_is_alike_is_to_be_looked_at() -> None:
    found, = proposed(room("room b"), there=(There("b", "Room B (1st floor)"),))
    assert (found.choice, found.is_worth_a_look) == ("have:b", True)


def test_what_is_new_is_proposed_to_be_made() -> None:
    found, = proposed(room("Garden"), there=(There("b", "Room B"),))
    assert (found.choice, found.is_worth_a_look) == (NEW, False)


def test_two_names_of_one_sheet_may_be_one() -> None:
    first, second = proposed(room("Room B (1st floor)"), room("room b", 5))
    assert (first.choice, second.choice, second.is_worth_a_look) == (NEW, "as:room b (1st floor)", True)
    assert second.options[0].detail == "row 2 of this file"


def test_a_part_of_the_event_is_never_made_by_a_sheet() -> None:
    found, = proposed(Wish("parts", "expo", "Expo", (2,)), there=(There("fair", "Fair"),))
    assert (found.choice, found.is_worth_a_look) == (OUT, True)


@pytest.mark.parametrize(("text", "there", "choice", "look"), [
    ("Amina El Fassi", "Amina El Fassi", "have:7", False),
    ("AMINA EL FASSI", "Amina El Fassi", "have:7", False),
    ("El Fassi Amina", "Amina El Fassi", "have:7", True),
    ("Ivan Petrov", "Иван Петров", "have:7", True),
    ("K. Okafor", "Kwame Okafor", NEW, True),
    ("Maria Bekere", "Marta Bekere", NEW, True),
    ("Luis Pérez", "Amina El Fassi", NEW, False),
    ("3 mayors", "Amina El Fassi", NEW, True),
])
def test_people_are_proposed_by_name(text: str, there: str, choice: str, look: bool) -> None:
    found, = proposed(person(text), there=(known(7, there),))
    assert (found.choice, found.is_worth_a_look) == (choice, look)


def test_an_address_is_surer_than_a_name() -> None:
    found, = proposed(person("Ami Fassi", "amina@example.org"), there=(
        known(7, "Amina El Fassi", email="AMINA@example.org"), known(8, "Ami Fassi", email="ami@example.org")))
    assert {option.value for option in found.options} == {"have:7", "have:8"}


def test_one_name_with_two_countries_is_to_be_looked_at() -> None:
    found, = proposed(person("Amina El Fassi, Mayor, Spain"), there=(known(7, "Amina El Fassi", country="MA"),))
    assert (found.choice, found.is_worth_a_look, found.why) == (
        "have:7", True, "the same name, but another country")


def test_the_organiser_decides() -> None:
    found, = proposed(person("K. Okafor"), there=(known(7, "Kwame Okafor"),), people={"k. okafor": "have:7"})
    assert (found.choice, found.is_worth_a_look) == ("have:7", False)
    found, = proposed(person("K. Okafor"), there=(known(7, "Kwame Okafor"),), people={"k. okafor": OUT})
    assert found.choice == OUT


def test_a_choice_of_somebody_who_is_gone_is_proposed_anew() -> None:
    found, = proposed(person("K. Okafor"), there=(), people={"k. okafor": "have:7"})
    assert found.choice == NEW
