"""What belongs to an event row by row: days, venues, rooms, tracks, kinds, organisers, documents, walks.

One set of verbs for them all, so that each is entered in the journal, checked against others' saves and undone
in the same way. `of` is the row's event: the summit for what its parts share. They flush and never commit.
"""

from typing import Any, TypeVar

from sqlalchemy import select

from eventsys.kit import journal, ranked, rows
from eventsys.kit.database import db
from eventsys.kit.slugs import slugify, unused

from .models import Day, Event, EventDocument, Kind, Organiser, Room, Track, Venue, Walk

B = TypeVar("B")  # one of these
# What the journal calls them: "events.room.add".
CALLED: dict[type[Any], str] = {Day: "day", EventDocument: "document", Kind: "kind", Organiser: "organiser",
                                Room: "room", Track: "track", Venue: "venue", Walk: "walk"}


def of(model: type[B], event: Event) -> list[B]:
    """In the organiser's order."""
    table: Any = model
    order = {Day: Day.date, Walk: Walk.id}.get(table) or table.rank
    return list(db.session.scalars(select(table).where(table.event_id == event.id).order_by(order, table.id)))


def find(model: type[B], event: Event, number: int) -> B | None:
    """None also for one of another event."""
    row: Any = db.session.get(model, number)
    return row if row is not None and row.event_id == event.id else None


def add(model: type[B], event: Event, summit: Event, called: str, **facts: Any) -> B:
    """`called` is what the journal calls it. It comes last; its key, where it has one, is made from its name."""
    journal.act(f"events.{CALLED[model]}.add", about=summit.id, name=called)
    others: list[Any] = of(model, event)
    if hasattr(model, "key"):
        facts["key"] = unused(slugify(facts["name"], 30), {row.key for row in others}, CALLED[model])
    if hasattr(model, "rank"):
        facts["rank"] = ranked.after(others)
    table: Any = model
    row: B = table(event_id=event.id, **facts)
    db.session.add(row)
    db.session.flush()
    return row


def change(row: Any, summit: Event, called: str, facts: dict[str, Any], seen: int) -> bool:
    """False where it says so already. Raises journal.Stale."""
    return rows.change(row, facts, seen, f"events.{CALLED[type(row)]}.change", summit.id, name=called)


def move(row: Any, event: Event, summit: Event, called: str, by: int) -> bool:
    number = journal.act(f"events.{CALLED[type(row)]}.move", about=summit.id, name=called)
    moved = ranked.move(of(type(row), event), row, by)
    if not moved:
        journal.strike(number)
    db.session.flush()
    return moved


def delete(row: Any, summit: Event, called: str) -> None:
    """What still names it has to be dealt with before: agenda/loosening.py."""
    journal.act(f"events.{CALLED[type(row)]}.delete", about=summit.id, name=called)
    db.session.delete(row)
    db.session.flush()
