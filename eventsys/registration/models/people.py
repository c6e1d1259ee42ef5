"""Who registers: alone or in a delegation, what they answered and what they agreed to."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint, false, text, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eventsys.kit.database import Base, Instant, Several, UtcDateTime, Words, one_of

from ..rules import ENDED, STATES

SOURCES = ("form", "desk", "sheet", "delegation")
DELEGATION_STATES = ("applied", "granted", "refused")
_ENDED = ", ".join(f"'{state}'" for state in sorted(ENDED))


class Wish(msgspec.Struct, frozen=True):
    """So many places of a category."""

    category: int  # number
    places: int


class Delegation(Base):
    """Several registrations of one organisation under a focal point, who nominates them."""

    __tablename__ = "delegation"
    __journal__ = ("delegation", "id")
    __undoable__ = False
    __table_args__ = (one_of("state", DELEGATION_STATES), Index("ix_delegation_event", "event_id"),
                      CheckConstraint("organisation <> ''", name="of_somebody"))

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    organisation: Mapped[Words]
    country: Mapped[Words]  # ISO 3166-1 alpha-2
    city: Mapped[Words]
    focal_name: Mapped[Words]
    focal_email: Mapped[Words]
    state: Mapped[Words]
    locale: Mapped[Words]  # of letters
    wishes: Mapped[tuple[Wish, ...]] = mapped_column(Several(Wish), default=())  # theirs, when they applied
    message: Mapped[Words]  # and why
    answer: Mapped[Words]  # the organisers'
    swaps_until: Mapped[datetime | None]  # wall time; after it names stay, and places left over go to others
    note: Mapped[Words]
    made_at: Mapped[Instant]
    once: Mapped[str | None] = mapped_column(unique=True)  # of the form with which they applied


class Allotment(Base):
    """Places of one category kept for a delegation: taken from the category's when they are granted."""

    __tablename__ = "allotment"
    __journal__ = ("delegation", "delegation_id")
    __undoable__ = False
    __table_args__ = (
        UniqueConstraint("delegation_id", "category_id"), CheckConstraint("places >= 0", name="not_negative"),
        Index("ix_allotment_category", "category_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id", ondelete="CASCADE"))
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id", ondelete="CASCADE"))
    places: Mapped[int]  # counted in Places "allotment:<id>"


class Registration(Base):
    """A person's place at a summit, or their wish for one."""

    __tablename__ = "registration"
    __journal__ = ("registration", "id")
    __undoable__ = False
    __table_args__ = (
        one_of("state", STATES), one_of("source", SOURCES), UniqueConstraint("code"), UniqueConstraint("once"),
        Index("uq_registration_event_email", "event_id", "email", unique=True,
              sqlite_where=text(f"email <> '' AND state NOT IN ({_ENDED})"),
              postgresql_where=text(f"email <> '' AND state NOT IN ({_ENDED})")),
        Index("ix_registration_line", "category_id", "state", "priority", "line"),
        Index("ix_registration_event_state", "event_id", "state"), Index("ix_registration_delegation", "delegation_id"),
        Index("ix_registration_offer", "state", "offer_until"), Index("ix_registration_email", "email"),
        CheckConstraint("(state = 'waitlisted') = (line IS NOT NULL)", name="in_line_while_it_waits"),
        CheckConstraint("offer_until IS NULL OR state = 'offered'", name="deadline_of_an_offer"),
        CheckConstraint("email = lower(email)", name="email_in_lower_case"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id"))  # whose place it is
    is_head: Mapped[bool] = mapped_column(default=False, server_default=false())  # of the delegation
    code: Mapped[Words]  # shown, and in the QR code: it names the registration and opens nothing
    state: Mapped[Words]
    name: Mapped[Words]  # as it stands on the badge
    email: Mapped[Words]  # lower case; "" where a focal point has not told it yet
    position: Mapped[Words]
    organisation: Mapped[Words]
    country: Mapped[Words]  # ISO 3166-1 alpha-2
    city: Mapped[Words]
    locale: Mapped[Words]  # of letters
    source: Mapped[Words]
    code_id: Mapped[int | None] = mapped_column(ForeignKey("code.id", ondelete="SET NULL"))
    line: Mapped[int | None]  # number drawn when it went in line
    priority: Mapped[int] = mapped_column(default=0, server_default="0")
    offer_until: Mapped[datetime | None] = mapped_column(UtcDateTime)  # of offers with a deadline
    to_look_at: Mapped[bool] = mapped_column(default=False, server_default=false())  # changed since it was approved
    reason: Mapped[Words]  # why it ended, for the person to read
    holds: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())  # of which Places it has one
    once: Mapped[str | None]  # key of the form that made it
    once_digest: Mapped[Words]  # of what that form said
    sequence: Mapped[int] = mapped_column(default=0, server_default="0")  # of its calendar entry, RFC 5545
    is_listed: Mapped[bool] = mapped_column(default=False, server_default=false())  # agreed to stand in the public list
    wants_news: Mapped[bool] = mapped_column(default=True, server_default=true())  # letters that need not be
    registered_at: Mapped[Instant]
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    completed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when they, or the focal point, gave their data
    note: Mapped[Words]  # organisers' own
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Answer(msgspec.Struct, frozen=True):
    """To a question as it stood then."""

    question: int  # number
    label: str
    kind: str
    value: Any  # text; a list of option keys; digest of a file
    words: str  # as a person reads it


class Answers(Base):
    __tablename__ = "answers"
    __journal__ = ("registration", "registration_id")
    __undoable__ = False

    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), primary_key=True)
    given: Mapped[tuple[Answer, ...]] = mapped_column(Several(Answer), default=())

    registration: Mapped[Registration] = relationship(lazy="raise")


class CareAnswers(Base):
    """About diet, access, visa, whom to call: kept apart, never journalled, erased on a date."""

    __tablename__ = "care_answers"

    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), primary_key=True)
    care: Mapped[Words] = mapped_column(primary_key=True)
    given: Mapped[tuple[Answer, ...]] = mapped_column(Several(Answer), default=())

    registration: Mapped[Registration] = relationship(lazy="raise")


class Consent(Base):
    """What somebody agreed to, in the words that they were shown. Never changed: a withdrawal is a row of its own."""

    __tablename__ = "consent"
    __journal__ = ("registration", "registration_id")
    __undoable__ = False
    __table_args__ = (Index("ix_consent_registration", "registration_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"))
    about: Mapped[Words]  # "participants" (the public list), "news", "question:12"
    words: Mapped[Words]
    given: Mapped[bool]
    at: Mapped[Instant]

    registration: Mapped[Registration] = relationship(lazy="raise")


class Application(Base):
    """A form that is being filled in: kept by its secret link (a ticket), cleared when it grows old."""

    __tablename__ = "application"
    __table_args__ = (Index("ix_application_event", "event_id"), Index("ix_application_changed", "changed_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id", ondelete="SET NULL"))
    code_id: Mapped[int | None] = mapped_column(ForeignKey("code.id", ondelete="SET NULL"))
    # The registration that it completes or changes; none while it is somebody's first.
    registration_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"))
    you: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # name, email, position ...
    answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # by the question's number
    pages: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())  # that were gone through
    locale: Mapped[Words]
    once: Mapped[Words]  # key of the registration to come
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    made_at: Mapped[Instant]
    changed_at: Mapped[Instant]
