from collections.abc import Callable

import pytest

from eventsys.events.models import Event, Room
from eventsys.events.services import keep
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.publishing.services import publish
from eventsys.sessions.models import Session
from eventsys.sessions.services import add_session

from ..organisers import Organiser
from .conftest import Settings


def test_a_cancellation_has_a_reason_and_a_way_back(settings: Settings, event: Event) -> None:
    page = settings.browser.post("/desk/e/summit/settings/standing/cancel").text
    assert "Say why" in page
    settings.send("/standing/cancel", reason="The river is in the hall")
    db.session.refresh(event)
    assert (event.status, event.cancelled_reason) == ("cancelled", "The river is in the hall")
    settings.send("/standing/reinstate")
    db.session.refresh(event)
    assert (event.status, event.cancelled_reason) == ("planned", "")


def test_what_is_in_the_archive_is_not_in_the_list(settings: Settings, event: Event) -> None:
    settings.send("/standing/archive")
    assert 'href="/desk/e/summit/"' not in settings.browser.text("/desk/")
    assert ">Summit<" not in settings.browser.text("/desk/")
    assert ">Summit<" in settings.browser.text("/desk/?archived=yes")
    settings.send("/standing/archive", archived="no")
    assert ">Summit<" in settings.browser.text("/desk/")


def test_an_event_that_was_never_public_goes_to_the_bin_and_comes_back_whole(
        settings: Settings, event: Event, part: Event) -> None:
    with transaction():
        journal.act("events.make", about=event.id)
        keep(Room, event, "hall", name="Great Hall")
        add_session(db.session.get_one(Event, part.id), "Opening", summit=event)
    settings.send("/standing/delete")
    assert db.session.scalars(db.select(Event)).all() == []
    assert "Summit" in settings.browser.text("/desk/bin")
    act = db.session.scalars(db.select(Act.id).where(Act.verb == "events.delete")).one()
    assert settings.browser.post(f"/desk/undo/{act}").status_code == 303
    assert set(db.session.scalars(db.select(Event.slug))) == {"summit", "part"}
    assert db.session.scalars(db.select(Session.title)).one() == "Opening"
    assert "Great Hall" in settings.text("/rooms")


def test_nobody_else_sees_or_brings_back_what_one_deleted(
        settings: Settings, as_role: Callable[[str], Organiser], event: Event) -> None:
    other = as_role("editor")
    settings.send("/standing/delete")
    act = db.session.scalars(db.select(Act.id).where(Act.verb == "events.delete")).one()
    assert other.post(f"/desk/undo/{act}").status_code == 403
    assert "Summit" in as_role("administrator").text("/desk/bin")


def test_what_was_public_is_not_deleted(settings: Settings, event: Event) -> None:
    with transaction():
        publish(event)
    assert "not deleted" in settings.text("/standing")
    assert settings.browser.post("/desk/e/summit/settings/standing/delete").status_code == 409
    assert db.session.get(Event, event.id) is not None


def test_a_part_goes_to_the_bin_of_the_whole(settings: Settings, event: Event, part: Event) -> None:
    settings.browser.post("/desk/e/part/settings/standing/delete")
    assert set(db.session.scalars(db.select(Event.slug))) == {"summit"}
    assert "Deleted the part" in settings.browser.text("/desk/e/summit/bin")


@pytest.mark.parametrize("role", ["editor", "roster", "viewer"])
def test_only_owners_may(as_role: Callable[[str], Organiser], role: str) -> None:
    browser = as_role(role)
    assert browser.get("/desk/e/summit/settings/standing").status_code == 403
    for act in ("cancel", "reinstate", "archive", "delete"):
        assert browser.post(f"/desk/e/summit/settings/standing/{act}").status_code == 403
