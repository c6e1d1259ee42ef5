"""Somebody who asks for it is taken out of the directory, out of every edition, and out of all that tells of them."""

from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select

from eventsys.editions import reading
from eventsys.editions.models import Artifact, Edition
from eventsys.events.models import Event
from eventsys.imports.models import SheetRun
from eventsys.invitations.models import Invitation, Submission
from eventsys.kit import clock, journal, outbox, storage, tickets
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.kit.lettertext import Link
from eventsys.kit.undoing import NotUndone, undo
from eventsys.people.merging import merge
from eventsys.people.models import Person
from eventsys.people.services import add_person
from eventsys.programme.canonical import decode, digest
from eventsys.programme.structs import Contact
from eventsys.publishing.erasing import erase, erase_wanted
from eventsys.publishing.previews import copy_draft
from eventsys.publishing.services import publish
from eventsys.registration.models import Erasure
from eventsys.sessions import services as sessions
from eventsys.sessions.models import Session

from .everything import places_of

NAME, FORMER, MAIL = "Adélaïde Lovelace-Byron", "Ada Byron", "adelaide@lovelace.example"
WORDS = (NAME, FORMER, MAIL, "adelaide-lovelace-byron", "+351 900 000 001", "Wrote the first programme")


@pytest.fixture
def ada(summit: Event) -> Person:
    """On two editions, under a former name in the first; invited, written to, merged with a double, copied."""
    picture = BytesIO()
    Image.new("RGB", (8, 8), "#123456").save(picture, "PNG")
    with transaction():
        kept = storage.keep_image(picture.getvalue())
        person = add_person(FORMER, slug="adelaide-lovelace-byron", email=MAIL, phone="+351 900 000 001",
                            biography="<p>Wrote the first programme</p>", picture_digest=kept.digest)
        double = add_person(NAME, slug="ada-double")
        db.session.flush()
        for title, row, role in (("Opening", person, "chair"), ("Cities and peace", double, "panelist")):
            sessions.appear(by_title(title), row.id, role, position="Countess of Lovelace")
        summit.contacts = (Contact("Rita", email="rita@example.org"), Contact(FORMER, email=MAIL.upper()))
    publish_now(summit)
    with journal.acting(f"person:{person.id}", FORMER), transaction():
        merge(person, double, {"name": NAME, "email": MAIL}, [summit.id])
    write_to(summit, person)
    publish_now(summit)
    return person


def by_title(title: str) -> Session:
    return db.session.scalars(select(Session).where(Session.title == title)).one()


def publish_now(summit: Event) -> None:
    with transaction(alone_on="edition"):
        publish(db.session.get_one(Event, summit.id), "")


def write_to(summit: Event, person: Person) -> None:
    with journal.acting(f"person:{person.id}", NAME), transaction():
        journal.act("invitations.answer", about=summit.id, person=NAME)
        invitation = Invitation(summit_id=summit.id, person_id=person.id, message=f"Greetings, {NAME}")
        db.session.add_all([invitation, Submission(summit_id=summit.id, person_id=person.id, field="name",
                                                   after={"name": NAME}, sent_at=clock.now())])
        db.session.add(SheetRun(event_id=summit.id, kind="people", state="applied", created_at=clock.now(),
                                report={"rows": [{"name": NAME, "notes": [f"{NAME} is new"]}]}))
        db.session.flush()
        tickets.mint("invitation", str(invitation.id), 60)
        for to, subject in ((MAIL, f"person:{person.id}"), ("rita@example.org", "")):
            outbox.post(to=to, to_name="", kind="test", template="mail/invitations/link.txt", key=subject,
                        values={"name": NAME, "event": "The Summit", "link": Link("/"), "contact": ""},
                        about=summit.id, subject_of=subject)
        copy_draft(summit)


def test_the_name_is_nowhere_in_the_whole_database(ada: Person) -> None:
    assert len(places_of(*WORDS)) > 10  # the search sees
    done = erase(ada.id)
    assert done is not None
    assert (done.editions, done.still_named) == (2, ())
    assert places_of(*WORDS) == set()


def test_editions_stay_what_they_were_but_for_them(ada: Person, client: FlaskClient) -> None:
    before = {row.number: decode(row.body) for row in db.session.scalars(select(Edition))}
    assert NAME in client.get("/e/summit/people/").text
    erase(ada.id)
    for row in db.session.scalars(select(Edition)):
        programme, was = decode(row.body), before[row.number]
        assert (row.digest, programme.sessions[0].slug) == (digest(row.body), was.sessions[0].slug)
        assert [s.changed_at for s in programme.sessions] == [s.changed_at for s in was.sessions]
        assert [one.person for s in programme.sessions for one in s.roster] == ["ada-lovelace", "ada-lovelace"]
        assert [contact.name for contact in programme.root.contacts] == ["Rita"]
    page = client.get("/e/summit/people/").text
    assert (NAME in page, "Ada Lovelace" in page) == (False, True)
    assert client.get("/e/summit/people/adelaide-lovelace-byron").status_code in (404, 410)
    

def test_papers_are_printed_anew_and_the_portrait_is_gone(ada: Person) -> None:
    portrait, old = ada.picture_digest, set(db.session.scalars(select(Artifact.digest)))
    done = erase(ada.id)
    assert done is not None
    assert done.files == (portrait,)
    with pytest.raises(FileNotFoundError):
        storage.read(portrait or "")
    shown = reading.history("summit")[0].digest
    assert {digest for digest in db.session.scalars(select(Artifact.digest)) if digest not in old} == {shown}


def test_the_journal_keeps_that_it_was_done_and_cannot_bring_it_back(ada: Person, summit: Event) -> None:
    done_then = {act.id: act.verb for act in db.session.scalars(select(Act))}
    erase(ada.id)
    now = {act.id: act for act in db.session.scalars(select(Act))}
    assert {number: now[number].verb for number in done_then} == done_then
    erased = next(act for act in now.values() if act.verb == "people.erase")
    assert erased.told == {"editions": 2}
    with transaction():
        assert isinstance(undo(erased.id, erased.about), NotUndone)
    with transaction():
        assert publish(db.session.get_one(Event, summit.id)).edition.number in (2, 3)
    assert places_of(*WORDS) == set()


def test_where_organisers_wrote_the_name_themselves_is_told(ada: Person, summit: Event) -> None:
    with transaction():
        by_title("Opening").summary = f"<p>{NAME} opens.</p>"
    publish_now(summit)
    done = erase(ada.id)
    assert done is not None
    assert done.still_named == ("summit",)


def test_who_asked_for_it_is_erased_by_the_worker(ada: Person) -> None:
    with transaction():
        db.session.add(Erasure(person_id=ada.id, asked_at=clock.now()))
    assert erase_wanted() == 1
    assert db.session.get(Person, ada.id) is None
    assert (erase_wanted(), places_of(NAME)) == (0, set())


def test_it_is_a_command_too(ada: Person, run: Any) -> None:
    assert "There is nobody" in run("redact", "somebody-else", "--yes").output
    assert run("redact", "adelaide-lovelace-byron").exit_code == 1  # it asks first
    assert "also from 2 editions" in run("redact", "adelaide-lovelace-byron", "--yes").output
    assert places_of(NAME) == set()


def test_others_of_the_same_name_are_left_alone(ada: Person) -> None:
    with transaction():
        add_person(FORMER, slug="another")
    erase(ada.id)
    assert [person.name for person in db.session.scalars(select(Person).where(Person.slug == "another"))] == [FORMER]
