"""Who changed what, from what to what, and when: every write of a table that names its subject.

Changes are noticed as the database session flushes, so that no page, import or command can forget to tell.
They belong to an act: one transaction's doing, with a verb. An act can be undone while nobody has changed the
same since; the undoing is an act too, so it can be undone in turn. Nothing here is ever edited.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import JSON, ForeignKey, Index, delete, func, insert, select, text, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from . import clock
from .database import Base, Instant, Words, db

_actor: ContextVar[tuple[str, str]] = ContextVar("actor", default=("system", ""))


class Act(Base):
    """What one transaction did."""

    __tablename__ = "act"
    __table_args__ = (Index("ix_act_about", "about", "id"), Index("ix_act_undoes", "undoes_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[Instant]
    actor: Mapped[Words]  # "account:3", "person:17", "command", "worker"
    actor_name: Mapped[Words]
    verb: Mapped[Words]  # "agenda.move"; "" where nobody said
    about: Mapped[int | None]  # number of the summit; none for people and accounts
    told: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # what the verb's sentence names
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("act.id"))

    changes: Mapped[list["Change"]] = relationship(
        back_populates="act", order_by="Change.id", lazy="raise", viewonly=True)


class Change(Base):
    """One row, before and after: the columns that differ, or all where the row is new or gone."""

    __tablename__ = "act_change"
    __table_args__ = (Index("ix_act_change_subject", "subject", "id"), Index("ix_act_change_act", "act_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"))
    subject: Mapped[Words]  # "session:12"
    of_table: Mapped[Words]
    key: Mapped[list[Any]] = mapped_column(JSON)  # the row's primary key
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    act: Mapped[Act] = relationship(back_populates="changes", lazy="raise", viewonly=True)


@dataclass(frozen=True)
class Theirs:
    """What somebody else changed meanwhile; plain, for it outlives the transaction that came too late."""

    at: datetime  # UTC
    actor_name: str
    verb: str
    subject: str
    of_table: str
    key: list[Any]  # of the row
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Stale(Exception):
    """Somebody else changed it since the reader saw it; `changes` are theirs, the oldest first."""

    def __init__(self, changes: Sequence[Theirs]) -> None:
        super().__init__("changed since it was seen")
        self.changes = changes


@contextmanager
def acting(key: str, name: str = "") -> Iterator[None]:
    """Whatever is written inside was done by this account, person, command or worker."""
    token = _actor.set((key, name))
    try:
        yield
    finally:
        _actor.reset(token)


def act(verb: str, about: int | None = None, **values: Any) -> int:
    """Say what this transaction does, before it writes: `act("agenda.move", about=summit.id, session="Opening")`.

    Writers of one summit queue up here, so that the numbers of its acts rise in the order of their commits.
    The first act of a transaction counts: a verb that calls another keeps its own name. Gives the act's number.
    """
    if "act" not in db.session.info:
        queue_up(about)
    return act_at_once(verb, about, **values)


def act_at_once(verb: str, about: int | None = None, **values: Any) -> int:
    """As `act`, without queueing: for the many who register at the same moment, each in a row of their own."""
    known: int | None = db.session.info.get("act")
    return known if known is not None else enter(verb, about, values)


def enter(verb: str, about: int | None, values: dict[str, Any], undoes: int | None = None) -> int:
    """Write the act's row. For this module and its two neighbours: others call `act`."""
    actor, name = _actor.get()
    number = db.session.connection().scalar(insert(Act).values(
        at=clock.now(), actor=actor, actor_name=name, verb=verb, about=about, told=msgspec.to_builtins(values),
        undoes_id=undoes).returning(Act.id))
    assert number is not None, "the database gave the act no number"
    db.session.info["act"] = number
    return number


def strike(number: int) -> None:
    """Take out an act of this transaction that came to nothing."""
    db.session.info.pop("act", None)
    db.session.connection().execute(delete(Act).where(Act.id == number))


def concerns(about: int) -> None:
    """The act of this transaction is about a summit that was made within it."""
    if (known := db.session.info.get("act")) is not None:
        db.session.connection().execute(update(Act).where(Act.id == known).values(about=about))


def queue_up(about: int | None) -> None:
    """Wait for other writers of the same summit. SQLite has one writer at a time anyhow."""
    connection = db.session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(7201, :about)"), {"about": about or 0})


def current_id() -> int | None:
    """The number of this transaction's act, or of the last one of this request, for an "Undo" beside its notice."""
    return db.session.info.get("act") or db.session.info.get("last_act")


def revision(*subjects: str) -> int:
    """The number of the last change of any of them; 0 where none is recorded. Forms carry it as `seen`."""
    return db.session.scalar(select(func.max(Change.id)).where(Change.subject.in_(subjects))) or 0


def revisions(subjects: Sequence[str]) -> dict[str, int]:
    """As `revision`, of each; those without a change are left out."""
    found = select(Change.subject, func.max(Change.id)).where(Change.subject.in_(subjects)).group_by(Change.subject)
    return {row[0]: row[1] for row in db.session.execute(found)}


def check(seen: int, *subjects: str) -> None:
    """Raises Stale where one of them was changed after `seen`. Call it after `act`, which holds the queue."""
    found = (select(Act.at, Act.actor_name, Act.verb, Change.subject, Change.of_table, Change.key, Change.before,
                    Change.after)
             .join(Change.act).where(Change.subject.in_(subjects), Change.id > seen).order_by(Change.id))
    if changes := [Theirs(*row) for row in db.session.execute(found)]:
        raise Stale(changes)
