"""Applying a sheet: all of it or nothing, as one act of the journal, and only what was shown."""

from dataclasses import dataclass

from msgspec.structs import replace

from eventsys.events.models import Event
from eventsys.imports.models import SheetRun
from eventsys.kit import journal
from eventsys.kit.database import db

from .deciding import Considered, Tell, acts_so_far, considered, keep_report, nobody, report, report_of
from .plans.outcomes import Plan
from .writing import others, registrations
from .writing.made import make
from .writing.sessions import write as write_sessions

VERB = "sheets.apply"
BESIDE_THE_PROGRAMME = {"registrations": "registration.take_in"}  # kinds whose sheets change nothing that is published
_WRITE = {"sessions": write_sessions, "people": others.write_people, "rosters": others.write_rosters,
          "rooms": others.write_rooms, "sponsors": others.write_sponsors, "registrations": registrations.write}


@dataclass(frozen=True)
class Applied:
    act: int | None  # None: the draft said all this already


@dataclass(frozen=True)
class ChangedMeanwhile:
    """The draft is another than when the plan was shown, and so is the plan: it is to be looked at again."""


def apply(run: SheetRun, summit: Event, ready: Considered | None = None, tell: Tell = nobody
          ) -> Applied | ChangedMeanwhile:
    """Write what the organiser was shown. Flushes, never commits.

    `ready` is the plan as it was made just before this transaction; it is made anew where the draft changed since.
    """
    journal.queue_up(summit.id)  # nobody else changes the draft between the plan and its writing
    if run.kind == "registrations":
        registrations.hold(summit)  # nor takes a place
    found = ready if ready and ready.acts == acts_so_far() else considered(run, summit)
    run.awaits = ""
    if found.plan.digest() != report_of(run).digest:
        keep_report(run, report(found, report_of(run).matches, changed_meanwhile=True))
        run.state = "planned"
        db.session.flush()
        return ChangedMeanwhile()
    run.act_id = _write(run, summit, found.plan, tell)
    run.state, run.done = "applied", run.total
    db.session.flush()
    return Applied(run.act_id)


def _write(run: SheetRun, summit: Event, plan: Plan, tell: Tell) -> int | None:
    if not plan.writes:
        return None
    counts = plan.counts()
    verb = BESIDE_THE_PROGRAMME.get(run.kind, VERB)
    number = journal.act(verb, about=summit.id, file=run.file_name, new=counts["new"], changed=counts["changed"])
    made = make(summit, plan.makes)
    _WRITE[run.kind](summit, plan.writes, made, tell)
    return number


def refuse(run: SheetRun, why: str) -> None:
    """The database would not have it; nothing was written."""
    keep_report(run, replace(report_of(run), failure=why))
    run.state, run.awaits = "refused", ""
    db.session.flush()
