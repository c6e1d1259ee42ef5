"""Writing what a form says of one row: only what its writer changed, and never over somebody else's change."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import inspect

from . import journal
from .database import db
from .journal import Stale, Theirs
from .journal_values import columns, written
from .journal_watch import subject_of


def seen_of(row: Any) -> int:
    """The revision that a form of this row carries."""
    return journal.revision(subject_of(row))


def change(row: Any, facts: Mapping[str, Any], seen: int, verb: str, about: int | None, **told: Any) -> bool:
    """Write the facts that are new, as an act of that verb. False, and no act, where none is.

    A fact as it was at `seen` was not touched: what somebody else made of it since stays. Raises Stale where
    both changed the same; other columns, and other rows of the same subject, may change freely meanwhile.
    """
    if not _differing(row, facts):
        return False
    is_first = "act" not in db.session.info
    number = journal.act(verb, about=about, **told)
    hold(row)
    fresh = _unless_overtaken(row, facts, seen)
    if not fresh and is_first:
        journal.strike(number)
    for name, value in fresh.items():
        setattr(row, name, value)
    db.session.flush()
    return bool(fresh)


def hold(row: Any) -> None:
    """Read it anew, and keep others from writing it: of a person there are writers in the queues of several summits,
    and whoever waited in a queue may have read it before.
    """
    db.session.refresh(row, with_for_update={"key_share": True})


def changes_since(seen: int, row: Any) -> Sequence[Theirs]:
    """What others made of this one row; of its subject there may be more."""
    own = (inspect(type(row)).local_table.name, list(inspect(row).identity))
    try:
        journal.check(seen, subject_of(row))
    except Stale as stale:
        return [one for one in stale.changes if (one.of_table, one.key) == own]
    return []


def as_seen(changes: Sequence[Theirs]) -> dict[str, Any]:
    """The columns that were changed since, as the journal wrote them before."""
    was: dict[str, Any] = {}
    for one in changes:
        was = {**(one.before or {}), **was}
    return was


def _differing(row: Any, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if getattr(row, name) != value}


def _unless_overtaken(row: Any, facts: Mapping[str, Any], seen: int) -> dict[str, Any]:
    theirs = changes_since(seen, row)
    was, known = as_seen(theirs), columns(inspect(type(row)))
    fresh = {name: value for name, value in _differing(row, facts).items()
             if name not in was or written(known[name], value) != was[name]}
    if fresh.keys() & was.keys():
        raise Stale(theirs)
    return fresh
