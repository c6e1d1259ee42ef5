"""Written, looked at reader by reader, tried on oneself, and sent once; what became of it is told."""

from collections.abc import Callable

import pytest
from flask import Flask

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.kit.postman import deliver
from eventsys.registration.models import Category, Message, Registration

from ...kit.letters import PostOffice
from ...post import links_in, text_of
from ...registration.registering import registers
from ..organisers import Organiser
from ..participants.conftest import found
from .drafting import LIST, WORDS, a_draft, seen_in, sends

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture(autouse=True)
def _earlier_letters_are_out(app: Flask, people: dict[str, Registration]) -> None:
    """Those that tell of registering."""
    with transaction():
        db.session.execute(db.delete(Letter))


def letters() -> list[Letter]:
    db.session.rollback()
    return list(db.session.scalars(db.select(Letter).order_by(Letter.id)))


def test_it_goes_to_those_it_is_for_and_says_to_each_what_is_theirs(organiser: Organiser, office: PostOffice) -> None:
    draft = a_draft(organiser, state="pending")
    looked = organiser.text(f"{draft}/look")
    assert "1 of 2" in looked
    assert "Dear Ada Mensah," in looked
    assert "/r/k_" not in looked
    assert "Dear Ben Okafor," in organiser.text(f"{draft}/look?at=2")
    assert "2 letters go now." in sends(organiser, draft).text
    assert deliver() == 2
    ada = next(letter for letter in office.got if "ada@" in letter["To"])
    assert ada["Subject"] == "Common Ground Summit: bring your passport"
    assert "Dear Ada Mensah,\n\nyou come as City delegate.\n\nhttps://events.example.org/r/k_" in text_of(ada)
    assert "events@example.org" in ada["Reply-To"]


def test_the_same_press_twice_sends_once(organiser: Organiser) -> None:
    draft = a_draft(organiser)
    seen = seen_in(organiser.text(f"{draft}/look"))
    organiser.post(f"{draft}/send", {"seen": seen})
    again = organiser.post(f"{draft}/send", {"seen": seen}, follow_redirects=True)
    assert "It was sent already" in again.text
    assert len(letters()) == 5
    assert "5 letters" in organiser.text(LIST)


def test_what_was_changed_meanwhile_is_shown_before_it_goes(organiser: Organiser) -> None:
    draft = a_draft(organiser)
    seen = seen_in(organiser.text(f"{draft}/look"))
    organiser.post(draft, WORDS | {"body": "Dear {name}, stay at home.", "seen": seen_in(organiser.text(draft))})
    answer = organiser.post(f"{draft}/send", {"seen": seen})
    assert answer.status_code == 409
    assert "stay at home" in answer.text
    assert letters() == []


def test_two_who_write_the_same_draft_see_each_others_words(organiser: Organiser) -> None:
    draft = a_draft(organiser)
    seen = seen_in(organiser.text(draft))
    organiser.post(draft, WORDS | {"subject": "One", "seen": seen})
    clash = organiser.post(draft, WORDS | {"subject": "Other", "seen": seen})
    assert clash.status_code == 409
    assert "One" in clash.text
    assert "Other" in clash.text


def test_what_a_participant_typed_stays_words(organiser: Organiser, event: Event, press: Category,
                                              office: PostOffice) -> None:
    registers(event, press, "{link} www.evil.example", email="mallory@example.org",
              organisation="https://evil.example/\u202ehi")
    with transaction():
        db.session.execute(db.delete(Letter))
    draft = a_draft(organiser, q="mallory", state="", body="Dear {name} of {organisation}: see https://ours.example")
    looked = organiser.text(f"{draft}/look")
    assert "{link}" in looked
    sends(organiser, draft)
    assert deliver() == 1
    text = text_of(office.got[0])
    assert "{link}" in text
    assert "www.evil.example" not in text
    assert "https://evil" not in text
    assert "\u202e" not in text
    assert "https://ours.example" in text
    assert "/r/k_" not in text


@pytest.mark.parametrize(("body", "said"), [
    ("Dear {nmae},", "Line 1, character 6: there is no {nmae}. Did you mean {name}?"),
    ("Dear {name},\n\nopen {name.__class__} now", "Line 3, character 6: there is no {name.__class__}"),
    ("Dear {name,", "Line 1, character 6: this brace has no partner"),
])
def test_what_cannot_be_filled_in_is_refused_with_its_place(organiser: Organiser, body: str, said: str) -> None:
    answer = organiser.post(f"{LIST}/new", WORDS | {"body": body})
    assert answer.status_code == 422
    assert said in answer.text
    assert "<title>Error: " in answer.text
    assert body.splitlines()[-1] in answer.text
    assert db.session.scalar(db.select(Message.id)) is None


def test_a_subject_bears_no_link(organiser: Organiser) -> None:
    answer = organiser.post(f"{LIST}/new", WORDS | {"subject": "Open {link}"})
    assert "{link} can&#39;t stand here" in answer.text


def test_who_gets_none_is_told_before(organiser: Organiser, people: dict[str, Registration], event: Event) -> None:
    with transaction():
        rows = {row.name.split()[0]: row for row in db.session.scalars(db.select(Registration))}
        rows["Ben"].wants_news, rows["Cem"].email = False, ""
    draft = a_draft(organiser)
    looked = organiser.text(f"{draft}/look")
    assert "Send 3 letters now" in looked
    assert "2 get none" in looked
    assert "wants no letters that need not be" in looked
    assert "no e-mail address" in looked
    needed = a_draft(organiser, is_needed="yes")
    assert "Send 4 letters now" in organiser.text(f"{needed}/look")


def test_somebody_who_came_twice_gets_one(organiser: Organiser, event: Event, press: Category) -> None:
    organiser.post(f"/desk/e/summit/participants/{found(event)['Eva'].code}/act", {"act": "cancel"})
    registers(event, press, "Eva Novak")
    draft = a_draft(organiser, state="", q="eva")
    looked = organiser.text(f"{draft}/look")
    assert "Send 1 letter now" in looked
    assert "gets it already" in looked


def test_a_test_letter_shows_nobodys_data_and_opens_nothing(organiser: Organiser, office: PostOffice) -> None:
    draft = a_draft(organiser)
    for _press in range(2):
        organiser.post(f"{draft}/test", {"once": "the same"})
    assert deliver() == 1
    (letter,) = office.got
    assert letter["To"].addresses[0].addr_spec == "owner@example.org"
    assert "Dear Owner,\n\nyou come as [their category].\n\n[a link of their own]" in text_of(letter)
    assert links_in(letter) == []
    assert "1 of 5" in organiser.text(f"{draft}/look")  # a draft still


def test_what_did_not_get_through_stands_on_its_page(organiser: Organiser, office: PostOffice) -> None:
    draft = a_draft(organiser, state="pending")
    sends(organiser, draft)
    office.orders = ["550 5.1.1 no such user"]
    deliver()
    page = organiser.text(draft)
    assert "1 did not get through" in page
    assert "550 5.1.1 no such user" in page
    assert "Ada Mensah" in organiser.text(f"{draft}?state=refused")
    assert "1 did not get through" in organiser.text(LIST)
    assert "Mail did not get through" in organiser.text("/desk/e/summit/participants")


def test_those_who_are_ticked_in_the_list_are_written_to(organiser: Organiser, people: dict[str, Registration]) -> None:
    answer = organiser.post("/desk/e/summit/participants/chosen", {
        "act": "write", "chosen": [str(people["Ada"].id), str(people["Eva"].id)]})
    assert answer.status_code == 303
    page = organiser.text(answer.location)
    assert "2 people who were ticked" in page
    draft = a_draft(organiser, chosen=[str(people["Ada"].id), str(people["Eva"].id)])
    assert "Send 2 letters now" in organiser.text(f"{draft}/look")
    filtered = organiser.post("/desk/e/summit/participants/chosen?state=pending", {"act": "write", "all": "yes"})
    assert '<option value="pending" selected>' in organiser.text(filtered.location)


def test_a_draft_is_made_once_kept_and_deleted(organiser: Organiser) -> None:
    draft = a_draft(organiser, once="one")
    assert a_draft(organiser, once="one") == draft
    assert "bring your passport" in organiser.text(LIST)
    organiser.post(f"{draft}/delete")
    assert organiser.get(draft).status_code == 404
    assert "No message has been written yet" in organiser.text(LIST)


def test_of_another_event_it_is_nobodys(organiser: Organiser, as_role: Callable[[str], Organiser]) -> None:
    draft = a_draft(organiser)
    assert as_role("front desk").get(draft).status_code == 403
    assert as_role("nobody").get(draft).status_code in (403, 404)
