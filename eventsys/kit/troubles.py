"""Troubles with the database that whoever runs a command can end, in one line and without a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

NOT_SET_UP = "The database is not set up, or not up to date: run flask --app wsgi db upgrade"
NEVER_SEEN = ("42P01", "42703")  # PostgreSQL's codes: such a table, such a column
FORBIDDEN = "42501"


@contextmanager
def told() -> Iterator[None]:
    """Around a command: a database that is away, locked, closed to us or behind ends it with a sentence."""
    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        if words := _words(error):
            raise click.ClickException(words) from error
        raise


def _words(error: DBAPIError) -> str:
    """Empty where the fault is ours, and the traceback is wanted."""
    said, code = str(error.orig), getattr(error.orig, "sqlstate", None)
    if code in NEVER_SEEN or said.startswith(("no such table", "no such column")) or "has no column" in said:
        return NOT_SET_UP
    if isinstance(error, OperationalError) or code == FORBIDDEN:
        return f"The database can't be used: {next(iter(said.splitlines()), '')}"
    return ""
