"""Calendars hold the deleted session under its uid; when a file brings it back, they must see it return."""

import pytest
from flask import Flask

from eventsys.editions import reading
from eventsys.editions.reading import Current
from eventsys.events.services import find
from eventsys.kit.database import transaction
from eventsys.programme.structs import Session
from eventsys.publishing.services import publish
from eventsys.sessions.services import add_session

from .applied import bring
from .written import event, xml

BOTH = xml(event("Opening", "a"), event("Panel", "b", start="14:00"))
ONE = xml(event("Panel", "b", start="14:00"))

pytestmark = pytest.mark.usefixtures("app")


def published() -> dict[str, Session]:
    with transaction(alone_on="edition"):
        publish(find("days"))
    edition = reading.current("days")
    assert isinstance(edition, Current)
    return reading.view_of(edition).by_slug


def test_the_same_guid_is_the_same_session_again() -> None:
    bring(BOTH)
    first = published()["opening"]
    bring(ONE, prune=True)
    gone = published()["opening"]
    bring(BOTH)
    back = published()["opening"]
    assert (gone.status, back.status) == ("removed", "confirmed")
    assert (back.uid, back.slug) == (first.uid, first.slug)
    assert first.revision < gone.revision < back.revision
    assert len(published()) == 2


def test_going_and_coming_twice_leaves_one_session() -> None:
    bring(BOTH)
    for _ in range(2):
        published()
        bring(ONE, prune=True)
        published()
        bring(BOTH)
    assert sorted(session.status for session in published().values()) == ["confirmed", "confirmed"]


def test_another_session_of_the_same_title_gets_an_address_of_its_own(app: Flask) -> None:
    bring(BOTH)
    published()
    bring(ONE, prune=True)
    published()
    with transaction():
        add_session(find("days"), "Opening")
    found = published()
    assert (found["opening"].status, found["opening-2"].status) == ("removed", "confirmed")
    assert found["opening"].uid != found["opening-2"].uid
