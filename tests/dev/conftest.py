"""The demo, loaded and published once; the tests here read its editions."""

from collections.abc import Iterator
from datetime import date

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.app import create_app
from eventsys.dev import loading, reading
from eventsys.editions.models import Edition
from eventsys.kit.database import db
from eventsys.programme.canonical import decode
from eventsys.programme.structs import Programme, Session
from eventsys.programme.view import View, view
from tests.conftest import settings_for

TODAY = date(2029, 3, 14)

Editions = dict[str, list[Programme]]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """All of it, loaded on TODAY."""
    folder = tmp_path_factory.mktemp("demo")
    app = create_app(settings_for(f"sqlite:///{folder / 'demo.db'}", folder))
    with app.app_context():
        flask_migrate.upgrade()
        for name in reading.names():
            loading.bring(reading.read(name), TODAY)
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def editions(demo: Flask) -> Editions:
    """Every event's editions, oldest first, by the event's slug."""
    with demo.app_context():
        return _published()


def _published() -> Editions:
    found: Editions = {}
    for edition in db.session.scalars(select(Edition).order_by(Edition.number)):
        found.setdefault(edition.root, []).append(decode(edition.body))
    return found


@pytest.fixture(scope="session")
def summit(editions: Editions) -> View:
    """The coming summit, as its last edition has it."""
    return view(editions["common-ground-summit"][-1])


@pytest.fixture(scope="session")
def fourth_summit(editions: Editions) -> View:
    return view(editions["fourth-global-summit"][-1])


@pytest.fixture(scope="session")
def meeting(editions: Editions) -> View:
    return view(editions["fourth-global-summit"][-1], "coordination-meeting-2023")


@pytest.fixture(scope="session")
def forum(editions: Editions) -> View:
    return view(editions["world-urban-forum-12"][-1])


@pytest.fixture(scope="session")
def vc_d_12(forum: View) -> Session:
    (session,) = forum.sessions
    return session


@pytest.fixture(scope="session")
def dialogue(editions: Editions) -> View:
    return view(editions["berlin-summer-dialogue"][-1])
