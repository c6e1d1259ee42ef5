from datetime import date, time
from typing import get_args

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.kit.database import Base, Instant, Several, Words, one_of
from eventsys.programme.structs import Contact, EventFormat, EventKind, EventStatus, Link, Related

EVENT_KINDS: tuple[str, ...] = get_args(EventKind)
FORMATS: tuple[str, ...] = ("", *get_args(EventFormat))
STATUSES: tuple[str, ...] = get_args(EventStatus)


class Event(Base):
    """Anything with dates that people come to. One that is part of no other is a unit of publication."""

    __tablename__ = "event"
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
    __table_args__ = (
        UniqueConstraint("event_id", "key"), CheckConstraint("capacity >= 0", name="capacity_not_negative"),
    )

    venue_key: Mapped[Words]
    capacity: Mapped[int | None]  # seats
    equipment: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())
    online: Mapped[bool] = mapped_column(default=False)
    url: Mapped[Words]


class Track(_Listed, Base):
    __tablename__ = "track"
    __table_args__ = (UniqueConstraint("event_id", "key"),)

    letter: Mapped[Words]
    colour: Mapped[Words]  # #RRGGBB


class Kind(_Listed, Base):
    __tablename__ = "session_kind"
    __table_args__ = (UniqueConstraint("event_id", "key"),)

    is_break: Mapped[bool] = mapped_column(default=False)


class Day(Base):
    __tablename__ = "event_day"
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
    __table_args__ = (Index("ix_event_organiser_event", "event_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    name: Mapped[Words]
    country: Mapped[Words]
    url: Mapped[Words]


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


class EventDocument(DocumentColumns, Base):
    __tablename__ = "event_document"
    __table_args__ = (Index("ix_event_document_event", "event_id"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
