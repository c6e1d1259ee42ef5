"""What the directory's pages share: who is asked for, what the account may see of them, and pages of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from flask import abort, g, request

from eventsys.events.queries import seen_by
from eventsys.kit import clock
from eventsys.kit.database import db
from eventsys.people.models import Organisation, Person

from ..shell import may

T = TypeVar("T")
ON_A_PAGE = 50
ALL_EVENTS = 10_000


@dataclass(frozen=True)
class Shown(Generic[T]):
    """One page of a list."""

    rows: Sequence[T]
    number: int  # of the page, from 1
    last: int
    total: int


def page_of(rows: Sequence[T], size: int = ON_A_PAGE) -> Shown[T]:
    last = max(1, -(-len(rows) // size))
    asked = request.args.get("page", "")
    number = min(last, max(1, int(asked))) if asked.isdecimal() and len(asked) < 7 else 1
    return Shown(rows[(number - 1) * size:number * size], number, last, len(rows))


def query() -> str:
    return request.args.get("q", "").strip()[:200]


def today() -> date:
    return clock.now().date()


def summit_ids() -> set[int] | None:
    """Those that the account sees something of; None: all."""
    if g.rights.is_admin:
        return None
    if "summit_ids" not in g:
        g.summit_ids = {event.id for event in seen_by(g.rights, limit=ALL_EVENTS)}
    ids: set[int] = g.summit_ids
    return ids


def person_or_404(number: int) -> Person:
    return _found(Person, number)


def organisation_or_404(number: int) -> Organisation:
    return _found(Organisation, number)


def sees_private() -> bool:
    return may("people.private")


def _found(model: type[T], number: int) -> T:
    row: Any = db.session.get(model, number) if number < 2**31 else None
    if row is None:
        abort(404)
    found: T = row
    return found
