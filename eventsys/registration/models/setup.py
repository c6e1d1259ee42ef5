"""What organisers set up: how many places of what, for whom, and what is asked."""

from datetime import datetime

import msgspec
from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, false, text, true
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.kit.database import Base, Instant, Several, UtcDateTime, Words, one_of

from ..rules import ADMISSIONS, CARES, QUESTION_KINDS


class Places(Base):
    """How many there are of something, and how many are taken. The database refuses one too many.

    Changed only by places.py, with statements that are conditions and changes in one.
    """

    __tablename__ = "places"
    __table_args__ = (
        CheckConstraint("taken >= 0", name="taken_not_negative"), CheckConstraint("places >= 0", name="not_negative"),
        CheckConstraint("taken <= places", name="no_more_than_there_are"),
        CheckConstraint("waiting >= 0", name="waiting_not_negative"),
    )

    of: Mapped[Words] = mapped_column(primary_key=True)  # "event:3", "category:5", "category:5:country:KE" ...
    places: Mapped[int | None]  # None: as many as come
    taken: Mapped[int] = mapped_column(default=0, server_default="0")
    waiting: Mapped[int] = mapped_column(default=0, server_default="0")  # in line for one
    drawn: Mapped[int] = mapped_column(default=0, server_default="0")  # numbers that were given out to those in line


class Setup(Base):
    """How one summit registers; no row: it does not."""

    __tablename__ = "registration_setup"
    __journal__ = ("event", "event_id")
    __undoable__ = False
    __table_args__ = (CheckConstraint("offer_hours BETWEEN 1 AND 720", name="offers_last_a_while"),
                      CheckConstraint("places >= 0", name="places_not_negative"))

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), unique=True)
    is_open: Mapped[bool] = mapped_column(default=False, server_default=false())  # the organiser's own switch
    places: Mapped[int | None]  # of all categories together
    introduction: Mapped[Words]  # rich; above the categories
    privacy: Mapped[Words]  # rich; who keeps what, and how long
    offer_hours: Mapped[int] = mapped_column(default=48, server_default="48")  # an offered place is kept so long
    changes_until: Mapped[datetime | None]  # wall time; afterwards names and answers stay
    shows_participants: Mapped[bool] = mapped_column(default=False, server_default=false())  # those who agreed
    # Days after the event's end.
    erase_care_after: Mapped[int] = mapped_column(default=30, server_default="30")  # diet, access, visa ...
    erase_all_after: Mapped[int | None] = mapped_column(default=730, server_default="730")  # names too; None: never
    erasure_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when the organisers were told it comes
    care_erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Category(Base):
    """City delegate, civil society, press, staff ..."""

    __tablename__ = "category"
    __journal__ = ("event", "event_id")
    __undoable__ = False
    __table_args__ = (
        UniqueConstraint("event_id", "key"), one_of("admission", ADMISSIONS),
        CheckConstraint("places >= 0", name="places_not_negative"),
        CheckConstraint("closes IS NULL OR opens IS NULL OR closes > opens", name="closes_after_it_opens"),
        CheckConstraint("name <> ''", name="named"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    key: Mapped[Words]
    name: Mapped[Words]
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    words: Mapped[Words]  # who it is for; shown where one chooses
    admission: Mapped[Words] = mapped_column(default="open", server_default="open")
    places: Mapped[int | None]  # as set; counted in Places "category:<id>"
    per_organisation: Mapped[int | None]
    per_country: Mapped[int | None]
    opens: Mapped[datetime | None]  # wall time
    closes: Mapped[datetime | None]
    has_waiting_list: Mapped[bool] = mapped_column(default=True, server_default=true())
    # Whoever changes answers keeps the place, and an organiser looks at it again.
    looks_again: Mapped[bool] = mapped_column(default=False, server_default=false())
    confirmed_words: Mapped[Words]  # rich; stand in the letter that confirms
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # taken out of use; its people stay


class Option(msgspec.Struct, frozen=True):
    key: str  # made once; answers and conditions name it
    label: str


class Question(Base):
    """Asked of participants. Answers keep the words of the question that they answered."""

    __tablename__ = "question"
    __journal__ = ("event", "event_id")
    __table_args__ = (
        one_of("kind", QUESTION_KINDS), one_of("care", CARES), CheckConstraint("label <> ''", name="worded"),
        CheckConstraint("only_if_id <> id", name="not_only_if_itself"), Index("ix_question_event", "event_id", "rank"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    rank: Mapped[int] = mapped_column(default=0, server_default="0")
    page: Mapped[Words]  # heading of the group that it stands in: one group is one page
    kind: Mapped[Words]
    label: Mapped[Words]
    help: Mapped[Words]
    is_required: Mapped[bool] = mapped_column(default=False, server_default=false())
    options: Mapped[tuple[Option, ...]] = mapped_column(Several(Option), default=())
    only_if_id: Mapped[int | None] = mapped_column(ForeignKey("question.id", ondelete="SET NULL"))
    only_if_values: Mapped[tuple[str, ...]] = mapped_column(Several(str), default=())  # keys of options; "yes", "no"
    categories: Mapped[tuple[int, ...]] = mapped_column(Several(int), default=())  # numbers; none: all
    care: Mapped[Words]
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # asked no more; its answers stay


class Code(Base):
    """Opens a category to those who know it, so many times; or, without words, one personal link (a ticket)."""

    __tablename__ = "code"
    __journal__ = ("event", "event_id")
    __undoable__ = False
    __table_args__ = (
        Index("uq_code_event_words", "event_id", "words", unique=True, sqlite_where=text("words <> ''"),
              postgresql_where=text("words <> ''")),
        CheckConstraint("uses >= 1", name="some_use"), Index("ix_code_category", "category_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id", ondelete="CASCADE"))
    words: Mapped[Words]  # upper case: "MAYORS-2027"
    email: Mapped[Words]  # of a personal link
    name: Mapped[Words]
    uses: Mapped[int | None]  # counted in Places "code:<id>"; None: any number
    until: Mapped[datetime | None]  # wall time
    priority: Mapped[int] = mapped_column(default=0, server_default="0")  # of its people in line; the higher the sooner
    note: Mapped[Words]
    made_at: Mapped[Instant]
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
