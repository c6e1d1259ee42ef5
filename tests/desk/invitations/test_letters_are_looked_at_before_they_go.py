import re
from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy import select

from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.people.models import Person
from tests.asking import statements
from tests.invitations.asked import Summit, ask, furnish, states
from tests.post import delivered, text_of

from ..full import a_full_event
from ..organisers import Organiser, a_draft, an_organiser

BOARD = "/desk/e/summit/invitations"
AsRole = Callable[[str], Organiser]


def look(organiser: Organiser, *people: Any, purpose: str = "ask", **others: Any) -> str:
    return organiser.post(f"{BOARD}/write", {"purpose": purpose, "person": [p.id for p in people], "step": "look",
                                             **others}).text


def carried(page: str) -> dict[str, Any]:
    """What the page of letters sends on, as a browser would."""
    form = page.split(f'action="{BOARD}/send"')[1].split("</form>")[0]
    fields: dict[str, Any] = {"person": re.findall(r'name="person" value="(\d+)"', form)}
    for name in ("purpose", "seen", "batch", "reply_by"):
        fields[name] = re.search(rf'name="{name}" value="([^"]*)"', form)[1]  # type: ignore[index]
    fields["message"] = re.search(r'name="message" hidden>\n(.*?)</textarea>', form, re.DOTALL)[1]  # type: ignore[index]
    return fields


def test_whom_a_letter_goes_to_and_who_gets_none_is_told_first(organiser: Organiser, summit: Summit) -> None:
    page = organiser.post(f"{BOARD}/write", {"purpose": "ask", "person": [summit.ada.id, summit.cleo.id]}).text
    assert "1 person will be asked" in page
    assert "E-mail of Cleo Ndiaye" in page


def test_missing_addresses_are_added_on_the_way(organiser: Organiser, summit: Summit) -> None:
    people = [summit.ada.id, summit.cleo.id]
    page = organiser.post(f"{BOARD}/write", {"purpose": "ask", "person": people, "step": "addresses",
                                             f"email-{summit.cleo.id}": "cleo at home"})
    assert page.status_code == 422
    assert "cleo at home" in page.text
    page = organiser.post(f"{BOARD}/write", {"purpose": "ask", "person": people, "step": "addresses",
                                             f"email-{summit.cleo.id}": "cleo@example.org"})
    assert "2 people will be asked" in page.text


def test_each_letter_is_shown_as_it_will_go_and_then_goes(organiser: Organiser, summit: Summit) -> None:
    page = look(organiser, summit.ada, summit.bo, message="Dear {name}!\n\nDo come.", reply_by="2027-05-01")
    for words in ("Look at the 2 letters", "Dear Dr Ada Mensah!", "Dear Bo Li!", "a link for this reader alone",
                  "Please answer by Saturday 1 May 2027."):
        assert words in page
    assert db.session.scalars(select(Letter)).all() == []
    answer = organiser.post(f"{BOARD}/send", {**carried(page), "act": "send"}, follow_redirects=True)
    assert "2 letters go now" in answer.text
    assert {text_of(letter).split("\n")[0] for letter in delivered()} == {"Dear Dr Ada Mensah,", "Dear Bo Li,"}
    assert states(summit, summit.bo) == {"Cities and the sea": "invited"}


def test_a_double_click_sends_nothing_twice(organiser: Organiser, summit: Summit) -> None:
    form = {**carried(look(organiser, summit.ada)), "act": "send"}
    for _time in range(2):
        assert organiser.post(f"{BOARD}/send", form).status_code == 303
    assert len(db.session.scalars(select(Letter)).all()) == 1


def test_held_letters_wait(organiser: Organiser, summit: Summit) -> None:
    organiser.post(f"{BOARD}/send", {**carried(look(organiser, summit.ada)), "act": "hold"})
    assert db.session.scalars(select(Letter.state)).all() == ["held"]
    assert delivered() == []
    assert "Letter held" in organiser.text(BOARD)


def test_letters_that_changed_since_are_shown_again(organiser: Organiser, summit: Summit) -> None:
    form = {**carried(look(organiser, summit.ada)), "act": "send"}
    with transaction():
        summit.panel.title = "Cities and the storm"
    response = organiser.post(f"{BOARD}/send", form)
    assert response.status_code == 409
    assert "the letters are others now" in response.text
    assert "Cities and the storm" in response.text
    assert db.session.scalars(select(Letter)).all() == []


def test_a_message_that_was_changed_by_hand_is_not_sent_unseen(organiser: Organiser, summit: Summit) -> None:
    form = {**carried(look(organiser, summit.ada)), "act": "send", "message": "Something else"}
    assert organiser.post(f"{BOARD}/send", form).status_code == 409


def test_a_placeholder_that_is_none_is_refused_with_what_was_typed(organiser: Organiser, summit: Summit) -> None:
    response = organiser.post(f"{BOARD}/write", {"purpose": "ask", "person": [summit.ada.id], "step": "look",
                                                 "message": "Dear {first_name}"})
    assert response.status_code == 422
    assert "{first_name} stands for nothing" in response.text
    assert "Dear {first_name}</textarea>" in response.text


def test_all_that_the_board_shows_can_be_chosen(organiser: Organiser, summit: Summit) -> None:
    page = organiser.post(f"{BOARD}/write", {"purpose": "ask", "everybody": "1", "q": "li"}).text
    assert "Bo Li" in page
    assert "Ada Mensah" not in page


def test_nobody_chosen_is_told(organiser: Organiser, summit: Summit) -> None:
    page = organiser.post(f"{BOARD}/write", {"purpose": "ask"}, follow_redirects=True).text
    assert "tick the people first" in page


def test_reminders_go_to_those_who_owe_something(organiser: Organiser, summit: Summit) -> None:
    ask(summit, summit.ada)
    delivered()
    page = look(organiser, summit.ada, summit.bo, purpose="remind")
    assert "Look at the letter" in page
    assert "your answer: whether you take part" in page
    organiser.post(f"{BOARD}/send", {**carried(page), "act": "send"})
    assert "Reminded on" in organiser.text(BOARD)
    assert len(delivered()) == 1


def test_people_of_other_events_are_not_written_to(organiser: Organiser, summit: Summit) -> None:
    other = furnish(a_draft("other"))
    page = organiser.post(f"{BOARD}/write", {"purpose": "ask", "person": [other.ada.id], "step": "look"}).text
    assert "0 people will be asked" in page
    assert states(other, other.ada)["Opening"] == ""


def test_writing_needs_the_right_to_send(as_role: AsRole, summit: Summit) -> None:
    viewer = as_role("viewer")
    for path in ("write", "send"):
        assert viewer.post(f"{BOARD}/{path}", {"purpose": "ask", "person": 1}).status_code == 403


def test_writing_to_hundreds_asks_little(app: Flask) -> None:
    event = a_full_event(app, 500, people=700)
    slug, organiser = event.slug, an_organiser(app, "owner", event, "big@example.org")
    with transaction():
        for person in db.session.scalars(select(Person)):
            person.email = f"p{person.id}@example.org"
        people = db.session.scalars(select(Person.id)).all()
    for form in ({"everybody": "1"}, {"person": people, "step": "look"}):
        db.session.remove()
        with statements(db.engine) as said:
            page = organiser.post(f"/desk/e/{slug}/invitations/write", {"purpose": "ask", **form}).text
        assert "700" in page
        assert len(said) <= 12, "\n".join(one[:150] for one in said)
