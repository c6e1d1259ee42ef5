"""Races of real threads, on both databases: one writes while another is about to."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from eventsys.events.editing import add_one
from eventsys.events.models import Event
from eventsys.events.services import add_event
from eventsys.kit import journal, rows
from eventsys.kit.database import db, transaction
from eventsys.kit.undoing import NotUndone, undo
from eventsys.people.models import Person
from eventsys.people.services import add_person
from eventsys.programme.structs import Contact

from ..races import beside

DAY = date(2027, 9, 14)


@pytest.fixture
def summit(app: Flask) -> int:
    with transaction():
        return add_event("summit", "Summit", kind="summit", zone="Europe/Lisbon", starts=DAY, ends=DAY).id


def test_a_person_changed_in_the_directory_is_not_written_over_from_an_event(app: Flask, summit: int) -> None:
    with transaction():
        ada = add_person("Ada")
        db.session.flush()
        number = ada.id
    seen = journal.revision(f"person:{number}")

    def write(email: str, about: int | None) -> Callable[[], bool]:
        return lambda: rows.change(db.session.get_one(Person, number), {"email": email}, seen, "people.change", about)

    refused = beside(app, write("directory@example.org", None), write("event@example.org", summit))
    assert isinstance(refused, journal.Stale)
    db.session.expire_all()
    assert db.session.get_one(Person, number).email == "directory@example.org"


def test_of_two_contacts_added_at_once_none_is_lost(app: Flask, summit: int) -> None:
    def add(name: str) -> Callable[[], bool]:
        def deed() -> bool:
            event = db.session.get_one(Event, summit)
            return add_one(event, event, "contacts", Contact(name), name)
        return deed

    assert beside(app, add("Ada"), add("Bo")) is True
    db.session.expire_all()
    assert [one.name for one in db.session.get_one(Event, summit).contacts] == ["Ada", "Bo"]


def a_change_of_ada(summit: int) -> tuple[int, int]:
    """Number of the person and of the act, done in the directory."""
    with transaction():
        ada = add_person("Ada")
        db.session.flush()
        number = ada.id
    with transaction():
        act = journal.act("people.change")
        db.session.get_one(Person, number).email = "one@example.org"
    return number, act


def test_undoing_does_not_write_over_what_is_just_being_changed(app: Flask, summit: int) -> None:
    number, act = a_change_of_ada(summit)

    def change() -> None:
        """In the queue of an event, as an answer that is accepted."""
        journal.act("people.change", summit)
        db.session.get_one(Person, number).email = "two@example.org"
        db.session.flush()

    assert beside(app, change, lambda: undo(act)) == NotUndone((f"person:{number}",))
    db.session.expire_all()
    assert db.session.get_one(Person, number).email == "two@example.org"


def test_of_two_who_undo_the_same_at_once_one_does(app: Flask, summit: int) -> None:
    number, act = a_change_of_ada(summit)
    assert isinstance(beside(app, lambda: undo(act), lambda: undo(act)), NotUndone)
    db.session.expire_all()
    assert db.session.get_one(Person, number).email == ""
