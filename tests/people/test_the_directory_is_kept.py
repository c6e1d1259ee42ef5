"""People, organisations and offices: made, changed, deleted where nothing names them; and found in any script."""

from datetime import date

import pytest
from flask import Flask

from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.people import directory, queries
from eventsys.people.directory import StillNamed
from eventsys.people.finding import asked, is_meant, nearness
from eventsys.people.models import Office, Organisation, Person

from .drafts import a_person, a_session, a_summit, an_appearance, an_office, an_organisation


def test_a_person_who_is_on_no_roster_can_be_deleted_and_others_not(app: Flask) -> None:
    free, booked = a_person("Free"), a_person("Booked")
    an_office(free)
    an_appearance(a_session(a_summit()), booked)

    with transaction():
        assert directory.delete_person(free) is None
        assert directory.delete_person(booked) == StillNamed(1)

    assert [person.name for person in db.session.query(Person)] == ["Booked"]
    assert db.session.query(Office).count() == 0


def test_an_organisation_that_something_names_stays(app: Flask) -> None:
    free, named = an_organisation("Free"), an_organisation("Named")
    an_office(a_person(), organisation=named)

    with transaction():
        assert directory.delete_organisation(free) is None
        assert directory.delete_organisation(named) == StillNamed(1)
    assert [one.name for one in db.session.query(Organisation)] == ["Named"]


def test_an_office_finds_its_organisation_or_makes_it_and_tells_whose_country_nobody_told(app: Flask) -> None:
    an_organisation("City of Bonn", country="DE")
    unknown, french = a_person("Unknown"), a_person("French", country="FR")

    with transaction():
        directory.take_office(unknown, "Mayor", "City of Bonn", since=date(2024, 1, 1))
        directory.take_office(french, "Adviser", "City of Bonn")
        directory.take_office(french, "Founder", "New Network")

    assert (unknown.country, french.country) == ("DE", "FR")
    held = queries.offices([unknown.id])[unknown.id][0]
    assert (held.position, held.organisation, held.country, held.since) == (
        "Mayor", "City of Bonn", "DE", date(2024, 1, 1))
    assert {one.name for one in queries.organisations()} == {"City of Bonn", "New Network"}


def test_an_office_that_is_moved_to_an_organisation_tells_the_country_too(app: Flask) -> None:
    an_organisation("City of Bonn", country="DE")
    person = a_person()
    office = an_office(person)

    with transaction():
        directory.change_office(person, office, {"position": "Mayor", "organisation": "City of Bonn"}, seen=0)
    assert person.country == "DE"


def test_two_who_write_the_same_fact_of_a_person_do_not_overwrite_each_other(app: Flask) -> None:
    person = a_person(country="DE")
    seen = journal.revision(f"person:{person.id}")
    with transaction():
        assert directory.change_person(person, {"phone": "1"}, seen)

    with pytest.raises(journal.Stale), transaction():
        directory.change_person(person, {"phone": "2"}, seen)
    with transaction():
        assert directory.change_person(person, {"phone": "", "country": "FR"}, seen)
        assert not directory.change_person(person, {"country": "FR"}, seen)
    assert (person.phone, person.country) == ("1", "FR")


def test_lists_are_in_the_order_of_the_alphabet_whatever_the_script(app: Flask) -> None:
    for name, sort_name in (("Zoë Adler", "Adler, Zoë"), ("王小明", ""), ("Émile Zola", ""), ("Åsa Berg", "Berg, Åsa")):
        a_person(name, sort_name=sort_name)

    assert [entry.name for entry in queries.people()] == ["Zoë Adler", "Åsa Berg", "Émile Zola", "王小明"]


MEANT = [("mohammed", "محمد الهاشمي"), ("Hashimi Moham", "محمد الهاشمي"), ("الهاشمي", "Mohammed Al-Hashimi"),
         ("xiaoming wang", "王小明"), ("小明", "王小明"), ("zolk", "Łukasz Żółkiewski"), ("шевч", "Taras Shevchenko"),
         ("bonn mayor", "Sofia Berg"), ("s@b.exam", "Sofia Berg"), ("germany", "Sofia Berg")]


@pytest.mark.parametrize(("query", "name"), MEANT)
def test_people_are_found_in_any_script_and_by_what_stands_around_them(query: str, name: str) -> None:
    assert is_meant(asked(query), name, "Mayor, City of Bonn, Germany, s@b.example")


@pytest.mark.parametrize("query", ["bern", "sofia lind", "x"])
def test_others_are_not(query: str) -> None:
    assert not is_meant(asked(query), "Sofia Berg", "Mayor, City of Bonn")


def test_names_that_begin_as_typed_are_suggested_first() -> None:
    names = ["Ann Bergman", "Bernd Ann", "Johann Bach"]

    assert sorted(names, key=lambda name: nearness(asked("ann"), name)) == ["Ann Bergman", "Bernd Ann", "Johann Bach"]
