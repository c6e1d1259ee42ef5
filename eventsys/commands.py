"""`flask --app wsgi ...`: every room's commands."""

from copy import copy

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy import text

from eventsys.dev.commands import demo_command
from eventsys.imports.commands import COMMANDS as IMPORTS
from eventsys.kit import troubles
from eventsys.kit.database import db
from eventsys.kit.jobs import work
from eventsys.publishing.commands import COMMANDS as PUBLISHING


@click.command("work")
@with_appcontext
def work_command() -> None:
    """Run the worker: it prints programmes."""
    with db.engine.connect() as connection:  # without tables it would wait for ever, and complain each minute
        connection.execute(text("SELECT version_num FROM alembic_version"))
    work(current_app._get_current_object())  # type: ignore[attr-defined]


def init_app(app: Flask) -> None:
    for command in (*PUBLISHING, *IMPORTS, demo_command, work_command):
        app.cli.add_command(_told(command))


def _told(command: click.Command) -> click.Command:
    """The same, but with words for troubles with the database."""
    same = copy(command)
    assert command.callback, "a command without a function"
    same.callback = troubles.told()(command.callback)
    return same
