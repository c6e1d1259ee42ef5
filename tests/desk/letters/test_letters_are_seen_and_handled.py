from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import clock, journal, outbox
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter, SecretLink
from tests.asking import statements
from tests.kit.letters import HELLO, SECRET, template, write
from tests.post import delivered

from ..organisers import Organiser, a_draft

__all__ = ["template", "write"]
Write = Callable[..., Letter]
AsRole = Callable[[str], Organiser]
LETTERS = "/desk/e/summit/letters"


def is_now(letter: Letter, state: str, words: str = "") -> None:
    with transaction():
        row = db.session.get_one(Letter, letter.id)
        row.state, row.server_words, row.sent_at = state, words, clock.now() if state == "sent" else None
        row.tries = 1


def state_of(letter: Letter) -> str:
    with transaction():
        return db.session.get_one(Letter, letter.id).state


def test_an_event_without_letters_says_what_will_stand_there(organiser: Organiser) -> None:
    page = organiser.text(LETTERS)
    assert "No letter has been written yet" in page
    assert "No mail server is set" in page


def test_each_letter_tells_what_became_of_it(organiser: Organiser, event: Event, write: Write) -> None:
    write(key="1", about=event.id, to_name="Anna")
    is_now(write(key="2", about=event.id, to="berta@example.org"), "refused", "550 5.1.1 No such user <here>")
    is_now(write(key="3", about=event.id), "sent", "250 queued as 4F")
    page = organiser.text(LETTERS)
    assert "Waits for a mail server" in page
    assert "550 5.1.1 No such user &lt;here&gt;" in page
    assert "berta@example.org" in page
    assert "250 queued" not in page
    assert "250 queued as 4F" in organiser.text(f"{LETTERS}/3")


def test_where_a_mail_server_is_set_it_is_told_what_it_does(
        organiser: Organiser, event: Event, write: Write, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = write(about=event.id)
    monkeypatch.setitem(app.config, "MAIL_URL", "smtp://mail.example.org")
    page = organiser.text(LETTERS)
    assert "Goes within a minute" in page
    assert "No mail server" not in page
    is_now(letter, "queued", "450 greylisted")
    assert "Tried once, again at" in organiser.text(LETTERS)


def test_what_is_no_address_is_told_in_our_words(organiser: Organiser, event: Event, write: Write) -> None:
    write(about=event.id, to="n/a")
    page = organiser.text(LETTERS)
    assert "This is no e-mail address" in page
    assert "The mail server will not take it" not in page


def test_letters_are_chosen_by_state_kind_and_name(organiser: Organiser, event: Event, write: Write) -> None:
    for number in range(3):
        write(key=str(number), about=event.id, to_name=f"Person {number}", subject_of=f"person:{number}")
    write(key="held", about=event.id, to_name="Clara", held=True)
    assert "Clara" in organiser.text(f"{LETTERS}?state=held")
    assert "Person 1" not in organiser.text(f"{LETTERS}?state=held")
    assert "Person 2" in organiser.text(f"{LETTERS}?q=person+2")
    assert "Person 1" not in organiser.text(f"{LETTERS}?q=person+2&kind=test")
    assert "Only letters to Person 1" in organiser.text(f"{LETTERS}?of=person:1")
    assert "No letter is as you chose" in organiser.text(f"{LETTERS}?q=zzz")
    assert organiser.get(f"{LETTERS}?before=x&state=none&kind='").status_code == 200
    assert organiser.get(f"{LETTERS}?before={10**30}").status_code == 200
    assert organiser.get(f"{LETTERS}/{10**30}").status_code == 404
    assert organiser.post(f"{LETTERS}/held", {"letter": [10**30, "x"]}).status_code == 303


def test_many_letters_are_on_several_pages_at_a_few_queries(
        organiser: Organiser, event: Event, write: Write, app: Flask) -> None:
    for number in range(130):
        write(key=str(number), about=event.id, to_name=f"Person {number:03}")
    with statements(db.engine) as asked:
        page = organiser.text(LETTERS)
    assert len(asked) <= 12
    assert "Person 129" in page
    assert "Person 029" not in page
    earlier = page.rpartition("before=")[2].partition('"')[0]
    assert "Person 029" in organiser.text(f"{LETTERS}?before={earlier}")


def test_a_letter_is_read_without_its_secret(organiser: Organiser, event: Event, write: Write) -> None:
    letter = write(SECRET, about=event.id, values={"link": SecretLink("invitation", "5", 60, "/i/{token}")})
    assert len(delivered()) == 1
    page = organiser.text(f"{LETTERS}/{letter.id}")
    assert "[a link for this reader alone" in page
    assert "/i/" not in page


def test_held_letters_go_when_somebody_lets_them_go(organiser: Organiser, event: Event, write: Write) -> None:
    letters = [write(key=str(number), about=event.id, held=True) for number in range(3)]
    page = organiser.text(f"{LETTERS}?state=held")
    assert page.count('type="checkbox"') == 3
    answer = organiser.post(f"{LETTERS}/held", {"act": "release", "letter": [letters[0].id, letters[1].id]})
    assert answer.status_code == 303
    assert "2 letters go now" in organiser.text(answer.location)
    assert len(delivered()) == 2
    assert state_of(letters[2]) == "held"
    organiser.post(f"{LETTERS}/held", {"act": "withdraw", "letter": [letters[2].id]})
    assert state_of(letters[2]) == "withdrawn"
    assert "tick the letters first" in organiser.post(f"{LETTERS}/held", follow_redirects=True).text


def test_one_is_let_go_withdrawn_and_sent_again(organiser: Organiser, event: Event, write: Write) -> None:
    letter = write(HELLO, about=event.id, held=True, to_name="Anna")
    path = f"{LETTERS}/{letter.id}"
    for act, state, button in (("withdraw", "withdrawn", "Send again"), ("again", "queued", "Do not send it")):
        assert organiser.post(f"{path}/{act}").location == path
        assert state_of(letter) == state
        assert f">{button}<" in organiser.text(path)
    assert len(delivered()) == 1
    again = organiser.post(f"{path}/again")
    assert again.location != path
    assert len(delivered()) == 1
    assert "Nothing was done" in organiser.post(f"{path}/release", follow_redirects=True).text
    with transaction():
        acts = db.session.scalars(select(journal.Act).where(journal.Act.verb.like("letters.%"))).all()
        assert [(act.verb, act.about, act.actor) for act in acts] == [
            (f"letters.{verb}", event.id, f"account:{organiser.account_id}") for verb in ("withdraw", "again", "again")]


@pytest.mark.parametrize("role", ["front desk", "viewer"])
def test_who_may_not_send_letters_does_not_see_them(as_role: AsRole, event: Event, write: Write, role: str) -> None:
    letter = write(about=event.id)
    visitor = as_role(role)
    assert visitor.get(LETTERS).status_code == 403
    assert visitor.get(f"{LETTERS}/{letter.id}").status_code == 403
    assert visitor.post(f"{LETTERS}/{letter.id}/withdraw").status_code == 403


def test_letters_of_another_event_are_not_there(organiser: Organiser, write: Write) -> None:
    other = write(about=a_draft("elsewhere").id, held=True)
    nowhere = write(key="2", held=True)
    for letter in (other, nowhere):
        assert organiser.get(f"{LETTERS}/{letter.id}").status_code == 404
        assert organiser.post(f"{LETTERS}/{letter.id}/release").status_code == 404
        organiser.post(f"{LETTERS}/held", {"act": "release", "letter": [letter.id]})
        assert state_of(letter) == "held"
    assert organiser.get("/desk/letters").status_code == 403


def test_administrators_see_those_that_belong_to_no_event(as_role: AsRole, event: Event, write: Write) -> None:
    of_none, of_event = write(key="1", to_name="Anna"), write(key="2", to_name="Berta", about=event.id)
    administrator = as_role("administrator")
    page = administrator.text("/desk/letters")
    assert "Anna" in page
    assert "Berta" not in page
    assert "Do not send it" in administrator.text(f"/desk/letters/{of_none.id}")
    assert administrator.get(f"/desk/letters/{of_event.id}").status_code == 404
    administrator.post(f"/desk/letters/{of_none.id}/withdraw")
    assert state_of(of_none) == "withdrawn"


@pytest.mark.parametrize("state", outbox.STATES)
def test_every_state_has_its_words(organiser: Organiser, event: Event, write: Write, state: str) -> None:
    letter = write(about=event.id)
    if state == "sending":
        with transaction():
            row = db.session.get_one(Letter, letter.id)
            row.state, row.claim, row.claimed_at = state, "x", clock.now()
    else:
        is_now(letter, state)
    page = organiser.text(LETTERS)
    assert f">{state}<" not in page
    assert organiser.get(f"{LETTERS}/{letter.id}").status_code == 200
