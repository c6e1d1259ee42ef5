"""Changing what an event says of itself. Flushes, never commits."""

from typing import Any

from sqlalchemy import select

from eventsys.kit import journal, rows
from eventsys.kit.database import db
from eventsys.kit.storage import StoredFile

from .models import Event


def change_facts(event: Event, summit: Event, facts: dict[str, Any], seen: int) -> bool:
    """False where it says so already. Raises journal.Stale, as the others here."""
    return _change(event, summit, facts, seen, "events.facts")


def change_texts(event: Event, summit: Event, facts: dict[str, Any], seen: int) -> bool:
    return _change(event, summit, facts, seen, "events.texts")


def change_looks(event: Event, summit: Event, facts: dict[str, Any], picture: StoredFile | None, seen: int) -> bool:
    given = {**facts, "picture_digest": picture.digest} if picture else facts
    return _change(event, summit, given, seen, "events.looks")


def take_picture_away(event: Event, summit: Event, seen: int) -> bool:
    return _change(event, summit, {"picture_digest": None}, seen, "events.looks")


# Contacts, links and related events are short lists within the event's own row.

def add_one(event: Event, summit: Event, name: str, one: Any, called: str) -> bool:
    journal.queue_up(summit.id)
    db.session.refresh(event)  # two may add at once
    given = (*getattr(event, name), one)
    return rows.change(event, {name: given}, rows.seen_of(event), f"events.{name}.add", summit.id, name=called)


def change_one(event: Event, summit: Event, name: str, place: int, one: Any, seen: int, called: str) -> bool:
    given = list(getattr(event, name))
    given[place] = one
    return rows.change(event, {name: tuple(given)}, seen, f"events.{name}.change", summit.id, name=called)


def take_one_away(event: Event, summit: Event, name: str, place: int, seen: int, called: str) -> bool:
    given = list(getattr(event, name))
    del given[place]
    return rows.change(event, {name: tuple(given)}, seen, f"events.{name}.delete", summit.id, name=called)


def move_one(event: Event, summit: Event, name: str, place: int, by: int, seen: int, called: str) -> bool:
    given = list(getattr(event, name))
    goal = place + by
    if not 0 <= goal < len(given):
        return False
    given[place], given[goal] = given[goal], given[place]
    return rows.change(event, {name: tuple(given)}, seen, f"events.{name}.move", summit.id, name=called)


def hubs() -> list[str]:
    """Those that any event is run by."""
    return list(db.session.scalars(select(Event.hub).where(Event.hub != "").distinct().order_by(Event.hub)))


def _change(event: Event, summit: Event, facts: dict[str, Any], seen: int, verb: str) -> bool:
    return rows.change(event, facts, seen, verb, summit.id, event=event.title)
