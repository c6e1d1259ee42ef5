"""Who keeps the directory and who works on an event write the same person at once."""

from flask import Flask

from eventsys.events.models import Event
from eventsys.invitations import deciding, organising
from eventsys.invitations.deciding import Changed, Choice
from eventsys.invitations.models import Submission
from eventsys.kit import clock, journal
from eventsys.kit.database import db, transaction
from eventsys.people.directory import change_person
from eventsys.people.models import Person

from ..races import beside
from .asked import Summit


def person(number: int) -> Person:
    return db.session.get_one(Person, number)


def test_what_was_sent_is_not_accepted_over_a_text_that_is_being_written(app: Flask, summit: Summit) -> None:
    ada, event = summit.ada.id, summit.event.id
    with transaction():
        row = Submission(summit_id=event, person_id=ada, field="biography", before={"biography": ""},
                         after={"biography": "<p>Hers.</p>"}, sent_at=clock.now())
        db.session.add(row)
    (looked_at,) = deciding.sent(summit.event, "waiting")
    number, seen, revision = row.id, looked_at.seen, journal.revision(f"person:{ada}")

    def accept() -> object:
        return deciding.accept(db.session.get_one(Event, event), number, seen, "Bo", Choice())

    done = beside(app, lambda: change_person(person(ada), {"biography": "<p>Theirs.</p>"}, revision), accept)
    assert isinstance(done, Changed)
    db.session.expire_all()
    assert person(ada).biography == "<p>Theirs.</p>"


def test_an_address_is_not_added_over_one_that_is_being_written(app: Flask, summit: Summit) -> None:
    cleo, event, revision = summit.cleo.id, summit.event.id, journal.revision(f"person:{summit.cleo.id}")

    def add() -> bool:
        return organising.note_address(db.session.get_one(Event, event), person(cleo), "c@example.org")

    assert beside(app, lambda: change_person(person(cleo), {"email": "cleo@example.org"}, revision), add) is False
