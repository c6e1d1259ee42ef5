"""Somebody to chair, everybody's answer and biography, and a panel of more than one kind."""

import pytest

from eventsys.agenda.clashes.rules.values import PersonFacts, Seat
from tests.agenda.clashes.boards import ADA, BEN, EVE, a_slot, found, rules


@pytest.mark.parametrize(("role", "state", "broken"), [
    ("moderator", "", []), ("chair", "confirmed", []), ("panelist", "", ["chair"]),
    ("moderator", "declined", ["chair", "declined"]),
])
def test_a_kind_that_wants_one_has_a_chair_or_moderator(role, state, broken):
    assert rules(a_slot(1, wants_chair=True, seats=(Seat(ADA, role, state),))) == broken


def test_other_kinds_go_without():
    assert rules(a_slot(1, people=[ADA])) == []


@pytest.mark.parametrize(("state", "broken"), [
    ("", []), ("confirmed", []), ("proposed", ["unanswered"]), ("invited", ["unanswered"]), ("declined", ["declined"]),
])
def test_everybody_on_the_roster_has_said_yes(state, broken):
    assert rules(a_slot(1, seats=(Seat(ADA, state=state),))) == broken


def test_one_clash_of_a_session_names_all_who_owe_something():
    clash, = found(a_slot(1, seats=(Seat(BEN, state="invited"), Seat(ADA, state="invited"), Seat(EVE))))
    assert [person.name for person in clash.people] == ["Ada Mensah", "Ben Ali"]
    assert (clash.rule, clash.severity, clash.extent, clash.facts["of"]) == ("unanswered", "hint", 2, 3)


def test_who_comes_has_a_biography():
    silent = PersonFacts(ADA, "Ada Mensah", biography=False)
    assert rules(a_slot(1, people=[ADA, BEN]), people=[silent]) == ["biography"]
    assert rules(a_slot(1, seats=(Seat(ADA, state="declined"),)), people=[silent]) == ["declined"]


def a_panel(*facts):
    people = [PersonFacts(number, f"Person {number}", gender=gender, country=country)
              for number, (gender, country) in enumerate(facts, 1)]
    return [(clash.facts["what"], clash.facts.get("region"))
            for clash in found(a_slot(1, people=[person.id for person in people]), people=people)]


@pytest.mark.parametrize(("people", "told"), [
    ([("man", "KE"), ("man", "PE"), ("man", "JP")], [("men", None)]),
    ([("man", "KE"), ("man", "PE"), ("", "JP")], []),
    ([("man", "KE"), ("woman", "PE"), ("man", "JP")], []),
    ([("woman", "KE"), ("man", "GH"), ("", "MA")], [("region", "africa")]),
    ([("woman", "KE"), ("man", "GH"), ("", "")], []),
    ([("man", "KE"), ("man", "GH")], []),
], ids=["all men", "one not told", "mixed", "one region", "one from nowhere", "two are no panel"])
def test_a_one_sided_panel_is_a_hint_where_it_is_known_of_everybody(people, told):
    assert a_panel(*people) == told


def test_the_country_of_the_office_held_that_day_counts():
    seats = (Seat(1, country="FR"), Seat(2, country="DE"), Seat(3, country="PE"))
    people = [PersonFacts(number, str(number), country="IT") for number in (1, 2, 3)]
    assert rules(a_slot(1, seats=seats), people=people) == []


@pytest.mark.parametrize(("other", "broken"), [
    ({"sponsor": 8, "rivals": "cola"}, ["rivals"]),
    ({"sponsor": 7, "rivals": "cola"}, []),
    ({"sponsor": 8, "rivals": "cars"}, []),
    ({"sponsor": 8, "rivals": ""}, []),
    ({"sponsor": 8, "rivals": "cola", "at": "12:00"}, []),
], ids=["rivals", "its own", "another field", "no rival", "later"])
def test_rival_sponsors_are_not_on_at_the_same_time(other, broken):
    assert rules(a_slot(1, sponsor=7, rivals="cola"), a_slot(2, **other)) == broken
