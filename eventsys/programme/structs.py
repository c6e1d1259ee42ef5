"""The frozen shape of a published programme.

One `Programme` holds a summit with all its parts. Everything in it is public; what is not a field
here cannot reach a page, a feed or a printed sheet. Conventions:

- keys (`slug`, `key`) are short, lower case, unique within the programme, and never change;
- wall times are naive and belong to the event's IANA `zone`; `changed_at` is an aware UTC instant;
- "rich" texts are the safe subset of HTML that `richtext.py` makes; all other texts are plain;
- unknown is the empty string, the empty tuple or None, and is left out of the bytes;
- order in a tuple is the order shown (rosters by precedence, rooms and tracks as the organiser sorts them).
"""

import sys
from datetime import date, datetime, time
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import force_setattr

SCHEMA = 1

EventKind = Literal[
    "summit", "workshop", "webinar", "roundtable", "dialogue", "coordination meeting", "learning visit",
    "briefing", "conference",
]
EventFormat = Literal["in person", "online", "hybrid"]
EventStatus = Literal["planned", "cancelled"]
Role = Literal[
    "moderator", "chair", "keynote", "opening remarks", "panelist", "discussant", "speaker", "rapporteur"
]
# A withdrawn session was taken back by an organiser and is shown struck through; a removed one is a
# tombstone that only calendars still need, and its page answers 410.
SessionStatus = Literal["confirmed", "withdrawn", "removed"]
Surface = Literal["page", "booklet", "strip"]
EVERYWHERE: Final[tuple[Surface, ...]] = ("page", "booklet", "strip")


class Fact(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of all structs of a programme; a field at its default takes no bytes.

    A default is told by identity, so a default that is not one object in all of Python (other than "", (),
    None, False and 0) has to be made one after each construction: see `__post_init__` below.
    """


class Picture(Fact, frozen=True):
    """An image of the product's own store, re-encoded on the way in."""

    digest: str  # SHA-256, hex
    media_type: str  # image/png, image/jpeg or image/webp
    width: int  # pixels
    height: int
    alt: str = ""


class Link(Fact, frozen=True):
    url: str  # http, https or mailto
    title: str = ""


class Document(Fact, frozen=True):
    title: str
    url: str = ""  # absolute, where it lies elsewhere
    digest: str = ""  # SHA-256 hex, where it lies in our store
    media_type: str = ""
    size: int | None = None  # bytes
    language: str = ""  # BCP 47


class Venue(Fact, frozen=True):
    key: str
    name: str
    address: str = ""
    city: str = ""
    country: str = ""  # ISO 3166-1 alpha-2
    latitude: float | None = None  # degrees, WGS 84
    longitude: float | None = None
    access: str = ""  # how to get in: step-free ways, induction loops
    url: str = ""


class Room(Fact, frozen=True):
    key: str
    name: str
    venue: str = ""  # Venue.key
    capacity: int | None = None  # seats
    equipment: tuple[str, ...] = ()
    online: bool = False
    url: str = ""  # where an online room is joined, if that is public


class Track(Fact, frozen=True):
    key: str
    name: str
    letter: str  # shown with the colour everywhere, so that colour never speaks alone
    colour: str  # #RRGGBB, at least 5:1 on white


class Kind(Fact, frozen=True):
    """Kind of session: plenary, panel, tabletop exercise, break ..."""

    key: str
    name: str
    is_break: bool = False  # coffee, lunch, reception: no reference code, no roster expected


class Day(Fact, frozen=True):
    date: date
    title: str = ""
    opens: time | None = None
    closes: time | None = None


class Affiliation(Fact, frozen=True):
    """An organisation as it was named that day, with its country where that is known."""

    name: str
    country: str = ""  # ISO 3166-1 alpha-2
    url: str = ""


class Appearance(Fact, frozen=True):
    """A person in a role in a session, in the position and for the organisations they held that day."""

    person: str  # Person.key
    role: Role
    position: str = ""
    organisations: tuple[str, ...] = ()
    country: str = ""  # ISO 3166-1 alpha-2


class Person(Fact, frozen=True):
    key: str  # also the name in the address
    name: str  # as it stands on a badge, any script
    honorific: str = ""
    sort_name: str = ""  # "Kanaan, Sami"; empty: by the last word of the name
    biography: str = ""  # rich
    picture: Picture | None = None
    links: tuple[Link, ...] = ()
    guid: str = ""  # identity in schedule files, kept as it came
    code: str = ""


class Session(Fact, frozen=True):
    uid: str  # iCalendar UID, made once, never changed
    slug: str  # name in the address, made once, never changed
    event: str  # Event.slug of the summit or of the part it belongs to
    title: str
    kind: str = ""  # Kind.key
    code: str = ""  # reference code: VC-D 12
    guid: str = ""  # identity in schedule files, kept as it came
    subtitle: str = ""
    track: str = ""  # Track.key
    room: str = ""  # Room.key
    all_rooms: bool = False  # a plenary, break or reception that everybody attends
    day: date | None = None  # the agenda's day; a session past midnight belongs to the day before
    starts: datetime | None = None  # wall time in the event's zone; None: to be announced
    fold: Literal[0, 1] = 0  # which of two, where the clock passes `starts` twice (PEP 495)
    minutes: int | None = None  # real minutes, also over a clock change
    language: str = ""  # BCP 47
    interpretation: tuple[str, ...] = ()  # BCP 47, sgn-* for sign languages
    summary: str = ""  # rich
    objectives_intro: str = ""  # rich
    objectives: tuple[str, ...] = ()  # plain, one each
    organisers: tuple[Affiliation, ...] = ()  # the session's own
    roster: tuple[Appearance, ...] = ()
    documents: tuple[Document, ...] = ()
    links: tuple[Link, ...] = ()
    stream_url: str = ""
    license: str = ""  # of the recording
    do_not_record: bool = False
    status: SessionStatus = "confirmed"
    withdrawn_reason: str = ""
    revision: int = 0  # iCalendar SEQUENCE; set by amending
    changed_at: datetime | None = None  # UTC; set by amending

    def __post_init__(self) -> None:
        force_setattr(self, "status", sys.intern(self.status))


class Listing(Fact, frozen=True):
    """An organisation under a sponsor tier, in the words that it prescribes."""

    name: str
    words: str = ""  # "Co-funded by the European Union": shown instead of the name
    url: str = ""
    country: str = ""
    logo: Picture | None = None
    logo_dark: Picture | None = None


class Tier(Fact, frozen=True):
    key: str
    title: str  # the tier's own words: "Sponsors:"
    listings: tuple[Listing, ...] = ()
    shown_on: tuple[Surface, ...] = EVERYWHERE

    def __post_init__(self) -> None:
        if self.shown_on == EVERYWHERE:
            force_setattr(self, "shown_on", EVERYWHERE)


class Acknowledgement(Fact, frozen=True):
    title: str = ""
    text: str = ""  # rich
    donors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


class Contact(Fact, frozen=True):
    name: str
    position: str = ""
    organisation: str = ""
    email: str = ""
    words: str = ""  # what they may be asked about


class Related(Fact, frozen=True):
    """Another event that this one follows, precedes, or is held on the margins of."""

    relation: Literal["follows", "precedes", "on the margins of", "related"]
    title: str
    slug: str = ""  # where it is one of ours
    url: str = ""
    on_the_margins_of: str = ""  # of which gathering that other event itself was held on the margins
    place: str = ""
    when: str = ""  # in words, as precisely as it is known: "April 2023"


class Event(Fact, frozen=True):
    slug: str
    uid: str  # of the all-day entry in the catalogue's feed
    title: str
    kind: EventKind
    zone: str  # IANA
    starts: date
    ends: date  # inclusive
    part_of: str = ""  # Event.slug
    subtitle: str = ""
    acronym: str = ""
    format: EventFormat | Literal[""] = ""
    status: EventStatus = "planned"
    cancelled_reason: str = ""
    hub: str = ""  # the regional hub that runs it
    city: str = ""
    country: str = ""  # ISO 3166-1 alpha-2
    venue: str = ""  # Venue.key
    language: str = ""  # of the texts, BCP 47
    languages: tuple[str, ...] = ()  # worked in
    summary: str = ""  # rich
    good_to_know: str = ""  # rich: access, quiet rooms, help
    days: tuple[Day, ...] = ()
    organisers: tuple[Affiliation, ...] = ()  # who convenes it
    contacts: tuple[Contact, ...] = ()
    documents: tuple[Document, ...] = ()
    links: tuple[Link, ...] = ()
    related: tuple[Related, ...] = ()
    tiers: tuple[Tier, ...] = ()
    acknowledgement: Acknowledgement | None = None
    disclaimer: str = ""
    colour: str = ""  # #RRGGBB, the event's own; empty: the house's
    accent: str = ""
    picture: Picture | None = None
    changed_at: datetime | None = None  # UTC; set by amending
    revision: int = 0
    shown_apart: bool = False  # a part whose sessions are left out of the agenda of what it is part of

    def __post_init__(self) -> None:
        force_setattr(self, "status", sys.intern(self.status))


class Programme(Fact, frozen=True):
    """The public content of a summit and its parts. `events[0]` is the one that is part of no other."""

    schema: int  # SCHEMA at the time; stands in the bytes so that old ones can be upgraded
    events: tuple[Event, ...]
    venues: tuple[Venue, ...] = ()
    rooms: tuple[Room, ...] = ()
    tracks: tuple[Track, ...] = ()
    kinds: tuple[Kind, ...] = ()
    sessions: tuple[Session, ...] = ()
    people: tuple[Person, ...] = ()

    @property
    def root(self) -> Event:
        return self.events[0]
