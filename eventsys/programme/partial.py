"""Part of a draft going out alone: a new sponsor logo without the half-done Tuesday.

A partial programme takes the chosen kinds of change from the draft, and all else from the edition before. It is
whole in itself: whatever its sessions name, it holds.
"""

from collections.abc import Iterable
from typing import Final, Literal, TypeVar, get_args

from msgspec.structs import replace

from .structs import Event, Kind, Person, Programme, Room, Session, Track, Venue

F = TypeVar("F", bound=Venue | Room | Track | Kind | Person)
Part = Literal["event", "sponsors", "sessions", "times", "texts", "rosters", "people"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
ALL: Final = frozenset(PARTS)

_NEVER = {"uid", "slug", "revision", "changed_at"}
_OF_SESSION: dict[str, frozenset[str]] = {
    "times": frozenset({"day", "starts", "fold", "minutes", "room", "all_rooms"}),
    "rosters": frozenset({"roster"}),
    "sessions": frozenset({"status", "withdrawn_reason", "event"}),  # and which there are at all
}
_OF_SESSION["texts"] = frozenset(Session.__struct_fields__) - _NEVER - frozenset().union(*_OF_SESSION.values())
_SPONSORS = frozenset({"tiers", "acknowledgement"})
_OF_EVENT = {"sponsors": _SPONSORS, "event": frozenset(Event.__struct_fields__) - _NEVER - _SPONSORS}


def partial(before: Programme, draft: Programme, parts: Iterable[str]) -> Programme:
    """`before` with these parts of `draft`; neither amended nor with tombstones. All parts give the draft."""
    chosen = frozenset(parts)
    if chosen >= ALL:
        return draft
    sessions = _sessions(before, draft, chosen)
    events = _events(before, draft, chosen, {session.event for session in sessions})
    rooms = _facts(before.rooms, draft.rooms, "times" in chosen, {s.room for s in sessions})
    venues = {room.venue for room in rooms} | {event.venue for event in events}
    return replace(
        draft, sessions=sessions, events=events, rooms=rooms,
        venues=_facts(before.venues, draft.venues, "event" in chosen, venues),
        tracks=_facts(before.tracks, draft.tracks, "texts" in chosen, {s.track for s in sessions}),
        kinds=_facts(before.kinds, draft.kinds, "texts" in chosen, {s.kind for s in sessions}),
        people=_people(before, draft, "people" in chosen, {a.person for s in sessions for a in s.roster}))


def _sessions(before: Programme, draft: Programme, chosen: frozenset[str]) -> tuple[Session, ...]:
    then = {s.uid: s for s in before.sessions if s.status != "removed"}
    now = {s.uid: s for s in draft.sessions}
    kept = [_mixed(then[uid], session, _OF_SESSION, chosen) if uid in then else session
            for uid, session in now.items() if uid in then or "sessions" in chosen]
    gone = [session for uid, session in then.items() if uid not in now and "sessions" not in chosen]
    return (*kept, *gone)


def _events(before: Programme, draft: Programme, chosen: frozenset[str], named: set[str]) -> tuple[Event, ...]:
    """A part that a session names is there in any case, and so is whatever it is part of."""
    then, now = {e.slug: e for e in before.events}, {e.slug: e for e in draft.events}
    wanted = set(named)
    for slug in list(named):
        while event := now.get(slug) or then.get(slug):
            wanted.add(slug)
            slug = event.part_of
    mixed = [_mixed(then[slug], event, _OF_EVENT, chosen) if slug in then else event
             for slug, event in now.items() if slug in then or slug in wanted or "event" in chosen]
    gone = [event for slug, event in then.items() if slug not in now and (slug in wanted or "event" not in chosen)]
    return (*mixed, *gone)


M = TypeVar("M", bound=Session | Event)


def _mixed(then: M, now: M, fields: dict[str, frozenset[str]], chosen: frozenset[str]) -> M:
    taken = {name for part, names in fields.items() if part in chosen for name in names}
    return replace(then, **{name: getattr(now, name) for name in taken})


def _facts(then: tuple[F, ...], now: tuple[F, ...], is_chosen: bool, named: set[str]) -> tuple[F, ...]:
    first: tuple[F, ...] = now if is_chosen else then
    other: tuple[F, ...] = then if is_chosen else now
    have = {fact.key for fact in first}
    return (*first, *(fact for fact in other if fact.key in named and fact.key not in have))


def _people(before: Programme, draft: Programme, is_chosen: bool, named: set[str]) -> tuple[Person, ...]:
    people = _facts(before.people, draft.people, is_chosen, named)
    return tuple(sorted((p for p in people if p.key in named), key=lambda person: person.key))
