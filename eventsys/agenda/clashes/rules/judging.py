"""The whole check in n log n, the check of one session by its neighbours, and what a move changes."""

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from . import fitting, rosters
from .board import Board
from .doubles import together
from .near import Index
from .sweep import pairs
from .values import RULES, SEVERITIES, Clash, Slot

ALONE = (fitting.absent, fitting.capacity, fitting.booth, fitting.hours, rosters.chair, rosters.declined,
         rosters.unanswered, rosters.biography, rosters.balance)


def alone(slot: Slot, board: Board) -> Iterator[Clash]:
    """What is wrong with a session by itself."""
    if slot.foreign:
        return iter(())
    return chain.from_iterable(rule(slot, board) for rule in ALONE)


def whole(board: Board) -> tuple[Clash, ...]:
    """Every clash of a summit, the gravest first, then by time."""
    found = list(chain.from_iterable(alone(slot, board) for slot in board.slots.values()))
    for one, other in pairs(board):
        found.extend(together(one, other, board))
    return ordered(found)


def around(sessions: Iterable[int], board: Board, index: Index) -> tuple[Clash, ...]:
    """The clashes of these sessions; the cost is that of their neighbours."""
    return _of([board.slots[number] for number in sessions], board, index, set())


class Outcome(Struct, frozen=True):
    """What a change of places does to the clashes of the sessions that change."""

    before: tuple[Clash, ...]
    after: tuple[Clash, ...]

    @property
    def mended(self) -> tuple[Clash, ...]:
        kept = {clash.key for clash in self.after}
        return tuple(clash for clash in self.before if clash.key not in kept)

    @property
    def new(self) -> tuple[Clash, ...]:
        """Those that were not there, or were less bad."""
        bad = {clash.key: clash.extent for clash in self.before}
        return tuple(clash for clash in self.after if clash.key not in bad or clash.extent > bad[clash.key])


def outcome(moved: Iterable[Slot], board: Board, index: Index) -> Outcome:
    """`index` is of the board as it is; neither is changed."""
    slots = list(moved)
    changing = {slot.session for slot in slots}
    before = around(sorted(changing & board.slots.keys()), board, index)
    return Outcome(before, _of(slots, board, index, changing))


def _of(slots: list[Slot], board: Board, index: Index, elsewhere: set[int]) -> tuple[Clash, ...]:
    """Of slots among themselves and with their neighbours, but for those in the index that are `elsewhere` now."""
    found: list[Clash] = []
    for place, slot in enumerate(slots):
        found.extend(alone(slot, board))
        near = index.near(slot, board) - elsewhere - {earlier.session for earlier in slots[:place]} - {slot.session}
        others = [board.slots[number] for number in near]
        if elsewhere:
            others += slots[place + 1:]
        for other in others:
            found.extend(together(slot, other, board))
    return ordered(found)


def ordered(clashes: Iterable[Clash]) -> tuple[Clash, ...]:
    return tuple(sorted(clashes, key=_grave))


def _grave(clash: Clash) -> tuple[int, bool, int, int, str]:
    begins = clash.sides[0].begins
    return SEVERITIES.index(clash.severity), begins is None, begins or 0, RULES.index(clash.rule), clash.key
