from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.kit.database import Base, Instant, Several, UtcDateTime, Words, one_of

SUBMISSION_STATES = ("waiting", "accepted", "declined")
USUALLY_WANTED = ("biography", "picture", "position")


class Wishes(Base):
    """What a summit wants of everybody on its rosters. No row: what is usual, and no slides."""

    __tablename__ = "wishes"
    __journal__ = ("event", "event_id")

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), unique=True)
    wants: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=USUALLY_WANTED)
    slides_for: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())  # keys of session kinds
    reply_by: Mapped[date | None]


class Invitation(Base):
    """One person asked to one summit, for all their sessions there. Its secret links are tickets."""

    __tablename__ = "invitation"
    __journal__ = ("person", "person_id")
    __table_args__ = (UniqueConstraint("summit_id", "person_id"), Index("ix_invitation_person", "person_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    summit_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when the first letter was written
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reply_by: Mapped[date | None]  # as the last letter said
    message: Mapped[Words]  # theirs to the organisers
    # Numbers of those that became this one as two people were merged: their links open it.
    former: Mapped[tuple[int, ...]] = mapped_column(Several(int), default=())

    def succeed(self, other: "Invitation") -> None:
        self.former = tuple(dict.fromkeys((*self.former, *other.former, other.id)))


class Submission(Base):
    """What a person sent about themselves; nothing of it is public before an organiser accepts it."""

    __tablename__ = "submission"
    __journal__ = ("person", "person_id")
    __table_args__ = (
        one_of("state", SUBMISSION_STATES), Index("ix_submission_summit_state", "summit_id", "state"),
        Index("ix_submission_person", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    summit_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("session.id", ondelete="CASCADE"))  # of slides
    field: Mapped[Words]  # name, position, biography, picture, slides ...
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # as it was when they sent it
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    state: Mapped[Words] = mapped_column(default="waiting", server_default="waiting")
    sent_at: Mapped[Instant]
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[Words]
    note: Mapped[Words]  # the organiser's words on it, for the person to read
