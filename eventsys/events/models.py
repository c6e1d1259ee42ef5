from datetime import date, datetime, time
from typing import get_args

import msgspec
from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.kit.database import Base, Instant, Several, UtcDateTime, Words, one_of
from eventsys.programme.structs import Contact, EventFormat, EventKind, EventStatus, Link, Related

EVENT_KINDS: tuple[str, ...] = get_args(EventKind)
FORMATS: tuple[str, ...] = ("", *get_args(EventFormat))
STATUSES: tuple[str, ...] = get_args(EventStatus)
ROLES = ("owner", "editor", "roster", "front desk", "viewer")


class Event(Base):
    """Anything with dates that people come to. One that is part of no other is a unit of publication."""

    __tablename__ = "event"
    __journal__ = ("event", "id")
    __table_args__ = (
        one_of("kind", EVENT_KINDS), one_of("format", FORMATS), one_of("status", STATUSES),
        CheckConstraint("ends >= starts", name="ends_after_it_starts"),
        CheckConstraint("slug <> ''", name="addressed"),
        CheckConstraint("title <> ''", name="titled"),
        CheckConstraint("part_of_id <> id", name="no_part_of_itself"),
        Index("ix_event_part_of", "part_of_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[Words] = mapped_column(unique=True)  # in addresses; made once, never changed
    uid: Mapped[Words] = mapped_column(unique=True)
    part_of_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"))
    title: Mapped[Words]
    subtitle: Mapped[Words]
    acronym: Mapped[Words]
    kind: Mapped[Words]
    format: Mapped[Words]
    status: Mapped[Words] = mapped_column(default="planned", server_default="planned")
    cancelled_reason: Mapped[Words]
    zone: Mapped[Words]  # IANA
    starts: Mapped[date]
    ends: Mapped[date]  # inclusive
    hub: Mapped[Words]
    city: Mapped[Words]
    country: Mapped[Words]  # ISO 3166-1 alpha-2
    venue_key: Mapped[Words]
    language: Mapped[Words]  # of the texts, BCP 47
    languages: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())
    summary: Mapped[Words]  # rich
    good_to_know: Mapped[Words]  # rich
    contacts: Mapped[tuple[Contact, ...]] = mapped_column(Several(Contact), default=())
    links: Mapped[tuple[Link, ...]] = mapped_column(Several(Link), default=())
    related: Mapped[tuple[Related, ...]] = mapped_column(Several(Related), default=())
    disclaimer: Mapped[Words]
    colour: Mapped[Words]  # #RRGGBB
    accent: Mapped[Words]
    picture_digest: Mapped[str | None] = mapped_column(ForeignKey("stored_file.digest"))
    note: Mapped[Words]  # organisers' own, never public
    # A part that is shown apart is not in the whole's agenda.
    shown_apart: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Who has not confirmed is not published.
    confirmed_only: Mapped[bool] = mapped_column(default=False, server_default=false())
    grid_step: Mapped[int] = mapped_column(default=15, server_default="15")  # minutes
    archived_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[Instant]


class _Listed:
    """Rows of a summit that have a key, never changed, and an order that the organiser chose."""

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    key: Mapped[Words]
    name: Mapped[Words]
    rank: Mapped[int] = mapped_column(default=0, server_default="0")


class Venue(_Listed, Base):
    """Venues, rooms, tracks and kinds belong to the summit; its parts share them."""

    __tablename__ = "venue"
    __journal__ = ("event", "event_id")
    __table_args__ = (
        UniqueConstraint("event_id", "key"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="point_is_whole"),
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude_on_earth"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude_on_earth"),
    )

    address: Mapped[Words]
    city: Mapped[Words]
    country: Mapped[Words]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    access: Mapped[Words]
    url: Mapped[Words]


class Room(_Listed, Base):
    __tablename__ = "room"
    __journal__ = ("event", "event_id")
    __table_args__ = (
        UniqueConstraint("event_id", "key"), CheckConstraint("capacity >= 0", name="capacity_not_negative"),
        CheckConstraint("booths >= 0", name="booths_not_negative"),
    )

    venue_key: Mapped[Words]
    capacity: Mapped[int | None]  # seats
    equipment: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())
    online: Mapped[bool] = mapped_column(default=False)
    booths: Mapped[int] = mapped_column(default=0, server_default="0")  # for interpreters
    url: Mapped[Words]


class Track(_Listed, Base):
    __tablename__ = "track"
    __journal__ = ("event", "event_id")
    __table_args__ = (UniqueConstraint("event_id", "key"),)

    letter: Mapped[Words]
    colour: Mapped[Words]  # #RRGGBB


class Kind(_Listed, Base):
    __tablename__ = "session_kind"
    __journal__ = ("event", "event_id")
    __table_args__ = (UniqueConstraint("event_id", "key"),)

    is_break: Mapped[bool] = mapped_column(default=False)
    wants_chair: Mapped[bool] = mapped_column(default=False, server_default=false())  # or a moderator
    minutes: Mapped[int | None]  # how long one usually lasts


class Day(Base):
    __tablename__ = "event_day"
    __journal__ = ("event", "event_id")
    __table_args__ = (UniqueConstraint("event_id", "date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    date: Mapped[date]
    title: Mapped[Words]
    opens: Mapped[time | None]
    closes: Mapped[time | None]


class Organiser(Base):
    """An organisation that convenes the event, as it was named then."""

    __tablename__ = "event_organiser"
    __journal__ = ("event", "event_id")
    __table_args__ = (Index("ix_event_organiser_event", "event_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    name: Mapped[Words]
    country: Mapped[Words]
    url: Mapped[Words]


class Version(msgspec.Struct, frozen=True):
    """A file that a document was before."""

    digest: str
    media_type: str
    size: int  # octets
    until: datetime  # when the next one took its place


class DocumentColumns:
    """A document, here or elsewhere; shared by those of events and of sessions."""

    id: Mapped[int] = mapped_column(primary_key=True)
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    title: Mapped[Words]
    url: Mapped[Words]
    digest: Mapped[str | None] = mapped_column(ForeignKey("stored_file.digest"))
    media_type: Mapped[Words]
    size: Mapped[int | None]  # octets
    language: Mapped[Words]
    is_public: Mapped[bool] = mapped_column(default=True)
    earlier: Mapped[tuple[Version, ...]] = mapped_column(  # the latest of them last
        Several(Version), default=(), server_default="[]")


class EventDocument(DocumentColumns, Base):
    __tablename__ = "event_document"
    __journal__ = ("event", "event_id")
    __table_args__ = (Index("ix_event_document_event", "event_id"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))


class Walk(Base):
    """How long people walk between two venues of a summit, where the organiser knows better than the map."""

    __tablename__ = "walk"
    __journal__ = ("event", "event_id")
    __table_args__ = (
        UniqueConstraint("event_id", "one_key", "other_key"), CheckConstraint("minutes >= 0", name="takes_time"),
        CheckConstraint("one_key < other_key", name="smaller_first"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    one_key: Mapped[Words]
    other_key: Mapped[Words]
    minutes: Mapped[int]


class Membership(Base):
    """Which role an account has in a summit, or in all events of a hub. What a role may do: access.py."""

    __tablename__ = "membership"
    __journal__ = ("account", "account_id")
    __table_args__ = (
        one_of("role", ROLES),
        CheckConstraint("(event_id IS NULL) = (hub <> '')", name="of_an_event_or_a_hub"),
        UniqueConstraint("account_id", "event_id"),
        Index("uq_membership_account_hub", "account_id", "hub", unique=True,
              sqlite_where=text("hub <> ''"), postgresql_where=text("hub <> ''")),
        Index("ix_membership_event", "event_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))  # a summit
    hub: Mapped[Words]
    role: Mapped[Words]
