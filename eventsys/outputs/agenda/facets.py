"""The sides by which sessions can be chosen, and how many sessions each choice would show."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from eventsys.programme.structs import Session
from eventsys.programme.view import View
from eventsys.programme.when import day_of

from .memory import per_view
from .search import found_by

if TYPE_CHECKING:
    from .filters import Filter

FACETS: Final = ("track", "room", "kind", "language", "part")
DAY: Final = "day"


class Choice(Struct, frozen=True):
    value: str
    count: int  # sessions that it would show, given the other filters
    chosen: bool


class Found(Struct, frozen=True):
    sessions: tuple[Session, ...]  # that the filter leaves on any day, in the order of the agenda
    by_day: Counter[str]  # day in ISO form, or empty for undated ones
    counts: dict[str, Counter[str]]  # facet, value


def facet_values(view: View, facet: str) -> tuple[str, ...]:
    """The choices that some shown session has, in the organiser's order."""
    return _values(view)[facet]


@per_view
def _values(view: View) -> dict[str, tuple[str, ...]]:
    used = {facet: {value for session in view.shown_sessions for value in values_of(view, session, facet)}
            for facet in FACETS}
    order: dict[str, Iterable[str]] = {
        "track": view.tracks, "room": view.rooms, "kind": view.kinds, "language": sorted(used["language"]),
        "part": [event.slug for event in view.programme.events],
    }
    return {facet: tuple(value for value in order[facet] if value in used[facet]) for facet in FACETS}


def values_of(view: View, session: Session, facet: str) -> tuple[str, ...]:
    """Its own language and those that it is interpreted into; its event and those that this is part of."""
    if facet == "language":
        return tuple({code: None for code in (session.language, *session.interpretation) if code})
    if facet == "part":
        return tuple(lineage(view, session.event))
    value: str = getattr(session, facet)
    return (value,) if value else ()


def lineage(view: View, slug: str) -> Iterable[str]:
    """The event with that slug and those it is part of, below the one that is looked at."""
    while slug and slug != view.event.slug:
        yield slug
        slug = view.events[slug].part_of


def search(view: View, asked: "Filter", day: str | None) -> Found:
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


def choices(view: View, asked: "Filter", found: Found, facet: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, found.counts[facet][value], value in asked.chosen(facet))
                 for value in facet_values(view, facet))
