"""What an import did, in words for the command line."""

from collections.abc import Sequence

import click

from eventsys.programme.richtext import line

from .reading import NotASchedule, Note, Schedule
from .services import Outcome

SHOWN = 50  # rows of a list; the rest is counted


def stop_if_strict(schedule: Schedule, strict: bool) -> None:
    if strict and schedule.refused:
        _list("Refused", schedule.refused)
        raise NotASchedule(f"{_count(len(schedule.refused), 'row')} can't be taken, so nothing was changed.")


def summary(outcome: Outcome, prune: bool) -> None:
    click.echo(f"{outcome.title} ({outcome.slug}), {outcome.zone}"
               f"{': a new event' if outcome.event_is_new else ''}")
    rows = [("new", outcome.new), ("changed", outcome.changed), ("unchanged", outcome.unchanged),
            ("refused", len(outcome.refused))]
    rows += [("deleted", outcome.pruned)] if prune else []
    for name, number in rows:
        click.echo(f"  {name:<10}{number:>6}")
    if outcome.new_people or outcome.changed_people:
        click.echo(f"  people    {outcome.new_people:>6} new, {outcome.changed_people} changed")
    _list("Refused", outcome.refused)
    _list("Worth a look", outcome.remarks)
    _what_is_left(outcome, prune)
    if not outcome.changed_anything:
        click.echo("\nThe draft says all this already; nothing was changed.")


def _what_is_left(outcome: Outcome, prune: bool) -> None:
    if not outcome.left_alone:
        return
    others = _count(outcome.left_alone, "session")
    if prune and outcome.refused:
        click.echo(f"\n{others} of the draft may be missing from the file. Nothing was deleted, because a "
                   "refused row may mean one of them.")
    else:
        are = "is" if outcome.left_alone == 1 else "are"
        click.echo(f"\n{others} of the draft {are} not in the file, and nothing was done to them.")


def _list(title: str, notes: Sequence[Note]) -> None:
    if not notes:
        return
    click.echo(f"\n{title}:")
    for note in notes[:SHOWN]:
        where = f"line {note.line}" if note.line else "the file"
        click.echo(f"  {where}: {line(f'“{note.what}”: {note.reason}' if note.what else note.reason)}")
    if len(notes) > SHOWN:
        click.echo(f"  ... and {len(notes) - SHOWN} more")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
