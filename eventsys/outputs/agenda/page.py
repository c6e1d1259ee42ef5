"""What the agenda page shows for one filter at one moment."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from eventsys.programme.view import View
from eventsys.programme.when import day_of, zone

from .clock import minute_of
from .entries import Entry, News, entries
from .facets import FACETS
from .filters import ALL_DAYS, UNDATED, Filter
from .grid import Grid, grid
from .listing import DayList, day_list
from .moments import Moments, moments
from .sifting import Choice, Found, choices, search
from .zones import ZoneChoice, zone_choices


class Tab(Struct, frozen=True):
    day: date | str  # a date, ALL_DAYS or UNDATED
    count: int  # sessions that it shows under the filter
    current: bool
    query: str


class Chip(Struct, frozen=True):
    """Something chosen, and the address without it."""

    facet: str  # one of FACETS, or "q"
    value: str
    query: str


class Agenda(Struct, frozen=True):
    filter: Filter  # with its day settled
    zone: str  # in which all times are told
    own_zone: str
    tabs: tuple[Tab, ...]
    chips: tuple[Chip, ...]
    choices: dict[str, tuple[Choice, ...]]
    zones: tuple[ZoneChoice, ...]
    count: int  # sessions shown
    total: int  # sessions of the whole event
    grid: Grid | None  # of one day; None in lists and where the day has no timed session
    days: tuple[DayList, ...]  # the day's untimed sessions beside a grid, or all that a list shows
    marks: Moments

    @property
    def day(self) -> date | str | None:
        return self.filter.day

    @property
    def elsewhere(self) -> tuple[Tab, ...]:
        """Days on which the same filter finds something."""
        return tuple(tab for tab in self.tabs if tab.count and not tab.current and tab.day != ALL_DAYS)


def agenda(view: View, asked: Filter, now: datetime, news: News | None = None) -> Agenda:
    """`now` is aware. A filter without a day is given the one that suits best."""
    marks = moments(view, now)
    everywhere = search(view, asked, None)
    day = asked.day or _suiting(view, asked, everywhere, marks, now)
    settled = replace(asked, day=day)
    found = everywhere if day == ALL_DAYS else search(view, settled, _key(day))
    zone_name = settled.tz or view.event.zone
    sessions = [s for s in found.sessions if day == ALL_DAYS or _key(day_of(s)) == _key(day)]
    shown = entries(view, sessions, zone_name, news or News(), marks)
    timed = [entry for entry in shown if entry.begins]
    drawn = None
    if isinstance(day, date) and timed:
        drawn = grid(timed, tuple(view.rooms.values()), zone_name, day, minute_of(now) if marks.now else None)
    return Agenda(
        filter=settled, zone=zone_name, own_zone=view.event.zone, tabs=_tabs(view, settled, found),
        chips=_chips(settled), choices={facet: choices(view, settled, found, facet) for facet in FACETS},
        zones=zone_choices(view.event.zone, settled.tz, view.event.starts), count=len(shown),
        total=len(view.shown_sessions), grid=drawn, marks=marks,
        days=_lists([e for e in shown if not e.begins] if drawn else shown))


def _key(day: date | str | None) -> str:
    """ISO form; empty for no day."""
    return day.isoformat() if isinstance(day, date) else ""


def _suiting(view: View, asked: Filter, found: Found, marks: Moments, now: datetime) -> date | str:
    """Search looks everywhere; else it is the running day, today, or the first with something found."""
    if asked.q:
        return ALL_DAYS
    days = [day for day in view.days if found.by_day[_key(day)]]
    today = now.astimezone(zone(view.event.zone)).date()
    running = [day_of(s) for s in view.sessions if s.uid in marks.now]
    for day in (*running, today, *days):
        if day in days:
            return day
    return UNDATED if found.by_day[""] else view.days[0] if view.days else ALL_DAYS


def _tabs(view: View, settled: Filter, found: Found) -> tuple[Tab, ...]:
    dated: list[tuple[date | str, int]] = [(day, found.by_day[_key(day)]) for day in view.days]
    undated = any(day_of(session) is None for session in view.shown_sessions)
    if undated:
        dated.append((UNDATED, found.by_day[""]))
    if len(dated) > 1 or settled.day == ALL_DAYS:
        dated.append((ALL_DAYS, sum(found.by_day.values())))
    return tuple(Tab(day, count, day == settled.day, replace(settled, day=day).query())
                 for day, count in dated)


def _chips(settled: Filter) -> tuple[Chip, ...]:
    chosen = [Chip(facet, value, settled.without(facet, value).query())
              for facet in FACETS for value in settled.chosen(facet)]
    return (*chosen, *([Chip("q", settled.q, replace(settled, q="").query())] if settled.q else ()))


def _lists(shown: Sequence[Entry]) -> tuple[DayList, ...]:
    by_day: dict[date | None, list[Entry]] = {}
    for entry in shown:
        by_day.setdefault(day_of(entry.session), []).append(entry)
    dated = sorted(day for day in by_day if day)
    return tuple(day_list(day, by_day[day]) for day in (*dated, *([None] if None in by_day else [])))
