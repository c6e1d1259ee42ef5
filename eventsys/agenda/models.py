from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.kit.database import Base, Instant, Words, one_of

LONGEST = 14 * 24 * 60  # minutes
SEVERITIES = ("blocks", "warning", "hint", "off")


class Placement(Base):
    """When and where a session is held: wall time in its event's zone. No row: not placed at all."""

    __tablename__ = "placement"
    __journal__ = ("placement", "session_id")
    __as_one__ = frozenset({"day", "starts", "fold", "minutes", "room_key", "all_rooms"})
    __table_args__ = (
        CheckConstraint("starts IS NULL OR day IS NOT NULL", name="a_time_has_a_day"),
        CheckConstraint(f"minutes BETWEEN 0 AND {LONGEST}", name="length_is_sane"),
        CheckConstraint("fold IN (0, 1)", name="fold_is_a_bit"),
        Index("ix_placement_day_room", "day", "room_key"),
        Index("ix_placement_room_day", "room_key", "day"),
        Index("ix_placement_all_rooms_day", "all_rooms", "day"),
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    room_key: Mapped[Words]
    all_rooms: Mapped[bool] = mapped_column(default=False)
    day: Mapped[date | None]  # the agenda's day: a session past midnight belongs to the day before
    starts: Mapped[datetime | None]  # naive wall time
    fold: Mapped[int] = mapped_column(default=0, server_default="0")
    minutes: Mapped[int | None]  # real minutes
    locked: Mapped[bool] = mapped_column(default=False, server_default=false())  # not to be moved by mistake


class ClashRule(Base):
    """How an event takes one kind of clash, where not as usual."""

    __tablename__ = "clash_rule"
    __journal__ = ("event", "event_id")
    __table_args__ = (UniqueConstraint("event_id", "rule"), one_of("severity", SEVERITIES))

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    rule: Mapped[Words]
    severity: Mapped[Words]


class AcceptedClash(Base):
    """A clash that the organisers know of and live with, and why."""

    __tablename__ = "accepted_clash"
    __journal__ = ("event", "event_id")
    __table_args__ = (UniqueConstraint("event_id", "key"), CheckConstraint("reason <> ''", name="reasoned"))

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    key: Mapped[Words]  # of the clash: its rule and its sides
    extent: Mapped[int] = mapped_column(default=0, server_default="0")  # as bad as this, not worse
    reason: Mapped[Words]
    by: Mapped[Words]  # name of who accepted it
    at: Mapped[Instant]
