"""Sessions to sign up for, and an agenda of one's own."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.kit.database import Base, Instant, Words, one_of

SIGN_UP_STATES = ("confirmed", "waitlisted")


class SignUpSession(Base):
    """A session of the programme for which one signs up."""

    __tablename__ = "sign_up_session"
    __journal__ = ("event", "event_id")
    __undoable__ = False
    __table_args__ = (
        UniqueConstraint("event_id", "session"), CheckConstraint("places >= 0", name="places_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    session: Mapped[Words]  # slug, as in the programme
    places: Mapped[int | None]  # counted in Places "session:<id>"
    closes: Mapped[datetime | None]  # wall time; none: when the session begins


class SignUp(Base):
    __tablename__ = "sign_up"
    __journal__ = ("registration", "registration_id")
    __undoable__ = False
    __table_args__ = (
        UniqueConstraint("registration_id", "session_id"), one_of("state", SIGN_UP_STATES),
        CheckConstraint("(state = 'waitlisted') = (line IS NOT NULL)", name="in_line_while_it_waits"),
        Index("ix_sign_up_line", "session_id", "state", "line"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"))
    session_id: Mapped[int] = mapped_column(ForeignKey("sign_up_session.id", ondelete="CASCADE"))
    state: Mapped[Words]
    line: Mapped[int | None]
    at: Mapped[Instant]


class Star(Base):
    """A session in a participant's own agenda."""

    __tablename__ = "star"

    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), primary_key=True)
    session: Mapped[Words] = mapped_column(primary_key=True)  # slug


class AgendaDigest(Base):
    """Up to which edition participants were told by mail of changes in their agendas."""

    __tablename__ = "agenda_digest"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True,
                                          autoincrement=False)
    told: Mapped[int]  # number of the edition
    telling: Mapped[int | None]  # of the one that letters are being written of


class PersonalFeed(Base):
    """A calendar address of one's own; of its token only the hash is kept."""

    __tablename__ = "personal_feed"
    __table_args__ = (UniqueConstraint("token_hash"), CheckConstraint("length(token_hash) = 64", name="hashed"))

    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), primary_key=True)
    token_hash: Mapped[Words]  # SHA-256, hex, of 160 random bits and more
    alarm: Mapped[int | None]  # minutes before a session; none: no alarm
    made_at: Mapped[Instant]
