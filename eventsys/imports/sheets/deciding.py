"""From columns to a plan: what names mean, and what each row will do. Verbs flush, never commit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import func, select

from eventsys.events.models import Event
from eventsys.imports.models import SheetRun
from eventsys.kit import journal
from eventsys.kit.database import db

from .columns.fields import SheetKind
from .columns.header import Passed
from .drafts import load, matched, planned, understood
from .matching.options import Match
from .plans.outcomes import Choices, Outcome, Plan
from .runs import days_of, setting_of
from .tables import how_of, table_of

Tell = Callable[[int], None]  # hears how many rows are done


def nobody(done: int) -> None:
    """Hears it, and does nothing."""


class Decisions(Struct, frozen=True):
    """What `SheetRun.decisions` holds."""

    names: dict[str, dict[str, str]] = {}  # by group and key: what it means
    loose: bool = False
    left_out: tuple[int, ...] = ()

    @property
    def choices(self) -> Choices:
        return Choices(self.loose, frozenset(self.left_out))


class Report(Struct, frozen=True):
    """What `SheetRun.report` holds: what was shown before it was applied, and what became of it."""

    matches: tuple[Match, ...] = ()  # what names may mean, as it was proposed
    digest: str = ""  # of the plan
    rows: tuple[Outcome, ...] = ()
    passed: tuple[Passed, ...] = ()
    counts: dict[str, int] = {}
    made: dict[str, tuple[str, ...]] = {}  # by group: the names of what is new
    changed_meanwhile: bool = False  # the draft is another than when the plan was made first
    failure: str = ""


@dataclass(frozen=True)
class Considered:
    """A sheet held against the draft."""

    plan: Plan
    passed: tuple[Passed, ...]
    acts: tuple[int, int]  # as of `acts_so_far`, before it was held against the draft


def decisions_of(run: SheetRun) -> Decisions:
    return msgspec.convert(run.decisions, Decisions)


def report_of(run: SheetRun) -> Report:
    return msgspec.convert(run.report, Report)


def matches_now(run: SheetRun, summit: Event, tell: Tell = nobody) -> list[Match]:
    """What the sheet's names may mean, as things stand."""
    table = table_of(run, days_of(summit))
    entries = understood(cast(SheetKind, run.kind), table, how_of(run).settled, setting_of(summit))
    tell(len(table.rows) // 2)
    return matched(load(run, summit), entries, decisions_of(run).names)


def keep_matches(run: SheetRun, found: Sequence[Match]) -> None:
    """To be shown; where nothing has a name, there is nothing to ask."""
    keep_report(run, Report(matches=tuple(found)))
    run.state, run.awaits = ("mapped", "") if found else ("matched", "plan")
    db.session.flush()


def decide(run: SheetRun, names: Mapping[str, Mapping[str, str]]) -> None:
    """What names mean. The plan is still to be made."""
    known = decisions_of(run)
    merged = {**known.names, **{group: {**known.names.get(group, {}), **chosen} for group, chosen in names.items()}}
    _keep(run, replace(known, names=merged))


def choose(run: SheetRun, loose: bool, left_out: frozenset[int]) -> None:
    """Which rows are taken, and whether without the cells that cannot be read."""
    _keep(run, replace(decisions_of(run), loose=loose, left_out=tuple(sorted(left_out))))


def _keep(run: SheetRun, decisions: Decisions) -> None:
    run.decisions = msgspec.to_builtins(decisions)
    keep_report(run, Report(matches=report_of(run).matches))
    run.state, run.awaits = "matched", "plan"
    db.session.flush()


def considered(run: SheetRun, summit: Event, tell: Tell = nobody) -> Considered:
    """The plan as things stand now. `tell` hears about how many rows are done."""
    acts = acts_so_far()
    table = table_of(run, days_of(summit))
    draft = load(run, summit)
    tell(len(table.rows) // 4)
    entries = understood(cast(SheetKind, run.kind), table, how_of(run).settled, setting_of(summit))
    tell(len(table.rows) // 2)
    decisions = decisions_of(run)
    found = matched(draft, entries, decisions.names)
    tell(len(table.rows) * 3 // 4)
    return Considered(planned(draft, entries, found, decisions.choices), table.passed, acts)


def keep_plan(run: SheetRun, found: Considered) -> None:
    """To be shown before anything is written."""
    keep_report(run, report(found, report_of(run).matches))
    run.state, run.awaits = "planned", ""
    db.session.flush()


def acts_so_far() -> tuple[int, int]:
    """How many, and the latest. While they are the same, so is the draft: every write is an act.

    The latest alone would not tell: of two events' acts the one with the lower number may be committed last.
    """
    count, latest = db.session.execute(select(func.count(), func.max(journal.Act.id))).one()
    return count, latest or 0


def report(found: Considered, matches: tuple[Match, ...], **more: Any) -> Report:
    made: dict[str, tuple[str, ...]] = {
        group: tuple(wish.written for wish in wishes) for group, wishes in found.plan.makes.items()}
    counts = {str(state): number for state, number in found.plan.counts().items()}
    return Report(matches, found.plan.digest(), tuple(found.plan.outcomes), found.passed, counts, made, **more)


def keep_report(run: SheetRun, told: Report) -> None:
    run.report = msgspec.to_builtins(told)
