"""What an event of the demo is made of, and how it is called in the data files."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from eventsys.programme import structs as s

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Clock = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]  # "09:30", wall time in the event's zone
MonthDay = Annotated[str, Meta(pattern=r"^(0[1-9]|1[0-2])-([0-2]\d|3[01])$")]  # "12-15"
DayRef = Annotated[int, Meta(ge=1, le=31)] | date  # the event's first, second ... day, or a date
Address = Annotated[str, Meta(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*@example\.org$")]  # nobody can be written to by it
Weekday = Literal["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class Entry(Struct, forbid_unknown_fields=True, kw_only=True):
    """Base of all entries: a misspelt key is an error, not a silent loss."""


class Coming(Entry):
    """Dates that stay ahead of today: the first such weekday, but never when nobody holds a summit."""

    weekday: Weekday
    weeks_ahead: int
    days: int
    not_between: tuple[MonthDay, MonthDay] | None = None  # inclusive, may run over the year's end


class Day(Entry):
    day: DayRef
    title: str = ""
    opens: Clock = ""
    closes: Clock = ""


class Logo(Entry):
    mark: str
    colour: Annotated[str, Meta(pattern=r"^#[0-9A-F]{6}$")]


class Promise(Entry):
    """Weeks are counted back from the event's first day. Eleven are always past when the demo is loaded."""

    words: str
    due_weeks_before: int | None = None
    delivered_weeks_before: Annotated[int, Meta(ge=11)] | None = None
    evidence: str = ""


class Listing(Entry):
    name: str
    words: str = ""
    url: str = ""
    country: str = ""
    logo: Logo | None = None
    rivals: str = ""
    promise: tuple[Promise, ...] = ()


class Tier(Entry):
    key: Slug
    title: str
    shown_on: tuple[s.Surface, ...] = ("page", "booklet", "strip")
    listing: tuple[Listing, ...] = ()


class Event(Entry):
    """`summary` and `good_to_know` are Markdown; so are a session's texts and a person's biography."""

    slug: Slug
    title: str
    kind: s.EventKind
    zone: str
    starts: date | None = None
    ends: date | None = None
    coming: Coming | None = None  # instead of `starts` and `ends`
    on: Annotated[int, Meta(ge=1, le=31)] | None = None  # of a part: on which day of the whole
    subtitle: str = ""
    acronym: str = ""
    format: s.EventFormat | Literal[""] = ""
    hub: str = ""
    city: str = ""
    country: str = ""
    venue: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    summary: str = ""
    good_to_know: str = ""
    disclaimer: str = ""
    colour: str = ""
    accent: str = ""
    day: tuple[Day, ...] = ()
    organiser: tuple[s.Affiliation, ...] = ()
    contact: tuple[s.Contact, ...] = ()
    link: tuple[s.Link, ...] = ()
    related: tuple[s.Related, ...] = ()
    acknowledgement: s.Acknowledgement | None = None
    tier: tuple[Tier, ...] = ()


class Room(Entry):
    key: Slug
    name: str
    venue: str = ""
    capacity: int | None = None
    equipment: tuple[str, ...] = ()
    booths: int = 0
    online: bool = False
    url: str = ""


class Kind(Entry):
    key: Slug
    name: str
    is_break: bool = False
    wants_chair: bool = False
    minutes: int | None = None


class Person(Entry):
    """Who, and in which position and for whom they appear unless a roster says otherwise."""

    key: Slug
    name: str
    honorific: str = ""
    sort: str = ""
    position: str = ""
    organisations: tuple[str, ...] = ()
    country: str = ""
    biography: str = ""
    email: Address | Literal[""] = ""
    gender: Literal["", "woman", "man", "other"] = ""
    diet: str = ""
    access_needs: str = ""


class As(Entry):
    """A person on a roster, in another position or for another organisation than usual."""

    person: Slug
    position: str | None = None
    organisations: tuple[str, ...] | None = None
    country: str | None = None


class Session(Entry):
    slug: Slug
    title: str
    event: str = ""  # the part's slug; empty: the event itself
    subtitle: str = ""
    code: str = ""
    kind: str = ""
    track: str = ""
    room: str = ""
    all_rooms: bool = False
    day: DayRef | None = None
    start: Clock = ""
    end: Clock = ""  # not after `start`: on the next calendar day
    after_midnight: bool = False  # begins on the calendar day after `day`
    language: str = ""
    interpretation: tuple[str, ...] = ()
    summary: str = ""
    objectives_intro: str = ""
    objectives: tuple[str, ...] = ()
    organiser: tuple[s.Affiliation, ...] = ()
    roster: dict[s.Role, tuple[Slug | As, ...]] = {}
    do_not_record: bool = False
    expected: int | None = None
    sponsor: str = ""  # name of its listing
