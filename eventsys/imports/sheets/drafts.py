"""What a sheet of each kind is held against, and what its rows are known to be without asking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from eventsys.events.models import Event
from eventsys.imports.models import SheetRun
from eventsys.kit.i18n import country
from eventsys.people import queries
from eventsys.people.likeness import Facts

from .columns.fields import SheetKind
from .columns.header import Table
from .known import people, places, registrations, sessions
from .known.registrations import Registering
from .matching.options import Match, There, matches
from .matching.wishes import Group, wishes
from .plans import identity
from .plans import people as plan_people
from .plans import places as plan_places
from .plans import registrations as plan_registrations
from .plans import rosters as plan_rosters
from .plans import sessions as plan_sessions
from .plans.outcomes import Choices, Plan, Targets, Thing
from .rows import people as people_rows
from .rows import places as place_rows
from .rows import registrations as registration_rows
from .rows import sessions as session_rows
from .rows.entries import Entry, Setting, Settled


@dataclass
class Draft:
    kind: SheetKind
    sessions: list[Thing] = field(default_factory=list)
    people: dict[int, Thing] = field(default_factory=dict)
    listed: dict[str, Thing] = field(default_factory=dict)  # rooms or sponsors
    names: dict[str, dict[str, str]] = field(default_factory=dict)  # by group: key to name
    facts: Sequence[Facts] = ()  # of everybody
    registering: Registering = field(default_factory=Registering)


def load(run: SheetRun, summit: Event) -> Draft:
    draft = Draft(cast(SheetKind, run.kind))
    if run.kind in ("sessions", "rosters"):
        known = sessions.load(summit)
        draft.sessions, draft.names = known.things, known.names
    if run.kind in ("people", "rosters"):
        draft.people = people.load()
    if run.kind in ("sessions", "people", "rosters"):
        draft.facts = queries.facts(_named_for(draft.sessions))
    if run.kind == "rooms":
        draft.listed, draft.names = places.rooms(summit), {"venues": places.venues(summit)}
    if run.kind == "sponsors":
        draft.listed, draft.names = places.sponsors(summit), {"tiers": places.tiers(summit)}
    if run.kind == "registrations":
        draft.registering = registrations.load(summit)
    return draft


def _named_for(sessions: Sequence[Thing]) -> dict[int, frozenset[str]]:
    """The organisations that rosters name, by person."""
    found: dict[int, frozenset[str]] = {}
    for session in sessions:
        for seat in session.values["people"]:
            number = int(seat.person.removeprefix("have:"))
            found[number] = found.get(number, frozenset()) | frozenset(seat.organisations)
    return found


def understood(kind: SheetKind, table: Table, settled: Settled, setting: Setting) -> list[Entry]:
    read = {"sessions": session_rows.entries, "people": people_rows.entries, "rosters": people_rows.entries,
            "rooms": place_rows.rooms, "sponsors": place_rows.sponsors,
            "registrations": registration_rows.entries}[kind]
    return read(table, settled, setting)


def matched(draft: Draft, entries: Sequence[Entry], decided: Mapping[str, Mapping[str, str]]) -> list[Match]:
    """Each name in the sheet with what it may mean."""
    return matches(wishes(entries, draft.kind, _known(draft, entries)), _there(draft), decided)


def planned(draft: Draft, entries: Sequence[Entry], found: Sequence[Match], choices: Choices) -> Plan:
    targets = Targets(found)
    match draft.kind:
        case "sessions":
            return plan_sessions.plan(entries, draft.sessions, targets, draft.names, choices)
        case "people":
            return plan_people.plan(entries, draft.people, targets, choices)
        case "rosters":
            return plan_rosters.plan(entries, draft.people, draft.sessions, targets, choices)
        case "rooms":
            return plan_places.rooms(entries, draft.listed, targets, draft.names["venues"], choices)
        case "sponsors":
            return plan_places.sponsors(entries, draft.listed, targets, draft.names["tiers"], choices)
        case "registrations":
            return plan_registrations.plan(entries, draft.registering, choices)


def _known(draft: Draft, entries: Sequence[Entry]) -> dict[int, Mapping[str, str]]:
    """The texts of what a row is, by its number, where its identity needs no asking."""
    if draft.kind == "sessions":
        return {number: thing.texts for number, (thing, _how) in identity.sessions(entries, draft.sessions).items()}
    things = {**draft.listed, **{thing.texts["id"]: thing for thing in draft.people.values()}}
    return {entry.number: things[id_].texts for entry in entries if (id_ := entry.told.get("id", "")) in things}


def _there(draft: Draft) -> dict[Group, list[There]]:
    groups: tuple[Group, ...] = ("rooms", "kinds", "tracks", "parts", "venues", "tiers")
    found: dict[Group, list[There]] = {
        group: [There(key, name) for key, name in draft.names[group].items()] for group in groups
        if group in draft.names}
    if draft.kind in ("rooms", "sponsors"):
        group: Group = "rooms" if draft.kind == "rooms" else "sponsors"
        found[group] = [There(key, thing.what, thing.texts.get("tier", "")) for key, thing in draft.listed.items()]
    found["people"] = [There(str(one.id), one.name, _detail(one), one) for one in draft.facts]
    return found


def _detail(one: Facts) -> str:
    return ", ".join(filter(None, (*sorted(one.organisations)[:2], country(one.country))))
