"""`publish`, `withdraw`, `restore` and `unpublish` on the command line."""

import click
from flask import current_app
from flask.cli import with_appcontext

from eventsys.editions.jobs import print_wanted
from eventsys.events.models import Event
from eventsys.events.services import find, summit_of
from eventsys.kit.database import transaction
from eventsys.kit.jobs import hurry
from eventsys.sessions import services as sessions

from .services import EditionUnchanged, Published, publish, unpublish


@click.command("publish")
@click.argument("slug")
@click.option("--note", default="", help="What changed, in a sentence that readers see.")
@with_appcontext
def publish_command(slug: str, note: str) -> None:
    """Freeze the draft of an event into a new edition that everybody sees."""
    with transaction(alone_on="edition"):
        match publish(_summit(slug), note):
            case Published(edition):
                words = f"{slug}: edition {edition.number} is published."
            case EditionUnchanged(edition):
                words = f"{slug}: nothing changed since edition {edition.number}, so there is no new one."
    hurry(current_app._get_current_object(), print_wanted)  # type: ignore[attr-defined]
    click.echo(words)


@click.command("withdraw")
@click.argument("event")
@click.argument("session")
@click.option("--reason", default="", help="Why, in words that readers see.")
@with_appcontext
def withdraw_command(event: str, session: str, reason: str) -> None:
    """Take a session back; it shows struck through from the next edition on.

    SESSION is the name in its address, its guid, or its reference code.
    """
    with transaction():
        summit = summit_of(_event(event))
        row = sessions.find(summit, session)
        if row is None:
            raise click.ClickException(f"{event} has no session {session}, or more than one is called so.")
        sessions.withdraw(row, reason)
        title = row.title
        slug = summit.slug
    click.echo(f"Withdrawn: {title}. Readers see it after: flask --app wsgi publish {slug}")


@click.command("restore")
@click.argument("event")
@click.argument("session")
@with_appcontext
def restore_command(event: str, session: str) -> None:
    """Put a withdrawn session back on the programme."""
    with transaction():
        row = sessions.find(summit_of(_event(event)), session)
        if row is None:
            raise click.ClickException(f"{event} has no session {session}, or more than one is called so.")
        sessions.restore(row)
        title = row.title
    click.echo(f"Restored: {title}. Readers see it after the next publication.")


@click.command("unpublish")
@click.argument("slug")
@with_appcontext
def unpublish_command(slug: str) -> None:
    """Take an event from the public side. Its addresses then say that it is gone."""
    with transaction(alone_on="edition"):
        taken = unpublish(_summit(slug))
    click.echo(f"{slug} is no longer public." if taken else f"{slug} was not public.")


def _event(slug: str) -> Event:
    event = find(slug)
    if event is None:
        raise click.ClickException(f"There is no event {slug}.")
    return event


def _summit(slug: str) -> Event:
    event = _event(slug)
    if event.part_of_id is not None:
        raise click.ClickException(
            f"{slug} is part of {summit_of(event).slug}, and goes out with it: publish that.")
    return event


COMMANDS = (publish_command, withdraw_command, restore_command, unpublish_command)
