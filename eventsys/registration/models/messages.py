"""Letters of the organisers' to many."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.kit.database import Base, Instant, UtcDateTime, Words, one_of

TELLS = ("", "cancelled", "moved")  # what has become of the event; "": whatever its writer likes


class Message(Base):
    """A letter of the organisers' to a segment of participants."""

    __tablename__ = "message"
    __journal__ = ("event", "event_id")
    __undoable__ = False
    __table_args__ = (Index("ix_message_event", "event_id"), UniqueConstraint("once"), one_of("tells", TELLS))

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    subject: Mapped[Words]
    body: Mapped[Words]  # plain, with {name} and the like
    segment: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # filters of the list, numbers, or groups
    is_needed: Mapped[bool] = mapped_column(default=False, server_default=false())  # else who wants no news gets none
    tells: Mapped[Words]
    once: Mapped[str | None]  # key of the form that made it
    made_at: Mapped[Instant]
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
