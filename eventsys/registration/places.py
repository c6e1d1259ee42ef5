"""The counters that say who gets the last place.

Each change is one statement that is condition and change at once, and the table's CHECK stands behind it: no reading
first, so no two can take the same. Whoever needs several, or moves anybody of an event from one state to another,
begins with the event's (`hold`): no two wait for each other, and what is read after it stays true until the
transaction has ended.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Integer, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from eventsys.kit.database import db

from .models import Places

_table: Table = Places.__table__  # type: ignore[assignment]
_number = bindparam("number", type_=Integer)
_one = update(_table).where(_table.c.of == bindparam("key"))
_some = update(_table).where(_table.c.of.in_(bindparam("keys", expanding=True)))
# Written once: in a rush these are asked hundreds of times a second.
TAKE = (_some.where(_table.c.places.is_(None) | (_table.c.taken + _number <= _table.c.places),
                    (_table.c.of != bindparam("past_nobody")) | (_table.c.waiting == 0))
        .values(taken=_table.c.taken + _number).returning(_table.c.of))
FREE = _some.values(taken=_table.c.taken - _number)
JOIN = _one.values(waiting=_table.c.waiting + _number)
DRAW = _one.values(drawn=_table.c.drawn + 1).returning(_table.c.drawn)
TALLIES = select(Places.of, Places.places, Places.taken, Places.waiting).where(
    Places.of.in_(bindparam("keys", expanding=True)))
HOLD = select(_table.c.of).where(_table.c.of == bindparam("key")).with_for_update()


@dataclass(frozen=True)
class Tally:
    places: int | None  # None: as many as come
    taken: int
    waiting: int

    @property
    def left(self) -> int | None:
        return None if self.places is None else max(0, self.places - self.taken)

    @property
    def is_full(self) -> bool:
        return self.left == 0


NOTHING = Tally(None, 0, 0)


def event_key(event_id: int) -> str:
    return f"event:{event_id}"


def category_key(category_id: int) -> str:
    return f"category:{category_id}"


def allotment_key(allotment_id: int) -> str:
    return f"allotment:{allotment_id}"


def session_key(sign_up_session_id: int) -> str:
    return f"session:{sign_up_session_id}"


def code_key(code_id: int) -> str:
    return f"code:{code_id}"


def ensure(of: str, places: int | None) -> None:
    """A counter, where there is none yet."""
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    db.session.execute(dialect.insert(Places).values(of=of, places=places).on_conflict_do_nothing())


def begin(of: str, places: int | None, taken: int) -> None:
    """A counter of what is taken already."""
    db.session.execute(insert(Places).values(of=of, places=places, taken=taken))


def forget(of: str) -> None:
    """Of a counter of which nothing is taken."""
    db.session.execute(delete(Places).where(Places.of == of).execution_options(synchronize_session=False))


def forget_shares(category: str) -> None:
    db.session.execute(delete(Places).where(Places.of.startswith(f"{category}:", autoescape=True))
                       .execution_options(synchronize_session=False))


def set_number(of: str, places: int | None) -> bool:
    """False where more than that are taken: nobody who has a place loses it."""
    ensure(of, places)
    changed = update(Places).where(Places.of == of)
    if places is not None:
        changed = changed.where(Places.taken <= places)
    return _done(changed.values(places=places))


def take(keys: Sequence[str], number: int = 1, *, past_nobody: str = "") -> bool:
    """So many of each, or none of any. `past_nobody`: a counter at which nobody may be waiting.

    Of several counters the event's is held already: rows of one statement are locked in any order.
    """
    taken = db.session.connection().scalars(
        TAKE, {"keys": list(keys), "number": number, "past_nobody": past_nobody}).all()
    if len(taken) == len(keys):
        return True
    free(taken, number)
    return False


def free(keys: Iterable[str], number: int = 1) -> None:
    if wanted := list(keys):
        db.session.connection().execute(FREE, {"keys": wanted, "number": number})


def hold(of: str) -> None:
    """Whoever else wants to change this counter waits until the transaction has ended. SQLite has one writer anyhow."""
    connection = db.session.connection()
    if connection.dialect.name != "sqlite":
        connection.execute(HOLD, {"key": of})


def join(event: str, category: str) -> int:
    """In line; gives the number that was drawn. The later, the higher, over all categories of the event."""
    drawn = db.session.connection().scalar(DRAW, {"key": event})
    assert drawn is not None, f"nothing counts {event}"
    db.session.connection().execute(JOIN, {"key": category, "number": 1})
    return int(drawn)


def leave(category: str) -> None:
    db.session.connection().execute(JOIN, {"key": category, "number": -1})


def tallies(keys: Iterable[str]) -> dict[str, Tally]:
    """Of those that are counted; one query."""
    found = db.session.execute(TALLIES, {"keys": list(keys)})
    return {row.of: Tally(row.places, row.taken, row.waiting) for row in found}


def lacking(keys: Iterable[str]) -> set[str]:
    """Those of which there is none left, or no counter."""
    wanted = set(keys)
    return wanted - {of for of, found in tallies(wanted).items() if not found.is_full}


def tally(of: str) -> Tally:
    return tallies([of]).get(of, NOTHING)


def _done(statement) -> bool:  # type: ignore[no-untyped-def]
    asked = statement.returning(Places.of).execution_options(synchronize_session=False)
    return db.session.scalar(asked) is not None
