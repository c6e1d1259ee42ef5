from datetime import date

from flask import Flask

from eventsys.events.models import Event
from eventsys.events.services import add_event, find
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.people.models import Person
from eventsys.people.services import add_person
from eventsys.publishing.drafts import draft_of
from eventsys.sessions.services import add_session, appear

from ..races import beside

DAY = date(2027, 9, 14)


def an_event(slug: str) -> Event:
    with transaction():
        return add_event(slug, slug.title(), kind="summit", zone="UTC", starts=DAY, ends=DAY)


def names() -> list[str]:
    summit = find("here")
    assert summit
    return [person.name for person in draft_of(summit).programme.people]


def test_a_change_that_is_committed_behind_a_later_one_shows(app: Flask) -> None:
    here, there, elsewhere = (an_event(slug).id for slug in ("here", "there", "elsewhere"))
    with transaction():
        session, ada = add_session(db.session.get_one(Event, here), "Opening"), add_person("Ada")
        db.session.flush()
        appear(session, ada.id, "panelist")
        number = ada.id

    def rename_there() -> None:
        journal.act("people.change", about=there)
        db.session.get_one(Person, number).name = "Ada Mensah"
        db.session.flush()

    def work_elsewhere() -> None:
        journal.act("events.facts", about=elsewhere)
        db.session.get_one(Event, elsewhere).city = "Porto"
        db.session.commit()
        names()

    assert beside(app, rename_there, work_elsewhere) is None
    db.session.rollback()
    assert names() == ["Ada Mensah"]
