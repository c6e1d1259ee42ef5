"""The draft of a summit as a programme, and its clashes, kept in memory while the journal says nothing new.

To read a whole draft takes some thirty statements however large it is: too many for a page that is looked at again
and again. Only pages may use it; what publishes reads anew, within its transaction.
"""

from dataclasses import dataclass
from threading import Lock

from sqlalchemy import select

from eventsys.agenda.clashes.services import clashes_of
from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.kit.journal import Act
from eventsys.programme.structs import Programme

from .services import collect

MOST = 4  # drafts; one of 900 sessions takes some 15 MB
LATEST = 200  # acts: more than are committed while one of them is under way
Revision = tuple[int, ...]


@dataclass(frozen=True)
class Draft:
    programme: Programme
    clashes: dict[str, int]  # open ones by severity


_lock = Lock()
_kept: dict[int, tuple[Revision, Draft]] = {}


def draft_of(summit: Event) -> Draft:
    """One statement where nothing was written since it was last asked for."""
    revision = _revision()
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


def _revision() -> Revision:
    """The last acts on anything. Not the very last alone: of two in different queues the one with the smaller number
    may be committed later."""
    return tuple(db.session.scalars(select(Act.id).order_by(Act.id.desc()).limit(LATEST)))
