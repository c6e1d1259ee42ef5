"""Who keeps the directory and who works on an event write the same person at once."""

from flask import Flask

from eventsys.events.models import Event
from eventsys.invitations import deciding, links, organising
from eventsys.invitations.deciding import Changed, Choice
from eventsys.invitations.models import Submission
from eventsys.kit import clock, journal
from eventsys.kit.database import db, transaction
from eventsys.kit.undoing import undo
from eventsys.people.directory import change_person
from eventsys.people.merging import merge
from eventsys.people.models import Person

from ..races import beside
from .asked import Panelist, Summit, ask, link_of


def person(number: int) -> Person:
    return db.session.get_one(Person, number)


def asked(app: Flask, summit: Summit, whom: Person) -> Panelist:
    ask(summit, whom, batch=whom.name)
    return Panelist(app, link_of())


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


def test_who_was_entered_and_asked_twice_comes_in_by_either_link_until_they_are_parted(
        app: Flask, summit: Summit) -> None:
    mine, twin = asked(app, summit, summit.ada), asked(app, summit, summit.bo)
    with transaction():
        act = merge(summit.ada, summit.bo, {}, [summit.event.id])
    assert "Ada Mensah" in mine.text()
    assert "Welcome, Dr Ada Mensah" in twin.text()
    with transaction():
        undo(act)
    assert "Welcome, Dr Ada Mensah" in mine.text()
    assert "Welcome, Bo Li" in twin.text()


def test_a_link_of_somebody_merged_is_closed_with_all_others(app: Flask, summit: Summit) -> None:
    asked(app, summit, summit.ada)
    twin = asked(app, summit, summit.bo)
    with transaction():
        merge(summit.ada, summit.bo, {}, [summit.event.id])
        links.close(summit.ada)
    assert twin.get().status_code == 404
