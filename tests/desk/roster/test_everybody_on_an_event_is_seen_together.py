import re
from collections.abc import Callable
from datetime import datetime

import pytest

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.people.models import Person
from eventsys.sessions.models import Absence, Session
from eventsys.sessions.queries import seats

from ...people.drafts import a_person, a_session, a_summit, an_appearance
from ..organisers import Organiser

ROSTER = "/desk/e/summit/roster"


def names(page: str) -> list[str]:
    return re.findall(r'href="/desk/people/\d+" dir="auto">([^<]+)<', page)


@pytest.fixture
def places(event: Event, session: Session, mayor: Person, poet: Person) -> Session:
    """The mayor chairs and is asked; the poet, of whom little is known, is on a second session too."""
    second = a_session(event, "Second", code="P 2")
    an_appearance(session, mayor, "chair", position="Mayor", organisations=("City of Bonn",), country="DE",
                  state="invited")
    an_appearance(session, poet)
    an_appearance(second, poet, "rapporteur", state="declined")
    return second


def test_everybody_is_there_with_sessions_roles_answers_and_what_is_missing(
        organiser: Organiser, places: Session) -> None:
    page = organiser.text(ROSTER)

    assert sorted(names(page)) == ["Sofia Berg", "ليلى حداد"]
    for words in ("2 people", "P 1", "P 2", "Chair", "Rapporteur", "Invited", "Declined", "No biography", "No picture",
                  "No position", "No country"):
        assert words in page, words


@pytest.mark.parametrize(("filters", "found"), [
    ("q=bonn", ["Sofia Berg"]), ("q=layla", ["ليلى حداد"]), ("q=P+2", ["ليلى حداد"]), ("q=germany", ["Sofia Berg"]),
    ("role=chair", ["Sofia Berg"]), ("state=declined", ["ليلى حداد"]), ("state=none", ["ليلى حداد"]),
    ("missing=position", ["ليلى حداد"]), ("region=europe", ["Sofia Berg"]), ("country=DE", ["Sofia Berg"]),
    ("country=none", ["ليلى حداد"]), ("role=chair&state=declined", []), ("away=1", []),
])
def test_filters_live_in_the_address(organiser: Organiser, places: Session, filters: str, found: list[str]) -> None:
    page = organiser.text(f"{ROSTER}?{filters}")

    assert names(page) == found
    if not found:
        assert "Nobody on the rosters is like that." in page


def test_the_balance_counts_people_by_region_and_places_by_role_without_those_who_declined(
        organiser: Organiser, places: Session) -> None:
    an_appearance(places, a_person("Gone"), country="JP", state="declined")
    page = organiser.text(ROSTER)

    for words in ('<meter min="0" max="2" value="1" aria-label="Europe">', 'max="2" value="1" aria-label="Chair"',
                  'aria-label="Germany"', 'aria-label="not known"', 'max="4" value="2" aria-label="Declined"'):
        assert words in page, words
    assert 'aria-label="Japan"' not in page
    assert 'aria-label="Rapporteur"' not in page


def test_gender_is_counted_for_those_who_may_see_it_and_only_where_told(
        organiser: Organiser, as_role: Callable[[str], Organiser], places: Session, mayor: Person) -> None:
    assert "Gender" not in organiser.text(ROSTER)
    with transaction():
        mayor.gender = "woman"

    assert "Gender, as told" in organiser.text(ROSTER)
    assert "Gender" not in as_role("viewer").text(ROSTER)


def test_absences_are_shown_and_filtered(organiser: Organiser, event: Event, places: Session, poet: Person) -> None:
    with transaction():
        db.session.add(Absence(person_id=poet.id, summit_id=event.id, starts=datetime(2027, 9, 14, 9),
                               ends=datetime(2027, 9, 14, 12)))

    page = organiser.text(f"{ROSTER}?away=1")
    assert names(page) == ["ليلى حداد"]
    assert "Away from 14 September 2027, 09:00 to 14 September 2027, 12:00" in page


def test_a_part_shows_its_own(organiser: Organiser, part: Event, places: Session, mayor: Person) -> None:
    assert "Nobody is on a roster yet" in organiser.text("/desk/e/part/roster")
    with transaction():
        places.event_id = part.id

    assert names(organiser.text("/desk/e/part/roster")) == ["ليلى حداد"]


def test_who_sits_on_many_sessions_has_four_in_sight(organiser: Organiser, event: Event, poet: Person) -> None:
    for number in range(6):
        an_appearance(a_session(event, f"Session {number}"), poet)

    assert "and 2 more" in organiser.text(ROSTER)


def test_one_person_is_replaced_by_another_where_it_is_ticked(
        organiser: Organiser, session: Session, places: Session, mayor: Person, poet: Person) -> None:
    path = f"{ROSTER}/replace/{poet.id}"
    page = organiser.text(path)
    assert page.count('type="checkbox"') == 2
    assert page.count("checked") == 2

    asked = organiser.post(path, {"session": places.id, "who": "sofia"}).text
    assert f'name="person" value="{mayor.id}" checked' in asked
    done = organiser.post(path, {"session": places.id, "person": mayor.id}, follow_redirects=True).text

    assert "Sofia Berg takes the place of ليلى حداد in 1 session" in done
    db.session.rollback()
    seat = seats(places.id)[0]
    assert (seat.person_id, seat.role, seat.position, seat.state) == (mayor.id, "rapporteur", "Mayor", "proposed")
    assert poet.id in {seat.person_id for seat in seats(session.id)}
    undo = re.search(r"/desk/e/summit/undo/\d+", done)
    assert undo
    organiser.post(undo[0])
    db.session.rollback()
    assert seats(places.id)[0].person_id == poet.id


def test_a_replacement_that_cannot_be_is_told(organiser: Organiser, places: Session, poet: Person) -> None:
    path = f"{ROSTER}/replace/{poet.id}"

    assert "Tick at least one session" in organiser.post(path, {"person": poet.id}).text
    assert "Type who takes the place" in organiser.post(path, {"session": places.id}).text
    assert "Choose somebody else" in organiser.post(path, {"session": places.id, "person": poet.id}).text
    assert "Nobody in the directory is found" in organiser.post(path, {"session": places.id, "who": "zzz"}).text


def test_only_who_is_on_a_roster_of_the_event_is_replaced(organiser: Organiser, mayor: Person) -> None:
    an_appearance(a_session(a_summit("elsewhere")), mayor)

    assert organiser.get(f"{ROSTER}/replace/{mayor.id}").status_code == 404
    assert organiser.get(f"{ROSTER}/replace/{2**40}").status_code == 404


def test_many_people_are_on_several_pages(organiser: Organiser, session: Session) -> None:
    for number in range(103):
        an_appearance(session, a_person(f"Person {number:03}"))

    assert names(organiser.text(f"{ROSTER}?page=2&role=panelist")) == ["Person 100", "Person 101", "Person 102"]
