"""Applying a file to the draft: all of it or nothing. Flushes, never commits."""

from dataclasses import dataclass

from eventsys.events.services import find, summit_of
from eventsys.kit import journal
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.programme.structs import Session

from . import draft, files, writing
from .planning import Plan, plan
from .reading import FrabFile, NotASchedule, Note, ProgrammeFile, Schedule
from .writing_events import write_events


@dataclass(frozen=True)
class Outcome:
    slug: str  # of the summit, which is what is published
    title: str
    zone: str
    new: int
    changed: int
    unchanged: int
    pruned: int
    left_alone: int  # in the draft, not in the file
    new_people: int
    changed_people: int
    event_is_new: bool
    changed_anything: bool
    refused: tuple[Note, ...]
    remarks: tuple[Note, ...]


def settled_zone(file: FrabFile | ProgrammeFile, slug: str, given: str) -> str:
    """`given`, or what the file says, or that of the event which is there. Raises NotASchedule."""
    if given or file.zone:
        return given or file.zone
    event = find(slug)
    if event is None:
        raise NotASchedule(_("Nothing says the time zone of the event. Say it, for example: --timezone "
                             "Europe/Berlin"))
    return event.zone


def import_schedule(schedule: Schedule, prune: bool = False) -> Outcome:
    """Bring the draft to what the file says. Raises NotASchedule before anything is written.

    What the file leaves out stays, unless `prune`; and then too where rows of the file were refused, for
    they may have meant the very sessions that seem to be left out.
    """
    _refuse_nonsense(schedule)
    event = find(schedule.root.slug)
    about = summit_of(event).id if event else None
    journal.queue_up(about)
    have = draft.load(schedule.root.slug, files.uids(schedule), files.digests(schedule))
    if schedule.source == "programme.json" and have.event and have.event.part_of:
        raise NotASchedule(_("%(slug)s is part of another event; a programme is of a whole one.",
                             slug=have.slug))
    decided = plan(files.with_known(schedule, have.files), have)
    leaving = _leaving(decided, schedule, have) if prune and not schedule.refused else []
    if not decided.does_nothing or leaving:
        journal.act("import.schedule", about=about, event=schedule.root.title)
    if not decided.does_nothing:
        _write(decided)
    writing.delete_sessions(leaving)
    return _outcome(decided, schedule, have, leaving)


def _refuse_nonsense(schedule: Schedule) -> None:
    if schedule.sessions or (schedule.source == "programme.json" and not schedule.refused):
        return
    if not schedule.refused:
        raise NotASchedule(_("The file holds no session, so there is nothing to import."))
    first = schedule.refused[0]
    raise NotASchedule(_("None of the file's %(count)s sessions can be taken; the first, on line %(line)s: "
                         "%(reason)s.", count=len(schedule.refused), line=first.line, reason=first.reason))


def _leaving(decided: Plan, schedule: Schedule, have: draft.Draft) -> list[str]:
    """uids of sessions that only the draft has; of a part's file, only the part's."""
    whole = have.event is None or not have.event.part_of
    return [session.uid for session in decided.left_out
            if (whole or session.event == have.slug) and _could_be_in(schedule, session)]


def _could_be_in(schedule: Schedule, session: Session) -> bool:
    """Our own schedule files leave out what is not held or has no time: there it says nothing."""
    if not schedule.ours or schedule.source == "programme.json":
        return True
    return session.starts is not None and session.status == "confirmed"


def _write(decided: Plan) -> None:
    rows = write_events(decided)
    summit = summit_of(rows[decided.slug])
    journal.concerns(summit.id)
    writing.write_places(summit, decided.places)
    people = writing.write_people(decided, summit.slug)
    writing.write_sessions(decided, summit, rows, people)
    db.session.flush()


def _outcome(decided: Plan, schedule: Schedule, have: draft.Draft, leaving: list[str]) -> Outcome:
    event = have.event
    return Outcome(
        slug=have.programme.root.slug if have.programme else decided.slug,
        title=schedule.root.title if event is None else event.title,
        zone=schedule.root.zone, new=len(decided.sessions.new), changed=len(decided.sessions.changed),
        unchanged=decided.sessions.unchanged, pruned=len(leaving),
        left_alone=len(decided.left_out) - len(leaving), new_people=len(decided.people.new),
        changed_people=len(decided.people.changed), event_is_new=event is None,
        changed_anything=not decided.does_nothing or bool(leaving), refused=decided.refused,
        remarks=decided.remarks)
