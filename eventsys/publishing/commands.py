"""`publish`, `withdraw`, `restore`, `unpublish` and `redact` on the command line."""

import click
from flask import current_app
from flask.cli import with_appcontext

from eventsys.agenda.clashes.services import blocking
from eventsys.agenda.clashes.telling import sentence
from eventsys.editions.jobs import print_wanted
from eventsys.events.models import Event
from eventsys.events.services import find, summit_of
from eventsys.kit.database import db, transaction
from eventsys.kit.jobs import hurry
from eventsys.people.models import Person
from eventsys.programme.richtext import clean, line
from eventsys.sessions import services as sessions
from eventsys.sessions.models import Session

from .erasing import erase
from .services import EditionUnchanged, Published, publish, unpublish

MOST_LISTED = 10  # clashes


def _name(context: click.Context, parameter: click.Parameter, given: str) -> str:
    """Without half letters, which no database takes: terminals give them where the encoding is another."""
    return clean(given)


def _words(context: click.Context, parameter: click.Parameter, given: str) -> str:
    return line(given)

@click.command("publish")
@click.argument("slug", callback=_name)
@click.option("--note", default="", callback=_words, help="What changed, in a sentence that readers see.")
@click.option("--anyway", is_flag=True, help="Publish also where clashes are open that block publication.")
@with_appcontext
def publish_command(slug: str, note: str, anyway: bool) -> None:
    """Freeze the draft of an event into a new edition that everybody sees."""
    with transaction(alone_on="edition"):
        summit = _summit(slug)
        if not anyway:
            _stop_at_clashes(summit)
        match publish(summit, note):
            case Published(edition):
                words = f"{slug}: edition {edition.number} is published."
            case EditionUnchanged(edition):
                words = f"{slug}: nothing changed since edition {edition.number}, so there is no new one."
    hurry(current_app._get_current_object(), print_wanted)  # type: ignore[attr-defined]
    click.echo(words)


@click.command("withdraw")
@click.argument("event", callback=_name)
@click.argument("session", callback=_name)
@click.option("--reason", default="", callback=_words, help="Why, in words that readers see.")
@with_appcontext
def withdraw_command(event: str, session: str, reason: str) -> None:
    """Take a session back; it shows struck through from the next edition on.

    SESSION is the name in its address, its guid, or its reference code.
    """
    with transaction():
        summit = summit_of(_event(event))
        row = _session(summit, event, session)
        sessions.withdraw(row, reason)
        title, slug = row.title, summit.slug
    click.echo(f"Withdrawn: {title}. Readers see it after the next publication of {slug}.")


@click.command("restore")
@click.argument("event", callback=_name)
@click.argument("session", callback=_name)
@with_appcontext
def restore_command(event: str, session: str) -> None:
    """Put a withdrawn session back on the programme."""
    with transaction():
        summit = summit_of(_event(event))
        row = _session(summit, event, session)
        title, slug, was_withdrawn = row.title, summit.slug, row.withdrawn
        sessions.restore(row)
    click.echo(f"Restored: {title}. Readers see it after the next publication of {slug}." if was_withdrawn
               else f"{title} was not withdrawn.")


@click.command("unpublish")
@click.argument("slug", callback=_name)
@with_appcontext
def unpublish_command(slug: str) -> None:
    """Take an event from the public side. Its addresses then say that it is gone."""
    with transaction(alone_on="edition"):
        taken = unpublish(_summit(slug))
    click.echo(f"{slug} is no longer public." if taken else f"{slug} was not public.")


@click.command("redact")
@click.argument("person", callback=_name)
@click.option("--yes", is_flag=True, help="Do not ask first.")
@with_appcontext
def redact_command(person: str, yes: bool) -> None:
    """Erase somebody who wishes it: from the directory, from rosters, and from every edition that named them.

    PERSON is the name in the address of their page. It cannot be taken back.
    """
    number = db.session.scalar(db.select(Person.id).where(Person.slug == person))
    if number is None:
        raise click.ClickException(f"There is nobody called {person} in the directory.")
    if not yes:
        click.confirm(f"Erase {person} for good, also from past editions?", abort=True)
    done = erase(number)
    if done is None:
        raise click.ClickException(f"{person} was erased already.")
    click.echo(f"{person} is erased, also from {done.editions} editions.")
    if done.still_named:
        click.echo("Their name still stands in texts that organisers wrote: " + ", ".join(done.still_named))


def _stop_at_clashes(summit: Event) -> None:
    clashes = blocking(summit)
    if clashes:
        listed = "\n".join(f"  {sentence(clash)}" for clash in clashes[:MOST_LISTED])
        more = f"\n  and {len(clashes) - MOST_LISTED} more" if len(clashes) > MOST_LISTED else ""
        raise click.ClickException(f"{summit.slug} has clashes that block publication (--anyway publishes it all the "
                                   f"same):\n{listed}{more}")


def _event(slug: str) -> Event:
    event = find(slug)
    if event is None:
        raise click.ClickException(f"There is no event {slug}.")
    return event


def _session(summit: Event, event: str, name: str) -> Session:
    row = sessions.find(summit, name)
    if row is None:
        raise click.ClickException(f"{event} has no session {name}, or more than one is called so.")
    return row


def _summit(slug: str) -> Event:
    event = _event(slug)
    if event.part_of_id is not None:
        raise click.ClickException(
            f"{slug} is part of {summit_of(event).slug}, and goes out with it: publish that.")
    return event


COMMANDS = (publish_command, withdraw_command, restore_command, unpublish_command, redact_command)
