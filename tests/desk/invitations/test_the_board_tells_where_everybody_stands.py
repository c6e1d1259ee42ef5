from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.invitations import queries, rules
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.people.models import Person
from eventsys.sessions.models import Appearance
from eventsys.sessions.services import add_session, appear
from tests.asking import statements
from tests.invitations.asked import Panelist, Summit, ask, link_of, states

from ..full import a_full_event
from ..organisers import Organiser, a_part

BOARD = "/desk/e/summit/invitations"
AsRole = Callable[[str], Organiser]


def row(page: str, name: str) -> str:
    return next(part.split("</tr>")[0] for part in page.split("<tr>") if f">{name}</a>" in part)


def test_an_empty_event_says_what_to_do(organiser: Organiser) -> None:
    assert "Nobody is on a roster yet" in organiser.text(BOARD)


def test_everybody_stands_there_with_answer_and_what_is_lacking(organiser: Organiser, summit: Summit) -> None:
    ask(summit, summit.ada)
    page = organiser.text(BOARD)
    assert "Invited" in row(page, "Ada Mensah")
    assert "Asked on" in row(page, "Ada Mensah")
    for words in ("Not asked", "Biography", "Picture", "Position", "E-mail of Cleo Ndiaye"):
        assert words in row(page, "Cleo Ndiaye")


def test_answers_show_at_once(app: Flask, organiser: Organiser, summit: Summit) -> None:
    ask(summit, summit.ada)
    ada = Panelist(app, link_of())
    ada.post("biography", {"biography": "Hers."})
    page = row(organiser.text(BOARD), "Ada Mensah")
    assert "Opened, not answered" in page
    assert "1 entry to accept" in page
    assert "Biography" not in page
    ada.post("answer", {"all": "confirmed"})
    assert "Confirmed" in row(organiser.text(BOARD), "Ada Mensah")


def test_who_confirmed_one_session_has_confirmed_and_owes_the_other_answer(
        organiser: Organiser, summit: Summit) -> None:
    ask(summit, summit.ada)
    with transaction():
        seat = db.session.scalars(select(Appearance).where(
            Appearance.person_id == summit.ada.id, Appearance.session_id == summit.panel.id)).one()
        seat.state = "confirmed"
    page = row(organiser.text(f"{BOARD}?state=confirmed"), "Ada Mensah")
    assert "Confirmed" in page
    assert "no answer yet for 1 of 2 sessions" in page
    assert "answer" in rules.owes(guest(summit, summit.ada), rules.Wanted())


def test_a_refused_letter_stands_with_the_server_s_words_until_the_address_is_mended(
        organiser: Organiser, summit: Summit) -> None:
    (letter,) = ask(summit, summit.ada)
    with transaction():
        refused = db.session.get_one(Letter, letter.id)
        refused.state, refused.server_words = "refused", "550 5.1.1 No such user <ada>"
    assert "550 5.1.1 No such user &lt;ada&gt;" in row(organiser.text(BOARD), "Ada Mensah")
    assert rules.may_be_asked(guest(summit, summit.ada))
    organiser.post(f"{BOARD}/{summit.ada.id}/address", {"email": "mensah@example.org", "seen": "999999"})
    assert "550 5.1.1" not in organiser.text(BOARD)


def guest(summit: Summit, person: Person) -> rules.Guest:
    db.session.rollback()
    found = queries.guest(summit.event, person.id)
    assert found is not None
    return found


@pytest.mark.parametrize(("filter_", "names"), [
    ("q=mensah", {"Ada Mensah"}), ("q=accra", {"Ada Mensah"}), ("state=invited", {"Ada Mensah"}),
    ("state=unasked", {"Bo Li", "Cleo Ndiaye"}), ("flag=no+address", {"Cleo Ndiaye"}),
    ("missing=position", {"Bo Li", "Cleo Ndiaye"}), ("q=zzz", set()), ("state=nonsense", {"Ada Mensah", "Bo Li",
                                                                                            "Cleo Ndiaye"})])
def test_the_board_is_filtered_by_its_address(organiser: Organiser, summit: Summit, filter_: str,
                                              names: set[str]) -> None:
    ask(summit, summit.ada)
    page = organiser.text(f"{BOARD}?{filter_}")
    assert {name for name in ("Ada Mensah", "Bo Li", "Cleo Ndiaye") if f">{name}</a>" in page} == names
    assert names or "Nobody on the rosters is like that" in page


def test_a_part_shows_its_own_people(organiser: Organiser, summit: Summit) -> None:
    part = a_part(summit.event)
    with transaction():
        session = add_session(part, "A workshop", summit=summit.event)
        db.session.flush()
        appear(session, summit.bo.id, "chair")
    page = organiser.text("/desk/e/part/invitations")
    assert ">Bo Li</a>" in page
    assert ">Ada Mensah</a>" not in page


def test_an_address_is_added_right_there(organiser: Organiser, summit: Summit) -> None:
    page = organiser.post(f"{BOARD}/{summit.cleo.id}/address", {"email": "cleo@example.org", "next": BOARD},
                          follow_redirects=True).text
    assert "Saved: the address of Cleo Ndiaye" in page
    assert "Undo" in page
    assert guest(summit, summit.cleo).email == "cleo@example.org"


def test_an_address_of_somebody_else_meanwhile_is_not_written_over(organiser: Organiser, summit: Summit) -> None:
    with transaction():
        summit.cleo.email = "other@example.org"
    organiser.post(f"{BOARD}/{summit.cleo.id}/address", {"email": "cleo@example.org"})
    assert guest(summit, summit.cleo).email == "other@example.org"


def test_what_is_no_address_is_told(organiser: Organiser, summit: Summit) -> None:
    response = organiser.post(f"{BOARD}/{summit.cleo.id}/address", {"email": "cleo at home"})
    assert response.status_code == 422
    assert "cleo at home" in response.text


def test_an_answer_on_the_phone_is_noted(organiser: Organiser, summit: Summit) -> None:
    organiser.post(f"{BOARD}/{summit.bo.id}/answer", {f"session-{summit.panel.id}": "confirmed"})
    assert states(summit, summit.bo) == {"Cities and the sea": "confirmed"}
    assert db.session.scalars(select(Letter)).all() == []


def test_one_page_tells_the_whole_story(app: Flask, organiser: Organiser, summit: Summit) -> None:
    ask(summit, summit.ada)
    ada = Panelist(app, link_of())
    ada.post("biography", {"biography": "Hers."})
    ada.post("answer", {"all": "confirmed", "message": "See you!"})
    ada.post("needs", {"access_needs": "A ramp", "diet": "", "seen": "0"})
    ada.post("absences", {"day": "2027-09-15", "whole": "y"})
    page = organiser.text(f"{BOARD}/{summit.ada.id}")
    for words in ("Summit: your invitation", "Answered the invitation", "Sent: Biography", "See you!", "A ramp",
                  "15 September 2027", "Takes part"):
        assert words in page


def test_who_may_not_see_private_things_does_not(as_role: AsRole, summit: Summit) -> None:
    assert as_role("viewer").get(BOARD).status_code == 403
    assert as_role("front desk").get(f"{BOARD}/{summit.ada.id}").status_code == 403
    assert as_role("roster").get(BOARD).status_code == 200


def test_people_of_other_events_are_not_found(organiser: Organiser, summit: Summit, app: Flask) -> None:
    with transaction():
        stranger = Person(name="Eve", slug="eve", created_at=summit.ada.created_at)
        db.session.add(stranger)
    assert organiser.get(f"{BOARD}/{stranger.id}").status_code == 404
    for act in ("address", "answer", "link"):
        assert organiser.post(f"{BOARD}/{stranger.id}/{act}", {"email": "eve@example.org"}).status_code == 404


def test_a_new_link_is_sent_once_for_a_double_click(organiser: Organiser, summit: Summit) -> None:
    ask(summit, summit.ada)
    for _time in range(2):
        organiser.post(f"{BOARD}/{summit.ada.id}/link", {"once": "the same page"})
    assert len(db.session.scalars(select(Letter).where(Letter.kind == "invitations.link")).all()) == 1


def test_what_is_wanted_is_chosen(organiser: Organiser, summit: Summit) -> None:
    organiser.post(f"{BOARD}/wanted", {"wants": ["picture"], "reply_by": "2027-05-01", "seen": "0"})
    assert queries.setup_of(summit.event).wanted.things == {"picture"}
    page = organiser.text(BOARD)
    assert "lack: Picture" in page
    assert "lack: Biography" not in page


@pytest.mark.parametrize("page", ["invitations", "invitations?page=3&q=a", "invitations/1", "submissions",
                                  "invitations/wanted"])
def test_the_pages_of_a_large_event_ask_little(app: Flask, page: str) -> None:
    from ..organisers import an_organiser

    event: Event = a_full_event(app, 500, people=700)
    organiser = an_organiser(app, "owner", event, "big@example.org")
    with transaction():
        person = db.session.scalars(select(Person.id).order_by(Person.id)).first()
    path = f"/desk/e/{event.slug}/{page.replace('/1', f'/{person}')}"
    organiser.text(path)
    db.session.remove()
    with statements(db.engine) as said:
        organiser.text(path)
    assert len(said) <= 12, "\n".join(one[:150] for one in said)
