"""Sheets of people, rosters, rooms and sponsors."""

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.events.models import Event, Room, Venue
from eventsys.imports.sheets.deciding import Report
from eventsys.kit.database import db
from eventsys.people.models import Office, Organisation, Person
from eventsys.sessions.models import Appearance, Session
from eventsys.sponsors.models import Listing, Tier

from .files import xlsx
from .flow import an_event, csv_of, shown, taken

SESSIONS = csv_of("No.;Title;Speakers", "S1;Opening;moderator: Sofia Berg, University of Oslo", "S2;Panel, at last;")
PANELISTS = csv_of(
    "PANELISTS – confirmed in green", "", "First name;SURNAME;Position;City / Org.;Country;E-mail;Session(s);Role",
    "Amina;El Fassi;Mayor;City of Rabat;Morocco;amina@example.org;S1, S2;panelist",
    "Zoë;KRÜGER;;Peace in Cities;Allemagne;zoe@example.org;Panel, at last;Moderatorin",
    "Sofia;Berg;Professor;;;sofia@example.org;S1;")


@pytest.fixture
def event(app: Flask) -> Event:
    return an_event()


def states(report: Report) -> list[tuple[int, str]]:
    return [(row.number, row.state) for row in report.rows]


def person(name: str) -> Person:
    return db.session.scalars(select(Person).where(Person.name == name)).one()


def seats(code: str) -> set[tuple[str, str, str, tuple[str, ...], str]]:
    rows = db.session.execute(select(Person.name, Appearance.role, Appearance.position, Appearance.organisations,
                                     Appearance.country).join(Appearance, Appearance.person_id == Person.id)
                              .join(Session, Session.id == Appearance.session_id).where(Session.code == code))
    return {tuple(row) for row in rows}


def test_panelists_come_onto_the_rosters_of_their_sessions(event: Event) -> None:
    taken(event, "sessions", SESSIONS)
    report = taken(event, "rosters", PANELISTS)
    assert states(report) == [(4, "new"), (5, "new"), (6, "changed")]
    assert seats("S1") == {("Sofia Berg", "moderator", "Professor", ("University of Oslo",), ""),
                           ("Amina El Fassi", "panelist", "Mayor", ("City of Rabat",), "MA")}
    assert seats("S2") == {("Amina El Fassi", "panelist", "Mayor", ("City of Rabat",), "MA"),
                           ("Zoë Krüger", "moderator", "", ("Peace in Cities",), "DE")}
    assert (person("Zoë Krüger").sort_name, person("Sofia Berg").email) == ("Krüger, Zoë", "sofia@example.org")
    assert [row.state for row in shown(event, "rosters", PANELISTS)[1].rows] == ["unchanged"] * 3


@pytest.mark.parametrize(("row", "why"), [
    ("Ada;Byron;;;;;S9;", "no session of the event is called S9"), ("Ada;Byron;;;;;;", "it names no session"),
    (";;Mayor;;;;S1;", "it names nobody"), ("Ada;Byron;;;;;S1;janitor", "its role “janitor” is none that we know"),
    ("Ada;Byron;;;;ada@;S1;", "its e-mail address “ada@” is none"),
])
def test_a_row_of_a_roster_is_refused_with_the_reason(event: Event, row: str, why: str) -> None:
    taken(event, "sessions", SESSIONS)
    _run, report = shown(event, "rosters", csv_of(PANELISTS.decode(), row))
    assert [one.why for one in report.rows if one.state == "refused"] == [why]


def test_of_two_rows_about_one_person_in_one_session_the_first_holds(event: Event) -> None:
    taken(event, "sessions", SESSIONS)
    report = taken(event, "rosters", csv_of(
        PANELISTS.decode(), "Amina;El Fassi;Governor;City of Rabat;Morocco;amina@example.org;S1;panelist"))
    assert report.rows[-1].diffs == ()
    assert report.rows[-1].state == "unchanged"
    assert "row 4 says already what they are in “Opening”" in report.rows[-1].remarks
    assert ("Amina El Fassi", "panelist", "Mayor", ("City of Rabat",), "MA") in seats("S1")


def test_people_come_into_the_directory_with_their_office(event: Event) -> None:
    data = csv_of("Name;Funktion;Organisation;Land;E-Mail;Diet", "Hon. Amina EL FASSI;Mayor;City of Rabat;Marokko;"
                  "amina@example.org;vegan", "K. Okafor;;;;;", ";;Nobody's office;;;")
    report = taken(event, "people", data)
    assert states(report) == [(2, "new"), (3, "new"), (4, "refused")]
    amina = person("Amina El Fassi")
    assert (amina.honorific, amina.country, amina.diet) == ("Hon.", "MA", "vegan")
    office = db.session.scalars(select(Office)).one()
    assert (office.person_id, office.position, office.since) == (amina.id, "Mayor", None)
    assert db.session.get_one(Organisation, office.organisation_id).name == "City of Rabat"
    assert [row.state for row in shown(event, "people", data)[1].rows] == ["unchanged", "unchanged", "refused"]


def test_a_name_that_was_only_matched_is_not_changed_by_a_sheet(event: Event) -> None:
    taken(event, "people", csv_of("Name;Phone", "Kwame Okafor;1"))
    report = taken(event, "people", csv_of("Name;Phone", "K. Okafor;2"),
                   names={"people": {"k. okafor": f"have:{person('Kwame Okafor').id}"}})
    assert [(diff.before, diff.after) for diff in report.rows[0].diffs] == [("1", "2")]
    assert person("Kwame Okafor").phone == "2"


def test_the_same_person_twice_is_refused_the_second_time(event: Event) -> None:
    _run, report = shown(event, "people", csv_of("Name;Phone", "Ada Byron;1", "ADA BYRON;2"))
    assert [(row.state, row.why) for row in report.rows] == [
        ("new", ""), ("refused", "row 2 already speaks of the same person")]


def test_rooms_come_with_what_they_offer(event: Event) -> None:
    rows = [["Room", "cap.", "booth?", "Step-free", "Venue"], ["Plenary Hall", 400, "yes", "Y", "Congress Centre"],
            ["Room B (1st floor)", "ca. 60", "", "no", "Congress Centre"], ["Online", "∞", "n/a", "", ""],
            ["", 40, "", "", ""]]
    report = taken(event, "rooms", xlsx(rows), "rooms.xlsx")
    assert states(report) == [(2, "new"), (3, "new"), (4, "new"), (5, "refused")]
    rooms = {room.name: room for room in db.session.scalars(select(Room))}
    hall = rooms["Plenary Hall"]
    assert (hall.capacity, hall.booths, hall.equipment) == (400, 1, ("step-free",))
    assert (rooms["Room B (1st floor)"].capacity, rooms["Online"].capacity, rooms["Online"].online) == (60, None, True)
    assert [venue.name for venue in db.session.scalars(select(Venue))] == ["Congress Centre"]
    rows[2][1] = 80
    again = taken(event, "rooms", xlsx(rows), "rooms.xlsx")
    assert [[(diff.before, diff.after) for diff in row.diffs] for row in again.rows if row.state == "changed"] == [
        [("60", "80")]]


def test_sponsors_stand_under_their_tiers(event: Event) -> None:
    data = csv_of("Level;Sponsor;Website;Country", "Co-funded by;European Union;europa.eu;", "Sponsors;Acme;;DE",
                  ";Byron Ltd;;", ";;;FR")
    report = taken(event, "sponsors", data)
    assert states(report) == [(2, "new"), (3, "new"), (4, "new"), (5, "refused")]
    rows = db.session.execute(select(Tier.title, Listing.name, Listing.rank).join(Listing, Listing.tier_id == Tier.id))
    assert {tuple(row) for row in rows} == {
        ("Co-funded by", "European Union", 0), ("Sponsors", "Acme", 0), ("Sponsors", "Byron Ltd", 1)}
    assert [row.state for row in shown(event, "sponsors", data)[1].rows] == ["unchanged"] * 3 + ["refused"]
