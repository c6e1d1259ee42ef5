"""What can differ between two programmes, as values that a page, a letter or a machine can tell.

Names of rooms and people are carried along, so that telling a change needs no look-up in either
programme. `was` is the programme before, `now` the one after.
"""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

FactKind = Literal["venue", "room", "track", "kind", "person"]
ListKind = Literal["event", "session", "venue", "room", "track", "kind", "person"]


class SessionName(Struct, frozen=True, omit_defaults=True):
    """Enough of a session to name it and lead to it."""

    uid: str
    slug: str
    event: str
    title: str
    code: str = ""
    day: date | None = None


class Slot(Struct, frozen=True, omit_defaults=True):
    """When and where a session is held; wall time in its event's zone."""

    day: date | None = None
    starts: datetime | None = None
    fold: int = 0
    minutes: int | None = None
    room: str = ""  # Room.key
    room_name: str = ""
    all_rooms: bool = False


class Capacity(Struct, frozen=True, omit_defaults=True):
    """In which position, and for whom, a person takes part."""

    position: str = ""
    organisations: tuple[str, ...] = ()
    country: str = ""


class Place(Struct, frozen=True, omit_defaults=True):
    city: str = ""
    country: str = ""
    venue: str = ""  # Venue.key
    venue_name: str = ""


class Change(Struct, frozen=True, omit_defaults=True, tag_field="change", tag=True):
    """Base of all changes; in JSON `change` holds the name of the class."""


class SessionChange(Change, frozen=True):
    session: SessionName


class Added(SessionChange, frozen=True):
    """Not in the programme before, not even as withdrawn."""

    slot: Slot | None = None


class Removed(SessionChange, frozen=True):
    """Taken out without a word; its page is gone."""


class Withdrawn(SessionChange, frozen=True):
    """Taken back by an organiser; its page stays and says so."""

    reason: str = ""


class Restored(SessionChange, frozen=True):
    """Was withdrawn or removed, and is held after all."""


class Moved(SessionChange, frozen=True):
    was: Slot
    now: Slot


class Renamed(SessionChange, frozen=True):
    was: str
    now: str


class Joined(SessionChange, frozen=True):
    person: str  # Person.key
    name: str
    role: str


class Left(SessionChange, frozen=True):
    person: str
    name: str
    role: str


class RoleChanged(SessionChange, frozen=True):
    person: str
    name: str
    was: str
    now: str


class CapacityChanged(SessionChange, frozen=True):
    person: str
    name: str
    was: Capacity
    now: Capacity


class RosterReordered(SessionChange, frozen=True):
    """The same people in another order of precedence."""


class LanguageChanged(SessionChange, frozen=True):
    was: str
    now: str


class InterpretationChanged(SessionChange, frozen=True):
    was: tuple[str, ...]
    now: tuple[str, ...]


class TextsChanged(SessionChange, frozen=True):
    fields: tuple[str, ...]  # names of Session's fields: subtitle, summary, objectives ...


class DetailsChanged(SessionChange, frozen=True):
    """All that has no change of its own: code, kind, track, links ..."""

    fields: tuple[str, ...]


class SessionDocumentAdded(SessionChange, frozen=True):
    title: str


class SessionDocumentRemoved(SessionChange, frozen=True):
    title: str


class EventChange(Change, frozen=True):
    event: str  # Event.slug
    title: str


class PartAdded(EventChange, frozen=True):
    pass


class PartRemoved(EventChange, frozen=True):
    pass


class EventRenamed(EventChange, frozen=True):
    was: str
    now: str


class DatesChanged(EventChange, frozen=True):
    was: tuple[date, date]  # first and last day
    now: tuple[date, date]


class PlaceChanged(EventChange, frozen=True):
    was: Place
    now: Place


class EventCancelled(EventChange, frozen=True):
    reason: str = ""


class EventReinstated(EventChange, frozen=True):
    pass


class EventDetailsChanged(EventChange, frozen=True):
    fields: tuple[str, ...]  # names of Event's fields


class SponsorListed(EventChange, frozen=True):
    tier: str  # the tier's own words
    name: str


class SponsorUnlisted(EventChange, frozen=True):
    tier: str
    name: str


class DocumentAdded(EventChange, frozen=True):
    document: str


class DocumentRemoved(EventChange, frozen=True):
    document: str


class FactChange(Change, frozen=True):
    """About a room, track, kind, venue or person, wherever it is named."""

    of: FactKind
    key: str
    name: str


class FactAdded(FactChange, frozen=True):
    pass


class FactRemoved(FactChange, frozen=True):
    pass


class FactRenamed(FactChange, frozen=True):
    was: str
    now: str


class FactDetailsChanged(FactChange, frozen=True):
    fields: tuple[str, ...]


class Reordered(Change, frozen=True):
    """The same entries in another order than the organiser gave before."""

    of: ListKind


AnyChange = (
    Added | Removed | Withdrawn | Restored | Moved | Renamed | Joined | Left | RoleChanged | CapacityChanged
    | RosterReordered | LanguageChanged | InterpretationChanged | TextsChanged | DetailsChanged
    | SessionDocumentAdded | SessionDocumentRemoved
    | PartAdded | PartRemoved | EventRenamed | DatesChanged | PlaceChanged | EventCancelled | EventReinstated
    | EventDetailsChanged | SponsorListed | SponsorUnlisted | DocumentAdded | DocumentRemoved
    | FactAdded | FactRemoved | FactRenamed | FactDetailsChanged | Reordered
)


class Comparison(Struct, frozen=True, omit_defaults=True):
    """Changes of the events first, then of sessions in the order of the agenda, then of what they name.

    `first` marks a programme that has none before it: then nothing in it counts as a change.
    """

    changes: tuple[AnyChange, ...] = ()
    first: bool = False

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def new_uids(self) -> frozenset[str]:
        return frozenset(c.session.uid for c in self.changes if isinstance(c, Added))

    @property
    def restored_uids(self) -> frozenset[str]:
        return frozenset(c.session.uid for c in self.changes if isinstance(c, Restored))

    @property
    def moved_uids(self) -> frozenset[str]:
        return frozenset(c.session.uid for c in self.changes if isinstance(c, Moved))
