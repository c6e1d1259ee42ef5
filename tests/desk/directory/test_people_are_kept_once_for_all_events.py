import re
from collections.abc import Callable
from datetime import date

from flask import Flask
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.people.models import Office, Person

from ...people.drafts import a_person, a_session, a_summit, an_appearance, an_office, an_organisation
from ..organisers import Organiser


def names(page: str) -> list[str]:
    return re.findall(r'href="/desk/people/\d+" dir="auto">(?:<span class="quiet">[^<]*</span> )?([^<]+)<', page)


def the_person() -> Person:
    db.session.expire_all()
    return db.session.scalars(select(Person)).one()


def test_people_are_found_in_any_script_by_organisation_country_and_address(organiser: Organiser) -> None:
    mayor = a_person("محمد الهاشمي", country="JO", email="mayor@amman.example")
    an_office(mayor, "Mayor", an_organisation("Greater Amman Municipality"))
    a_person("Sofia Berg")

    for query in ("mohammed", "الهاشمي", "greater amman", "jordan", "mayor@amman", "Mayor Hashimi"):
        assert names(organiser.text(f"/desk/people/?q={query}")) == ["محمد الهاشمي"], query
    assert names(organiser.text("/desk/people/")) == ["محمد الهاشمي", "Sofia Berg"] or len(
        names(organiser.text("/desk/people/"))) == 2


def test_who_has_no_office_is_found_as_rosters_of_one_s_events_name_them(organiser: Organiser, event: Event) -> None:
    here, elsewhere = a_person("Here"), a_person("Elsewhere")
    an_appearance(a_session(event), here, position="Poet", organisations=("Guild of Poets",))
    an_appearance(a_session(a_summit("secret")), elsewhere, position="Poet of secrets")

    assert names(organiser.text("/desk/people/?q=poet")) == ["Here"]


def test_many_people_are_on_several_pages(organiser: Organiser) -> None:
    for number in range(53):
        a_person(f"Person {number:02}")

    assert "53 people" in organiser.text("/desk/people/")
    assert names(organiser.text("/desk/people/?page=2")) == ["Person 50", "Person 51", "Person 52"]
    assert len(names(organiser.text("/desk/people/?page=0x"))) == 50


def test_an_empty_directory_and_an_empty_search_say_what_to_do(organiser: Organiser) -> None:
    assert "Add the first person" in organiser.text("/desk/people/")
    a_person("Sofia Berg")
    page = organiser.text("/desk/people/?q=<b>nobody")
    assert "Nobody in the directory is found by “&lt;b&gt;nobody”." in page
    assert "/desk/people/new?name=" in page


def test_a_person_is_added_and_the_adding_undone(organiser: Organiser) -> None:
    page = organiser.post("/desk/people/new", {
        "name": " Sofia  Berg ", "honorific": "Prof.", "country": "DE", "email": "s@b.example",
        "biography": "Teaches **history**.", "links": "https://b.example Her page\nmailto:s@b.example",
        "gender": "woman"}, follow_redirects=True).text

    assert "Added: Sofia Berg" in page
    assert "<strong>history</strong>" in page
    assert 'href="https://b.example"' in page
    person = the_person()
    assert (person.slug, person.country, person.email, person.gender) == ("sofia-berg", "DE", "s@b.example", "woman")
    undo = re.search(r"/desk/undo/\d+", page)
    assert undo
    organiser.post(undo[0])
    assert db.session.scalar(select(Person)) is None


def test_what_is_wrong_is_told_and_what_was_typed_is_kept(organiser: Organiser) -> None:
    page = organiser.post("/desk/people/new", {
        "name": " ", "email": "nonsense", "links": "javascript:alert(1)", "biography": "*Kept*"}).text

    for words in ("<title>Error: ", "There is a problem", 'href="#name"', "Give the name, as it stands on a badge",
                  "Enter an e-mail address", "Each line begins with an address", "*Kept*", "javascript:alert(1)"):
        assert words in page, words
    assert db.session.scalar(select(Person)) is None


def test_somebody_who_is_there_already_is_not_added_twice_by_mistake(organiser: Organiser) -> None:
    known = a_person("محمد الهاشمي", country="JO")
    given = {"name": "Mohammed Al-Hashimi", "country": "JO"}

    page = organiser.post("/desk/people/new", given).text
    assert "Is it one of these?" in page
    assert f'href="/desk/people/{known.id}"' in page
    assert "The same name in another script, the same country" in page

    organiser.post("/desk/people/new", {**given, "other": "y"})
    assert len(db.session.scalars(select(Person)).all()) == 2


def test_two_who_change_one_person_see_both_versions(organiser: Organiser) -> None:
    person = a_person("Sofia Berg")
    path = f"/desk/people/{person.id}/edit"
    seen = re.search(r'name="seen" value="(\d+)"', organiser.text(path))
    assert seen
    organiser.post(path, {"name": "Sofia Lind", "seen": seen[1]})

    late = organiser.post(path, {"name": "Sofie Berg", "phone": "1", "seen": seen[1]})
    assert late.status_code == 409
    assert "Not saved yet: this was changed meanwhile" in late.text
    assert "Sofia Lind" in late.text
    assert 'value="Sofie Berg"' in late.text
    assert the_person().name == "Sofia Lind"


def test_a_biography_that_was_not_touched_stays_as_it_is(organiser: Organiser) -> None:
    person = a_person("Sofia Berg", biography="<p>H<sub>2</sub>O</p>")

    organiser.post(f"/desk/people/{person.id}/edit", {"name": "Sofia Berg", "biography": "H2O", "country": "DE"})
    assert (the_person().biography, the_person().country) == ("<p>H<sub>2</sub>O</p>", "DE")


def test_offices_are_entered_with_dates_and_rosters_are_not_rewritten(organiser: Organiser, event: Event) -> None:
    person = a_person("Sofia Berg")
    an_appearance(a_session(event), person, position="Mayor", organisations=("City of Bonn",))
    path = f"/desk/people/{person.id}/offices"

    page = organiser.post(f"{path}/new", {"position": "Minister", "organisation": "Ministry", "since": "2030-02-01",
                                          "until": "2030-01-01"}).text
    assert "It ends before it begins" in page
    assert "Give the position" in organiser.post(f"{path}/new", {}).text
    organiser.post(f"{path}/new", {"position": "Minister", "organisation": "Ministry", "since": "2020-01-01"})
    office = db.session.scalars(select(Office)).one()
    organiser.post(f"{path}/{office.id}", {"position": "Minister", "organisation": "Other Ministry",
                                           "since": "2020-01-01", "until": "2026-01-01"})

    db.session.expire_all()
    assert db.session.scalars(select(Office)).one().until == date(2026, 1, 1)
    page = organiser.text(f"/desk/people/{person.id}")
    assert "Other Ministry" in page
    assert "City of Bonn" in page
    organiser.post(f"{path}/{office.id}/delete")
    assert db.session.scalar(select(Office)) is None


def test_an_office_of_somebody_else_is_not_found(organiser: Organiser) -> None:
    one, other = a_person("One"), a_person("Other")
    office = an_office(other)

    assert organiser.get(f"/desk/people/{one.id}/offices/{office.id}").status_code == 404
    assert organiser.post(f"/desk/people/{one.id}/offices/{office.id}/delete").status_code == 404


def test_who_is_on_a_roster_is_not_deleted_but_told_why(organiser: Organiser, event: Event) -> None:
    booked, free = a_person("Booked"), a_person("Free")
    an_appearance(a_session(event), booked)

    assert "people on them are not deleted" in organiser.text(f"/desk/people/{booked.id}/delete")
    organiser.post(f"/desk/people/{booked.id}/delete")
    organiser.post(f"/desk/people/{free.id}/delete")
    assert [person.name for person in db.session.scalars(select(Person))] == ["Booked"]


def test_appearances_are_shown_of_the_events_that_one_works_on(organiser: Organiser, event: Event) -> None:
    person = a_person("Sofia Berg")
    an_appearance(a_session(event, "Ours"), person)
    an_appearance(a_session(a_summit("theirs"), "Secret session"), person)

    page = organiser.text(f"/desk/people/{person.id}")
    assert "Ours" in page
    assert "Secret session" not in page


def test_suggestions_come_as_one_types_and_hold_nothing_private(organiser: Organiser) -> None:
    person = a_person("Łukasz Żółkiewski", email="l@z.example", phone="+48 1")
    an_office(person, "Mayor", an_organisation("City of Gdańsk"))

    response = organiser.get("/desk/people/suggest?q=zolk")
    assert response.json == {"found": [{"id": person.id, "name": "Łukasz Żółkiewski",
                                        "told": "Mayor, City of Gdańsk"}]}
    assert response.headers["Cache-Control"] == "private, no-store"
    assert organiser.get("/desk/people/suggest?q=").json == {"found": []}
    found = organiser.get("/desk/organisations/suggest?q=gdansk").json
    assert found is not None
    assert [one["name"] for one in found["found"]] == ["City of Gdańsk"]


def test_a_name_from_elsewhere_is_no_markup(organiser: Organiser, app: Flask) -> None:
    person = a_person("<img src=x onerror=alert(1)>", note="<script>alert(1)</script>")
    an_office(person, "<b>Mayor</b>", an_organisation("<i>City</i>"))

    for path in ("", f"{person.id}", f"{person.id}/edit", f"{person.id}/delete", "duplicates", f"{person.id}/picture"):
        page = organiser.text(f"/desk/people/{path}")
        assert "<img src=x" not in page
        assert "<script>alert" not in page
        assert "<b>Mayor" not in page
        assert "<i>City" not in page


def test_those_without_the_directory_do_not_see_it(as_role: Callable[[str], Organiser]) -> None:
    a_person("Sofia Berg")
    viewer = as_role("viewer")

    for path in ("/desk/people/", "/desk/people/1", "/desk/people/suggest?q=so", "/desk/organisations/"):
        assert viewer.get(path).status_code == 403, path
