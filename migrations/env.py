"""Alembic's entry: the application's database, one transaction for all steps."""

from typing import Any, Literal

from alembic import context
from flask import current_app
from sqlalchemy.types import TypeDecorator

from eventsys.kit import troubles

migrate = current_app.extensions["migrate"]
metadata = migrate.db.metadata


def plainly(kind: str, item: Any, autogen: Any) -> str | Literal[False]:
    """Steps name the database's own types, so that they outlive the types of the house."""
    if kind != "type" or not isinstance(item, TypeDecorator):
        return False
    return f"sa.{item.impl!r}"


def online() -> None:
    with migrate.db.engine.execution_options(writes=True).connect() as connection:
        if connection.dialect.name == "sqlite":
            # Before the transaction begins. A changed table is made anew and the old one dropped, and with
            # foreign keys on, whatever hangs on its rows would go with it.
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        context.configure(connection=connection, target_metadata=metadata, render_item=plainly,
                          **migrate.configure_args)
        with context.begin_transaction():
            context.run_migrations()
        if connection.dialect.name == "sqlite":
            _find_lost_rows(connection)
        connection.commit()
        connection.invalidate()  # its foreign keys are off


def _find_lost_rows(connection: Any) -> None:
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if lost:
        raise RuntimeError(f"the migration left rows without their parents: {lost[:3]}")


def offline() -> None:
    url = migrate.db.engine.url.render_as_string(hide_password=False)
    context.configure(url=url, target_metadata=metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


with troubles.told():
    offline() if context.is_offline_mode() else online()
