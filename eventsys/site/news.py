"""What the last days changed, asked for by many pages and compared once."""

from collections import OrderedDict
from datetime import timedelta
from threading import Lock
from typing import NamedTuple

from eventsys.editions import reading
from eventsys.editions.reading import Current
from eventsys.outputs.agenda import News
from eventsys.programme.changes import Comparison
from eventsys.programme.compare import compare
from eventsys.programme.view import View

FRESH = timedelta(days=3)  # before an edition: what changed in them is marked, however many editions they saw
MOST = 64  # of different events; a comparison takes some 10 kB


class Recent(NamedTuple):
    lately: Comparison  # since the edition that was shown when the last days began
    last: Comparison  # since the edition before


_kept: OrderedDict[tuple[str, int, str], Recent] = OrderedDict()
_lock = Lock()


def changes_of(edition: Current, view: View) -> Comparison:
    """In the days before the edition came out, by it and by those just before; nothing in a first edition."""
    return _recent(edition, view).lately


def news_of(edition: Current, view: View) -> News:
    """Also what the last edition alone changed: what went away and came back within days is news to those
    who saw it gone."""
    told = _recent(edition, view)
    return News(*(frozenset.union(*kinds) for kinds in zip(*map(_uids, told), strict=True)))


def _uids(changes: Comparison) -> tuple[frozenset[str], ...]:
    return changes.new_uids, changes.moved_uids, changes.restored_uids


def _recent(edition: Current, view: View) -> Recent:
    key = (edition.digest, edition.number, view.event.slug)
    if (known := _kept.get(key)) is not None:
        return known
    before = reading.before(edition, FRESH)
    found = Recent(*(_since(digest, view) for digest in before or (None, None)))
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return found


def _since(digest: str | None, view: View) -> Comparison:
    return compare(reading.programme_of(digest) if digest else None, view.programme, view.event.slug)
