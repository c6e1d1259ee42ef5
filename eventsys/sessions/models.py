from datetime import datetime
from typing import get_args

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventsys.events.models import DocumentColumns
from eventsys.kit.database import Base, Instant, Several, UtcDateTime, Words, one_of
from eventsys.programme.structs import Link, Role

ROLES: tuple[str, ...] = get_args(Role)
STATES = ("", "proposed", "invited", "confirmed", "declined")


class Session(Base):
    """An entry of an event's agenda. When and where it is held is the agenda's to say (`Placement`)."""

    __tablename__ = "session"
    __journal__ = ("session", "id")
    __table_args__ = (
        UniqueConstraint("summit_id", "slug"),
        CheckConstraint("slug <> ''", name="addressed"),
        CheckConstraint("title <> ''", name="titled"),
        Index("ix_session_event", "event_id"),
        Index("ix_session_sponsor", "sponsor_id"),
        Index("uq_session_guid", "summit_id", "guid", unique=True,
              sqlite_where=text("guid <> ''"), postgresql_where=text("guid <> ''")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    summit_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))  # part of no other
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))  # the summit or a part
    slug: Mapped[Words]  # in addresses; made once, never changed
    uid: Mapped[Words] = mapped_column(unique=True)  # of calendars; made once, never changed
    guid: Mapped[Words]  # of schedule files, as it came
    code: Mapped[Words]  # reference code
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    title: Mapped[Words]
    subtitle: Mapped[Words]
    kind_key: Mapped[Words]
    track_key: Mapped[Words]
    language: Mapped[Words]
    interpretation: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())
    summary: Mapped[Words]  # rich
    objectives_intro: Mapped[Words]  # rich
    objectives: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())
    links: Mapped[tuple[Link, ...]] = mapped_column(Several(Link), default=())
    stream_url: Mapped[Words]
    license: Mapped[Words]
    do_not_record: Mapped[bool] = mapped_column(default=False)
    withdrawn: Mapped[bool] = mapped_column(default=False)
    withdrawn_reason: Mapped[Words]
    expected: Mapped[int | None]  # people
    sponsor_id: Mapped[int | None] = mapped_column(ForeignKey("sponsor_listing.id", ondelete="SET NULL"))
    note: Mapped[Words]  # organisers' own, never public
    created_at: Mapped[Instant]

    roster: Mapped[list["Appearance"]] = relationship(
        cascade="all, delete-orphan", order_by="Appearance.rank", lazy="raise")
    organisers: Mapped[list["SessionOrganiser"]] = relationship(
        cascade="all, delete-orphan", order_by="SessionOrganiser.rank", lazy="raise")
    documents: Mapped[list["SessionDocument"]] = relationship(
        cascade="all, delete-orphan", order_by="SessionDocument.rank", lazy="raise")


class Appearance(Base):
    """A person in a role, in the position and for the organisations they held that day."""

    __tablename__ = "appearance"
    __journal__ = ("session", "session_id")
    __once__ = ("session_id", "person_id", "role")  # two that agree become one when people are merged
    __table_args__ = (
        one_of("role", ROLES), one_of("state", STATES), Index("ix_appearance_session", "session_id"),
        Index("ix_appearance_person", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    rank: Mapped[int] = mapped_column(default=0, server_default="0")  # order of precedence
    role: Mapped[Words]
    position: Mapped[Words]
    organisations: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())  # as named that day
    country: Mapped[Words]  # ISO 3166-1 alpha-2
    state: Mapped[Words]  # "" where nobody asked; who declined is not published
    state_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    note: Mapped[Words]  # organisers' own, never public


class SessionOrganiser(Base):
    __tablename__ = "session_organiser"
    __journal__ = ("session", "session_id")
    __table_args__ = (Index("ix_session_organiser_session", "session_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    name: Mapped[Words]
    country: Mapped[Words]
    url: Mapped[Words]


class SessionDocument(DocumentColumns, Base):
    __tablename__ = "session_document"
    __journal__ = ("session", "session_id")
    __table_args__ = (Index("ix_session_document_session", "session_id"),)

    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))


class Absence(Base):
    """When a person cannot be had during a summit: wall time in the summit's zone."""

    __tablename__ = "absence"
    __journal__ = ("person", "person_id")
    __table_args__ = (
        CheckConstraint("ends > starts", name="ends_after_it_starts"), Index("ix_absence_summit", "summit_id"),
        Index("ix_absence_person", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    summit_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    told_by: Mapped[Words]  # "person" or "organiser"
    note: Mapped[Words]  # never public
