"""About how high the parts of a card will be, to arrange them: short cards in one piece, long texts able to break.

An estimate only chooses between arrangements that hold the same words; none can push a text out of its place.
"""

import re
from dataclasses import dataclass, replace

from .cards import Card
from .measure import lines
from .rich import Block

_TAGS = re.compile(r"<[^>]*>")
_PIECES = re.compile(r"<(?:p|li|ul|ol|blockquote|br)\b[^>]*>")
_LINE, _SMALL = 1.36, 1.17  # leading of running text and of rosters, in em
_SHARES = {"": (0.62, 0.31), "even": (0.52, 0.41)}  # of the width: text, roster
_ALONE = 0.68
_WORTH = 0.92  # the even arrangement must be that much lower
_LONG = 0.4  # of a page: higher ones may break, where text is left below the roster


@dataclass(frozen=True)
class Setting:
    """Of a page's inside, in em of the running text; `mm` is one millimetre in em."""

    width: float
    height: float
    mm: float

    def arranged(self, card: Card) -> Card:
        """The card with its columns chosen, and what may run on over pages told from what must stay together."""
        if not card.roster:
            return self._running(card, 0.0, _ALONE)
        heights = {name: (self._text(card.beside, text) + self._objectives(card, text), self._roster(card, who))
                   for name, (text, who) in _SHARES.items()}
        name = "even" if max(heights["even"]) < _WORTH * max(heights[""]) else ""
        return self._running(replace(card, columns=name), heights[name][1], _SHARES[name][0])

    def _running(self, card: Card, roster: float, share: float) -> Card:
        """Text that reaches below the roster by more than a few lines runs on, if the card is high."""
        whole = max(self._text(card.beside, share) + self._objectives(card, share), roster)
        if whole + 6 < _LONG * self.height:
            return card
        beside: list[Block] = []
        rest = list(card.beside)
        while rest and (not beside or self._text(tuple(beside), share) < roster):
            if beside and self._text((*beside, rest[0]), share) > 0.8 * self.height:
                break
            beside.append(rest.pop(0))
        if beside and self._text(tuple(beside), share) > 0.8 * self.height:
            return replace(card, beside=(), after=card.beside)  # one paragraph as long as a page
        left = self._text(tuple(rest), share) + self._objectives(card, share)
        return replace(card, beside=tuple(beside), after=tuple(rest)) if left > 4 * _LINE and rest else card

    def _text(self, blocks: tuple[Block, ...], share: float) -> float:
        pieces = [_TAGS.sub("", piece).strip() for block in blocks for piece in _PIECES.split(block.html)]
        return sum(_LINE * lines(piece, share * self.width) + 0.4 for piece in pieces if piece)

    def _objectives(self, card: Card, share: float) -> float:
        return sum(_LINE * lines(objective, share * self.width - 1.3) + 0.15 for objective in card.objectives)

    def _roster(self, card: Card, share: float) -> float:
        wide = self.width * share / 0.9
        return sum(_SMALL + sum(_SMALL * (lines(someone.name, wide, bold=True)
                                          + (lines(someone.details, wide) if someone.details else 0)) + 0.9 * self.mm
                                for someone in people) for _role, people in card.roster)
