"""What a database is asked, counted at the driver where that can be."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

COUNTED = ("SELECT", "INSERT", "UPDATE", "DELETE")


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """Statements but for BEGIN and the like. Those that pass SQLAlchemy by are seen on SQLite only."""
    asked: list[str] = []

    def note(statement: str) -> None:
        if statement.lstrip().upper().startswith(COUNTED):
            asked.append(statement)

    def taken(connection: Any, *_: Any) -> None:
        connection.set_trace_callback(note)

    def executed(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        note(statement)

    on_sqlite = engine.dialect.name == "sqlite"
    hook = (engine, "checkout", taken) if on_sqlite else (engine, "before_cursor_execute", executed)
    event.listen(*hook)
    try:
        yield asked
    finally:
        event.remove(*hook)
        if on_sqlite:
            engine.dispose()  # connections that tell of themselves
