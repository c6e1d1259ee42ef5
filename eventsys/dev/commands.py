"""`flask --app wsgi demo`: the seed events and the coming summit, on a database in any state."""

from datetime import date

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select

from eventsys.editions.jobs import print_wanted
from eventsys.events.models import Event
from eventsys.kit import clock
from eventsys.kit.database import db
from eventsys.kit.jobs import hurry


@click.command("demo")
@click.option("--quiet", is_flag=True, help="Say nothing, and show no progress.")
@click.option("--if-empty", is_flag=True, help="Only where there is no event yet.")
@with_appcontext
def demo_command(quiet: bool, if_empty: bool) -> None:
    """Load the demo: three events that took place, and a summit to come. What is there already stays."""
    if if_empty and _has_events():
        return
    loaded = _load_all(clock.now().date(), quiet)
    if loaded:
        hurry(current_app._get_current_object(), print_wanted)  # type: ignore[attr-defined]


def _has_events() -> bool:
    return db.session.scalar(select(Event.id).limit(1)) is not None


def _load_all(today: date, quiet: bool) -> list[str]:
    """Each event in transactions of its own; the slugs of those that were new."""
    # Imported here: web workers know this command too, and must not load what draws the logos.
    from . import loading, reading

    try:
        files = {file.event.slug: file for file in map(reading.read, reading.names()) if file.event}
    except reading.BadData as error:
        raise click.ClickException(str(error)) from error
    there = [slug for slug, file in files.items() if loading.is_there(file)]
    wanted = {slug: file for slug, file in files.items() if slug not in there}
    if there and not quiet:
        click.echo(f"There already, left alone: {', '.join(there)}")
    total = sum(loading.ticks(file) for file in wanted.values())
    if not wanted:
        return []
    with click.progressbar(length=total, label="Loading the demo", hidden=quiet) as bar:
        for file in wanted.values():
            loading.bring(file, today, lambda: bar.update(1))
    if not quiet:
        click.echo(f"Loaded and published: {', '.join(wanted)}")
    return list(wanted)
