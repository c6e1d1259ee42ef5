"""Two rows that stand for one thing: whatever refers to the one refers to the other, and the first goes.

References are found by their foreign keys, so that tables made later take part. All is written row by row, hence
stands in the journal and can be taken back.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Index, UniqueConstraint, inspect, select
from sqlalchemy.orm import Mapper

from .database import Base, db
from .journal_values import columns


def absorb(kept: Any, gone: Any) -> None:
    """Rows that would then say the same twice become one, which learns what it did not know.

    The same are rows that a UNIQUE lets be there only once, and those that agree in their model's `__once__`. A model
    whose rows have more to take over than facts says so in `succeed`.
    """
    for model, attribute in references_to(type(gone)):
        for row in db.session.scalars(select(model).where(getattr(model, attribute) == gone.id)).all():
            _turn(row, attribute, kept)
    db.session.flush()  # what has moved is not swept away with what goes
    db.session.delete(gone)
    db.session.flush()


def references_to(model: type[Base]) -> Iterator[tuple[type[Base], str]]:
    """Models and their attributes that hold the number of a row of this one."""
    table = inspect(model).local_table
    for mapper in sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__):
        for name, column in columns(mapper).items():
            if any(key.column.table is table for key in column.foreign_keys):
                yield mapper.class_, name


def _turn(row: Any, attribute: str, kept: Any) -> None:
    twin = _twin(row, attribute, kept)
    if twin is None:
        setattr(row, attribute, kept.id)
        db.session.flush()
    else:
        complete(twin, row)
        if hasattr(twin, "succeed"):
            twin.succeed(row)
        absorb(twin, row)


def _twin(row: Any, attribute: str, kept: Any) -> Any:
    """The row that this one would repeat if it belonged to `kept`."""
    model = type(row)
    for names, excepted in _once(inspect(model)):
        wanted = {name: kept.id if name == attribute else getattr(row, name) for name in names}
        if attribute not in names or any(value in excepted for value in wanted.values()):
            continue
        same = [getattr(model, name).is_not_distinct_from(value) for name, value in wanted.items()]
        twins = db.session.scalars(select(model).where(*same).limit(2))
        if (twin := next((other for other in twins if other is not row), None)) is not None:
            return twin
    return None


def _once(mapper: Mapper[Any]) -> Iterator[tuple[Sequence[str], Sequence[Any]]]:
    """Attributes of which no two rows may have the same, and values with which they may all the same."""
    table: Any = mapper.local_table
    for rule in (*table.constraints, *table.indexes):
        if isinstance(rule, UniqueConstraint) or (isinstance(rule, Index) and rule.unique):
            names = [mapper.get_property_by_column(column).key for column in rule.columns]
            yield names, (None, "") if isinstance(rule, Index) else (None,)
    yield getattr(mapper.class_, "__once__", ()), ()


def complete(kept: Any, other: Any) -> None:
    """What the one does not know, the other tells."""
    for name, column in columns(inspect(type(kept))).items():
        if _is_fact(column) and not getattr(kept, name) and getattr(other, name):
            setattr(kept, name, getattr(other, name))


def _is_fact(column: Column[Any]) -> bool:
    return not column.primary_key and not column.foreign_keys and not column.unique and column.name != "rank"
