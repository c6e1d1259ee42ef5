"""Names in several scripts, orders and habits; what speaks for it and what against; and in time."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventsys.people import names
from eventsys.people.likeness import LIKELY, WORTH_SHOWING, Facts, keys_of, like, likeness, pairs

ONE = [
    ("محمد الهاشمي", "Mohammed Al-Hashimi", "script"),
    ("السيد محمد الهاشمي", "Mr. Muhammad Hashemi", "script"),
    ("عبدالله الحسيني", "Abdullah Al Husseini", "script"),
    ("שרה כהן", "Sarah Cohen", "script"),
    ("王小明", "Xiaoming Wang", "script"),
    ("王小明", "Xiao-Ming WANG", "script"),
    ("欧阳修", "Ouyang Xiu", "script"),
    ("김민수", "Kim Min-su", "script"),
    ("Сергій Шевченко", "Serhii Shevchenko", "script"),
    ("Ελένη Παπαδοπούλου", "Eleni Papadopoulou", "script"),
    ("BERG Sofia", "Prof. Sofia Berg", "order"),
    ("Kanaan, Sami", "Sami Kanaan", "order"),
    ("Le Van Do", "Van Do Le", "order"),
    ("Łukasz ŻÓŁKIEWSKI", "Lukasz Zolkiewski", "letters"),
    ("Dr. Sofia Berg, PhD", "Sofia Berg", "letters"),
    ("Fionnuala O'Brien", "Fionnuala O’Brien", "letters"),
    ("Jean-Pierre Dupont", "Jean Pierre Dupont", "letters"),
    ("Jürgen Müller", "Juergen Mueller", "spelling"),
    ("Youssef Haddad", "Yusuf Haddad", "spelling"),
    ("Maria Silva", "Maria João da Silva", "part"),
    ("S. Berg", "Sofia Berg", "initial"),
    ("Sukarno", "Sukarno", "same name"),
]
TWO = [("Hassan Ali", "Hussein Ali"), ("Maria Silva", "Mario Silva"), ("Ana Costa", "Ana Castro"),
       ("Sofia Berg", "Sven Berg"), ("Wei Zhang", "Wei Wang"), ("张伟", "王伟"), ("Sofia Berg", "Sofia"),
       ("محمد الهاشمي", "Ahmed Al-Hashimi"), ("", "Sofia Berg"), ("...", "...")]


@pytest.mark.parametrize(("one", "other", "reason"), ONE)
def test_the_same_name_written_in_another_way_is_found_and_says_how(one: str, other: str, reason: str) -> None:
    found = pairs([Facts(1, one), Facts(2, other)])

    assert [(pair.one, pair.other) for pair in found] == [(1, 2)]
    assert found[0].likeness.reasons[0] == reason


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_that_only_look_alike_are_not_proposed(one: str, other: str) -> None:
    assert pairs([Facts(1, one), Facts(2, other)]) == []


def test_the_same_address_is_enough_and_says_that_the_names_differ() -> None:
    found = pairs([Facts(1, "Sofia Berg", "Office@city.example"), Facts(2, "Li Wei", "office@city.example")])

    assert found[0].likeness.reasons == ("email", "other name")
    assert WORTH_SHOWING < found[0].likeness.score < LIKELY


def test_a_common_organisation_and_country_speak_for_it_and_another_country_against() -> None:
    sofia = Facts(1, "Sofia Berg", country="DE", organisations=frozenset({"City of Bonn"}))
    there = likeness(sofia, Facts(2, "Berg Sofia", country="DE", organisations=frozenset({"City of Bonn", "UCLG"})))
    elsewhere = likeness(sofia, Facts(2, "Berg Sofia", country="BR"))

    assert there.score == 1.0
    assert there.reasons == ("order", "organisation", "country")
    assert elsewhere.reasons == ("order", "other country")
    assert WORTH_SHOWING < elsewhere.score < there.score


def test_pairs_that_were_told_apart_stay_apart() -> None:
    people = [Facts(1, "Sofia Berg"), Facts(2, "Sofia Berg"), Facts(3, "Sofia Berg")]

    assert [(p.one, p.other) for p in pairs(people, frozenset({(1, 2)}))] == [(1, 3), (2, 3)]


def test_somebody_new_is_compared_with_those_who_are_there() -> None:
    there = [Facts(5, "محمد الهاشمي"), Facts(6, "Sofia Berg"), Facts(7, "Mohamed Hashimi")]

    assert [pair.other for pair in like(Facts(0, "Mohammed Al-Hashimi"), there)] == [7, 5]


NAMES = st.text(st.sampled_from("abcdefghijklmnop  -.',ÉØßملهحد王小明민수Шевчλο"), min_size=0, max_size=24)


@given(NAMES, NAMES)
def test_likeness_is_the_same_from_both_sides_and_never_out_of_bounds(one: str, other: str) -> None:
    there, back = likeness(Facts(1, one), Facts(2, other)), likeness(Facts(2, other), Facts(1, one))

    assert there == back
    assert 0 <= there.score <= 1


@given(NAMES.filter(lambda name: sum(not w.is_initial for w in names.words_of(name)) > 1))
def test_whatever_the_name_its_words_in_another_order_share_a_key_with_it(name: str) -> None:
    words = [word.text for word in names.words_of(name)]
    turned = " ".join(reversed(words))

    assert set(keys_of(Facts(1, " ".join(words)))) & set(keys_of(Facts(2, turned)))


def test_five_thousand_people_are_compared_in_seconds_also_where_half_share_a_name() -> None:
    chance = random.Random(1)
    parts = ("ba", "ko", "mi", "ra", "sen", "ti", "lo", "ver", "dan", "ska", "pu", "net", "gor", "al", "hu")
    families = ["".join(chance.choices(parts, k=3)).title() for _ in range(2000)]
    given_names = ("Sofia", "Mohammed", "Wei", "Olga", "José", "Amara", "Nour", "Ivan", "Chloé", "Jürgen", "Fatima")
    people = [Facts(n, "Mohammed Ali" if n % 2 else f"{chance.choice(given_names)} {chance.choice(families)}")
              for n in range(5000)]

    began = time.process_time()
    pairs(people)

    assert time.process_time() - began < 10  # a second here; all with all would be minutes
