"""What is new by name: people, rooms, kinds, tracks, venues and tiers, made once for all rows that name them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eventsys.events.models import Event, Kind, Room, Track, Venue
from eventsys.events.services import keep, listed
from eventsys.imports.lettering import lettered
from eventsys.imports.reading.words import is_break
from eventsys.kit.database import db, one_name_at_a_time
from eventsys.kit.slugs import slugify, unused
from eventsys.people.models import Person
from eventsys.people.services import add_person, taken_slugs
from eventsys.programme import structs
from eventsys.sponsors.models import Tier
from eventsys.sponsors.services import add_tier

from ..known import places
from ..matching.wishes import Group, Wish
from ..rows.places import ONLINE
from ..values.plain import plain

Made = Mapping[str, str]  # "new:<key>" to the key, or number, of what was made


def make(summit: Event, wanted: Mapping[Group, Sequence[Wish]]) -> dict[Group, dict[str, str]]:
    """By group. `have:` references need no making."""
    makers = {"people": _people, "rooms": _rooms, "kinds": _kinds, "tracks": _tracks, "venues": _venues,
              "tiers": _tiers}
    found = {group: makers[group](summit, wishes) for group, wishes in wanted.items() if group in makers}
    db.session.flush()
    return found


def resolved(ref: str, made: Made) -> str:
    """The key, or number, that a reference stands for: one of the draft's stands for itself."""
    return made[ref] if ref.startswith("new:") else ref.removeprefix("have:")


def _people(summit: Event, wishes: Iterable[Wish]) -> dict[str, str]:
    one_name_at_a_time()
    taken, rows = taken_slugs(), dict[str, Person]()
    for wish in wishes:
        assert wish.mention, "people are met as mentions"
        name = wish.mention.name
        rows[f"new:{wish.key}"] = add_person(
            name.name, taken=taken, honorific=name.honorific, sort_name=name.sort_name, email=wish.email,
            country=wish.mention.country)
    db.session.flush()
    return {ref: str(row.id) for ref, row in rows.items()}


def _rooms(summit: Event, wishes: Iterable[Wish]) -> dict[str, str]:
    return _keyed(Room, summit, wishes, lambda wish: {"online": plain(wish.written) in ONLINE})


def _kinds(summit: Event, wishes: Iterable[Wish]) -> dict[str, str]:
    return _keyed(Kind, summit, wishes, lambda wish: {"is_break": is_break(wish.written)})


def _venues(summit: Event, wishes: Iterable[Wish]) -> dict[str, str]:
    return _keyed(Venue, summit, wishes, lambda wish: {})


def _tracks(summit: Event, wishes: Sequence[Wish]) -> dict[str, str]:
    """With a letter and a colour that no other track has."""
    have = [structs.Track(row.key, row.name, row.letter, row.colour) for row in listed(Track, summit).values()]
    fresh = lettered([structs.Track(wish.key, wish.written, "", "") for wish in wishes], have)
    facts = {track.key: {"letter": track.letter, "colour": track.colour} for track in fresh}
    return _keyed(Track, summit, wishes, lambda wish: facts[wish.key])


def _keyed(model: Any, summit: Event, wishes: Iterable[Wish], facts: Any) -> dict[str, str]:
    known, found = listed(model, summit), {}
    for wish in wishes:
        key = unused(slugify(wish.written, 30), known, model.__tablename__.replace("_", "-"))
        keep(model, summit, key, known, name=wish.written, **facts(wish))
        found[f"new:{wish.key}"] = key
    return found


def _tiers(summit: Event, wishes: Sequence[Wish]) -> dict[str, str]:
    known, found = places.tiers(summit), {}
    for wish in wishes:
        key = unused(slugify(wish.written, 30), known, "tier")
        add_tier(summit.id, key, wish.written, rank=len(known))
        known[key], found[f"new:{wish.key}"] = wish.written, key
    return found


def tier_ids(summit: Event) -> dict[str, int]:
    return {row.key: row.id for row in db.session.query(Tier).where(Tier.event_id == summit.id)}
