"""How a summit registers: whether it is open, how many may come, its texts and terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import exists, select

from eventsys.editions import reading
from eventsys.events.models import Event
from eventsys.kit import clock, journal, rows
from eventsys.kit.database import db

from . import openings, overlay, places, sizing
from .models import Category, Setup
from .places import event_key

Lack = Literal["category", "published", "cancelled", "over"]


class TooFew(Exception):
    """More have a place than the number that was wished for. `field`: of the form; `taken`: how many there are."""

    def __init__(self, field: str, taken: int) -> None:
        super().__init__(f"{taken} are taken")
        self.field, self.taken = field, taken


@dataclass(frozen=True)
class Lacking:
    """It cannot be opened yet."""

    what: Sequence[Lack]


def find(summit: Event) -> Setup | None:
    return db.session.scalar(select(Setup).where(Setup.event_id == summit.id))


def begin(summit: Event) -> Setup:
    """The setup, made where there is none yet: closed. Within an act."""
    if (known := find(summit)) is not None:
        return known
    setup = Setup(event_id=summit.id)
    db.session.add(setup)
    places.ensure(event_key(summit.id), None)
    db.session.flush()
    db.session.refresh(setup)
    return setup


def lacking(summit: Event) -> list[Lack]:
    """Why it cannot be open; three queries at most."""
    wanted: list[Lack] = []
    if not db.session.scalar(select(exists().where(Category.event_id == summit.id, Category.closed_at.is_(None)))):
        wanted.append("category")
    if not isinstance(reading.current(summit.slug), reading.Current):
        wanted.append("published")
    shut = openings.shut(summit.status, summit.ends, summit.zone, Setup(is_open=True), clock.now())
    return [*wanted, shut] if shut in ("cancelled", "over") else wanted  # type: ignore[list-item]


def switch(summit: Event, is_open: bool) -> bool | Lacking:
    """Gives whether it was the other way before."""
    number = journal.act(f"registration.{'open' if is_open else 'close'}", about=summit.id)
    if is_open and (what := lacking(summit)):
        journal.strike(number)
        return Lacking(what)
    setup = begin(summit)
    if setup.is_open == is_open:
        journal.strike(number)
        return False
    setup.is_open = is_open
    overlay.tell(summit)
    db.session.flush()
    return True


def change(summit: Event, facts: Mapping[str, Any], seen: int) -> bool:
    """False where it says so already. Raises TooFew, and journal.Stale."""
    number = journal.act("registration.setup", about=summit.id)
    setup = begin(summit)
    plain = {name: value for name, value in facts.items() if name != "places"}
    changed = rows.change(setup, plain, seen, "registration.setup", summit.id)
    if "places" in facts and facts["places"] != setup.places:
        if not sizing.set_total(summit, setup, facts["places"]):
            raise TooFew("places", places.tally(event_key(summit.id)).taken)
        changed = True
    if not changed:
        journal.strike(number)
    db.session.flush()
    overlay.tell(summit)
    return changed
