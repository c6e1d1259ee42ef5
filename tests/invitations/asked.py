"""A summit with two sessions, three people on their rosters, and what it takes to come as one of them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Flask, g
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from eventsys.agenda.services import place
from eventsys.events.models import Event, Room, Venue
from eventsys.events.services import keep
from eventsys.invitations import asking
from eventsys.invitations.asking import Posted, Wording
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.people.models import Person
from eventsys.people.services import add_person
from eventsys.programme.structs import Contact
from eventsys.sessions.models import Appearance, Session
from eventsys.sessions.services import add_session, appear

from ..desk.organisers import RAW_TOKEN
from ..post import delivered, links_in

DAY = date(2027, 9, 14)


@dataclass
class Summit:
    event: Event
    opening: Session
    panel: Session
    ada: Person  # keynote of the opening, panelist of the panel
    bo: Person  # moderator of the panel
    cleo: Person  # panelist of the panel, without an address


def furnish(event: Event, kind: str = "panel") -> Summit:
    """Sessions, people and places in a summit that has none."""
    with transaction():
        event.contacts = (Contact("Events office", email="office@events.example.org"),)
        event.venue_key = "centre"
        keep(Venue, event, "centre", name="Centre of Conferences", address="17 Lake Road", city="Lisbon")
        keep(Room, event, "hall", name="Great Hall", venue_key="centre")
        opening = add_session(event, "Opening", summit=event)
        panel = add_session(event, "Cities and the sea", summit=event, code="VC-D 12", kind_key=kind)
        ada = add_person("Ada Mensah", sort_name="Mensah, Ada", email="ada@example.org", honorific="Dr")
        bo = add_person("Bo Li", email="bo@example.org")
        cleo = add_person("Cleo Ndiaye", sort_name="Ndiaye, Cleo")
        db.session.flush()
        appear(opening, ada.id, "keynote", 0, position="Mayor", organisations=("City of Accra",), country="GH")
        appear(panel, bo.id, "moderator", 0)
        appear(panel, ada.id, "panelist", 1, position="Mayor", organisations=("City of Accra",), country="GH")
        appear(panel, cleo.id, "panelist", 2)
        place(opening.id, day=DAY, starts=datetime(2027, 9, 14, 9), minutes=30, room_key="hall")
        place(panel.id, day=DAY, starts=datetime(2027, 9, 14, 14), minutes=90, room_key="hall")
    return Summit(event, opening, panel, ada, bo, cleo)


def ask(summit: Summit, *people: Person, purpose: asking.Purpose = "ask", message: str = "", batch: str = "1",
        held: bool = False, reply_by: date | None = None) -> tuple[Letter, ...]:
    """As an organiser does who has looked at the letters."""
    persons, wording = [person.id for person in people], Wording(message, reply_by)
    seen = asking.propose(purpose, summit.event, persons, wording).seen
    with transaction():
        done = asking.send(purpose, summit.event, persons, wording, seen, batch, held)
    assert isinstance(done, Posted)
    return done.letters


def link_of(*letters: Any) -> str:
    """The way to the page of whom the one letter that is on its way is to, or of a letter that came."""
    (letter,) = letters or delivered()
    (path,) = [path for path in links_in(letter) if path.startswith("/i/")]
    return path


def states(summit: Summit, person: Person) -> dict[str, str]:
    """By title of the session."""
    db.session.rollback()
    return {row.title: row.state for row in db.session.execute(
        db.select(Session.title, Appearance.state).join(Appearance, Appearance.session_id == Session.id)
        .where(Appearance.person_id == person.id, Session.summit_id == summit.event.id))}


class Panelist:
    """The browser of somebody who follows their link; no account, no script."""

    def __init__(self, app: Flask, path: str) -> None:
        self.client, self.path = app.test_client(), path
        with self.client.session_transaction() as session:
            session["csrf_token"] = RAW_TOKEN
        self.csrf = URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="wtf-csrf-token").dumps(RAW_TOKEN)

    def get(self, page: str = "") -> TestResponse:
        g.pop("_login_user", None)
        return self.client.get(self._address(page))

    def text(self, page: str = "") -> str:
        response = self.get(page)
        assert response.status_code == 200, f"{page} answered {response.status_code}"
        return response.text

    def post(self, page: str, data: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        g.pop("_login_user", None)
        return self.client.post(self._address(page), data={"csrf_token": self.csrf, **(data or {})}, **options)

    def _address(self, page: str) -> str:
        return f"{self.path}/{page}" if page else self.path
