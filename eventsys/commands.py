"""`flask --app wsgi ...`: every room's commands."""

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from eventsys.dev.commands import demo_command
from eventsys.imports.commands import COMMANDS as IMPORTS
from eventsys.kit.jobs import work
from eventsys.publishing.commands import COMMANDS as PUBLISHING


@click.command("work")
@with_appcontext
def work_command() -> None:
    """Run the worker: it prints programmes."""
    work(current_app._get_current_object())  # type: ignore[attr-defined]


def init_app(app: Flask) -> None:
    for command in (*PUBLISHING, *IMPORTS, demo_command, work_command):
        app.cli.add_command(command)
