"""What a filter leaves, and how many sessions each further choice would show."""

from collections import Counter

from msgspec import Struct

from eventsys.programme.structs import Session
from eventsys.programme.view import View
from eventsys.programme.when import day_of

from .facets import FACETS, facet_values, values_of
from .filters import Filter
from .search import found_by


class Choice(Struct, frozen=True):
    value: str
    count: int  # sessions that it would show, given the other filters
    chosen: bool


class Found(Struct, frozen=True):
    sessions: tuple[Session, ...]  # that the filter leaves on any day, in the order of the agenda
    by_day: Counter[str]  # day in ISO form, or empty for undated ones
    counts: dict[str, Counter[str]]  # facet, value


def search(view: View, asked: Filter, day: str | None) -> Found:
    """`day` in ISO form, empty for undated, None for all: facets are counted on it, days in any case."""
    sessions, by_day = [], Counter[str]()
    counts = {facet: Counter[str]() for facet in FACETS}
    for session in found_by(view, asked.q):
        values = {facet: values_of(view, session, facet) for facet in FACETS}
        fails = [facet for facet in FACETS if _fails(asked.chosen(facet), values[facet])]
        on = _iso(session)
        if not fails:
            by_day[on] += 1
            sessions.append(session)
        if day is None or on == day:
            for facet in FACETS if not fails else fails if len(fails) == 1 else ():
                counts[facet].update(values[facet])
    return Found(tuple(sessions), by_day, counts)


def _fails(chosen: tuple[str, ...], values: tuple[str, ...]) -> bool:
    return bool(chosen) and not set(chosen) & set(values)


def _iso(session: Session) -> str:
    day = day_of(session)
    return day.isoformat() if day else ""


def choices(view: View, asked: Filter, found: Found, facet: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, found.counts[facet][value], value in asked.chosen(facet))
                 for value in facet_values(view, facet))
