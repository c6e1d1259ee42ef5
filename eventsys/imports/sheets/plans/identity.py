"""Which row of a sheet is which session of the draft, and by what it was found."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from eventsys.kit.i18n import gettext as _

from ..rows.entries import Entry
from ..rows.when import When
from ..values.plain import plain
from .outcomes import Thing

Found = dict[int, tuple[Thing, str]]  # by the number of the row
Mark = Callable[[Entry], Hashable]


def sessions(entries: Sequence[Entry], things: Sequence[Thing]) -> Found:
    """By name in the address, code, title with day and start, title with day, and title alone, in that order.

    The surer way goes first for all rows, so that a title does not take what another row's code means.
    """
    found: Found = {}
    free = {thing.id: thing for thing in things}
    for words, of_entry, of_thing, alone in _ways():
        _by(entries, free, found, words, of_entry, of_thing, alone)
    return found


def _by(entries: Iterable[Entry], free: dict[int, Thing], found: Found, words: str, of_entry: Mark,
        of_thing: Callable[[Thing], Hashable], alone: bool) -> None:
    index: dict[Hashable, list[Thing]] = defaultdict(list)
    for thing in free.values():
        index[of_thing(thing)].append(thing)
    waiting: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.number not in found and (mark := of_entry(entry)):
            waiting[mark].append(entry)
    for mark, rows in waiting.items():
        fitting = [thing for thing in index.get(mark, ()) if thing.id in free]
        if alone and (len(rows) > 1 or len(fitting) > 1):
            continue
        for entry in rows:
            same = next((thing for thing in fitting if thing.id in free and _fit(entry, thing)), None)
            if same is not None:
                found[entry.number] = (free.pop(same.id), words)


def _fit(entry: Entry, thing: Thing) -> bool:
    """Two that have codes, and not the same, are two."""
    code, other = plain(entry.facts.get("code", "")), plain(thing.values["code"])
    return "id" in entry.facts or not code or not other or code == other


def _ways() -> list[tuple[str, Mark, Callable[[Thing], Hashable], bool]]:
    """`alone`: only where no other row and no other session has the same."""
    return [
        (_("found by its name in the address"), lambda e: e.facts.get("id"), lambda t: t.texts["id"], False),
        (_("found by its reference code"), lambda e: plain(e.facts.get("code", "")), lambda t: plain(t.values["code"]),
         True),
        (_("found by title, day and start"), lambda e: _timed(e), lambda t: _mark(t, "day", "since"), False),
        (_("found by title and day"), lambda e: _dated(e), lambda t: _mark(t, "day"), True),
        (_("found by its title alone"), lambda e: plain(e.facts.get("title", "")), lambda t: _mark(t), True)]


def _timed(entry: Entry) -> Hashable:
    when: When = entry.facts.get("when") or When()
    return (title, when.day, when.since) if (title := plain(entry.facts.get("title", ""))) and when.day else None


def _dated(entry: Entry) -> Hashable:
    when: When = entry.facts.get("when") or When()
    return (title, when.day) if (title := plain(entry.facts.get("title", ""))) and when.day else None


def _mark(thing: Thing, *more: str) -> Hashable:
    title = plain(thing.values["title"])
    return (title, *(thing.values[name] for name in more)) if more else title


def codes_twice(entries: Iterable[Entry], mark: Callable[[Entry], str]) -> dict[int, int]:
    """Rows whose mark an earlier row has, and that row."""
    first: dict[str, int] = {}
    twice = {}
    for entry in entries:
        if said := mark(entry):
            if said in first:
                twice[entry.number] = first[said]
            first.setdefault(said, entry.number)
    return twice
