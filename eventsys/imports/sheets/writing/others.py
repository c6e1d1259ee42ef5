"""People, rosters, rooms and sponsors."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from eventsys.events.models import Event, Room
from eventsys.events.services import listed
from eventsys.kit import clock
from eventsys.kit.database import db
from eventsys.people.models import Office, Person
from eventsys.people.services import organisations
from eventsys.sponsors.models import Listing, Tier
from eventsys.sponsors.services import list_sponsor

from ..matching.wishes import Group
from ..plans.outcomes import Write
from ..plans.rosters import values_of
from .made import resolved, tier_ids
from .sessions import seat, with_rosters

Made = Mapping[Group, Mapping[str, str]]
Tell = Callable[[int], None]
_OF_A_PERSON = ("name", "honorific", "sort_name", "email", "phone", "country", "diet", "access_needs", "gender",
                "biography", "note")
_OF_A_ROOM = ("name", "capacity", "booths", "equipment", "online", "url")
_OF_A_SPONSOR = ("words", "url", "country", "note")


def write_people(summit: Event, writes: Sequence[Write], made: Made, tell: Tell) -> None:
    people = _people(writes, made)
    there = organisations(write.values["office"][1] for write in writes if "office" in write.values)
    for done, write in enumerate(writes):
        person = people[write.number]
        _set(person, _OF_A_PERSON, write.values)
        if "office" in write.values:
            _take_office(person, write, there)
        tell(done)
    db.session.flush()


def _take_office(person: Person, write: Write, there: Mapping[str, Any]) -> None:
    """Of somebody who is known already it begins today, so that it comes before those held till now."""
    position, organisation = write.values["office"]
    known = there.get(organisation)
    db.session.add(Office(person_id=person.id, position=position, organisation_id=known.id if known else None,
                          since=clock.now().date() if write.thing else None))


def write_rosters(summit: Event, writes: Sequence[Write], made: Made, tell: Tell) -> None:
    people = _people(writes, made)
    sessions = with_rosters(number for write in writes for number in values_of(write))
    for done, write in enumerate(writes):
        _set(people[write.number], _OF_A_PERSON, write.values)
        for number, changes in values_of(write).items():
            seat(sessions[number], changes, made.get("people", {}))
        tell(done)
    db.session.flush()


def _people(writes: Sequence[Write], made: Made) -> dict[int, Person]:
    """By the number of the row."""
    ids = {write.number: int(resolved(write.values["person"], made.get("people", {}))) for write in writes}
    rows = {row.id: row for at in range(0, len(ids), 500) for row in db.session.scalars(
        select(Person).where(Person.id.in_(list(ids.values())[at:at + 500])))}
    return {number: rows[id_] for number, id_ in ids.items()}


def write_rooms(summit: Event, writes: Sequence[Write], made: Made, tell: Tell) -> None:
    rows = listed(Room, summit)
    for done, write in enumerate(writes):
        row = rows[resolved(write.values["ref"], made.get("rooms", {}))]
        _set(row, _OF_A_ROOM, write.values)
        if "venue" in write.values:
            row.venue_key = resolved(write.values["venue"], made.get("venues", {}))
        tell(done)
    db.session.flush()


def write_sponsors(summit: Event, writes: Sequence[Write], made: Made, tell: Tell) -> None:
    """At the end of their tier."""
    tiers = tier_ids(summit)
    counted = dict[int, int]()
    for done, write in enumerate(writes):
        tier = tiers[resolved(write.values["tier"], made.get("tiers", {}))] if "tier" in write.values else None
        if write.thing:
            row = db.session.get_one(Listing, write.thing)
            row.tier_id = tier or row.tier_id
        else:
            assert tier, "a new sponsor has a tier"
            counted[tier] = counted.get(tier, _last(tier)) + 1
            row = list_sponsor(db.session.get_one(Tier, tier), write.values["name"], rank=counted[tier])
        _set(row, _OF_A_SPONSOR, write.values)
        tell(done)
    db.session.flush()


def _last(tier: int) -> int:
    return max(db.session.scalars(select(Listing.rank).where(Listing.tier_id == tier)), default=-1)


def _set(row: Any, names: Sequence[str], values: Mapping[str, Any]) -> None:
    for name in names:
        if name in values and values[name] is not None:
            setattr(row, name, values[name])
