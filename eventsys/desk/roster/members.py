"""Everybody on an event's rosters: their places, what is missing, and which of them a filter means."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eventsys.agenda.clashes.rules.regions import region_of
from eventsys.kit import i18n
from eventsys.people.finding import asked, is_meant
from eventsys.people.queries import Entry
from eventsys.sessions.models import Absence
from eventsys.sessions.queries import Part, Seat


@dataclass(frozen=True)
class Place:
    seat: Seat
    part: Part


@dataclass(frozen=True)
class Member:
    entry: Entry
    places: tuple[Place, ...]
    absences: tuple[Absence, ...] = ()

    @property
    def country(self) -> str:
        """For which they appear, or else their own."""
        return next((place.seat.country for place in self.places if place.seat.country), self.entry.country)

    @property
    def region(self) -> str:
        return region_of(self.country)

    @property
    def missing(self) -> tuple[str, ...]:
        without = {"biography": not self.entry.has_biography, "picture": not self.entry.picture,
                   "position": not all(place.seat.standing.is_known for place in self.places),
                   "country": not self.country}
        return tuple(what for what, is_missing in without.items() if is_missing)


@dataclass(frozen=True)
class Filter:
    """As it stands in the address. Empty: all."""

    query: str = ""
    role: str = ""
    state: str = ""  # "none" for those whom nobody asked
    missing: str = ""
    region: str = ""  # "none" where it is not known
    country: str = ""
    away: bool = False

    @property
    def is_set(self) -> bool:
        return self != Filter()


def members(entries: Iterable[Entry], seats: Iterable[Seat], parts: Mapping[int, Part],
            away: Mapping[int, Sequence[Absence]]) -> list[Member]:
    """In the order of `entries`; those without a place among these parts are left out."""
    held: defaultdict[int, list[Place]] = defaultdict(list)
    for seat in seats:
        if seat.session_id in parts:
            held[seat.person_id].append(Place(seat, parts[seat.session_id]))
    return [Member(entry, tuple(held[entry.id]), tuple(away.get(entry.id, ())))
            for entry in entries if entry.id in held]


def meant(everybody: Iterable[Member], wanted: Filter) -> list[Member]:
    words = asked(wanted.query)
    return [member for member in everybody if _fits(member, wanted)
            and is_meant(words, f"{member.entry.name} {member.entry.sort_name}", _around(member))]


def _fits(member: Member, wanted: Filter) -> bool:
    return (
        (not wanted.role or any(place.seat.role == wanted.role for place in member.places))
        and (not wanted.state or any((place.seat.state or "none") == wanted.state for place in member.places))
        and (not wanted.missing or wanted.missing in member.missing)
        and (not wanted.region or (member.region or "none") == wanted.region)
        and (not wanted.country or (member.country or "none") == wanted.country)
        and (not wanted.away or bool(member.absences)))


def _around(member: Member) -> str:
    said = {word for place in member.places for word in (
        place.seat.position, *place.seat.organisations, i18n.country(place.seat.country), place.part.code)}
    return " ".join((*said, i18n.country(member.country)))
