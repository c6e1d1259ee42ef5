"""The draft of `event` with three rooms and four sessions, two of them placed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from werkzeug.test import TestResponse

from eventsys.agenda.queries import Card, cards
from eventsys.agenda.services import place
from eventsys.events.models import Event, Kind, Room, Track
from eventsys.events.services import keep
from eventsys.kit.database import db, transaction
from eventsys.sessions.services import add_session

from ..organisers import Organiser

DAY = "2027-09-14"


@dataclass
class Grid:
    """The agenda of an event as one organiser uses it."""

    organiser: Organiser
    slug: str
    summit_id: int
    ids: dict[str, int]

    @property
    def path(self) -> str:
        return f"/desk/e/{self.slug}/agenda"

    def text(self, query: str = "") -> str:
        return self.organiser.text(self.path + query)

    def cards(self) -> dict[str, Card]:
        db.session.rollback()
        return {card.title: card for card in cards(self.summit_id)}

    def at(self, title: str) -> tuple[str, str, int | None]:
        held = self.cards()[title].place
        return (f"{held.starts:%d %H:%M}" if held.starts else "", held.room, held.minutes)

    def seen(self, *titles: str) -> dict[str, Any]:
        known = self.cards()
        return {f"seen-{self.ids[title]}": known[title].seen for title in titles}

    def move(self, title: str, seen: dict[str, Any] | None = None, **facts: Any) -> TestResponse:
        as_script = facts.pop("json", False)
        sent = {"day": DAY, "time": "12:00", "minutes": 60, "room": "hall"} | facts
        return self.organiser.post(f"{self.path}/{self.ids[title]}/move",
                                   sent | (self.seen(title) if seen is None else seen), json=as_script)

    def about(self, act: str, *titles: str, **facts: Any) -> TestResponse:
        as_script = facts.pop("json", False)
        sent = {"session": [self.ids[title] for title in titles]} | self.seen(*titles) | facts
        return self.organiser.post(f"{self.path}/{act}", sent, json=as_script)


@pytest.fixture
def grid(event: Event, organiser: Organiser) -> Grid:
    return Grid(organiser, event.slug, event.id, drafted(event))


def drafted(event: Event) -> dict[str, int]:
    with transaction():
        for key, name, seats in (("hall", "Great Hall", 300), ("attic", "Attic", 40), ("garden", "Garden", None)):
            keep(Room, event, key, name=name, capacity=seats, booths=2 if key == "hall" else 0)
        keep(Track, event, "cities", name="Cities", letter="C", colour="#0B6BA8")
        keep(Kind, event, "break", name="Break", is_break=True)
        sessions = {title: add_session(event, title, code=title[:2].upper(), track_key="cities")
                    for title in ("Opening", "Panel", "Debate", "Dinner")}
        db.session.flush()
        place(sessions["Opening"].id, starts=datetime(2027, 9, 14, 9), minutes=60, room_key="hall")
        place(sessions["Panel"].id, starts=datetime(2027, 9, 14, 10), minutes=90, room_key="attic")
        return {title: session.id for title, session in sessions.items()}
