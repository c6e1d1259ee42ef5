from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.kit.database import Base, Words

LONGEST = 14 * 24 * 60  # minutes


class Placement(Base):
    """When and where a session is held: wall time in its event's zone. No row: not placed at all."""

    __tablename__ = "placement"
    __table_args__ = (
        CheckConstraint("starts IS NULL OR day IS NOT NULL", name="a_time_has_a_day"),
        CheckConstraint(f"minutes BETWEEN 0 AND {LONGEST}", name="length_is_sane"),
        CheckConstraint("fold IN (0, 1)", name="fold_is_a_bit"),
        Index("ix_placement_day_room", "day", "room_key"),
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    room_key: Mapped[Words]
    all_rooms: Mapped[bool] = mapped_column(default=False)
    day: Mapped[date | None]  # the agenda's day: a session past midnight belongs to the day before
    starts: Mapped[datetime | None]  # naive wall time
    fold: Mapped[int] = mapped_column(default=0, server_default="0")
    minutes: Mapped[int | None]  # real minutes
