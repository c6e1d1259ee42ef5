"""Taking an act back: all of it, and only while nobody has changed the same since."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapper
from sqlalchemy.orm.attributes import set_committed_value

from . import journal
from .database import Base, db
from .journal import Act, Change
from .journal_values import columns, read_all, written
from .journal_watch import hanging_on, rank_of

SOME = 500  # values in one statement
HELD = {"key_share": True}
Key = tuple[str, tuple[Any, ...]]  # of a row: its table, its primary key
Rows = dict[Key, Any]


@dataclass(frozen=True)
class Undone:
    act_id: int  # of the undoing, which can be undone in turn


@dataclass(frozen=True)
class NotUndone:
    """Nothing was changed; `blocked` are subjects such as "session:12" that differ from what the act left.

    `why` says it in words where nothing differs, and yet it cannot be as it was: see `objection`.
    """

    blocked: tuple[str, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Net:
    """What became of one row in one act, taken together. None before: it was made; None after: deleted."""

    subject: str
    table: str
    key: tuple[Any, ...]
    before: dict[str, Any] | None
    after: dict[str, Any] | None


Objection = Callable[[Sequence[Net], int | None], Iterable[str]]
_objections: list[Objection] = []


def objection(rule: Objection) -> Objection:
    """Register what a room knows and foreign keys do not: why these rows cannot be as they were before. In words."""
    _objections.append(rule)
    return rule


def undo(act_id: int, about: int | None = None) -> Undone | NotUndone:
    """KeyError where there is no such act about that summit. Undoing an undoing is redoing."""
    journal.queue_up(about)
    done = db.session.get(Act, act_id)
    if done is None or done.about != about:
        raise KeyError(act_id)
    nets = nets_of_act(act_id)
    rows = _rows(nets)
    later = _later_work(nets, rows)
    blocked = tuple(dict.fromkeys(net.subject for net in nets if (net.table, net.key) in later
                                  or stays(net.table) or not _as_left(net, rows) or _would_mix(net, rows, act_id)))
    if blocked or not nets or is_undone(act_id):
        return NotUndone(blocked)
    if why := tuple(words for rule in _objections for words in rule(nets, about)):
        return NotUndone((), why)
    verb = "undo" if done.undoes_id is None or done.verb == "redo" else "redo"
    told = done.told if done.undoes_id else {"verb": done.verb, **done.told}
    number = journal.enter(verb, about, told, undoes=act_id)
    try:
        with db.session.begin_nested():
            _take_back(nets, rows)
    except IntegrityError:  # another row has taken its place: a name, a number
        journal.strike(number)
        return NotUndone(tuple(dict.fromkeys(net.subject for net in nets)))
    return Undone(number)


def stays(table: str) -> bool:
    """Whether what an act did to rows of this table is never taken back: see Base.__undoable__."""
    return not _mapper(table).class_.__undoable__


def is_undone(act_id: int) -> bool:
    """Whether it was taken back, and that was not taken back in turn."""
    last = db.session.scalar(select(Act.id).where(Act.undoes_id == act_id).order_by(Act.id.desc()).limit(1))
    return last is not None and not is_undone(last)


def nets_of_act(act_id: int) -> list[Net]:
    return net_of(db.session.scalars(select(Change).where(Change.act_id == act_id).order_by(Change.id)))


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


def _rows(nets: Iterable[Net]) -> Rows:
    """All rows that the act touched and that are still there, read anew and held as `kit.rows.hold` does, together:
    of people there are writers in other queues. In one order, so that no two wait for each other.
    """
    by_table: dict[str, list[tuple[Any, ...]]] = {}
    for net in nets:
        by_table.setdefault(net.table, []).append(net.key)
    return {(table, key): row for table in sorted(by_table) for key, row in _of_table(table, sorted(by_table[table]))}


def _of_table(table: str, keys: list[tuple[Any, ...]]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    mapper = _mapper(table)
    if len(mapper.primary_key) > 1:
        for key in keys:
            row = db.session.get(mapper.class_, key, populate_existing=True, with_for_update=HELD)
            if row is not None:
                yield key, row
        return
    for at in range(0, len(keys), SOME):
        some = [key[0] for key in keys[at:at + SOME]]
        for row in db.session.scalars(
                select(mapper.class_).where(mapper.primary_key[0].in_(some)).order_by(mapper.primary_key[0])
                .with_for_update(key_share=True).execution_options(populate_existing=True)):
            yield tuple(mapper.primary_key_from_instance(row)), row


def _as_left(net: Net, rows: Rows) -> bool:
    row = rows.get((net.table, net.key))
    if row is None or net.after is None:
        return row is None and net.after is None
    known = columns(inspect(type(row)))
    return all(written(known[name], getattr(row, name)) == value for name, value in net.after.items() if name in known)


def _later_work(nets: Sequence[Net], rows: Rows) -> set[Key]:
    """New rows on which something hangs that was not made, or hung there, by the same act: it is not swept away."""
    own = {(net.table, net.key): net for net in nets}
    new = [row for key, row in rows.items() if own[key].before is None]
    return {_key_of(row) for row, attribute, other in hanging_on(new, db.session(), "CASCADE")
            if not _came_with(own.get(_key_of(other)), attribute)}


def _came_with(net: Net | None, attribute: str) -> bool:
    return net is not None and (net.before is None or attribute in net.before)


def _key_of(row: Any) -> Key:
    mapper: Mapper[Any] = inspect(type(row))
    return mapper.local_table.name, tuple(mapper.primary_key_from_instance(row))  # type: ignore[attr-defined]


def _would_mix(net: Net, rows: Rows, act_id: int) -> bool:
    """Whether it would leave columns that belong together half as they were, and half as others made them since."""
    as_one: frozenset[str] = _mapper(net.table).class_.__as_one__
    row = rows.get((net.table, net.key))
    if row is None or net.before is None or not as_one & net.before.keys():
        return False
    was: dict[str, Any] = {}
    for before in db.session.scalars(select(Change.before).where(
            Change.subject == net.subject, Change.of_table == net.table, Change.act_id > act_id).order_by(Change.id)):
        was = {**(before or {}), **was}
    known = columns(inspect(type(row)))
    return any(written(known[name], getattr(row, name)) != was[name] for name in as_one & was.keys())


def _take_back(nets: list[Net], rows: Rows) -> None:
    """What is gone comes first, parents before children; then the changes; what was new goes last, in reverse.

    Within a table too: what went last, such as the event that another was a part of, comes back first.
    """
    by_rank = sorted(nets, key=lambda net: rank_of(net.table))
    latest_first = nets[::-1]
    for table, group in groupby(sorted(latest_first, key=lambda net: rank_of(net.table)), lambda net: net.table):
        _bring_back(_mapper(table), [net for net in group if net.before is not None and net.after is None])
    for net in by_rank:
        if net.before is not None and net.after is not None:
            row = rows[net.table, net.key]
            for name, value in read_all(_mapper(net.table), net.before).items():
                setattr(row, name, value)
    db.session.flush()
    for table, group in groupby(reversed(by_rank), lambda net: net.table):
        _take_away(_mapper(table), [rows[net.table, net.key] for net in group if net.before is None and net.after])


def _bring_back(mapper: Mapper[Any], nets: list[Net]) -> None:
    for net in nets:
        db.session.add(mapper.class_(**read_all(mapper, net.before or {})))
        if _names_itself(mapper):
            db.session.flush()
    db.session.flush()


def _take_away(mapper: Mapper[Any], rows: list[Any]) -> None:
    with db.session.no_autoflush:
        for row in rows:
            if not inspect(row).persistent:  # it went with what it hung on
                continue
            _is_bare(mapper, row)
            db.session.delete(row)
            if _names_itself(mapper):
                db.session.flush()
    db.session.flush()


def _is_bare(mapper: Mapper[Any], row: Any) -> None:
    """What hung on it is gone by now, so its lists need not be asked for one by one."""
    for relation in mapper.relationships:
        if relation.uselist and relation.key not in row.__dict__:
            set_committed_value(row, relation.key, [])


def _names_itself(mapper: Mapper[Any]) -> bool:
    """Whether rows of the table hang on others of it: then their order counts."""
    table: Any = mapper.local_table
    return any(key.column.table is table for key in table.foreign_keys)
