"""The days at a glance on A4 landscape: rooms across, time down, on as few sheets as stay readable."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from eventsys.outputs.links import Links
from eventsys.programme.view import View
from eventsys.programme.when import day_of

from . import assets
from .board import BoardPage, Frame, pages
from .cards import card
from .daygrid import Day, day_grid
from .furniture import Leaf, dressed, with_strip
from .press import Press, strictly, unswept
from .setting import A4_LANDSCAPE, colour_of, inks, letter_of, render, style
from .words import Words, cut, english

_WIDEST, _MOST_ROOMS = 5, 10  # rooms on a sheet: fewer would not be fewer sheets, more could not be read
_EXPLAINED = 8  # tracks at most whose letters are explained above a grid; more would not fit a line


def glance(view: View, links: Links, words: Words | None = None, load: Callable[[str], bytes] | None = None,
           identifier: bytes = b"", strict: bool = False) -> bytes:
    """PDF/UA-1; arguments as in `booklet`."""
    with strictly(strict), unswept():
        return Glance(view, words or english(), load).printed(identifier)


class Glance:
    def __init__(self, view: View, words: Words, load: Callable[[str], bytes] | None) -> None:
        self.view, self.words = view, words
        self.pictures = assets.pictures(view, load)
        self.paper = with_strip(A4_LANDSCAPE, view, words)
        wide, high = self.paper.inside
        self.frame = Frame(width=wide, height=high - 15.5, head=6.2, axis=11, size=6.1, per_sheet=_WIDEST, most_lines=3)
        self.press = Press(style("glance.css", words, view, self.paper, self.frame),
                           assets.of_pictures(view, self.pictures), view.event.language or words.tag)

    def printed(self, identifier: bytes) -> bytes:
        days = [day_grid(self.view, day) for day in self.view.days]
        leaves = [leaf for day in days for leaf in self._day(day)]
        leaves += self._waiting()
        for number, leaf in enumerate(leaves, 1):
            leaf.number = number
        title = self.words.gettext("%s: agenda") % cut(self.view.event.title, 300)
        sheets = dressed(self.press, leaves, self.view, self.words)
        return self.press.print(sheets, title, "", identifier)

    def _day(self, day: Day) -> list[Leaf]:
        boards, tracks = self._boards(day), inks(self.view)
        html = render("board.html", self.words, boards=boards, anchor=f"day-{day.date}", frame=self.frame,
                      colour=colour_of(tracks), letter=letter_of(tracks), page_of=lambda session: 0,
                      legend=tracks if len(tracks) <= _EXPLAINED else ()) if boards else ""
        if day.unplaced:
            html += self._list(day.unplaced, day.date, not boards)
        now = self.words.day(day.date, "EEEE d MMMM yyyy")
        return [Leaf(page, now) for page in self.press.lay_out(html)] if html else []

    def _boards(self, day: Day) -> list[BoardPage]:
        """With as many rooms a sheet as give the fewest sheets; of those, the widest columns."""
        breaks = frozenset(kind.key for kind in self.view.kinds.values() if kind.is_break)
        most = min(_MOST_ROOMS, max(len(day.rooms), 1))
        choices = [pages(day, replace(self.frame, per_sheet=count), self.words, breaks)
                   for count in range(min(_WIDEST, most), most + 1)] if day.items else [[]]
        return min(choices, key=len)

    def _waiting(self) -> list[Leaf]:
        """Sessions of which not even the day is known; or a word for an event without sessions."""
        later = tuple(s for s in self.view.shown_sessions if day_of(s) is None)
        if not later and self.view.shown_sessions:
            return []
        return [Leaf(page, self.words.days(self.view.event.starts, self.view.event.ends))
                for page in self.press.lay_out(self._list(later, None, True))]

    def _list(self, sessions: Any, day: date | None, alone: bool) -> str:
        colour = colour_of(inks(self.view))
        cards = [(card(self.view, session, self.words, True), colour(session)) for session in sessions]
        return render("waiting.html", self.words, cards=cards, day=day, alone=alone, event=self.view.event)
