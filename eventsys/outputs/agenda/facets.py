"""The sides by which sessions can be chosen, and which values each session has."""

from collections.abc import Iterable
from typing import Final

from eventsys.programme.structs import Session
from eventsys.programme.view import View

from .memory import per_view

FACETS: Final = ("track", "room", "kind", "language", "part")


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
