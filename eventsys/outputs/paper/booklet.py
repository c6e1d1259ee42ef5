"""The programme as a booklet: cover, contents, good to know, the days, people, sponsors."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, Literal

from eventsys.outputs.links import Links
from eventsys.programme.structs import Session
from eventsys.programme.view import View
from eventsys.programme.when import day_of

from . import assets, know, people
from .board import PT, BoardPage, Frame, pages
from .cards import anchor, card, times
from .daygrid import day_grid
from .estimate import Setting
from .flow import Poured, Unit, pour
from .furniture import Leaf, dressed, with_strip
from .press import MM, Press, strictly, unswept
from .setting import A4, A5, Paper, classes, colour_of, inks, letter_of, render, style
from .words import Words, cut, english

Size = Literal["a5", "a4"]
PAPERS: Mapping[Size, Paper] = {"a5": A5, "a4": A4}
_GRID_FROM = 5  # sessions with a time; fewer are read in a moment without a grid
_COLUMNS = 20  # of the index in one layout
_TITLES = ((18, 5.9), (34, 4.6), (60, 3.7), (110, 2.9), (10_000, 2.2))  # letters at most: times the text's size
_SMALL = 8  # sessions of an event whose front matter fits one page


@dataclass(frozen=True)
class Line:
    label: str
    anchor: str
    page: int = 0


@dataclass(frozen=True)
class Entry:
    title: str
    lines: tuple[Line, ...]


@dataclass
class _Day:
    date: date | None
    title: str
    subtitle: str
    boards: list[BoardPage] = field(default_factory=list)
    poured: list[Poured] = field(default_factory=list)
    spread: bool = False
    sessions: int = 0

    @property
    def anchor(self) -> str:
        return f"day-{self.date or 'later'}"


def booklet(view: View, links: Links, size: Size = "a5", words: Words | None = None,
            load: Callable[[str], bytes] | None = None, identifier: bytes = b"", strict: bool = False) -> bytes:
    """PDF/UA-1. `load` gives the bytes of a picture by its digest, `identifier` names the edition.

    Raises Complaint where `strict` and the layout found fault with something.
    """
    with strictly(strict), unswept():
        return Booklet(view, links, size, words or english(), load).printed(identifier)


class Booklet:
    def __init__(self, view: View, links: Links, size: Size, words: Words,
                 load: Callable[[str], bytes] | None) -> None:
        self.view, self.links, self.words = view, links, words
        self.pictures = assets.pictures(view, load)
        self.paper = with_strip(PAPERS[size], view, words)
        self.tracks = inks(view)
        wide, high = self.paper.inside
        unit = self.paper.text / A5.text
        self.column_width = (wide - 7) / 2
        self.frame = Frame(width=wide, height=high - 15.5 * unit, head=6 * unit, axis=9.5 * unit,
                           size=5.7 * (1 + (unit - 1) * 0.5), per_sheet=5 if size == "a5" else 7, most_lines=3)
        self.press = Press(self._style(), assets.named(view, links, self.paper, self.pictures),
                           view.event.language or words.tag)

    def _style(self) -> str:
        length = len(self.view.event.title)
        return style("booklet.css", self.words, self.view, self.paper, self.frame,
                     column_width=self.column_width, pictured=assets.COVER_PICTURE in self.pictures,
                     title_size=self.paper.text * next(s for most, s in _TITLES if length <= most))

    def render(self, name: str, **values: Any) -> str:
        return render(name, self.words, **values)

    def printed(self, identifier: bytes) -> bytes:
        leaves = self.leaves()
        title = self.words.gettext("%s: programme") % cut(self.view.event.title, 300)
        author = ", ".join(o.name for o in self.view.event.organisers) or self.view.event.hub
        sheets = dressed(self.press, leaves, self.view, self.words)
        return self.press.print(sheets, title, cut(author, 300), identifier)

    # The book, in the order in which its parts can be known.

    def leaves(self) -> list[Leaf]:
        days = [self._poured(day) for day in self._days()]
        front = self._front(days, {}, 0)
        numbered = self._placed(days, 1 + len(front))
        page_of = _beginnings(numbered) | _beginnings(dict(enumerate(front, 2)))
        count = 1 + len(front) + len(numbered)
        back = self._index(page_of)
        closing = self._closing()
        page_of |= {"people": count + 1} if back else {}
        page_of |= {"sponsors": count + len(back) + 1} if closing else {}
        self._lay_grids(days, numbered, page_of)
        book = [self._cover(), *self._front(days, page_of, len(front)), *numbered.values(), *back, *closing]
        for number, leaf in enumerate(book, 1):
            leaf.number = number
        return book

    def _days(self) -> list[_Day]:
        view, words = self.view, self.words
        breaks = frozenset(kind.key for kind in view.kinds.values() if kind.is_break)
        named = {day.date: day.title for event in view.programme.events for day in event.days if day.title}
        days = []
        for day in view.days:
            sessions = [s for s in view.shown_sessions if day_of(s) == day]
            if sessions:
                timed = sum(1 for s in sessions if s.starts)
                boards = pages(day_grid(view, day), self.frame, words, breaks) if timed >= _GRID_FROM else []
                days.append(_Day(day, words.day(day), cut(named.get(day, ""), 120), boards, sessions=len(sessions)))
        later = [s for s in view.shown_sessions if day_of(s) is None]
        if later:
            days.append(_Day(None, words.gettext("To be announced") if days else words.gettext("Sessions"), "",
                             sessions=len(later)))
        return days

    def _poured(self, day: _Day) -> _Day:
        sessions = [s for s in self.view.shown_sessions if day_of(s) == day.date]
        return replace(day, poured=pour(self.press, list(self._units(day, sessions))))

    def _units(self, day: _Day, sessions: list[Session]) -> Iterator[Unit]:
        known, setting = colour_of(self.tracks), self._setting()
        before: tuple[Any, ...] | None = None
        for place, session in enumerate(sessions):
            group = [s for s in sessions if s.starts == session.starts and s.fold == session.fold]
            ends = {times(self.view, s, self.words) for s in group}
            slot = None
            if (session.starts, session.fold) != before:
                slot = self._slot(session, len(group), ends.pop() if len(ends) == 1 else "")
                shared = len(ends) == 0
            before = (session.starts, session.fold)
            told = setting.arranged(card(self.view, session, self.words, shared))
            html = self.render("unit.html", card=told, slot=slot, day=None if place else day, colour=known(session),
                               last=place > 0 and place + 1 == len(sessions))
            clock = self.words.time(session.starts) if session.starts else ""
            yield Unit(anchor(session), html, ", ".join(part for part in (day.title, clock) if part))

    def _setting(self) -> Setting:
        mm = 1 / (self.paper.text * PT)
        wide, high = self.paper.inside
        return Setting(wide * mm, high * mm, mm)

    def _slot(self, session: Session, count: int, span: str) -> dict[str, Any]:
        """What stands over the sessions that begin together; `span` where they also end together."""
        _ = self.words.gettext
        if session.starts is None:
            return {"name": _("Time to be announced"), "sub": "", "clock": False}
        _start, _dash, end = span.partition("–")
        several = self.words.ngettext("%d session", "%d sessions", count) % count if count > 1 else ""
        return {"name": self.words.time(session.starts), "clock": True,
                "sub": " · ".join(part for part in (_("to %s") % end if end else "", several) if part)}

    def _placed(self, days: list[_Day], first: int) -> dict[int, Leaf]:
        """Page number to leaf; the grids of a day begin on a left page where they take a pair."""
        placed: dict[int, Leaf] = {}
        number = first + 1
        for nth, day in enumerate(days):
            tab = (self.words.day(day.date, "EEE"), str(day.date.day)) if day.date and len(days) > 1 else None
            top = self.paper.top + 4 + nth % 8 * 19
            if len(day.boards) > 1 and number % 2:
                placed[number] = Leaf(self._notes(), self.words.gettext("Notes"))
                number += 1
            for _ in day.boards:
                placed[number] = Leaf(None, day.title, tab, top)
                number += 1
            for poured in day.poured:
                placed[number] = Leaf(poured.page, poured.now, tab, top)
                number += 1
        return placed

    def _lay_grids(self, days: list[_Day], numbered: dict[int, Leaf], page_of: dict[str, int]) -> None:
        """The grids name the pages of their sessions, so they come last."""
        empty = iter([number for number, leaf in numbered.items() if leaf.page is None])
        for day in days:
            if not day.boards:
                continue
            html = self.render("board.html", boards=day.boards, anchor=f"{day.anchor}-grid", frame=self.frame,
                               colour=colour_of(self.tracks), letter=letter_of(self.tracks), legend=(),
                               page_of=partial(_page_of, page_of))
            for page in self.press.lay_out(html):
                number = next(empty)
                numbered[number].page = page
                page_of |= dict.fromkeys(page.anchors, number)

    def _front(self, days: list[_Day], page_of: dict[str, int], count: int) -> list[Leaf]:
        """Contents and good to know. Laid out twice: to learn how many pages, and with the numbers."""
        small = len(self.view.shown_sessions) <= _SMALL and not self.tracks
        body = "" if small and len(days) < 2 else self.render(
            "contents.html", entries=self._entries(days, page_of), tracks=self.tracks)
        body += self.render("know.html", own_page=bool(body) and not small,
                            **know.facts(self.view, self.links, self.words))
        pages_ = self.press.lay_out(body)
        assert not count or count == len(pages_)
        known = next((n for n, page in enumerate(pages_) if "know" in page.anchors), 0)
        names = (self.words.gettext("Contents"), self.words.gettext("Good to know"))
        return [Leaf(page, names[n >= known or small]) for n, page in enumerate(pages_)]

    def _entries(self, days: list[_Day], page_of: dict[str, int]) -> Iterator[Entry]:
        _ = self.words.gettext

        def line(label: str, name: str) -> Line:
            return Line(label, name, page_of.get(name, 888))

        yield Entry(_("Good to know"), (line(_("Live programme, calendar, access"), "know"),))
        for day in days:
            held = self.words.ngettext("%d session", "%d sessions", day.sessions) % day.sessions
            grid = [line(_("At a glance"), f"{day.anchor}-grid")] if day.boards else []
            yield Entry(day.title, (*grid, line(held, day.anchor)))
        if self.view.people:
            yield Entry(_("People"), (line(_("A to Z, with their sessions and pages"), "people"),))
        if self._closing_values()["any"]:
            yield Entry(self._closing_values()["title"], (line("", "sponsors"),))

    def _index(self, page_of: dict[str, int]) -> list[Leaf]:
        """Two columns a page, filled by estimate: the layout's own columns cost as much as all sessions."""
        if not self.view.people:
            return []
        em, high = self.paper.text * PT, self.paper.inside[1]
        letters = people.index(self.view, self.words)
        slack = 0.6
        pages_: list[Any] = []
        while not pages_ or self._spilt(pages_):
            measure = people.Measure(self.column_width / em, high / em - slack)
            pages_ = self._columns(people.columns(letters, measure, 6.0), page_of)
            slack += 4
        return [Leaf(page, self.words.gettext("People")) for page in pages_]

    def _columns(self, columns: list[people.Column], page_of: dict[str, int]) -> list[Any]:
        done: list[Any] = []
        for first in range(0, len(columns), _COLUMNS):
            html = self.render("people.html", first=first == 0, columns=columns[first:first + _COLUMNS],
                               page_of=page_of, colours=classes(self.tracks))
            done += self.press.lay_out(html)
        return done

    def _spilt(self, pages_: list[Any]) -> bool:
        """Whether an entry of the index reaches below its page."""
        floor = (self.paper.height - self.paper.bottom) * MM + 1
        return any(box[3] > floor for page in pages_ for box in page.anchors.values())

    def _closing_values(self) -> dict[str, Any]:
        return know.closing(self.view, self.words, self.pictures)

    def _closing(self) -> list[Leaf]:
        values = self._closing_values()
        if not values["any"]:
            return []
        return [Leaf(page, values["title"]) for page in self.press.lay_out(self.render("sponsors.html", **values))]

    def _notes(self) -> Any:
        return self.press.lay_out(self.render("notes.html", count=int((self.paper.inside[1] - 22) / 8.5)))[0]

    def _cover(self) -> Leaf:
        values = know.cover(self.view, self.words)
        return Leaf(self.press.lay_out(self.render("cover.html", event=self.view.event, **values))[0], inner=False)


def _page_of(numbers: Mapping[str, int], session: Session) -> int | None:
    return numbers.get(anchor(session))


def _beginnings(numbered: Mapping[int, Leaf]) -> dict[str, int]:
    """Anchor to the number of its page; what runs over several stands under the first of them."""
    return {name: n for n in sorted(numbered, reverse=True) if (page := numbered[n].page) for name in page.anchors}
