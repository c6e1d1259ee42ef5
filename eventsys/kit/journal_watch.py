"""Notices what a flush changes, and enters it into the journal."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import event, insert, inspect, select
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, UOWTransaction
from sqlalchemy.orm.attributes import NO_VALUE

from . import journal
from .database import Base, db
from .journal import Act, Change
from .journal_values import columns, written

Noted = dict[str, Any]
_SOME = 500  # values in one statement


def subject_of(row: Any) -> str:
    """ "session:12", as the table says by `__journal__ = ("session", "summit_id")`; "" where it is not journalled."""
    named: tuple[str, str] | None = type(row).__journal__
    return f"{named[0]}:{getattr(row, named[1])}" if named else ""


@event.listens_for(Session, "after_commit")
def _committed(session: Session) -> None:
    if (number := session.info.pop("act", None)) is not None:
        session.info["last_act"] = number


@event.listens_for(Session, "after_rollback")
def _rolled_back(session: Session) -> None:
    session.info.pop("act", None)
    session.info.pop("noted", None)


@event.listens_for(Session, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    """A statement that changes rows unseen would leave a hole in the journal."""
    writes = state.is_update or state.is_delete or state.is_insert
    mapper = state.bind_mapper
    if writes and mapper is not None and getattr(mapper.class_, "__journal__", None):
        raise RuntimeError(f"{mapper.class_.__name__} is journalled: write it row by row")


@event.listens_for(Session, "before_flush")
def _before(session: Session, context: UOWTransaction, instances: Any) -> None:
    if any(isinstance(row, Act | Change) for row in (*session.dirty, *session.deleted)):
        raise RuntimeError("the journal is never edited")
    _delete_what_hangs_on(session)
    notes = [_note_gone(row) for row in session.deleted if subject_of(row)]
    notes += [note for row in session.dirty if subject_of(row) and (note := _note_changed(session, row))]
    session.info.setdefault("noted", []).extend(notes)


def _delete_what_hangs_on(session: Session) -> None:
    """ON DELETE CASCADE, but seen: rows that the database would silently take along are deleted by us."""
    waiting = list(session.deleted)
    met = {id(row): row for row in waiting}
    while waiting:
        for _row, attribute, other in hanging_on(waiting, session, "SET NULL"):
            setattr(other, attribute, None)
        fresh = {id(other): other for _row, _attribute, other in hanging_on(waiting, session, "CASCADE")
                 if id(other) not in met}
        for other in fresh.values():
            session.delete(other)
        met |= fresh
        waiting = list(fresh.values())


def hanging_on(rows: Sequence[Any], session: Session, on_delete: str) -> Iterator[tuple[Any, str, Any]]:
    """Each row with the rows that have a foreign key to it with such an ON DELETE, and with the attribute of the key.

    In as many queries for a thousand rows as for one, but for the number of values in a statement.
    """
    by_class: dict[type[Any], list[Any]] = {}
    for row in rows:
        by_class.setdefault(type(row), []).append(row)
    for parent, own in by_class.items():
        for mapper, attribute, named in _keys_to(parent, on_delete):
            parents = {getattr(row, named): row for row in own}
            for other in _with_key(mapper, attribute, list(parents), session):
                yield parents[getattr(other, attribute)], attribute, other


def _keys_to(parent: type[Any], on_delete: str) -> Iterator[tuple[Mapper[Any], str, str]]:
    """Tables with a foreign key to this one: the key's attribute there, and that which it names here."""
    table = inspect(parent).local_table
    for mapper in Base.registry.mappers:
        for key in mapper.local_table.foreign_keys:  # type: ignore[attr-defined]
            if key.ondelete == on_delete and key.column.table is table:
                yield (mapper, mapper.get_property_by_column(key.parent).key,
                       inspect(parent).get_property_by_column(key.column).key)


def _with_key(mapper: Mapper[Any], attribute: str, values: list[Any], session: Session) -> Iterator[Any]:
    with session.no_autoflush:
        for at in range(0, len(values), _SOME):
            yield from session.scalars(
                select(mapper.class_).where(getattr(mapper.class_, attribute).in_(values[at:at + _SOME]))).all()


def _note_gone(row: Any) -> Noted:
    mapper: Mapper[Any] = inspect(type(row))
    before = {name: written(column, getattr(row, name)) for name, column in columns(mapper).items()}
    return _note(row, before, None)


def _note_changed(session: Session, row: Any) -> Noted | None:
    state = inspect(row)
    before, after = {}, {}
    for name, column in columns(state.mapper).items():
        history = state.attrs[name].history
        if not history.has_changes():
            continue
        old = history.deleted[0] if history.deleted else NO_VALUE
        if old is NO_VALUE:
            old = _kept(session, row, name)
        new = history.added[0] if history.added else None
        if old != new:
            before[name], after[name] = written(column, old), written(column, new)
    return _note(row, before, after) if after else None


def _kept(session: Session, row: Any, name: str) -> Any:
    """What the database has in a column whose value was set without being read."""
    mapper = inspect(type(row))
    own = [column == value for column, value in zip(mapper.primary_key, mapper.primary_key_from_instance(row),
                                                    strict=True)]
    with session.no_autoflush:
        return session.scalar(select(getattr(mapper.class_, name)).where(*own))


def _note(row: Any, before: Noted | None, after: Noted | None) -> Noted:
    mapper: Mapper[Any] = inspect(type(row))
    return {"subject": subject_of(row), "of_table": mapper.local_table.name, "before": before,  # type: ignore[attr-defined]
            "after": after, "key": list(mapper.primary_key_from_instance(row))}


def _note_new(row: Any) -> Noted:
    loaded = inspect(row).dict
    after = {name: written(column, loaded[name]) for name, column in columns(inspect(type(row))).items()
             if name in loaded}
    return _note(row, None, after)


@event.listens_for(Session, "after_flush")
def _after(session: Session, context: UOWTransaction) -> None:
    """Here new rows have their numbers, and lists of new, changed and deleted are still there."""
    notes = session.info.pop("noted", [])
    notes += [_note_new(row) for row in session.new if subject_of(row)]
    if not notes:
        return
    number = session.info.get("act")
    if number is None:
        number = journal.enter("", None, {})
    session.connection().execute(insert(Change), [{"act_id": number, **note} for note in notes])


def rank_of(table: str) -> int:
    """Parents before children."""
    return _ranks()[table]


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    return {known.name: rank for rank, known in enumerate(db.metadata.sorted_tables)}
