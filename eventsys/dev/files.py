"""A data file of the demo: an event, how its editions differ, and what waits on the desk since the last one."""

from typing import Literal

from msgspec import field

from eventsys.agenda.clashes.rules.values import Rule, Severity
from eventsys.programme import structs as s

from .entries import (
    Address,
    Clock,
    DayRef,
    Entry,
    Event,
    Kind,
    Listing,
    Person,
    Room,
    Session,
    Slug,
    Tier,
)

Answer = Literal["", "proposed", "invited", "confirmed", "declined"]  # "": not asked


class Change(Entry):
    session: Slug


class Move(Change):
    note: str  # why; for whoever reads the file
    day: DayRef | None = None
    start: Clock = ""
    end: Clock = ""
    room: str = ""


class Withdraw(Change):
    reason: str  # public


class Replace(Change):
    person: Slug
    by: Slug
    note: str


class Retitle(Change):
    title: str
    note: str


class Changes(Entry):
    """What is otherwise than it was in the edition before."""

    move: tuple[Move, ...] = ()
    withdraw: tuple[Withdraw, ...] = ()
    replace: tuple[Replace, ...] = ()
    retitle: tuple[Retitle, ...] = ()
    person: tuple[Person, ...] = ()
    session: tuple[Session, ...] = ()


class Edition(Changes, kw_only=True):
    note: str


class Join(Change):
    person: Slug
    role: s.Role
    state: Answer


class LateListing(Listing, kw_only=True):
    tier: Slug


class Absence(Entry):
    """On a day, from a time to a later one of the same day."""

    person: Slug
    day: DayRef
    start: Clock
    end: Clock
    note: str = ""


class Accepted(Change):
    rule: Rule
    reason: str
    by: str


class Biography(Entry):
    """Sent by its person, and waiting to be accepted."""

    person: Slug
    text: str


class Answers(Entry):
    """What people said when they were asked for all they do; those who are not named here said `usual`."""

    asked_days_ago: int
    usual: Answer
    unasked: tuple[Slug, ...] = ()
    proposed: tuple[Slug, ...] = ()
    invited: tuple[Slug, ...] = ()
    declined: tuple[Slug, ...] = ()

    def of(self, person: Slug) -> Answer:
        named: dict[Answer, tuple[Slug, ...]] = {
            "": self.unasked, "proposed": self.proposed, "invited": self.invited, "declined": self.declined}
        return next((answer for answer, people in named.items() if person in people), self.usual)


class Wishes(Entry):
    wants: tuple[str, ...]
    reply_by_weeks_before: int


class Colleague(Entry):
    email: Address
    name: str
    role: Literal["editor", "roster", "front desk", "viewer"]


class Draft(Changes, kw_only=True):
    """What organisers did since the last edition, and what waits for them. Nothing of it is public yet."""

    answers: Answers
    wishes: Wishes
    join: tuple[Join, ...] = ()
    listing: tuple[LateListing, ...] = ()
    biography: tuple[Biography, ...] = ()
    absence: tuple[Absence, ...] = ()
    severities: dict[Rule, Severity] = field(default_factory=dict)
    accepted: tuple[Accepted, ...] = ()
    colleague: tuple[Colleague, ...] = ()


class Participant(Entry, array_like=True):
    """A line of the list of who has registered."""

    category: Slug
    state: Literal["pending", "waitlisted", "offered", "confirmed", "declined", "cancelled"]
    name: str
    position: str
    organisation: str
    city: str
    country: str  # ISO 3166-1 alpha-2


class RegistrationCategory(Entry):
    key: Slug
    name: str
    words: str = ""
    admission: Literal["open", "approval", "invitation"] = "open"
    places: int | None = None
    per_organisation: int | None = None
    per_country: int | None = None
    closes_days_before: int = 0  # the summit's first day; 0: it does not
    looks_again: bool = False
    confirmed: str = ""  # Markdown
    code: str = ""
    code_uses: int | None = None


class RegistrationQuestion(Entry):
    page: str
    kind: str
    label: str
    help: str = ""
    options: tuple[str, ...] = ()
    categories: tuple[Slug, ...] = ()  # none: all


class Registration(Entry):
    """How one registers, and who has. Nobody has a place beyond those that there are."""

    places: int
    introduction: str  # Markdown
    privacy: str  # Markdown
    category: tuple[RegistrationCategory, ...]
    people: tuple[Participant, ...] = ()
    question: tuple[RegistrationQuestion, ...] = ()
    sets: tuple[str, ...] = ()  # ready sets, behind the questions
    offer_hours: int = 48
    shows_participants: bool = False


class EventFile(Entry):
    """All that is said of one event: by its own file and by those of the folder with the same name."""

    note: str = ""  # of the first edition
    event: Event | None = None
    part: tuple[Event, ...] = ()
    venue: tuple[s.Venue, ...] = ()
    room: tuple[Room, ...] = ()
    track: tuple[s.Track, ...] = ()
    kind: tuple[Kind, ...] = ()
    tier: tuple[Tier, ...] = ()  # of the event itself, where a file of their own holds them
    person: tuple[Person, ...] = ()
    session: tuple[Session, ...] = ()
    later: tuple[Edition, ...] = field(default=(), name="edition")
    draft: Draft | None = None
    registration: Registration | None = None
