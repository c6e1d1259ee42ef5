"""The plain values that clashes are judged by, and the clash itself."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Final, Literal, get_args

from msgspec import Struct, field

Severity = Literal["blocks", "warning", "hint", "off"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)  # the gravest first
Rule = Literal["room", "person", "absent", "walk", "all_rooms", "capacity", "booth", "hours", "chair", "declined",
               "rivals", "unanswered", "biography", "balance"]
RULES: Final[tuple[Rule, ...]] = get_args(Rule)  # in the order of pages
DEFAULTS: Final[dict[Rule, Severity]] = {
    "room": "blocks", "person": "blocks", "absent": "blocks",
    "walk": "warning", "all_rooms": "warning", "capacity": "warning", "booth": "warning", "hours": "warning",
    "chair": "warning", "declined": "warning", "rivals": "warning",
    "unanswered": "hint", "biography": "hint", "balance": "hint",
}


class Seat(Struct, frozen=True, gc=False):
    """A person's place on a session's roster."""

    person: int
    role: str = "panelist"
    state: str = ""  # proposed, invited, confirmed, declined; "" where nobody asked
    country: str = ""  # ISO 3166-1 alpha-2, of the office held that day
    appearance: int = 0


class Slot(Struct, frozen=True, kw_only=True, gc=False):
    """A session as the draft places it. `begins` and `ends` are minutes since 1970 in UTC, for comparing."""

    session: int
    event: int
    title: str = ""
    code: str = ""
    slug: str = ""
    kind: str = ""  # in words
    is_break: bool = False
    wants_chair: bool = False
    day: date | None = None
    starts: datetime | None = None  # wall time in the event's zone
    finishes: datetime | None = None  # likewise
    fold: int = 0
    minutes: int | None = None
    usual: int = 60  # minutes that one of its kind lasts; for looking ahead where its own length is unknown
    begins: int | None = None
    ends: int = 0  # exclusive, and after `begins` also where the length is unknown
    room: str = ""
    all_rooms: bool = False
    locked: bool = False
    language: str = ""
    interpretation: tuple[str, ...] = ()
    expected: int | None = None
    signed_up: int = 0
    sponsor: int = 0  # number of the listing; 0: none
    rivals: str = ""  # sponsors with the same word here do not want to be on at the same time
    seats: tuple[Seat, ...] = ()
    foreign: bool = False  # of another summit: it can be clashed with, but is not ours to judge or move
    venue: int | None = None  # of a foreign one
    place: str = ""  # the room's name
    of: str = ""  # the event's title

    @property
    def has_no_length(self) -> bool:
        return self.begins is not None and not self.minutes

    @property
    def until(self) -> int:
        """As `ends`, and where the length is unknown as long as one of its kind usually is."""
        return (self.begins or 0) + self.usual if self.has_no_length else self.ends

    @property
    def people(self) -> frozenset[int]:
        """Who is to be there; not those who said that they will not."""
        return frozenset(seat.person for seat in self.seats if seat.state != "declined")


class EventFacts(Struct, frozen=True):
    """A summit, a part of it, or another summit that shares people with it."""

    id: int
    slug: str
    title: str
    zone: str
    starts: date
    ends: date  # inclusive
    whole: int | None = None  # of which it is a part
    venue: int | None = None
    hours: Mapping[date, tuple[time | None, time | None]] = field(default_factory=dict)


class RoomFacts(Struct, frozen=True):
    key: str
    name: str
    venue: int | None = None
    capacity: int | None = None  # seats
    booths: int = 0
    online: bool = False
    address: bool = True  # an online room without one is a word for "online", and holds any number at a time
    rank: int = 0


class VenueFacts(Struct, frozen=True):
    id: int
    name: str
    latitude: float | None = None
    longitude: float | None = None


class Away(Struct, frozen=True):
    """When a person cannot be had."""

    id: int
    begins: int  # minutes since 1970 in UTC
    ends: int
    starts: datetime  # wall time in the summit's zone
    finishes: datetime
    told_by: str = ""
    note: str = ""


class PersonFacts(Struct, frozen=True):
    id: int
    name: str
    slug: str = ""
    gender: str = ""
    country: str = ""
    biography: bool = True  # known
    away: tuple[Away, ...] = ()


class Clash(Struct, frozen=True, gc=False):
    """Something that does not go together. `facts` are what its sentence names."""

    rule: Rule
    severity: Severity
    key: str  # the same as long as it is the same clash: its rule, its sides, and who or where
    sides: tuple[Slot, ...]  # the earlier one first
    people: tuple[PersonFacts, ...] = ()
    room: RoomFacts | None = None
    extent: int = 0  # how bad, in the rule's own unit: minutes, seats, booths
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sessions(self) -> frozenset[int]:
        return frozenset(side.session for side in self.sides)
