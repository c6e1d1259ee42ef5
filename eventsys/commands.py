"""`flask --app wsgi ...`: every room's commands."""

from collections.abc import Callable
from copy import copy
from functools import wraps
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy import text

from eventsys.accounts.commands import COMMANDS as ACCOUNTS
from eventsys.dev.commands import demo_command
from eventsys.imports.commands import COMMANDS as IMPORTS
from eventsys.kit import housekeeping as _housekeeping  # noqa: F401 - its job
from eventsys.kit import journal, troubles
from eventsys.kit import postman as _postman  # noqa: F401 - its job, its tables
from eventsys.kit.database import db
from eventsys.kit.jobs import work
from eventsys.publishing.commands import COMMANDS as PUBLISHING


@click.command("work")
@with_appcontext
def work_command() -> None:
    """Run the worker: it prints programmes and sends letters."""
    with db.engine.connect() as connection:  # without tables it would wait for ever, and complain each minute
        connection.execute(text("SELECT version_num FROM alembic_version"))
    work(current_app._get_current_object())  # type: ignore[attr-defined]


def init_app(app: Flask) -> None:
    for command in (*ACCOUNTS, *PUBLISHING, *IMPORTS, demo_command, work_command):
        app.cli.add_command(_told(command))


def _by_command(callback: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(callback)
    def run(*words: Any, **options: Any) -> Any:
        with journal.acting("command", "Command line"):
            return callback(*words, **options)
    return run


def _told(command: click.Command) -> click.Command:
    """The same, but with words for troubles with the database."""
    same = copy(command)
    if isinstance(same, click.Group):
        same.commands = {name: _told(part) for name, part in same.commands.items()}
        return same
    assert command.callback, "a command without a function"
    same.callback = troubles.told()(_by_command(command.callback))
    return same
