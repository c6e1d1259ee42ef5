import flask_migrate
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect, text

from eventsys.kit.database import db


def test_a_migrated_database_is_what_the_models_say(app: Flask) -> None:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = [d for d in compare_metadata(context, db.metadata) if "huey" not in str(d)]
    assert differences == []


def test_every_check_of_the_models_stands_in_the_database(app: Flask) -> None:
    inspector = inspect(db.engine)
    for table in db.metadata.sorted_tables:
        wanted = {c.name for c in table.constraints if c.__visit_name__ == "check_constraint"}
        there = {check["name"] for check in inspector.get_check_constraints(table.name)}
        assert wanted <= there, table.name


def test_the_migrations_go_down_and_up_again(app: Flask) -> None:
    flask_migrate.downgrade(revision="base")
    left = {name for name in inspect(db.engine).get_table_names() if not name.startswith("huey_")}
    flask_migrate.upgrade()
    assert left == {"alembic_version"}
    with db.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM event")) == 0
