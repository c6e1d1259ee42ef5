"""Reading delegations: for the organisers' list, whatever their number in a few queries."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select

from eventsys.events.models import Event
from eventsys.kit.database import db

from . import filters, places
from .models import Allotment, Category, Delegation, Registration
from .places import Tally, allotment_key


@dataclass(frozen=True)
class Kept:
    """Places of one category."""

    category: str
    places: int
    used: int


@dataclass(frozen=True)
class Row:
    delegation: Delegation
    kept: list[Kept] = field(default_factory=list)
    complete: int = 0  # of those who come


def listed(summit: Event, words: str = "") -> list[Row]:
    """Applications first, then by name. Three queries."""
    found = db.session.scalars(select(Delegation).where(Delegation.event_id == summit.id)).all()
    wanted = [one for one in found if not words or filters.says(
        words, (one.organisation, one.city, one.focal_name, one.focal_email))]
    kept, complete = _kept(summit), _complete(summit)
    rows = [Row(one, kept.get(one.id, []), complete.get(one.id, 0)) for one in wanted]
    return sorted(rows, key=lambda row: (row.delegation.state != "applied", row.delegation.state == "refused",
                                         row.delegation.organisation.casefold(), row.delegation.id))


def find(summit: Event, number: int) -> Delegation | None:
    return db.session.scalar(select(Delegation).where(Delegation.event_id == summit.id, Delegation.id == number))


def left(summit: Event, categories: Sequence[Category]) -> dict[int, int | None]:
    """Places that can be kept still, by the category's number; none: as many as one wishes."""
    keys = {one.id: places.category_key(one.id) for one in categories}
    found = places.tallies([places.event_key(summit.id), *keys.values()])
    whole = found.get(places.event_key(summit.id), places.NOTHING).left
    return {number: min((one for one in (whole, found.get(key, places.NOTHING).left) if one is not None), default=None)
            for number, key in keys.items()}


def names(summit: Event) -> set[str]:
    """Of organisations that have a delegation, or apply for one; folded."""
    return {name.casefold() for name in db.session.scalars(select(Delegation.organisation).where(
        Delegation.event_id == summit.id, Delegation.state != "refused"))}


def count_applied(summit: Event) -> int:
    """Of those that wait for an answer."""
    return db.session.scalar(select(func.count()).where(
        Delegation.event_id == summit.id, Delegation.state == "applied")) or 0


def was_sent(key: str) -> bool:
    """Whether a form with keys that begin so has made some."""
    return db.session.scalar(select(Delegation.id).where(
        Delegation.once.startswith(key, autoescape=True)).limit(1)) is not None


def _kept(summit: Event) -> dict[int, list[Kept]]:
    rows = db.session.execute(
        select(Allotment, Category.name).join(Category, Category.id == Allotment.category_id)
        .where(Category.event_id == summit.id).order_by(Category.rank, Category.id)).all()
    tallies = dict(_in_portions([allotment_key(allotment.id) for allotment, _name in rows]))
    kept: dict[int, list[Kept]] = defaultdict(list)
    for allotment, name in rows:
        used = tallies.get(allotment_key(allotment.id), places.NOTHING).taken
        if allotment.places or used:
            kept[allotment.delegation_id].append(Kept(name, allotment.places, used))
    return kept


def _in_portions(keys: Sequence[str]) -> Iterator[tuple[str, Tally]]:
    for at in range(0, len(keys), 5_000):
        yield from places.tallies(keys[at:at + 5_000]).items()


def _complete(summit: Event) -> dict[int, int]:
    rows = db.session.execute(
        select(Registration.delegation_id, func.count()).where(
            Registration.event_id == summit.id, Registration.delegation_id.is_not(None),
            Registration.state == "confirmed").group_by(Registration.delegation_id))
    return {number: count for number, count in rows if number is not None}
