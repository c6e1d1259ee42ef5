"""Values of columns as JSON and back, for the journal."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column
from sqlalchemy.orm import Mapper

from .database import Several

HIDDEN = "•••"  # stands for the value of a column marked as secret; it cannot be brought back
_READ: dict[type, Any] = {date: date.fromisoformat, datetime: datetime.fromisoformat, time: time.fromisoformat}


def written(column: Column[Any], value: Any) -> Any:
    if column.info.get("secret"):
        return HIDDEN
    if isinstance(column.type, Several):
        return list(column.type.process_bind_param(value, None))  # type: ignore[arg-type]
    return value.isoformat() if isinstance(value, date | time) else value


def read(column: Column[Any], value: Any) -> Any:
    if isinstance(column.type, Several):
        return column.type.process_result_value(value, None)  # type: ignore[arg-type]
    if value is None:
        return None
    kind = getattr(column.type, "impl_instance", column.type)
    return _READ.get(kind.python_type, lambda same: same)(value)


def columns(mapper: Mapper[Any]) -> dict[str, Column[Any]]:
    """By the name of the attribute, which is how the journal names them."""
    return {attribute.key: attribute.columns[0] for attribute in mapper.column_attrs}  # type: ignore[misc]


def read_all(mapper: Mapper[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Attributes for a row as it was; what is secret, and columns that exist no more, stay out."""
    known = columns(mapper)
    return {name: read(known[name], value) for name, value in values.items()
            if name in known and not known[name].info.get("secret")}
