"""About how high a card will be, so that the layout need not find out on a page where it cannot fit.

A card is never parted, so one that does not fit is laid out twice: once in vain. Where that is certain
beforehand the page is broken before it. Where it is not certain, both outcomes are followed up, and the
layout decides: an estimate never moves a card that would have fitted.
"""

import re
from dataclasses import dataclass

from .cards import Card
from .measure import lines

_TAGS = re.compile(r"<[^>]*>")
_ITEM = re.compile(r"<(?:p|li|ul|ol|blockquote|br)\b[^>]*>")
_LEAST, _MOST = 0.94, 1.015  # what a height may be, of its estimate
_GAP = 4.4  # mm below a card, which may hang over the end of a page
_LINE = 1.36  # leading of running text, in em


@dataclass(frozen=True)
class Setting:
    """Of a card's column, in em of the running text; `mm` is one millimetre in em."""

    width: float
    height: float
    mm: float

    def of(self, card: Card, slot: bool) -> float:
        """Of a card that is never parted, with the gap below it; em."""
        if card.is_break and card.slight:
            return 7.2 * self.mm + 1.5 + (self._slot() if slot else 0)
        head = 2.9 * self.mm + 1.7 * lines(card.title, self.width / 1.39, bold=True)
        facts = " · ".join((card.times, card.room, card.track_name, *card.facts))
        head += 2.4 * self.mm + 1.3 * lines(facts, self.width)
        head += 1.5 * bool(card.session.subtitle) + _LINE * bool(card.withdrawn) + _GAP * self.mm
        return head + max(self._text(card), self._roster(card)) + (self._slot() if slot else 0)

    def _slot(self) -> float:
        return 2.5 + 4.4 * self.mm

    def _text(self, card: Card) -> float:
        wide = self.width * (0.62 if card.roster else 0.68)
        pieces = [piece for block in card.beside for piece in _ITEM.split(block.html)]
        high = sum(_LINE * lines(text, wide) + 0.4 for piece in pieces if (text := _TAGS.sub("", piece).strip()))
        return high + sum(_LINE * lines(objective, wide - 1.3) + 0.15 for objective in card.objectives)

    def _roster(self, card: Card) -> float:
        wide, high = self.width * 0.31 / 0.9, 0.0
        for _role, people in card.roster:
            high += 1.17 + sum(
                1.17 * (lines(p.name, wide, bold=True) + (lines(p.details, wide) if p.details else 0)) + 0.9 * self.mm
                for p in people)
        return high


class Filling:
    """How full the page may be, card after card."""

    def __init__(self, setting: Setting, used: float) -> None:
        self.room = setting.height + _GAP * setting.mm
        self.may = {(used, used)}  # least and most, of each possible course

    def breaks_before(self, high: float) -> bool:
        """Whether a card of that height surely begins a new page."""
        least, most = high * _LEAST, high * _MOST
        fits = {(a + least, b + most) for a, b in self.may if a + least <= self.room}
        anew = {(least, most)} if any(b + most > self.room for _, b in self.may) else set()
        self.may = _few(fits | anew)
        return not fits

    def lost(self) -> None:
        """After a text that runs over pages nothing is known until the next sure break."""
        self.may = {(0.0, self.room)}


def _few(courses: set[tuple[float, float]]) -> set[tuple[float, float]]:
    """Courses that are nearly the same are one."""
    done: list[tuple[float, float]] = []
    for least, most in sorted(courses):
        if done and least - done[-1][0] < 2 and most - done[-1][1] < 2:
            done[-1] = (done[-1][0], max(most, done[-1][1]))
        else:
            done.append((least, most))
    return set(done)
