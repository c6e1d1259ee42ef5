from datetime import date
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.invitations import asking, queries, rules
from eventsys.invitations.asking import Overtaken, Posted, Wording
from eventsys.invitations.models import Invitation
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.people.services import add_person
from eventsys.sessions.replacing import replace
from eventsys.sessions.services import appear

from ..asking import statements
from ..post import delivered, text_of
from .asked import Panelist, Summit, ask, states


def test_a_letter_tells_what_when_where_and_by_when_to_answer(summit: Summit) -> None:
    ask(summit, summit.ada, reply_by=date(2027, 5, 1), message="Dear {name}, we would love to see you at {event}.")
    (letter,) = delivered()
    text = text_of(letter)
    for words in ("Dear Dr Ada Mensah,", "Opening", "As: Keynote", "VC-D 12 Cities and the sea", "As: Panelist",
                  "When: Tuesday 14 September 2027, 14:00–15:30 (Lisbon time)",
                  "Where: Great Hall, Centre of Conferences", "Please answer by Saturday 1 May 2027.",
                  "Dear Dr Ada Mensah, we would love to see you at Summit."):
        assert words in text
    assert letter["Reply-To"] == "office@events.example.org"
    assert letter["Subject"] == "Summit: your invitation"


def test_who_was_asked_is_invited_to_all_that_they_do(summit: Summit) -> None:
    ask(summit, summit.ada)
    assert states(summit, summit.ada) == {"Opening": "invited", "Cities and the sea": "invited"}
    assert states(summit, summit.bo) == {"Cities and the sea": ""}


def test_who_has_no_address_gets_no_letter_and_is_told_of(summit: Summit) -> None:
    proposal = asking.propose("ask", summit.event, [summit.ada.id, summit.cleo.id], Wording())
    assert [each.whom.name for each in proposal.letters] == ["Ada Mensah"]
    assert [(guest.name, why) for guest, why in proposal.left_out] == [("Cleo Ndiaye", "no address")]


def test_a_form_that_comes_twice_writes_its_letters_once(summit: Summit) -> None:
    first, again = ask(summit, summit.ada, batch="x"), ask_again(summit, "x")
    assert [letter.id for letter in first] == [letter.id for letter in again]
    assert len(db.session.scalars(select(Letter)).all()) == 1
    assert len(db.session.scalars(select(journal.Act).where(journal.Act.verb == "invitations.ask")).all()) == 1


def ask_again(summit: Summit, batch: str) -> tuple[Letter, ...]:
    with transaction():
        done = asking.send("ask", summit.event, [summit.ada.id], Wording(), "what was seen before", batch, False)
    assert isinstance(done, Posted)
    return done.letters


def test_letters_that_differ_from_those_that_were_looked_at_are_shown_again(summit: Summit) -> None:
    seen = asking.propose("ask", summit.event, [summit.ada.id], Wording()).seen
    with transaction():
        summit.panel.title = "Cities and the storm"
    with transaction():
        done = asking.send("ask", summit.event, [summit.ada.id], Wording(), seen, "1", False)
    assert isinstance(done, Overtaken)
    assert db.session.scalars(select(Letter)).all() == []
    assert states(summit, summit.ada)["Opening"] == ""


def test_whoever_was_asked_is_not_asked_again_but_of_what_is_new(summit: Summit) -> None:
    ask(summit, summit.bo)
    assert asking.propose("ask", summit.event, [summit.bo.id], Wording()).left_out[0][1] == "asked"
    with transaction():
        appear(summit.opening, summit.bo.id, "chair", 5)
    (letter,) = ask(summit, summit.bo, batch="2")
    assert "Opening" in letter.body
    assert states(summit, summit.bo) == {"Opening": "invited", "Cities and the sea": "invited"}


def test_a_letter_that_was_kept_back_asked_nobody(summit: Summit) -> None:
    (letter,) = ask(summit, summit.ada, held=True)
    assert rules.state_of(guest(summit, summit.ada.id)) == "invited"
    with transaction():
        db.session.get_one(Letter, letter.id).state = "withdrawn"
    assert rules.state_of(guest(summit, summit.ada.id)) == "unasked"
    assert len(ask(summit, summit.ada, batch="2")) == 1


def test_only_those_who_owe_something_are_reminded_of_it(summit: Summit) -> None:
    ask(summit, summit.ada)
    delivered()
    proposal = asking.propose("remind", summit.event, [summit.ada.id, summit.bo.id], Wording())
    assert [(guest.name, why) for guest, why in proposal.left_out] == [("Bo Li", "unasked")]
    ask(summit, summit.ada, purpose="remind", message="The booklet is printed soon.")
    (letter,) = delivered()
    for words in ("your answer: whether you take part", "a few sentences about you", "a photo of you",
                  "The booklet is printed soon."):
        assert words in text_of(letter)
    assert "your position and organisation" not in text_of(letter)


def test_who_declined_or_gave_everything_is_not_reminded(summit: Summit, ada: Panelist) -> None:
    ada.post("answer", {"all": "declined"})
    assert asking.propose("remind", summit.event, [summit.ada.id], Wording()).left_out[0][1] == "declined"


@pytest.mark.parametrize("message", ["{event.__init__.__globals__}", "{0}", "{name!r}", "{config}", "{{7*7}}"])
def test_no_placeholder_reaches_further_than_the_three_words(summit: Summit, message: str) -> None:
    ask(summit, summit.ada, message=f"Look: {message}")
    (letter,) = delivered()
    text = text_of(letter)
    assert message in text
    assert "49" not in text.split("Look:")[1].split("\n")[0]


@pytest.mark.parametrize(("message", "unknown"), [
    ("Dear {name}, come to {event}: {sessions}", []), ("{nam} {name}", ["{nam}"]), ("{ } {} {a b}", ["{}"])])
def test_placeholders_that_are_none_are_told(message: str, unknown: list[str]) -> None:
    assert rules.unknown_placeholders(message) == unknown


def test_a_name_in_a_message_is_no_address(summit: Summit) -> None:
    with transaction():
        summit.ada.name = "Ada https://evil.example/login\nDear"
    ask(summit, summit.ada, message="Dear {name}!")
    (letter,) = delivered()
    assert "https://evil.example" not in text_of(letter)


def test_whoever_takes_a_place_is_not_asked_and_the_one_before_cannot_answer_for_them(
        summit: Summit, ada: Panelist) -> None:
    with transaction():
        dora = add_person("Dora Weiss", email="dora@example.org")
        db.session.flush()
        replace(summit.event.id, summit.ada, dora, {summit.panel.id: summit.event.starts})
    assert rules.state_of(guest(summit, dora.id)) == "unasked"
    assert queries.invitation_of(summit.event, dora.id) is None
    page = ada.text()
    assert "Opening" in page
    assert "Cities and the sea" not in page
    ada.post("answer", {f"session-{summit.opening.id}": "confirmed", f"session-{summit.panel.id}": "confirmed"})
    assert states(summit, dora) == {"Cities and the sea": "proposed"}


def test_seven_hundred_are_asked_with_few_questions(summit: Summit) -> None:
    with transaction():
        people = [add_person(f"Person {n}", slug=f"p-{n}", taken=set(), email=f"p{n}@example.org") for n in range(60)]
        db.session.flush()
        for person in people:
            appear(summit.panel, person.id, "panelist")
    persons = [person.id for person in people]
    seen = asking.propose("ask", summit.event, persons, Wording()).seen
    with statements(db.engine) as said, transaction():
        asking.send("ask", summit.event, persons, Wording(), seen, "1", False)
    reading = [one for one in said if one.lstrip().startswith("SELECT") and "FROM letter" not in one]
    assert len(reading) < 40
    assert len(db.session.scalars(select(Invitation)).all()) == 60


def guest(summit: Summit, person: int) -> rules.Guest:
    db.session.rollback()
    found = queries.guest(summit.event, person)
    assert found is not None
    return found


def test_two_presses_at_the_same_moment_write_one_letter(app: Flask, summit: Summit) -> None:
    event, ada = summit.event.id, summit.ada.id
    seen = asking.propose("ask", summit.event, [ada], Wording()).seen
    done: list[object] = []

    def press() -> None:
        with app.app_context():
            with transaction():
                done.append(asking.send("ask", db.session.get_one(Event, event), [ada], Wording(), seen, "one", False))
            db.session.remove()

    db.session.remove()
    threads = [Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(one) for one in done] == [Posted] * 4
    assert len(db.session.scalars(select(Letter)).all()) == 1
    assert len(db.session.scalars(select(Invitation)).all()) == 1
