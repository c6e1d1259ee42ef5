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
        context.configure(connection=connection, target_metadata=metadata, render_item=plainly,
                          **migrate.configure_args)
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


def offline() -> None:
    url = migrate.db.engine.url.render_as_string(hide_password=False)
    context.configure(url=url, target_metadata=metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


with troubles.told():
    offline() if context.is_offline_mode() else online()
