"""The long steps of a sheet: at once where it is small, else by the worker. They flush, never commit."""

from collections.abc import Sequence

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.imports.models import SheetRun
from eventsys.kit.database import db

from .applying import Applied, ChangedMeanwhile, apply
from .deciding import Considered, Tell, considered, keep_matches, keep_plan, matches_now, nobody
from .matching.options import Match

SMALL = 400  # rows that one request can take

Ready = Sequence[Match] | Considered


def is_small(run: SheetRun) -> bool:
    return run.total <= SMALL


def go_on(run: SheetRun, summit: Event) -> Applied | ChangedMeanwhile | None:
    """Whatever it awaits, and what follows from that. Gives what became of applying it, if that was it."""
    outcome = None
    while run.awaits and is_small(run):
        outcome = settle(run, summit, prepared(run, summit))
    return outcome


def waiting() -> SheetRun | None:
    """The first of those that await the worker."""
    return db.session.scalars(select(SheetRun).where(SheetRun.awaits != "").order_by(SheetRun.id).limit(1)).first()


def prepared(run: SheetRun, summit: Event, tell: Tell = nobody) -> Ready:
    """What it takes to go on, read and reckoned without writing anything."""
    if run.awaits == "match":
        return matches_now(run, summit, tell)
    return considered(run, summit, tell if run.awaits == "plan" else nobody)  # of applying, the writing is told


def settle(run: SheetRun, summit: Event, ready: Ready, tell: Tell = nobody) -> Applied | ChangedMeanwhile | None:
    match ready:
        case Considered() if run.awaits == "apply":
            return apply(run, summit, ready, tell)
        case Considered():
            keep_plan(run, ready)
        case _:
            keep_matches(run, ready)
    return None
