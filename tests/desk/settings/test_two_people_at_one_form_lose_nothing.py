from collections.abc import Callable

import pytest

from eventsys.events.models import Event, Room
from eventsys.kit import journal
from eventsys.kit.database import db

from ..organisers import Organiser
from .conftest import AT, Settings

FACTS = {"title": "Summit", "kind": "summit", "format": "hybrid", "starts": "2027-09-14", "ends": "2027-09-15",
         "zone": "Europe/Lisbon", "language": "en"}


@pytest.fixture
def colleague(as_role: Callable[[str], Organiser]) -> Settings:
    return Settings(as_role("editor"))


def seen(event: Event) -> str:
    return str(journal.revision(f"event:{event.id}"))


def test_a_late_save_overwrites_nothing_and_shows_both(settings: Settings, colleague: Settings, event: Event) -> None:
    opened = seen(event)
    colleague.send("/facts", **FACTS, city="Porto", subtitle="Theirs", seen=opened)
    page = settings.late("/facts", **FACTS, city="Faro", subtitle="", seen=opened)
    db.session.refresh(event)
    assert event.city == "Porto"
    assert "Editor saved this at" in page
    assert '<td dir="auto">Porto</td><td dir="auto">Faro</td>' in page  # theirs, yours
    assert 'name="city" type="text" value="Faro"' in page
    assert 'name="subtitle" type="text" value="Theirs"' in page


def test_it_is_applied_again_by_saving_once_more(settings: Settings, colleague: Settings, event: Event) -> None:
    opened = seen(event)
    colleague.send("/facts", **FACTS, city="Porto", seen=opened)
    settings.late("/facts", **FACTS, city="Faro", seen=opened)
    settings.send("/facts", **FACTS, city="Faro", seen=seen(event))
    db.session.refresh(event)
    assert event.city == "Faro"


def test_what_only_one_of_them_changed_is_kept_of_both(settings: Settings, colleague: Settings, event: Event) -> None:
    settings.send("/facts", **FACTS, seen=seen(event))
    opened = seen(event)
    colleague.send("/facts", **FACTS, city="Porto", seen=opened)
    settings.send("/facts", **FACTS, acronym="S27", seen=opened)
    db.session.refresh(event)
    assert (event.city, event.acronym) == ("Porto", "S27")


def test_neighbours_in_a_list_do_not_stop_each_other(settings: Settings, colleague: Settings, event: Event) -> None:
    for name in ("Hall", "Attic"):
        settings.send("/rooms/new", name=name)
    hall, attic = db.session.scalars(db.select(Room.id).order_by(Room.id)).all()
    opened = seen(event)
    colleague.send(f"/rooms/{hall}", name="Great Hall", seen=opened)
    settings.send(f"/rooms/{attic}", name="Small Attic", seen=opened)
    assert set(db.session.scalars(db.select(Room.name))) == {"Great Hall", "Small Attic"}


def test_texts_are_compared_as_they_are_typed(settings: Settings, colleague: Settings, event: Event) -> None:
    settings.send("/texts", summary="**Old**", seen=seen(event))
    opened = seen(event)
    colleague.send("/texts", summary="**Theirs**", seen=opened)
    page = settings.late("/texts", summary="**Mine**", disclaimer="Free", seen=opened)
    assert ">\n**Mine**</textarea>" in page
    settings.send("/texts", summary="**Mine**", disclaimer="Free", seen=seen(event))
    db.session.refresh(event)
    assert event.summary == "<p><strong>Mine</strong></p>"


def test_who_saves_what_was_deleted_sees_by_whom_and_how_to_bring_it_back(
        settings: Settings, colleague: Settings, event: Event) -> None:
    settings.send("/rooms/new", name="Hall")
    number = db.session.scalars(db.select(Room.id)).one()
    colleague.send(f"/rooms/{number}/delete")
    response = settings.browser.post(f"{AT}/rooms/{number}", {"name": "A name of many words"})
    assert response.status_code == 410
    assert "Editor</bdi>: " in response.text
    assert "A name of many words" in response.text
    action = response.text.split('action="/desk/e/summit/undo/')[1].split('"')[0]
    settings.browser.post(f"/desk/e/summit/undo/{action}")
    assert db.session.scalars(db.select(Room.name)).one() == "Hall"


def test_a_short_list_that_changed_meanwhile_is_not_guessed_at(
        settings: Settings, colleague: Settings, event: Event) -> None:
    for name in ("Office", "Press"):
        settings.send("/contacts/new", name=name)
    opened = seen(event)
    colleague.send("/contacts/0/delete", seen=opened)
    page = settings.late("/contacts/0", name="Head office", seen=opened)
    assert "This place in the list now says" in page
    assert "Press" in page
    assert 'value="Head office"' in page
    assert "Nothing was done" in settings.send("/contacts/0/delete", seen=opened)
    db.session.refresh(event)
    assert [contact.name for contact in event.contacts] == ["Press"]
