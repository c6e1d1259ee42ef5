"""A small summit of two days with three rooms and four sessions, and two organisers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask

from eventsys.agenda import history, moving
from eventsys.agenda.models import Placement
from eventsys.agenda.moving import Hand, Outcome, Saved
from eventsys.agenda.queries import Card, cards
from eventsys.agenda.rules import Place
from eventsys.agenda.services import place
from eventsys.events.models import Event, Room
from eventsys.events.services import add_event, keep
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.sessions.services import add_session

DAY, NEXT = date(2027, 9, 14), date(2027, 9, 15)
ZONE = "Europe/Lisbon"


def at(time: str, room: str = "hall", minutes: int | None = 60, day: date = DAY, **facts: Any) -> Place:
    starts = datetime.combine(day, datetime.strptime(time, "%H:%M").time())
    return Place(day=day, starts=starts, minutes=minutes, room=room, **facts)


@dataclass
class Desk:
    """A summit and its sessions by title, used by one account."""

    summit_id: int
    ids: dict[str, int]
    actor: str = "account:1"

    @property
    def summit(self) -> Event:
        return db.session.get_one(Event, self.summit_id)

    def as_(self, number: int) -> "Desk":
        return Desk(self.summit_id, self.ids, f"account:{number}")

    def cards(self) -> dict[str, Card]:
        db.session.rollback()
        return {card.title: card for card in cards(self.summit_id)}

    def place(self, title: str) -> Place:
        return self.cards()[title].place

    def seen(self) -> dict[int, int]:
        return {card.id: card.seen for card in self.cards().values()}

    @contextmanager
    def doing(self) -> Iterator[Event]:
        with journal.acting(self.actor, self.actor), transaction():
            yield self.summit

    def move(self, title: str, to: Place, seen: dict[int, int] | None = None, save: str = "",
             since: int = 0) -> Outcome:
        hand = Hand(self.seen() if seen is None else seen, save, since)
        with self.doing() as summit:
            return moving.move(summit, self.ids[title], to, hand)

    def do(self, verb: Any, *words: Any, **facts: Any) -> Any:
        """One of the verbs of `moving`, on what is seen now."""
        hand = Hand(self.seen())
        with self.doing() as summit:
            return verb(summit, *words, hand, **facts)

    def undo(self, before: int | None = None) -> Any:
        return self._take(history.steps(self.summit_id, self.actor, before).undo)

    def redo(self) -> Any:
        return self._take(history.steps(self.summit_id, self.actor).redo)

    def _take(self, step: history.Step | None) -> Any:
        if step is None:
            return None
        with self.doing() as summit:
            return history.take_back(summit, step.act, self.actor)


def act_of(outcome: Outcome) -> int:
    assert isinstance(outcome, Saved), outcome
    assert outcome.act, "nothing was done"
    return outcome.act


@pytest.fixture
def desk(app: Flask) -> Desk:
    with transaction():
        summit = add_event("summit", "Summit", kind="summit", zone=ZONE, starts=DAY, ends=NEXT)
        for key in ("hall", "attic", "garden"):
            keep(Room, summit, key, name=key.title())
        sessions = {title: add_session(summit, title) for title in ("Opening", "Panel", "Debate", "Dinner")}
        db.session.flush()
        place(sessions["Opening"].id, starts=datetime(2027, 9, 14, 9), minutes=60, room_key="hall")
        place(sessions["Panel"].id, starts=datetime(2027, 9, 14, 10), minutes=90, room_key="attic")
        return Desk(summit.id, {title: session.id for title, session in sessions.items()})


def locked(desk: Desk, title: str) -> bool:
    db.session.rollback()
    row = db.session.get(Placement, desk.ids[title])
    return row is not None and row.locked
