"""The difference between two programmes, as structured changes in a fixed order."""

from collections.abc import Collection, Iterator
from itertools import chain
from typing import TypeVar

from msgspec.structs import replace

from . import changes as c
from .compare_events import event_changes
from .compare_fields import changed_fields
from .compare_sessions import session_changes
from .structs import Kind, Person, Programme, Room, Track, Venue
from .view import view

Named = TypeVar("Named", Venue, Room, Track, Kind, Person)


def compare(before: Programme | None, after: Programme, slug: str = "") -> c.Comparison:
    """What `after` says otherwise than `before`; with a slug only what concerns that event and its parts.

    Revisions and times of change are no difference. A session that `after` lacks counts as removed, so
    that a draft which was not amended can be compared too.
    """
    if slug:
        apart = {event.slug for event in after.events if event.shown_apart}
        before = narrowed(before, slug, apart) if before else None
        after = narrowed(after, slug)
    if before is None or not before.events:
        return c.Comparison(first=True)
    return c.Comparison(tuple(chain(
        event_changes(before, after), session_changes(before, after), _facts(before, after),
        _orders(before, after))))


def narrowed(programme: Programme, slug: str, apart: Collection[str] = ()) -> Programme:
    """Only the event with that slug, its parts, and what they name; without events where it is missing.

    `apart`: parts that are to be taken as shown apart, for to set one apart takes nothing away.
    """
    if slug not in {event.slug for event in programme.events}:
        return Programme(programme.schema, ())
    events = tuple(replace(e, shown_apart=True) if e.slug in apart else e for e in programme.events)
    within = view(replace(programme, events=events), slug).within
    sessions = tuple(s for s in programme.sessions if s.event in within)
    events = tuple(e for e in programme.events if e.slug in within)
    rooms = _named(programme.rooms, {s.room for s in sessions})
    return replace(
        programme, events=events, sessions=sessions, rooms=rooms,
        venues=_named(programme.venues, {r.venue for r in rooms} | {e.venue for e in events}),
        tracks=_named(programme.tracks, {s.track for s in sessions}),
        kinds=_named(programme.kinds, {s.kind for s in sessions}),
        people=_named(programme.people, {a.person for s in sessions for a in s.roster}))


def _named(facts: tuple[Named, ...], keys: set[str]) -> tuple[Named, ...]:
    return tuple(fact for fact in facts if fact.key in keys)


_LISTS: tuple[tuple[c.FactKind, str], ...] = (
    ("venue", "venues"), ("room", "rooms"), ("track", "tracks"), ("kind", "kinds"), ("person", "people"))


def _facts(before: Programme, after: Programme) -> Iterator[c.AnyChange]:
    for of, field in _LISTS:
        then = {fact.key: fact for fact in getattr(before, field)}
        now = {fact.key: fact for fact in getattr(after, field)}
        for key, fact in now.items():
            if key not in then:
                yield c.FactAdded(of, key, fact.name)
            else:
                yield from _fact(of, then[key], fact)
        yield from (c.FactRemoved(of, key, fact.name) for key, fact in then.items() if key not in now)


def _fact(of: c.FactKind, then: Named, now: Named) -> Iterator[c.AnyChange]:
    if then.name != now.name:
        yield c.FactRenamed(of, now.key, now.name, then.name, now.name)
    if fields := changed_fields(then, now, {"name"}):
        yield c.FactDetailsChanged(of, now.key, now.name, fields)


def _orders(before: Programme, after: Programme) -> Iterator[c.AnyChange]:
    """Tombstones are left out: nobody is shown their place."""
    lists: list[tuple[c.ListKind, list[str], list[str]]] = [
        ("event", [e.slug for e in before.events], [e.slug for e in after.events]),
        ("session", _held(before), _held(after)),
        *((of, [f.key for f in getattr(before, field)], [f.key for f in getattr(after, field)])
          for of, field in _LISTS)]
    for of, then, now in lists:
        if [key for key in then if key in set(now)] != [key for key in now if key in set(then)]:
            yield c.Reordered(of)


def _held(programme: Programme) -> list[str]:
    return [session.uid for session in programme.sessions if session.status != "removed"]
