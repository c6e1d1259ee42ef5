"""A new row with what another says."""

from typing import Any

from sqlalchemy import inspect

from .journal_values import columns


def copied(row: Any, *, without: tuple[str, ...] = (), **changed: Any) -> Any:
    """Not in the session yet, without the number; but for what is left out or said anew."""
    known = {name: getattr(row, name) for name in columns(inspect(type(row))) if name not in ("id", *without)}
    return type(row)(**{**known, **changed})
