"""Making the draft like an edition again is an editor's; whether an event is held, and its hub, are its managers'."""

from collections.abc import Callable

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.publishing.services import publish
from eventsys.sessions.services import add_session
from tests.desk.organisers import Organiser, a_part


def an_edition_of_the_hub(event: Event) -> None:
    with transaction():
        event.hub = "North"
        add_session(event, "Opening")
    with transaction(alone_on="edition"):
        publish(event)
    with transaction():
        event.hub, event.status, event.cancelled_reason = "", "cancelled", "Storm"


def restored_by(organiser: Organiser, event: Event) -> tuple[str, str]:
    assert organiser.post(f"/desk/e/{event.slug}/editions/1/restore").status_code == 303
    db.session.refresh(event)
    return event.status, event.hub


def test_an_editor_restores_neither_hub_nor_standing(as_role: Callable[[str], Organiser], event: Event) -> None:
    an_edition_of_the_hub(event)
    assert restored_by(as_role("editor"), event) == ("cancelled", "")


def test_an_owner_restores_all_of_it(as_role: Callable[[str], Organiser], event: Event) -> None:
    an_edition_of_the_hub(event)
    assert restored_by(as_role("owner"), event) == ("planned", "North")


def test_no_part_goes_by_an_editor_s_restoring(as_role: Callable[[str], Organiser], event: Event) -> None:
    an_edition_of_the_hub(event)
    a_part(event, "youth")
    restored_by(as_role("editor"), event)
    assert db.session.scalars(select(Event.slug).where(Event.part_of_id == event.id)).all() == ["youth"]
    restored_by(as_role("owner"), event)
    assert db.session.scalars(select(Event.slug).where(Event.part_of_id == event.id)).all() == []
