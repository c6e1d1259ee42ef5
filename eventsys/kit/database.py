"""The database: one session, one transaction at the edge, and the column types of the house."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import RLock
from typing import Annotated, Any, ClassVar, Generic, TypeVar

import msgspec
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, CheckConstraint, DateTime, Engine, MetaData, Table, Text, event, text
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

T = TypeVar("T")


class Base(DeclarativeBase):
    # What the journal calls a row: ("session", "session_id") makes "session:12". None: it is not journalled.
    __journal__: ClassVar[tuple[str, str] | None] = None
    # Columns that mean something only together: an act that changed one is undone only where none was changed since.
    __as_one__: ClassVar[frozenset[str]] = frozenset()
    # False: more hangs on the row than the journal knows (counters, letters): an act that touched it stays done.
    __undoable__: ClassVar[bool] = True
    # The journal deletes by itself what a foreign key would take along; a parent may go before, and its rows with it.
    __mapper_args__ = {"confirm_deleted_rows": False}  # noqa: RUF012

    metadata = MetaData(naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    })


@event.listens_for(Table, "after_parent_attach")
def _number_once(table: Table, parent: MetaData) -> None:
    """SQLite gives no number a second time, as PostgreSQL does not: the journal knows rows by their numbers."""
    if parent is Base.metadata:
        table.dialect_options["sqlite"]["autoincrement"] = True


db = SQLAlchemy(model_class=Base)
_turns = RLock()


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, kept and given back as UTC on every engine."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant needs its zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


class Several(TypeDecorator[tuple[T, ...]], Generic[T]):
    """A short list of plain values or of frozen structs, kept as JSON and given back as a tuple."""

    impl = JSON
    cache_ok = True

    def __init__(self, item: type[T]) -> None:
        super().__init__()
        self.item = item

    def process_bind_param(self, value: tuple[T, ...] | None, dialect: Dialect) -> Any:
        return [] if value is None else msgspec.to_builtins(tuple(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[T, ...]:
        return msgspec.convert(value or [], tuple[self.item, ...])  # type: ignore[name-defined]


Words = Annotated[str, mapped_column(Text, default="", server_default="")]  # unknown is the empty string
Instant = Annotated[datetime, mapped_column(UtcDateTime)]


def one_of(column: str, values: tuple[str, ...], name: str = "") -> CheckConstraint:
    """CHECK that a text column holds one of the words of an enum."""
    listed = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=name or f"{column}_known")


@contextmanager
def transaction(alone_on: str = "") -> Iterator[None]:
    """All that is written inside is committed together at the end, or not at all.

    On SQLite the write lock is taken at once: a reader that turns writer halfway would fail as busy.
    With `alone_on` (a table) it sees one moment of the whole database, and of several such transactions
    each begins when the one before has ended. SQLite gives that anyhow.
    """
    if db.session.new or db.session.dirty or db.session.deleted:
        raise RuntimeError("something was changed outside a transaction")
    db.session.rollback()
    with _turn():
        _begin_writing(alone_on)
        try:
            yield
            db.session.commit()
        except BaseException:
            db.session.rollback()
            raise


@contextmanager
def _turn() -> Iterator[None]:
    """SQLite has one writer, and the others ask again every so often: of hundreds, somebody asks at the wrong moments
    until they are refused. So the threads of a process stand in line here, and only one of each process asks.
    """
    if db.engine.dialect.name != "sqlite":
        yield
        return
    with _turns:
        yield


def _begin_writing(alone_on: str) -> None:
    if not alone_on or db.engine.dialect.name == "sqlite":
        db.session.connection(execution_options={"writes": True})
        return
    connection = db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    # LOCK is the one statement that does not take the snapshot yet: it is of the moment after the wait.
    connection.exec_driver_sql(f"LOCK TABLE {alone_on} IN SHARE ROW EXCLUSIVE MODE")


def one_name_at_a_time() -> None:
    """Wait for others who give names that can be given once: to accounts, events, people, organisations.

    It is the last that a transaction waits for, so that no two wait for each other. SQLite has one writer anyhow.
    """
    connection, whole = db.session.connection(), db.session().get_transaction()
    if connection.dialect.name != "postgresql" or db.session.info.get("names") is whole:
        return
    connection.execute(text("SELECT pg_advisory_xact_lock(7202, 0)"))
    if not db.session().in_nested_transaction():  # which may be taken back, and the lock with it
        db.session.info["names"] = whole


@event.listens_for(Engine, "connect")
def _sqlite_habits(connection: Any, record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # the driver begins nothing by itself: see _begin
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", "busy_timeout = 20000", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def init_app(app: Flask) -> None:
    if app.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        # A server that was restarted costs one quiet reconnection, not a reader's page.
        app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", {"pool_pre_ping": True})
    db.init_app(app)
