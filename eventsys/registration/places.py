"""The counters that say who gets the last place.

Each change is one statement that is condition and change at once, and the table's CHECK stands behind it: no reading
first, so no two can take the same. Whoever needs several takes them in this order, always: event, code, category,
share. And whoever moves anybody of an event from one state to another begins with the event's (`hold`, or taking it),
so that what is read after it stays true until the transaction has ended.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from eventsys.kit.database import db

from .models import Places


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
    """So many of each, or none of any. `past_nobody`: a counter at which nobody may be waiting."""
    for at, key in enumerate(keys):
        if not _take(key, number, key == past_nobody):
            free(keys[:at], number)
            return False
    return True


def free(keys: Iterable[str], number: int = 1) -> None:
    for key in keys:
        db.session.execute(update(Places).where(Places.of == key).values(taken=Places.taken - number)
                           .execution_options(synchronize_session=False))


def hold(of: str) -> None:
    """Whoever else wants to change this counter waits until the transaction has ended. SQLite has one writer anyhow."""
    db.session.execute(select(Places.of).where(Places.of == of).with_for_update())


def join(event: str, category: str) -> int:
    """In line; gives the number that was drawn. The later, the higher, over all categories of the event."""
    drawn = db.session.scalar(update(Places).where(Places.of == event).values(drawn=Places.drawn + 1)
                              .returning(Places.drawn).execution_options(synchronize_session=False))
    assert drawn is not None, f"nothing counts {event}"
    db.session.execute(update(Places).where(Places.of == category).values(waiting=Places.waiting + 1)
                       .execution_options(synchronize_session=False))
    return drawn


def leave(category: str) -> None:
    db.session.execute(update(Places).where(Places.of == category).values(waiting=Places.waiting - 1)
                       .execution_options(synchronize_session=False))


def tallies(keys: Iterable[str]) -> dict[str, Tally]:
    """Of those that are counted; one query."""
    found = db.session.execute(select(Places.of, Places.places, Places.taken, Places.waiting)
                               .where(Places.of.in_(list(keys))))
    return {row.of: Tally(row.places, row.taken, row.waiting) for row in found}


def lacking(keys: Iterable[str]) -> set[str]:
    """Those of which there is none left, or no counter."""
    wanted = set(keys)
    return wanted - {of for of, found in tallies(wanted).items() if not found.is_full}


def tally(of: str) -> Tally:
    return tallies([of]).get(of, NOTHING)


def _take(key: str, number: int, past_nobody: bool) -> bool:
    taken = update(Places).where(Places.of == key,
                                 (Places.places.is_(None)) | (Places.taken + number <= Places.places))
    if past_nobody:
        taken = taken.where(Places.waiting == 0)
    return _done(taken.values(taken=Places.taken + number))


def _done(statement) -> bool:  # type: ignore[no-untyped-def]
    asked = statement.returning(Places.of).execution_options(synchronize_session=False)
    return db.session.scalar(asked) is not None
