"""One registration: its story, what is corrected of it, and how it is added by hand."""

import re
from collections.abc import Callable

import pytest

from eventsys.events.models import Event
from eventsys.kit import documents, storage, tickets
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.registration import erasing, mails, places
from eventsys.registration.models import Answer, Answers, Category, Option, Question, Registration

from ...registration.registering import states
from ..organisers import Organiser
from .conftest import found

LIST = "/desk/e/summit/participants"


def seen_in(page: str) -> str:
    said = re.search(r'name="seen" value="(\d+)"', page)
    return said[1] if said else ""


def facts(row: Registration, **more: str) -> dict[str, str]:
    return {name: getattr(row, name) for name in ("name", "email", "position", "organisation", "country", "city",
                                                  "locale", "note")} | more


def test_its_whole_story_is_told(organiser: Organiser, people: dict[str, Registration]) -> None:
    organiser.post(f"{LIST}/{people['Ada'].code}/act", {"act": "approve"})
    page = organiser.text(f"{LIST}/{people['Ada'].code}")
    for said in ("Ada Mensah", people["Ada"].code, "ada@example.org", "Approved <bdi>Ada Mensah</bdi>",
                 "To be approved", "Confirmed", "First time with us"):
        assert said in page
    assert "1</dd>" in organiser.text(f"{LIST}/{people['Eva'].code}")  # place in line
    assert organiser.get(f"{LIST}/NOBODY-00").status_code == 404


def test_of_who_was_erased_the_page_is_there_and_nothing_of_them(
        organiser: Organiser, event: Event, people: dict[str, Registration]) -> None:
    number = people["Cem"].id
    with transaction():
        erasing.erase(event, db.session.get_one(Registration, number))
    page = organiser.text(f"{LIST}/{db.session.get_one(Registration, number).code}")
    assert "Erased" in page
    assert "Yılmaz" not in page


def test_the_door_may_look_and_not_touch(as_role: Callable[[str], Organiser], event: Event,
                                         people: dict[str, Registration]) -> None:
    door = as_role("front desk")
    page = door.text(f"{LIST}/{people['Ada'].code}")
    assert "Approve" not in page.replace("Approved", "")
    assert "<form" not in page.partition("<main")[2]
    assert door.post(f"{LIST}/{people['Ada'].code}/act", {"act": "approve"}).status_code == 403


def test_facts_are_corrected_and_nothing_of_another_s_is_lost(
        organiser: Organiser, event: Event, people: dict[str, Registration]) -> None:
    row, address = people["Ada"], f"{LIST}/{people['Ada'].code}/edit"
    before = facts(row)
    seen = seen_in(organiser.text(address))
    organiser.post(address, before | {"position": "Mayor", "seen": seen})
    second = organiser.post(address, before | {"city": "Accra", "seen": seen})
    assert second.status_code == 303  # another field: both stand
    clash = organiser.post(address, before | {"position": "Deputy", "seen": seen})
    assert clash.status_code == 409
    assert "Mayor" in clash.text
    assert "Deputy" in clash.text
    row = found(event)["Ada"]
    assert (row.position, row.city) == ("Mayor", "Accra")


def test_an_address_belongs_to_one(organiser: Organiser, event: Event, people: dict[str, Registration]) -> None:
    row, address = people["Ada"], f"{LIST}/{people['Ada'].code}/edit"
    with transaction():
        astray = tickets.mint(mails.MANAGE, str(row.id), 30)
    row = found(event)["Ada"]
    seen = seen_in(organiser.text(address))
    answer = organiser.post(address, facts(row, email="ben@example.org", seen=seen))
    assert answer.status_code == 422
    assert f"Ben Okafor ({people['Ben'].code}) is registered with this address already" in answer.text
    assert organiser.post(address, facts(row, email="none", seen=seen)).status_code == 422
    assert organiser.post(address, facts(row, email="Mayor@Example.org", seen=seen)).status_code == 303
    assert found(event)["Ada"].email == "mayor@example.org"
    assert tickets.find(mails.MANAGE, astray) is None
    assert db.session.scalar(db.select(Letter.state).where(Letter.to_address == "ada@example.org")) == "withdrawn"


def test_a_share_moves_with_the_organisation(organiser: Organiser, event: Event, press: Category,
                                             people: dict[str, Registration]) -> None:
    with transaction():
        db.session.get_one(Category, press.id).per_organisation = 1
    row, address = found(event)["Cem"], f"{LIST}/{people['Cem'].code}/edit"
    seen = seen_in(organiser.text(address))
    assert organiser.post(address, facts(row, organisation="Daily", seen=seen)).status_code == 303
    share = f"{places.category_key(press.id)}:organisation:daily"
    assert found(event)["Cem"].holds == (places.event_key(event.id), places.category_key(press.id), share)
    row, address = found(event)["Dörte"], f"{LIST}/{people['Dörte'].code}/edit"
    refused = organiser.post(address, facts(row, organisation="daily", seen=seen_in(organiser.text(address))))
    assert refused.status_code == 422
    assert places.tally(share).taken == 1
    assert places.tally(places.category_key(press.id)).taken == 2


@pytest.fixture
def questions(event: Event) -> tuple[int, int]:
    with transaction():
        rows = (Question(event_id=event.id, kind="choice", label="Which tour?",
                         options=(Option("harbour", "Harbour"), Option("hills", "Hills"))),
                Question(event_id=event.id, kind="text", label="What do you eat?", care="diet"))
        db.session.add_all(rows)
        db.session.flush()
        numbers = (rows[0].id, rows[1].id)
    return numbers


def test_answers_are_corrected_private_ones_apart(
        organiser: Organiser, event: Event, people: dict[str, Registration], questions: tuple[int, int]) -> None:
    address = f"{LIST}/{people['Ada'].code}/answers"
    was = opened(organiser, address)
    given = {f"answer-{questions[0]}": "hills", f"answer-{questions[1]}": "No nuts"}
    assert organiser.post(address, given | {"was": was}).status_code == 303
    page = organiser.text(f"{LIST}/{people['Ada'].code}")
    assert "Hills" in page
    assert "No nuts" in page
    assert "No nuts" not in organiser.text("/desk/e/summit/journal")
    clash = organiser.post(address, given | {"was": was, f"answer-{questions[1]}": "Vegan"})
    assert clash.status_code == 409
    assert "No nuts" in clash.text
    assert "Vegan" in clash.text
    assert organiser.post(address, given | {"was": opened(organiser, address), f"answer-{questions[0]}": "none"}
                          ).status_code == 422


def opened(organiser: Organiser, address: str) -> str:
    said = re.search(r'name="was" value="([^"]*)"', organiser.text(address))
    assert said is not None
    return said[1].replace("&#34;", '"')


def test_a_file_is_given_to_who_may_and_run_by_nobody(
        organiser: Organiser, event: Event, people: dict[str, Registration],
        as_role: Callable[[str], Organiser]) -> None:
    with transaction():
        kept = storage.keep(documents.ready(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"))
        question = Question(event_id=event.id, kind="file", label="Letter of nomination")
        db.session.add(question)
        db.session.flush()
        db.session.add(Answers(registration_id=people["Ada"].id, given=(
            Answer(question.id, question.label, "file", {"digest": kept.digest, "name": "letter.pdf"}, "letter.pdf"),)))
        digest = kept.digest
    page = organiser.text(f"{LIST}/{people['Ada'].code}")
    assert f"/files/{digest}" in page
    answer = organiser.get(f"{LIST}/{people['Ada'].code}/files/{digest}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert organiser.get(f"{LIST}/{people['Ben'].code}/files/{digest}").status_code == 404
    assert as_role("viewer").get(f"{LIST}/{people['Ada'].code}/files/{digest}").status_code == 403


def new(category: Category, state: str, name: str = "Gil Novo", **more: str) -> dict[str, str]:
    return {"name": name, "email": f"{name.split()[0].lower()}@example.org", "category": str(category.id),
            "state": state, "locale": "en", "once": name} | more


def test_somebody_is_added_by_hand(organiser: Organiser, event: Event, city: Category) -> None:
    for state in ("confirmed", "offered", "waitlisted", "pending", "pending"):  # the last is pressed twice
        answer = organiser.post(f"{LIST}/new", new(city, state, name=f"{state.title()} Novo", letter="y"))
        assert answer.status_code == 303
    assert states(event) == {"Confirmed Novo": "confirmed", "Offered Novo": "offered", "Pending Novo": "pending",
                             "Waitlisted Novo": "offered"}  # there are places: the line moves at once
    assert len(db.session.scalars(db.select(Letter)).all()) == 4


def test_past_the_line_and_never_past_the_places(
        organiser: Organiser, event: Event, press: Category, people: dict[str, Registration]) -> None:
    refused = organiser.post(f"{LIST}/new", new(press, "confirmed"))
    assert refused.status_code == 422
    assert "There is no place left in this category" in refused.text
    with transaction():
        places.set_number(places.category_key(press.id), 3)
    assert organiser.post(f"{LIST}/new", new(press, "confirmed")).status_code == 303
    assert (states(event)["Gil Novo"], states(event)["Eva Novak"]) == ("confirmed", "waitlisted")
    assert db.session.scalar(db.select(Letter).where(Letter.to_name == "Gil Novo")) is None  # without a letter
    known = organiser.post(f"{LIST}/new", new(press, "waitlisted", "Ada Mensah"))
    assert known.status_code == 422
    assert people["Ada"].code in known.text
