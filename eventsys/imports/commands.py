"""`import` on the command line."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import DataError, IntegrityError

from eventsys.editions.jobs import print_wanted
from eventsys.events.services import find
from eventsys.kit.database import transaction
from eventsys.kit.jobs import hurry
from eventsys.kit.slugs import slugify
from eventsys.publishing.services import EditionUnchanged, Published, publish

from . import telling
from .reading import FrabFile, NotASchedule, ProgrammeFile, Schedule, known_zone, open_schedule
from .services import Outcome, import_schedule, settled_zone

ROWS_REFUSED = 3  # exit code: the rest was taken


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--event", default="", metavar="SLUG", help="The event it is for, by its name in the address; "
              "made where it is new. Without it, the file's own acronym.")
@click.option("--publish", "publish_it", is_flag=True, help="Publish the event afterwards.")
@click.option("--timezone", default="", metavar="ZONE", help="The event's time zone, such as Europe/Berlin, "
              "where the file does not say it or says it wrongly.")
@click.option("--prune", is_flag=True, help="Delete sessions that the file leaves out.")
@click.option("--strict", is_flag=True, help="Change nothing if a single row has to be refused.")
@with_appcontext
def import_command(file: Path, event: str, publish_it: bool, timezone: str, prune: bool,
                   strict: bool) -> None:
    """Read a schedule into the draft of an event.

    FILE is a schedule.xml or schedule.json as frab, pentabarf or pretalx write it, or a programme.json of
    this program. Rows that cannot be read are refused and listed, and the exit code is then 3; all others are
    taken together, or none of them. The same file again changes nothing.
    """
    try:
        schedule = _read(file, event, timezone)
        telling.stop_if_strict(schedule, strict)
        with transaction():
            outcome = import_schedule(schedule, prune)
    except NotASchedule as refusal:
        raise click.ClickException(str(refusal)) from refusal
    except (IntegrityError, DataError) as error:
        raise click.ClickException(
            f"The database refused what the file says, and nothing was changed: {_first_line(error.orig)}"
        ) from error
    telling.summary(outcome, prune)
    if publish_it:
        _publish(outcome)
    elif outcome.changed_anything:
        click.echo(f"\nReaders see it after the next publication of {outcome.slug}.")
    if outcome.refused:
        raise SystemExit(ROWS_REFUSED)


def _read(path: Path, event: str, timezone: str) -> Schedule:
    opened = open_schedule(path)
    slug = _slug(opened, event)
    zone = settled_zone(opened, slug, _zone(timezone))
    with click.progressbar(length=opened.count, label=f"Reading {path.name}") as bar:
        return opened.read(zone, slug, lambda: bar.update(1))


def _first_line(error: object) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def _slug(opened: FrabFile | ProgrammeFile, given: str) -> str:
    if given and slugify(given, len(given)) != given:
        raise click.BadParameter("a name for addresses has small letters, digits and hyphens only, such as "
                                 f"{slugify(given) or 'summit-2027'}.", param_hint="--event")
    if not given and not opened.slug:
        raise NotASchedule("The file does not say what the event is called. Give it a name: --event SLUG")
    return given or opened.slug


def _zone(given: str) -> str:
    if given and not known_zone(given):
        raise click.BadParameter(f"{given} is no time zone that we know; try one such as Europe/Berlin.",
                                 param_hint="--timezone")
    return known_zone(given)


def _publish(outcome: Outcome) -> None:
    with transaction(alone_on="edition"):
        summit = find(outcome.slug)
        if summit is None:
            raise click.ClickException(f"{outcome.slug} was deleted in the meantime.")
        match publish(summit):
            case Published(edition):
                words = f"edition {edition.number} is published."
            case EditionUnchanged(edition):
                words = f"nothing changed since edition {edition.number}, so there is no new one."
    hurry(current_app._get_current_object(), print_wanted)  # type: ignore[attr-defined]
    click.echo(f"\n{outcome.slug}: {words}")


COMMANDS = (import_command,)
