"""Taking an act back: all of it, and only while nobody has changed the same since."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapper

from . import journal
from .database import Base, db
from .journal import Act, Change
from .journal_values import columns, read_all, written
from .journal_watch import rank_of, referring


@dataclass(frozen=True)
class Undone:
    act_id: int  # of the undoing, which can be undone in turn


@dataclass(frozen=True)
class NotUndone:
    """Nothing was changed; `blocked` are subjects such as "session:12" that differ from what the act left."""

    blocked: tuple[str, ...]


@dataclass(frozen=True)
class Net:
    """What became of one row in one act, taken together. None before: it was made; None after: deleted."""

    subject: str
    table: str
    key: tuple[Any, ...]
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def undo(act_id: int, about: int | None = None) -> Undone | NotUndone:
    """KeyError where there is no such act about that summit. Undoing an undoing is redoing."""
    journal.queue_up(about)
    done = db.session.get(Act, act_id)
    if done is None or done.about != about:
        raise KeyError(act_id)
    nets = net_of(db.session.scalars(select(Change).where(Change.act_id == act_id).order_by(Change.id)))
    blocked = tuple(dict.fromkeys(net.subject for net in nets if not _as_left(net, nets) or _would_mix(net, act_id)))
    if blocked or not nets or is_undone(act_id):
        return NotUndone(blocked)
    verb = "undo" if done.undoes_id is None or done.verb == "redo" else "redo"
    told = done.told if done.undoes_id else {"verb": done.verb, **done.told}
    number = journal.enter(verb, about, told, undoes=act_id)
    try:
        with db.session.begin_nested():
            _take_back(nets)
    except IntegrityError:  # another row has taken its place: a name, a number
        journal.strike(number)
        return NotUndone(tuple(dict.fromkeys(net.subject for net in nets)))
    return Undone(number)


def is_undone(act_id: int) -> bool:
    """Whether it was taken back, and that was not taken back in turn."""
    last = db.session.scalar(select(Act.id).where(Act.undoes_id == act_id).order_by(Act.id.desc()).limit(1))
    return last is not None and not is_undone(last)


def net_of(changes: Iterable[Change]) -> list[Net]:
    """One for each row, in the order in which they were first touched; what came and went is left out."""
    nets: dict[tuple[str, tuple[Any, ...]], Net] = {}
    for change in changes:
        row = (change.of_table, tuple(change.key))
        known = nets.get(row)
        nets[row] = (Net(change.subject, *row, change.before, change.after) if known is None
                     else replace(known, before=_earlier(known, change), after=_later(known, change)))
    return [net for net in nets.values() if net.before != net.after]


def _earlier(known: Net, change: Change) -> dict[str, Any] | None:
    return None if known.before is None else {**(change.before or {}), **known.before}


def _later(known: Net, change: Change) -> dict[str, Any] | None:
    return None if change.after is None else {**(known.after or {}), **change.after}


def _mapper(table: str) -> Mapper[Any]:
    return next(m for m in Base.registry.mappers if m.local_table.name == table)  # type: ignore[attr-defined]


def _row(net: Net) -> Any:
    return db.session.get(_mapper(net.table).class_, net.key)


def _as_left(net: Net, nets: list[Net]) -> bool:
    row = _row(net)
    if row is None or net.after is None:
        return row is None and net.after is None
    known = columns(inspect(type(row)))
    if any(written(known[name], getattr(row, name)) != value for name, value in net.after.items() if name in known):
        return False
    return net.before is not None or all(
        _came_with(other, attribute, nets) for attribute, other in referring(row, db.session(), "CASCADE"))


def _came_with(row: Any, attribute: str, nets: list[Net]) -> bool:
    """Whether a row that hangs on a new one was made, or hung there, by the same act: later work is not swept away."""
    mapper: Mapper[Any] = inspect(type(row))
    own = (mapper.local_table.name, tuple(mapper.primary_key_from_instance(row)))  # type: ignore[attr-defined]
    return any((net.table, net.key) == own and (net.before is None or attribute in net.before) for net in nets)


def _would_mix(net: Net, act_id: int) -> bool:
    """Whether it would leave columns that belong together half as they were, and half as others made them since."""
    as_one: frozenset[str] = _mapper(net.table).class_.__as_one__
    row = _row(net)
    if row is None or net.before is None or not as_one & net.before.keys():
        return False
    was: dict[str, Any] = {}
    for before in db.session.scalars(select(Change.before).where(
            Change.subject == net.subject, Change.of_table == net.table, Change.act_id > act_id).order_by(Change.id)):
        was = {**(before or {}), **was}
    known = columns(inspect(type(row)))
    return any(written(known[name], getattr(row, name)) != was[name] for name in as_one & was.keys())


def _take_back(nets: list[Net]) -> None:
    """What is gone comes first, parents before children; then the changes; what was new goes last, in reverse.

    Within a table too: what went last, such as the event that another was a part of, comes back first.
    """
    by_rank = sorted(nets, key=lambda net: rank_of(net.table))
    latest_first = nets[::-1]
    for net in sorted(latest_first, key=lambda net: rank_of(net.table)):
        if net.before is not None and net.after is None:
            mapper = _mapper(net.table)
            db.session.add(mapper.class_(**read_all(mapper, net.before)))
            db.session.flush()
    for net in by_rank:
        if net.before is not None and net.after is not None:
            row = _row(net)
            for name, value in read_all(_mapper(net.table), net.before).items():
                setattr(row, name, value)
    db.session.flush()
    for net in reversed(by_rank):
        if net.before is None and (row := _row(net)) is not None:
            db.session.delete(row)
            db.session.flush()
