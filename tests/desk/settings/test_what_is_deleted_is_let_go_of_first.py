from datetime import datetime

import pytest

from eventsys.agenda import services as agenda
from eventsys.agenda.models import Placement
from eventsys.events.models import Event, Kind, Room, Track, Venue, Walk
from eventsys.events.services import keep
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.sessions.models import Session
from eventsys.sessions.services import add_session

from .conftest import Settings


@pytest.fixture
def session(event: Event) -> Session:
    """Placed in a room of a venue, in a track and of a kind."""
    with transaction():
        journal.act("events.make", about=event.id)
        keep(Venue, event, "centre", name="Centre")
        keep(Venue, event, "annex", name="Annex")
        keep(Room, event, "hall", name="Great Hall", venue_key="centre")
        keep(Track, event, "climate", name="Climate", letter="C", colour="#0B6BA8")
        keep(Kind, event, "panel", name="Panel")
        db.session.add(Walk(event_id=event.id, one_key="annex", other_key="centre", minutes=7))
        event.venue_key = "centre"
        row = add_session(event, "Opening", code="VC-D 12", track_key="climate", kind_key="panel")
        db.session.flush()
        agenda.place(row.id, starts=datetime(2027, 9, 14, 9), minutes=60, room_key="hall")
    return row


def number(model: type, key: str = "") -> int:
    found = db.session.execute(db.select(model).order_by(model.id)).scalars()
    return next(row.id for row in found if not key or row.key == key)


def undo_the_last(settings: Settings) -> None:
    last = db.session.scalars(db.select(Act.id).order_by(Act.id.desc())).first()
    assert settings.browser.post(f"/desk/e/summit/undo/{last}").status_code == 303


def test_a_room_in_use_says_by_which_sessions(settings: Settings, session: Session) -> None:
    page = settings.text(f"/rooms/{number(Room)}/delete")
    assert "1 session is placed in it" in page
    assert "VC-D 12 Opening" in page


@pytest.mark.parametrize("choice", ["tray", "loosen"])
def test_its_sessions_go_to_the_tray_or_keep_their_times_and_all_comes_back(
        settings: Settings, session: Session, choice: str) -> None:
    settings.send(f"/rooms/{number(Room)}/delete", sessions=choice)
    placement = db.session.get(Placement, session.id)
    if choice == "tray":
        assert placement is None
    else:
        assert (placement.room_key, placement.minutes) == ("", 60)
    undo_the_last(settings)
    db.session.expire_all()
    assert db.session.get_one(Placement, session.id).room_key == "hall"
    assert db.session.scalars(db.select(Room.name)).one() == "Great Hall"


def test_a_venue_lets_its_rooms_events_and_ways_go(settings: Settings, session: Session, event: Event) -> None:
    venue = number(Venue, "centre")
    page = settings.text(f"/venues/{venue}/delete")
    assert "1 room will be in no venue" in page
    assert "1 event will have no venue" in page
    assert "The way to 1 other venue goes with it" in page
    settings.send(f"/venues/{venue}/delete")
    db.session.expire_all()
    assert (event.venue_key, db.session.scalars(db.select(Room.venue_key)).one()) == ("", "")
    assert db.session.scalars(db.select(Walk)).all() == []
    undo_the_last(settings)
    db.session.expire_all()
    assert (event.venue_key, db.session.scalars(db.select(Walk.minutes)).one()) == ("centre", 7)


def test_sessions_lose_a_track_or_kind_that_is_deleted(settings: Settings, session: Session) -> None:
    settings.send(f"/tracks/{number(Track)}/delete")
    settings.send(f"/kinds/{number(Kind)}/delete")
    db.session.refresh(session)
    assert (session.track_key, session.kind_key) == ("", "")


def test_what_belongs_to_another_event_is_not_there(settings: Settings, session: Session) -> None:
    from ..organisers import a_draft

    other = a_draft("elsewhere")
    with transaction():
        journal.act("events.make", about=other.id)
        room = keep(Room, other, "hall", name="Their Hall")
    for path in (f"/rooms/{room.id}", f"/rooms/{room.id}/delete"):
        assert settings.browser.get(f"/desk/e/summit/settings{path}").status_code == 404
    assert settings.browser.post(f"/desk/e/summit/settings/rooms/{room.id}/move").status_code == 404
