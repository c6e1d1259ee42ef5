import pytest

from eventsys.people.likeness_of_organisations import Facts, like, pairs

ONE = [
    ("UN-Habitat", "UN Habitat", "letters"),
    ("Geneva", "City of Geneva", "letters"),
    ("Global Cities Hub", "Global Cities Hub e.V.", "letters"),
    ("Municipality of Amman", "City of Amman", "letters"),
    ("City of Geneva", "Ville de Genève", "spelling"),
    ("Université de Genève", "University of Geneva", "spelling"),
    ("UCLG", "United Cities and Local Governments", "short"),
    ("United Cities and Local Governments (UCLG)", "UCLG", "short"),
]
TWO = [("City of London", "University of London"), ("City of Lyon", "City of London"),
       ("Ministry of Health", "Ministry of Housing"), ("City of Cork 1", "City of Cork 2"), ("", "...")]


@pytest.mark.parametrize(("one", "other", "reason"), ONE)
def test_the_same_organisation_under_another_name_is_found_and_says_how(one: str, other: str, reason: str) -> None:
    found = pairs([Facts(1, one), Facts(2, other)])

    assert [(pair.one, pair.other) for pair in found] == [(1, 2)]
    assert found[0].likeness.reasons[0] == reason


@pytest.mark.parametrize(("one", "other"), TWO)
def test_organisations_that_only_look_alike_are_not_proposed(one: str, other: str) -> None:
    assert pairs([Facts(1, one), Facts(2, other)]) == []


def test_the_same_name_in_another_country_is_another_organisation() -> None:
    assert pairs([Facts(1, "City of Cordoba", "ES"), Facts(2, "City of Córdoba", "AR")]) == []


def test_the_same_website_is_enough() -> None:
    found = pairs([Facts(1, "Cities Alliance", url="https://www.citiesalliance.org/"),
                   Facts(2, "Alliance des villes", url="http://citiesalliance.org/fr")])

    assert found[0].likeness.reasons == ("address", "other name")


def test_a_new_one_is_compared_with_those_that_are_there() -> None:
    there = [Facts(5, "City of Bonn"), Facts(6, "Stadt Bonn", "DE"), Facts(7, "City of Bern")]

    assert [pair.other for pair in like(Facts(0, "BONN"), there)] == [5, 6]
