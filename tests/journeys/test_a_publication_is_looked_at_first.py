"""From a change in the draft to readers and letters, by an organiser in a browser."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import uuid4

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select

from eventsys.agenda.services import place
from eventsys.events.models import Event, Room
from eventsys.events.services import add_event, find, keep
from eventsys.kit.database import db, transaction
from eventsys.people.models import Person
from eventsys.people.services import add_person
from eventsys.publishing.services import publish
from eventsys.sessions.models import Session
from eventsys.sessions.services import add_session, appear

from .conftest import PHONE, WIDE

DAY = date(2027, 9, 14)


@pytest.fixture
def rehearsal(demo_app: Flask) -> Iterator[str]:
    """A small event in its first edition, and a draft in which its only session was moved and renamed; its slug."""
    slug = f"rehearsal-{uuid4().hex[:8]}"  # an event that is deleted leaves its editions behind
    with demo_app.app_context():
        with transaction():
            event = add_event(slug, "Rehearsal", kind="workshop", zone="Europe/Lisbon", starts=DAY, ends=DAY)
            keep(Room, event, "hall", name="Hall")
            session = add_session(event, "Opening")
            ada = add_person("Ada Mensah", email="ada@example.org")
            db.session.flush()
            appear(session, ada.id, "chair")
            place(session.id, starts=datetime(2027, 9, 14, 9), minutes=60, room_key="hall")
        with transaction(alone_on="edition"):
            publish(event)
        with transaction():
            session.title = "Grand opening"
            place(session.id, starts=datetime(2027, 9, 14, 11), minutes=60, room_key="hall")
        db.session.remove()
    yield slug
    with demo_app.app_context():
        with transaction():
            for row in (find(slug), db.session.scalar(select(Person).where(Person.name == "Ada Mensah"))):
                db.session.delete(row)
        db.session.remove()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_what_changes_is_read_previewed_published_and_told(
        desk: Callable[..., Page], visit: Callable[..., Page], rehearsal: str, width: int, script: bool) -> None:
    page = desk(f"/desk/e/{rehearsal}/publish", width=width, script=script)
    expect(page.get_by_text("1 moved, 1 with other words; 1 person can hear of it by mail")).to_be_visible()
    page.get_by_role("link", name="Preview the draft").click()
    page.get_by_role("button", name="Look Agenda").first.click()
    expect(page.get_by_text("Preview of the draft")).to_be_visible()
    expect(page.get_by_role("link", name="Grand opening").first).to_be_visible()
    page.get_by_role("link", name="Back to the desk").click()
    page.get_by_role("link", name="Publish", exact=True).last.click()
    page.get_by_label("Note").fill("The opening is later")
    page.get_by_role("button", name="Publish edition 2").click()
    expect(page.get_by_text("1 letter waits for you")).to_be_visible()
    page.get_by_role("link", name="Rehearsal: changes to your sessions").first.click()
    expect(page.get_by_text("09:00 to 11:00.")).to_be_visible()
    reader = visit(f"/e/{rehearsal}/changes", width=width, script=script)
    expect(reader.get_by_text("The opening is later")).to_be_visible()


def test_a_part_goes_out_alone_by_keyboard(desk: Callable[..., Page], rehearsal: str) -> None:
    page = desk(f"/desk/e/{rehearsal}/publish")
    page.get_by_label("When and where sessions are held").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Show what that changes").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Stays in the draft for now: 1 moved.")).to_be_visible()
    page.get_by_role("button", name="Publish edition 2").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Edition 2 is public: pages")).to_be_visible()
    page.goto(f"/desk/e/{rehearsal}/publish")
    expect(page.get_by_text("Was called")).to_have_count(0)
    expect(page.get_by_text("09:00 to 11:00.")).to_be_visible()


def test_the_draft_is_made_like_an_edition_again_and_back(
        desk: Callable[..., Page], demo_app: Flask, rehearsal: str) -> None:
    page = desk(f"/desk/e/{rehearsal}/editions")
    page.get_by_role("button", name="Make the draft like this again").click()
    expect(page.get_by_text("The draft is as edition 1 was")).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    with demo_app.app_context():
        titles = db.session.scalars(select(Session.title).join(Event, Event.id == Session.event_id)
                                    .where(Event.slug == rehearsal)).all()
        db.session.remove()
    assert titles == ["Grand opening"]
