import re

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.people.models import NotTheSame, Office, Organisation, Person
from eventsys.sessions.models import Appearance

from ...people.drafts import a_person, a_session, an_appearance, an_office, an_organisation, everything
from ..organisers import Organiser, a_draft, an_account, signed_in


@pytest.fixture
def pair(app: Flask, event: Event) -> tuple[Person, Person]:
    one = a_person("محمد الهاشمي", country="JO", email="m@amman.example")
    other = a_person("Mohammed Al-Hashimi", country="JO", phone="1", biography="<p>Mayor of Amman.</p>")
    an_appearance(a_session(event), other, position="Mayor")
    an_office(other, "Mayor")
    return one, other


def path_of(*rows: Person | Organisation) -> str:
    what = "people" if isinstance(rows[0], Person) else "organisations"
    return f"/desk/{what}/duplicates/{rows[0].id}/{rows[1].id}"


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found
    return found[1]


def test_who_may_be_the_same_is_listed_side_by_side_with_the_reasons(
        organiser: Organiser, pair: tuple[Person, Person]) -> None:
    a_person("Somebody Else")
    page = organiser.text("/desk/people/duplicates")

    for words in ("1 pair, the surest first", "Likely the same", "The same name in another script, the same country",
                  "محمد الهاشمي", "Mohammed Al-Hashimi", path_of(*pair)):
        assert words in page, words
    assert "Somebody Else" not in page
    assert "No pair is found" in organiser.text("/desk/people/duplicates?q=somebody")


def test_chosen_facts_are_kept_everything_is_joined_and_one_undo_parts_them(
        organiser: Organiser, pair: tuple[Person, Person]) -> None:
    one, _other = pair
    before = everything()
    page = organiser.text(path_of(*pair))
    assert page.count('value="other" checked') >= 3  # name, phone and biography: what is known, or longer

    done = organiser.post(path_of(*pair), {
        "seen": seen(page), "slug": "one", "fact-name": "one", "fact-phone": "other", "fact-biography": "other"},
        follow_redirects=True).text

    assert "Merged into one: محمد الهاشمي" in done
    person = db.session.scalars(select(Person)).one()
    assert (person.id, person.name, person.email, person.phone, person.biography) == (
        one.id, "محمد الهاشمي", "m@amman.example", "1", "<p>Mayor of Amman.</p>")
    assert db.session.scalars(select(Appearance.person_id)).all() == [one.id]
    assert db.session.scalars(select(Office.person_id)).all() == [one.id]
    undo = re.search(r"/desk/undo/\d+", done)
    assert undo
    organiser.post(undo[0])
    now = everything()
    assert {name: now[name] for name in ("person", "appearance", "office")} == {
        name: before[name] for name in ("person", "appearance", "office")}


def test_the_address_of_the_public_pages_decides_who_is_kept(
        organiser: Organiser, pair: tuple[Person, Person]) -> None:
    organiser.post(path_of(*pair), {"slug": "other", "fact-name": "one"})

    person = db.session.scalars(select(Person)).one()
    assert (person.slug, person.name) == ("mohammed-al-hashimi", "محمد الهاشمي")


def test_what_was_changed_meanwhile_is_looked_at_again(organiser: Organiser, pair: tuple[Person, Person]) -> None:
    revision = seen(organiser.text(path_of(*pair)))
    organiser.post(f"/desk/people/{pair[0].id}/edit", {"name": "محمد الهاشمي", "country": "JO", "note": "Ill"})

    late = organiser.post(path_of(*pair), {"seen": revision})
    assert late.status_code == 409
    assert "one of them was changed meanwhile" in late.text
    assert len(db.session.scalars(select(Person)).all()) == 2


def test_nobody_says_who_people_of_another_event_are(
        app: Flask, organiser: Organiser, pair: tuple[Person, Person]) -> None:
    an_appearance(a_session(a_draft("other")), pair[0])

    told = organiser.post(path_of(*pair), {"slug": "one"}, follow_redirects=True).text
    assert "Not merged: they are on rosters of an event that you do not work on." in told
    assert len(db.session.scalars(select(Person)).all()) == 2

    signed_in(app, an_account("root@example.org", "administrator")).post(path_of(*pair), {"slug": "one"})
    assert len(db.session.scalars(select(Person)).all()) == 1


def test_two_who_are_not_the_same_are_not_proposed_again_until_that_is_undone(
        organiser: Organiser, pair: tuple[Person, Person]) -> None:
    done = organiser.post(f"{path_of(*pair)}/apart", follow_redirects=True).text

    assert "are not the same" in done
    assert "No two look alike" in done
    undo = re.search(r"/desk/undo/\d+", done)
    assert undo
    organiser.post(undo[0])
    assert db.session.scalar(select(NotTheSame)) is None
    assert "1 pair" in organiser.text("/desk/people/duplicates")


def test_somebody_is_merged_with_whomever_one_searches(organiser: Organiser, pair: tuple[Person, Person]) -> None:
    other = a_person("Completely Different")

    page = organiser.text(f"/desk/people/{pair[0].id}/merge?q=different")
    assert f"/desk/people/duplicates/{pair[0].id}/{other.id}" in page
    assert organiser.get(f"/desk/people/duplicates/{other.id}/{other.id}").status_code == 404
    assert organiser.get(f"/desk/people/duplicates/{other.id}/99999").status_code == 404


def test_organisations_are_merged_and_what_bears_their_name_keeps_it(organiser: Organiser, event: Event) -> None:
    one, other = an_organisation("UCLG"), an_organisation("United Cities and Local Governments", country="ES")
    person = a_person()
    an_office(person, "President", one)
    an_appearance(a_session(event), person, organisations=("UCLG",))
    assert "One name is the other’s acronym" in organiser.text("/desk/organisations/duplicates").replace("&#39;", "’")

    done = organiser.post(path_of(one, other), {"name": "other"}, follow_redirects=True).text

    kept = db.session.scalars(select(Organisation)).one()
    assert (kept.name, kept.country) == ("United Cities and Local Governments", "ES")
    assert db.session.scalars(select(Office.organisation_id)).all() == [kept.id]
    assert db.session.scalars(select(Appearance.organisations)).all() == [("UCLG",)]
    undo = re.search(r"/desk/undo/\d+", done)
    assert undo
    assert "Undone" in organiser.post(undo[0], follow_redirects=True).text
    assert len(db.session.scalars(select(Organisation)).all()) == 2


def test_an_organisation_is_renamed_for_the_days_to_come(organiser: Organiser, event: Event) -> None:
    organisation, person = an_organisation("Cités Unies"), a_person()
    an_office(person, "President", organisation)
    an_appearance(a_session(event), person, organisations=("Cités Unies",))
    an_organisation("Taken")
    path = f"/desk/organisations/{organisation.id}"

    assert "There is an organisation of this name already" in organiser.post(f"{path}/edit", {"name": "Taken"}).text
    organiser.post(f"{path}/edit", {"name": "Cities United", "url": "https://cu.example", "kind": "network"})
    page = organiser.text(path)
    assert "Cities United" in page
    assert "Network of cities" in page
    assert db.session.scalars(select(Appearance.organisations)).all() == [("Cités Unies",)]
    assert "it stays" in organiser.text(f"{path}/delete")


def test_an_organisation_like_one_that_is_there_is_asked_about(organiser: Organiser) -> None:
    an_organisation("City of Geneva", country="CH")

    page = organiser.post("/desk/organisations/new", {"name": "Geneva", "country": "CH"}).text
    assert "Is it one of these?" in page
    organiser.post("/desk/organisations/new", {"name": "Geneva", "country": "CH", "other": "y"})
    assert len(db.session.scalars(select(Organisation)).all()) == 2
    assert "2 organisations" in organiser.text("/desk/organisations/")
    assert "1 organisation" in organiser.text("/desk/organisations/?q=city+of")


def test_the_answer_follows_what_is_written(organiser: Organiser, pair: tuple[Person, Person]) -> None:
    assert "1 pair" in organiser.text("/desk/people/duplicates")
    with transaction():
        pair[0].name = "Somebody Else"
    assert "No two look alike" in organiser.text("/desk/people/duplicates")
