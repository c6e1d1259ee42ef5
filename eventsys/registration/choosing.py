"""One or many registrations in one act of an organiser's: each as its own state and the places allow.

Whoever cannot be moved is told apart with the reason; nothing of theirs was changed.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from eventsys.events.models import Event
from eventsys.kit import journal
from eventsys.kit.database import db

from . import deciding, delegation_mails, mails, places
from .deciding import Done, NotDone
from .models import Category, Delegation, Registration
from .places import event_key

Verb = Literal["approve", "decline", "offer", "confirm", "category", "priority", "cancel", "letter", "link"]
VERBS: tuple[Verb, ...] = get_args(Verb)
# "state": it is in one from which this cannot be; "full": no place; "delegation": its place is the delegation's;
# "address": there is nobody to write to; "same": it is so already; "erased": nothing is known of them any more.
Why = Literal["state", "full", "delegation", "address", "same", "erased"]
MOST = 500  # in one act: others wait for the counters meanwhile
_ENDING = ("cancel", "decline", "category")
_RANK = {"declined": 0, "cancelled": 0, "pending": 1, "waitlisted": 2, "offered": 3, "confirmed": 4}


@dataclass(frozen=True)
class Order:
    """What is to be done, and with what."""

    verb: Verb
    reason: str = ""
    category: Category | None = None
    priority: int = 0
    hours: int | None = None  # that an offered place is kept
    once: str = ""  # key of the form: pressed twice it writes one letter

    @property
    def told(self) -> dict[str, Any]:
        """For the journal's sentence."""
        return ({"category": self.category.name} if self.category else
                {"priority": self.priority} if self.verb == "priority" else {})


@dataclass(frozen=True)
class Outcome:
    """Of one registration; plain, for it is told after the transaction."""

    code: str
    name: str
    before: str  # its states
    after: str
    why: Why | None = None  # None: it was done

    @property
    def is_done(self) -> bool:
        return self.why is None


@dataclass
class Outcomes:
    all: list[Outcome] = field(default_factory=list)

    @property
    def done(self) -> list[Outcome]:
        return [one for one in self.all if one.is_done]

    @property
    def refused(self) -> list[Outcome]:
        return [one for one in self.all if not one.is_done]


def carry_out(summit: Event, ids: Collection[int], order: Order) -> Outcomes:
    """In one act of the journal, which is struck where nothing came of it. Flushes, never commits."""
    verb = f"registration.{order.verb}" if len(ids) == 1 else f"registration.{order.verb}.several"
    number = journal.act(verb, about=summit.id, **_named(ids), **order.told)
    outcomes = Outcomes([_one(summit, row, order) for row in _in_turn(held(summit, ids), order.verb)])
    db.session.flush()
    if not outcomes.done:
        journal.strike(number)
    return outcomes


def held(summit: Event, ids: Collection[int]) -> Sequence[Registration]:
    """As they are now. Nobody moves a registration of the event, or takes a place, until the transaction has ended."""
    places.hold(event_key(summit.id))
    return db.session.scalars(
        db.select(Registration).where(Registration.event_id == summit.id, Registration.id.in_(list(ids)))
        .order_by(Registration.id).with_for_update().execution_options(populate_existing=True)).all()


def _named(ids: Collection[int]) -> dict[str, Any]:
    """For the journal's sentence."""
    if len(ids) != 1:
        return {"count": len(ids)}
    return {"name": db.session.scalar(db.select(Registration.name).where(Registration.id.in_(list(ids)))) or ""}


def _in_turn(rows: Iterable[Registration], verb: Verb) -> list[Registration]:
    """First come, first served. But where places become free, those who hold none go before: none of them is to be
    offered a place that the next moment takes away."""
    if verb in _ENDING:
        return sorted(rows, key=lambda row: (_RANK[row.state], row.id))
    return sorted(rows, key=lambda row: (-row.priority, row.line or 0, row.id))


def _one(summit: Event, row: Registration, order: Order) -> Outcome:
    before = row.state
    why = "erased" if row.erased_at is not None else _DO[order.verb](summit, row, order)
    return Outcome(row.code, row.name, before, row.state, why)


def _decided(outcome: Done | NotDone) -> Why | None:
    return None if isinstance(outcome, Done) else outcome.why  # type: ignore[return-value]


def _confirm(summit: Event, row: Registration, order: Order) -> Why | None:
    return "same" if row.state == "confirmed" else _decided(deciding.confirm(summit, row))


def _category(summit: Event, row: Registration, order: Order) -> Why | None:
    assert order.category, "a category is named"
    if row.category_id == order.category.id:
        return "same"
    return _decided(deciding.change_category(summit, row, order.category))


def _priority(summit: Event, row: Registration, order: Order) -> Why | None:
    if row.priority == order.priority:
        return "same"
    deciding.set_priority(summit, row, order.priority)
    return None


def _letter(summit: Event, row: Registration, order: Order) -> Why | None:
    """That of its state, once more; or one with a fresh link alone."""
    if order.verb == "letter" and row.state == "offered" and row.delegation_id is not None:
        delegation = db.session.get_one(Delegation, row.delegation_id)
        key = f"again:{order.once or journal.current_id()}"
        return None if delegation_mails.nominated(summit, delegation, row, key) else "address"
    kind: Any = "link" if order.verb == "link" else row.state
    return None if mails.post(kind, row, f"again:{order.once or journal.current_id()}") else "address"


_DO: dict[Verb, Callable[[Event, Registration, Order], Why | None]] = {
    "approve": lambda summit, row, order: _decided(deciding.approve(summit, row)),
    "decline": lambda summit, row, order: _decided(deciding.decline(summit, row, order.reason)),
    "cancel": lambda summit, row, order: _decided(deciding.cancel(summit, row, order.reason)),
    "offer": lambda summit, row, order: _decided(deciding.offer(summit, row, order.hours)),
    "confirm": _confirm, "category": _category, "priority": _priority, "letter": _letter, "link": _letter,
}
