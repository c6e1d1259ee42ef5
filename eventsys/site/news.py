"""What the edition on show changed, asked for by many pages and compared once."""

from collections import OrderedDict
from threading import Lock

from eventsys.editions import reading
from eventsys.editions.reading import Current
from eventsys.programme.changes import Comparison
from eventsys.programme.compare import compare
from eventsys.programme.view import View

MOST = 64  # of different events; a comparison takes some 10 kB
_kept: OrderedDict[tuple[str, int, str], Comparison] = OrderedDict()
_lock = Lock()


def changes_of(edition: Current, view: View) -> Comparison:
    """Since the edition before; nothing in a first edition."""
    key = (edition.digest, edition.number, view.event.slug)
    if (known := _kept.get(key)) is not None:
        return known
    before = reading.before(edition)
    found = compare(reading.programme_of(before.digest) if before else None, view.programme, view.event.slug)
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return found
