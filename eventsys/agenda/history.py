"""Undo and redo of what one account did on a summit's agenda, as the journal tells it: it outlives the page.

The stack is read from the journal: the acts of the agenda that this account did and that are in force, the latest
first. What it undid itself after its last act can be redone, in reverse.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, or_, select

from eventsys.events.models import Event
from eventsys.kit import journal, undoing
from eventsys.kit.database import db
from eventsys.kit.journal import Act, Change, Theirs
from eventsys.kit.undoing import NotUndone

from .moving import Locked, Saved, revisions_after
from .objecting import locked_titles

VERBS = "agenda."


@dataclass(frozen=True)
class Step:
    act: int  # to be undone
    verb: str
    told: dict[str, Any]


@dataclass(frozen=True)
class Steps:
    """What the next undo and the next redo would take back; None where there is nothing to."""

    undo: Step | None
    redo: Step | None


@dataclass(frozen=True)
class Blocked:
    """It was changed since, so it is left alone: by whom and how, the oldest first."""

    act: int
    changes: tuple[Theirs, ...]
    why: tuple[str, ...] = ()  # in words, where nobody changed the same and yet it cannot be as it was


Taken = Saved | Blocked | Locked
Row = tuple[int, int | None, str, str]  # number, the act that it undoes, verb, actor


def steps(summit_id: int, actor: str, before: int | None = None) -> Steps:
    """`before`: leave out this act and all later ones, for they can't be taken back."""
    rows = _acts(summit_id, actor)
    in_force = _in_force(rows)
    own = [number for number, undoes, _verb, who in rows if undoes is None and who == actor]
    undone = [number for number, undoes, verb, who in rows
              if verb == "undo" and who == actor and number in in_force and number > max(own, default=0)]
    open_to_undo = [number for number in own if number in in_force and (before is None or number < before)]
    return _steps(max(open_to_undo, default=0), max(undone, default=0))


def take_back(summit: Event, act: int, actor: str) -> Taken:
    """Undo an act of this account's, or an undoing. One that was taken back already is as it was asked.

    KeyError where the account did no such thing on this agenda.
    """
    journal.queue_up(summit.id)
    rows = {row[0]: row for row in _acts(summit.id, actor)}
    if act not in rows or rows[act][3] != actor:
        raise KeyError(act)
    if undoing.is_undone(act):
        return Saved(None, {})
    if locked := locked_titles(undoing.nets_of_act(act)):
        return Locked(tuple(locked))
    done = undoing.undo(act, summit.id)
    if isinstance(done, NotUndone):
        return Blocked(act, _since(act, done.blocked), done.why)
    db.session.flush()
    return Saved(done.act_id, revisions_after(done.act_id))


def _acts(summit_id: int, actor: str) -> list[Row]:
    """The account's own on the agenda, and everything that undoes something."""
    own = and_(Act.actor == actor, Act.verb.startswith(VERBS))
    found = db.session.execute(
        select(Act.id, Act.undoes_id, Act.verb, Act.actor)
        .where(Act.about == summit_id, or_(own, Act.undoes_id.is_not(None))).order_by(Act.id))
    return _of_the_agenda([(row[0], row[1], row[2], row[3]) for row in found])


def _of_the_agenda(rows: Iterable[Row]) -> list[Row]:
    """Without the undoings of what has nothing to do with these acts."""
    kept: dict[int, Row] = {}
    for row in rows:
        if row[1] is None or row[1] in kept:
            kept[row[0]] = row
    return list(kept.values())


def _in_force(rows: Iterable[Row]) -> set[int]:
    """Numbers of the acts that were not taken back, or whose taking back was taken back."""
    in_force: set[int] = set()
    undone_by = {undoes: number for number, undoes, _verb, _who in rows if undoes is not None}  # the last one counts
    for number in sorted((row[0] for row in rows), reverse=True):
        if undone_by.get(number) not in in_force:
            in_force.add(number)
    return in_force


def _steps(undo: int, redo: int) -> Steps:
    acts = {act.id: _step(act) for act in db.session.scalars(select(Act).where(Act.id.in_((undo, redo))))}
    return Steps(acts.get(undo), acts.get(redo))


def _step(act: Act) -> Step:
    told = {name: value for name, value in act.told.items() if name != "verb"}
    return Step(act.id, act.told.get("verb", "") if act.undoes_id else act.verb, told)


def _last_changes(act: int) -> dict[str, int]:
    """By subject, of those that it touched."""
    rows = db.session.execute(select(Change.subject, Change.id).where(Change.act_id == act).order_by(Change.id))
    return {row[0]: row[1] for row in rows}


def _after(change: int, named: str) -> list[Theirs]:
    try:
        journal.check(change, named)
    except journal.Stale as stale:
        return list(stale.changes)
    return []


def _since(act: int, blocked: tuple[str, ...]) -> tuple[Theirs, ...]:
    last = _last_changes(act)
    found = [theirs for named in blocked for theirs in _after(last.get(named, 0), named)]
    return tuple(sorted(found, key=lambda theirs: theirs.at))
