"""What an import will do, decided before anything is written. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from msgspec.structs import replace

from eventsys.kit.slugs import slugify, unused
from eventsys.outputs.colours import WHITE, readable
from eventsys.outputs.frab.names import made_guid
from eventsys.programme.structs import Event, Fact, Kind, Person, Room, Session, Track, Venue

from . import matching, merging
from .draft import Draft, Mark
from .lettering import lettered, side_by_side
from .reading import Note, Said, Schedule

L = TypeVar("L", Venue, Room, Track, Kind)


@dataclass
class Changes:
    """Things as they are to be; of `new` the draft has none yet."""

    new: list[Any] = field(default_factory=list)
    changed: list[tuple[Any, Any]] = field(default_factory=list)  # as it was, as it is to be
    unchanged: int = 0

    def add(self, before: Fact | None, after: Fact) -> None:
        if before is None:
            self.new.append(after)
        elif before != after:
            self.changed.append((before, after))
        else:
            self.unchanged += 1

    @property
    def wanted(self) -> list[Any]:
        return [*self.new, *(after for _before, after in self.changed)]


@dataclass
class Plan:
    slug: str
    events: Changes
    sessions: Changes
    people: Changes
    places: dict[type, Changes]  # Venue, Room, Track, Kind
    marks: list[tuple[str, Mark]]  # Person.key, and by what a file knows them from now on
    left_out: list[Session]  # of the draft, not in the file
    refused: tuple[Note, ...]
    remarks: tuple[Note, ...]

    @property
    def does_nothing(self) -> bool:
        changes = (self.events, self.sessions, self.people, *self.places.values())
        return not any(c.new or c.changed for c in changes) and not self.marks


def plan(schedule: Schedule, draft: Draft) -> Plan:
    whole = schedule.source == "programme.json"
    have = draft.programme
    keys, places = _places(schedule, draft, whole)
    people, marks = _people(schedule, draft, keys, whole)
    events = Changes()
    for said in schedule.events:
        events.add(*_event(said, draft, keys, whole))
    matched = matching.sessions(schedule, have.sessions if have else ())
    sessions = Changes()
    gone = matching.returning(schedule, matched, draft.gone)
    for said_session, now, old in zip(schedule.sessions, matched, gone, strict=True):
        sessions.add(now, _session(said_session, now, old, schedule, draft, keys))
    met = {session.uid for session in matched if session}
    return Plan(draft.slug, events, sessions, people, places, marks,
                [s for s in (have.sessions if have else ()) if s.uid not in met], schedule.refused,
                schedule.remarks)


def _session(said: Said[Session], now: Session | None, old: Session | None, schedule: Schedule, draft: Draft,
             keys: merging.Keys) -> Session:
    fact = keys.session(said.fact)
    if old is not None:
        return replace(fact, uid=old.uid, slug=old.slug)
    if now is None:
        return replace(fact, uid="") if fact.uid in draft.uids_elsewhere else fact
    return merging.session(now, Said(fact, said.says, said.line), schedule.ours,
                           schedule.source == "programme.json")


def _event(said: Said[Event], draft: Draft, keys: merging.Keys, whole: bool) -> tuple[Event | None, Event]:
    fact = keys.event(said.fact)
    events = draft.programme.events if draft.programme else ()
    now = next((event for event in events if event.slug == fact.slug), None)
    if now is None:
        return None, replace(fact, uid="") if fact.uid in draft.uids_elsewhere else fact
    own = slugify(said.fact.acronym) in (now.slug, slugify(now.acronym))
    return now, merging.event(now, Said(fact, said.says, said.line), whole, own)


def _places(schedule: Schedule, draft: Draft, whole: bool) -> tuple[merging.Keys, dict[type, Changes]]:
    have = draft.programme
    guids = {made_guid(f"{have.root.uid}\nroom\n{room.key}"): room.key for room in have.rooms} if (
        have and schedule.ours) else {}
    rooms, room_keys = _listed(schedule.rooms, have.rooms if have else (), whole, guids)
    venues, venue_keys = _listed(schedule.venues, have.venues if have else (), whole)
    tracks, track_keys = _listed(_readable(schedule), have.tracks if have else (), whole)
    kinds, kind_keys = _listed(schedule.kinds, have.kinds if have else (), whole)
    if not whole:
        beside = side_by_side((s.fact for s in schedule.sessions), (r.fact for r in schedule.rooms))
        tracks.new = lettered(tracks.new, have.tracks if have else (), {
            track_keys[key]: {track_keys[other] for other in others} for key, others in beside.items()})
    keys = merging.Keys(_event_keys(schedule, draft), venue_keys, room_keys, track_keys, kind_keys, {})
    rooms = _in_venues(rooms, venue_keys) if whole else rooms
    return keys, {Venue: venues, Room: rooms, Track: tracks, Kind: kinds}


def _event_keys(schedule: Schedule, draft: Draft) -> dict[str, str]:
    """A part whose name is taken by another summit's event goes by its summit's name and its own."""
    found = {schedule.root.slug: draft.slug}
    for said in schedule.events[1:]:
        slug = said.fact.slug
        found[slug] = f"{draft.slug}-{slug}" if slug in draft.events_elsewhere else slug
    return found


def _listed(said: Sequence[Said[L]], have: Sequence[L], whole: bool,
            guids: Mapping[str, str] | None = None) -> tuple[Changes, dict[str, str]]:
    known = {fact.key: fact for fact in have}
    keys = matching.listed(said, {fact.key: fact.name for fact in have}, whole, guids or {})
    taken, changes = set(known), Changes()
    for each in said:
        fact = each.fact
        if fact.key in keys:
            never = frozenset({"name"}) if dict(each.marks).get("guid") in (guids or {}) else frozenset[str]()
            now = known[keys[fact.key]]
            changes.add(now, merging.merged(now, each, never))
        else:
            keys[fact.key] = unused(fact.key, taken)
            taken.add(keys[fact.key])
            changes.add(None, replace(fact, key=keys[fact.key]))
    return changes, keys


def _in_venues(rooms: Changes, venues: Mapping[str, str]) -> Changes:
    return Changes([replace(room, venue=venues.get(room.venue, "")) for room in rooms.new], rooms.changed,
                   rooms.unchanged)


def _readable(schedule: Schedule) -> list[Said[Track]]:
    """Colours of foreign files, corrected where they could not be read on white."""
    if schedule.ours:
        return [*schedule.tracks]
    return [Said(replace(t.fact, colour=readable(t.fact.colour, WHITE)) if t.fact.colour else t.fact, t.says,
                 t.line, t.marks) for t in schedule.tracks]


def _people(schedule: Schedule, draft: Draft, keys: merging.Keys,
            whole: bool) -> tuple[Changes, list[tuple[str, Mark]]]:
    matched = matching.people(schedule, draft)
    known_marks = {(scheme, key) for (scheme, _mark), key in draft.marks.items()}
    taken, changes, marks = set(draft.person_slugs), Changes(), []
    for said in schedule.people:
        key = matched.get(said.fact.key, "")
        if not key:
            key = unused(said.fact.key, taken, "person")
            taken.add(key)
        keys.people[said.fact.key] = key
        fresh = [mark for mark in matching.marks_of(said) if (mark[0], key) not in known_marks
                 and mark not in draft.marks and not (schedule.ours and not whole and key in draft.people)]
        marks += [(key, mark) for mark in fresh]
        changes.add(*_person(said, draft.people.get(key), key, whole, dict(fresh)))
    return changes, marks


def _person(said: Said[Person], now: Person | None, key: str, whole: bool,
            fresh: dict[str, str]) -> tuple[Person | None, Person]:
    if now is None:
        return None, replace(said.fact, key=key)
    after = merging.merged(now, said, frozenset({"guid", "code"}))
    if not whole and now.biography and not said.fact.biography:
        after = replace(after, biography=now.biography)
    return now, replace(after, guid=now.guid or fresh.get("guid", ""), code=now.code or fresh.get("code", ""))
