"""The draft of a summit as a programme, and its clashes, kept in memory while the journal says nothing new.

To read a whole draft takes some thirty statements however large it is: too many for a page that is looked at again
and again. Only pages may use it; what publishes reads anew, within its transaction.
"""

from dataclasses import dataclass
from threading import Lock

from sqlalchemy import func, select

from eventsys.agenda.clashes.services import clashes_of
from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.kit.journal import Act
from eventsys.programme.structs import Programme

from .services import collect

MOST = 4  # drafts; one of 900 sessions takes some 15 MB
Revision = tuple[int | None, ...]


@dataclass(frozen=True)
class Draft:
    programme: Programme
    clashes: dict[str, int]  # open ones by severity


_lock = Lock()
_kept: dict[int, tuple[Revision, Draft]] = {}


def draft_of(summit: Event) -> Draft:
    """One statement where nothing was written since it was last asked for."""
    revision = _revision(summit)
    with _lock:
        known = _kept.get(summit.id)
    if known is not None and known[0] == revision:
        return known[1]
    draft = Draft(collect(summit), clashes_of(summit).count)
    with _lock:
        _kept.pop(summit.id, None)
        while len(_kept) >= MOST:
            _kept.pop(next(iter(_kept)))
        _kept[summit.id] = revision, draft
    return draft


def forget() -> None:
    """Between tests, whose databases count from one again."""
    _kept.clear()


def _revision(summit: Event) -> Revision:
    """The last acts on the summit, on people and accounts, and on anything: each number rises as they commit,
    for writers of one summit queue up."""
    last = [select(func.max(Act.id)).where(of).scalar_subquery()
            for of in (Act.about == summit.id, Act.about.is_(None), Act.id > 0)]
    return tuple(db.session.execute(select(*last)).one())
