import re
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from eventsys.agenda.services import place
from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.people.models import Office, Person
from eventsys.sessions.models import Appearance, Session
from eventsys.sessions.queries import Seat, seats

from ...people.drafts import a_person, a_session, a_summit, an_appearance, an_office
from ..organisers import Organiser

AT = "/desk/e/summit/sessions"


def path_of(session: Session, *parts: object) -> str:
    return "/".join(map(str, (AT, session.id, "roster", *parts)))


def roster(session: Session) -> list[Seat]:
    db.session.rollback()
    return seats(session.id)


def shown(page: str) -> list[str]:
    return re.findall(r'data-seat="\d+" data-name="([^"]+)"', page)


def test_somebody_chosen_while_typing_is_put_on_as_what_they_are_that_day(
        organiser: Organiser, session: Session, mayor: Person) -> None:
    an_office(mayor, "Minister", since=date(2027, 9, 15))
    with transaction():
        place(session.id, day=date(2027, 9, 14))

    page = organiser.post(path_of(session), {"who": "Sofia", "person": mayor.id, "role": "chair"},
                          follow_redirects=True).text

    assert "Added: Sofia Berg" in page
    seat = roster(session)[0]
    assert (seat.role, seat.position, seat.organisations, seat.country, seat.state) == (
        "chair", "Mayor", ("City of Bonn",), "DE", "")
    again = organiser.post(path_of(session), {"person": mayor.id, "role": "chair"}, follow_redirects=True).text
    assert "Sofia Berg is on this roster already as Chair" in again
    assert len(roster(session)) == 1


def test_without_script_a_list_shows_who_may_be_meant(
        organiser: Organiser, session: Session, mayor: Person, poet: Person) -> None:
    page = organiser.post(path_of(session), {"who": "layla", "person": "", "role": "panelist"}).text

    assert "Who is “layla”?" in page
    assert f'name="person" value="{poet.id}" checked' in page
    assert "Sofia Berg" not in page
    organiser.post(path_of(session), {"who": "layla", "person": poet.id, "role": "panelist"})
    assert [seat.person_id for seat in roster(session)] == [poet.id]


def test_somebody_new_comes_into_the_directory_and_onto_the_roster_as_one_step(
        organiser: Organiser, session: Session) -> None:
    page = organiser.post(path_of(session), {"who": "Li Wei", "role": "panelist"}).text
    assert "Add somebody new" in page
    assert 'value="Li Wei"' in page
    given = {"who": "Li Wei", "person": "new", "role": "panelist", "name": "Li Wei", "position": "Mayor",
             "organisation": "City of Xiamen", "country": "CN", "email": "nonsense"}
    assert "Enter an e-mail address" in organiser.post(path_of(session), given).text

    done = organiser.post(path_of(session), {**given, "email": "li@x.example"}, follow_redirects=True).text
    seat = roster(session)[0]
    assert (seat.position, seat.organisations, seat.country) == ("Mayor", ("City of Xiamen",), "CN")
    assert db.session.scalars(select(Office.position)).all() == ["Mayor"]
    undo = re.search(r"/desk/e/summit/undo/\d+", done)
    assert undo
    organiser.post(undo[0])
    assert roster(session) == []
    assert db.session.scalar(select(Person)) is None


def test_an_empty_field_and_an_unknown_role_are_refused(organiser: Organiser, session: Session) -> None:
    page = organiser.post(path_of(session), {"who": " ", "role": "chair"}).text

    assert "Type a name, an organisation or a country" in page
    assert 'value="chair" selected' in page
    assert organiser.post(path_of(session), {"who": "x", "role": "king"}).status_code == 400
    assert "Nobody in the directory is found" in organiser.post(path_of(session), {"who": "x", "role": "chair"}).text


def test_one_appearance_is_changed_and_two_who_do_see_both_versions(
        organiser: Organiser, session: Session, poet: Person) -> None:
    seat = an_appearance(session, poet)
    path = path_of(session, seat.id)
    seen = re.search(r'name="seen" value="(\d+)"', organiser.text(path))
    assert seen
    given = {"role": "chair", "position": "Poet", "organisations": "Guild\n Network \n\nGuild", "country": "JO",
             "state": "invited", "note": "Arrives late"}

    organiser.post(path, {**given, "seen": seen[1]})
    now = roster(session)[0]
    assert (now.role, now.position, now.organisations, now.state, now.note) == (
        "chair", "Poet", ("Guild", "Network"), "invited", "Arrives late")
    assert now.state_at is not None
    late = organiser.post(path, {**given, "position": "Novelist", "seen": seen[1]})
    assert late.status_code == 409
    assert "Poet" in late.text
    assert 'value="Novelist"' in late.text


def test_answers_are_noted_by_a_press(organiser: Organiser, session: Session, poet: Person) -> None:
    seat = an_appearance(session, poet)

    page = organiser.post(path_of(session, seat.id, "state"), {"state": "declined"}, follow_redirects=True).text
    assert "declined" in page
    assert roster(session)[0].state == "declined"
    assert organiser.post(path_of(session, seat.id, "state"), {"state": "lost"}).status_code == 400


def test_a_roster_that_says_other_than_the_directory_offers_to_take_that(
        organiser: Organiser, session: Session, mayor: Person) -> None:
    seat = an_appearance(session, mayor, position="Deputy Mayor", organisations=("City of Bonn",))
    page = organiser.text(path_of(session))
    assert "The directory says for that day:" in page

    organiser.post(path_of(session, seat.id, "renew"), {"which": "0"})
    assert roster(session)[0].position == "Mayor"
    assert "The directory says" not in organiser.text(path_of(session))
    organiser.post(path_of(session, seat.id, "renew"), {"which": "7"})


def test_people_go_up_and_down_and_off(organiser: Organiser, session: Session, mayor: Person, poet: Person) -> None:
    first, second = an_appearance(session, mayor, rank=0), an_appearance(session, poet, rank=1)

    organiser.post(path_of(session, second.id, "shift"), {"by": "up"})
    assert shown(organiser.text(path_of(session))) == ["ليلى حداد", "Sofia Berg"]
    organiser.post(path_of(session, second.id, "shift"), {"by": "down"})
    page = organiser.post(path_of(session, first.id, "remove"), follow_redirects=True).text
    assert "Taken off the roster: Sofia Berg" in page
    assert shown(page) == ["ليلى حداد"]


def test_what_is_pressed_on_the_session_s_page_leads_back_there(
        organiser: Organiser, session: Session, poet: Person) -> None:
    seat = an_appearance(session, poet)
    page = f"http://localhost{AT}/{session.id}"
    assert f'id="seat-{seat.id}"' in organiser.text(f"{AT}/{session.id}")

    for came, goes in ((page, f"{AT}/{session.id}#seat-{seat.id}"), ("", f"{path_of(session)}#seat-{seat.id}")):
        response = organiser.post(path_of(session, seat.id, "state"), {"state": "invited"},
                                  environ_overrides={"HTTP_REFERER": came})
        assert response.location == goes


def test_a_script_sends_the_same_order_and_hears_of_it(
        organiser: Organiser, session: Session, mayor: Person, poet: Person) -> None:
    first, second = an_appearance(session, mayor, rank=0), an_appearance(session, poet, rank=1)

    answer = organiser.post(path_of(session, "order"), {"seat": [second.id, first.id]}, json=True).json
    assert answer
    assert answer["words"] == "The order is saved"
    assert isinstance(answer["act"], int)
    assert [seat.id for seat in roster(session)] == [second.id, first.id]
    assert organiser.post(path_of(session, "order"), {"seat": ["x"]}).status_code == 400


def test_an_order_by_office_is_proposed_and_applied_by_a_press(
        organiser: Organiser, session: Session, mayor: Person, poet: Person) -> None:
    an_appearance(session, poet, rank=0, position="Poet")
    an_appearance(session, mayor, rank=1, position="Mayor")
    assert "Propose an order of precedence" in organiser.text(path_of(session))

    page = organiser.text(path_of(session, "order"))
    assert "up from 2" in page
    assert "mayors" in page
    organiser.post(path_of(session, "order"), {"seat": re.findall(r'name="seat" value="(\d+)"', page)})
    assert [seat.position for seat in roster(session)] == ["Mayor", "Poet"]
    assert "Propose an order of precedence" not in organiser.text(path_of(session))


def test_what_was_removed_meanwhile_is_told_with_its_way_back(
        organiser: Organiser, session: Session, poet: Person) -> None:
    seat = an_appearance(session, poet)
    organiser.post(path_of(session, seat.id, "remove"))

    late = organiser.post(path_of(session, seat.id), {"role": "chair", "position": "Typed in vain"})
    assert late.status_code == 410
    assert "Typed in vain" in late.text


@pytest.mark.parametrize("role", ["viewer", "front desk"])
def test_those_who_only_look_see_no_form(
        as_role: Callable[[str], Organiser], session: Session, poet: Person, role: str) -> None:
    seat = an_appearance(session, poet, state="confirmed", note="<b>Private</b>")
    looking = as_role(role)

    page = looking.text(path_of(session))
    assert "ليلى حداد" in page
    assert 'action="/desk/e/' not in page
    assert "<b>Private" not in page
    for what in ("", f"/{seat.id}/remove", f"/{seat.id}/state", "/order"):
        assert looking.post(f"{AT}/{session.id}/roster{what}", {"state": "declined"}).status_code == 403
    assert roster(session)[0].state == "confirmed"


def test_sessions_and_seats_are_looked_up_within_the_event(
        organiser: Organiser, event: Event, session: Session, poet: Person) -> None:
    theirs = a_session(a_summit("elsewhere"), "Theirs")
    seat, other = an_appearance(theirs, poet), an_appearance(a_session(event, "Second"), poet)

    assert organiser.get(path_of(theirs)).status_code == 404
    assert organiser.post(path_of(theirs, seat.id, "remove")).status_code == 404
    assert organiser.post(path_of(session, seat.id, "remove")).status_code == 404
    assert organiser.post(path_of(session, other.id, "state"), {"state": "declined"}).status_code == 404
    assert len(db.session.scalars(select(Appearance)).all()) == 2


def test_names_are_no_markup(organiser: Organiser, session: Session) -> None:
    person = a_person('"><script>alert(1)</script>')
    an_appearance(session, person, position="<b>Mayor</b>", organisations=("<i>City</i>",))

    for path in (path_of(session), path_of(session, "order"), "/desk/e/summit/roster",
                 f"/desk/e/summit/roster/replace/{person.id}"):
        page = organiser.text(path)
        assert "<script>alert" not in page
        assert "<b>Mayor" not in page
        assert "<i>City" not in page
