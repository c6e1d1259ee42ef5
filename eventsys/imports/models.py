from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.kit.database import Base, Instant, Words, one_of

SHEET_KINDS = ("sessions", "people", "rosters", "rooms", "sponsors", "registrations")
# How far it is settled: its columns, its names, what each row will do.
RUN_STATES = ("uploaded", "mapped", "matched", "planned", "applied", "refused")
RUN_WORK = ("", "match", "plan", "apply")


class SheetRun(Base):
    """One spreadsheet on its way into a summit's draft, with what was decided about it so far."""

    __tablename__ = "sheet_run"
    __table_args__ = (
        one_of("kind", SHEET_KINDS), one_of("state", RUN_STATES), one_of("awaits", RUN_WORK),
        Index("ix_sheet_run_event", "event_id"), Index("ix_sheet_run_awaits", "awaits"),
        CheckConstraint("done <= total", name="no_more_than_all"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))  # of the summit
    kind: Mapped[Words]
    file_name: Mapped[Words]
    digest: Mapped[Words]  # of the file, which is kept
    worksheet: Mapped[Words]
    state: Mapped[Words]
    awaits: Mapped[Words]  # what is to be done next, by the worker where it is long
    mapping: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    decisions: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    report: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    done: Mapped[int] = mapped_column(default=0, server_default="0")  # rows
    total: Mapped[int] = mapped_column(default=0, server_default="0")
    act_id: Mapped[int | None]  # of the journal, when applied
    by: Mapped[Words]
    actor: Mapped[Words]  # as the journal knows who it is: "account:3"
    created_at: Mapped[Instant]


class SheetMapping(Base):
    """Which column means what, remembered for the next sheet with the same header."""

    __tablename__ = "sheet_mapping"
    __table_args__ = (UniqueConstraint("event_id", "kind", "signature"), one_of("kind", SHEET_KINDS))

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    kind: Mapped[Words]
    signature: Mapped[Words]
    mapping: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
