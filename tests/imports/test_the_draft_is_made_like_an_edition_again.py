"""Any edition can be worked on again; nothing that is not of the edition stays public, and all can be undone."""

from datetime import date, datetime

from flask import Flask
from sqlalchemy import select

from eventsys.agenda.services import place
from eventsys.editions.models import Edition
from eventsys.events.models import Event, Room, Track
from eventsys.events.services import add_event, find, keep
from eventsys.imports.restoring import restore_edition
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.kit.undoing import Undone, undo
from eventsys.people.models import Person
from eventsys.people.services import add_person
from eventsys.programme.canonical import decode, encode
from eventsys.programme.compare import compare
from eventsys.publishing.services import collect, publish
from eventsys.sessions.models import Session
from eventsys.sessions.services import add_session, appear
from eventsys.sponsors.services import add_tier, list_sponsor

DAY = date(2027, 9, 14)


def first_edition() -> int:
    with transaction():
        summit = add_event("summit", "Summit", kind="summit", zone="Europe/Lisbon", starts=DAY, ends=DAY)
        keep(Room, summit, "hall", name="Hall")
        session = add_session(summit, "Opening", note="bring flowers")
        ada = add_person("Ada", biography="<p>Old.</p>")
        db.session.flush()
        appear(session, ada.id, "chair", position="Mayor")
        place(session.id, day=DAY, starts=datetime(2027, 9, 14, 9), minutes=60, room_key="hall")
        list_sponsor(add_tier(summit.id, "gold", "Gold"), "Bank")
    with transaction(alone_on="edition"):
        publish(the_summit())
    return db.session.scalars(select(Edition.id)).one()


def the_summit() -> Event:
    summit = find("summit")
    assert summit
    return summit


def work_on() -> None:
    with transaction():
        summit = the_summit()
        opening = db.session.scalars(select(Session)).one()
        opening.title = "Grand opening"
        keep(Room, summit, "hall", name="Great hall")
        keep(Room, summit, "attic", name="Attic")
        keep(Track, summit, "climate", name="Climate", letter="C", colour="#0B6BA8")
        part = add_event("youth", "Youth day", kind="workshop", zone="Europe/Lisbon", starts=DAY, ends=DAY,
                         part_of=summit)
        add_session(part, "Games", summit=summit, track_key="climate")
        db.session.scalars(select(Person)).one().biography = "<p>New.</p>"


def restored(edition: int) -> int:
    with transaction():
        restore_edition(the_summit(), db.session.get_one(Edition, edition))
        number = journal.current_id()
    assert number
    return number


def test_the_draft_says_what_the_edition_says(app: Flask) -> None:
    edition = first_edition()
    work_on()
    restored(edition)
    comparison = compare(decode(db.session.get_one(Edition, edition).body), collect(the_summit()))
    assert [type(change).__name__ for change in comparison.changes] == ["FactDetailsChanged"]  # Ada, see below


def test_people_stay_as_the_directory_knows_them(app: Flask) -> None:
    edition = first_edition()
    work_on()
    restored(edition)
    assert db.session.scalars(select(Person)).one().biography == "<p>New.</p>"


def test_what_only_organisers_see_is_not_lost(app: Flask) -> None:
    edition = first_edition()
    work_on()
    restored(edition)
    assert db.session.scalars(select(Session.note)).all() == ["bring flowers"]


def test_it_can_be_undone(app: Flask) -> None:
    edition = first_edition()
    work_on()
    before = encode(collect(the_summit()))
    act = restored(edition)
    assert encode(collect(the_summit())) != before
    with transaction():
        assert isinstance(undo(act, about=the_summit().id), Undone)
    assert encode(collect(the_summit())) == before
