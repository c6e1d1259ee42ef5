"""Server and worker are killed at any moment while people register, and press again: nobody is lost, or twice."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from http.client import HTTPException
from pathlib import Path
from threading import Event as Signal
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from eventsys.app import create_app
from eventsys.events.models import Event
from eventsys.kit import clock, postman
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.registration import places
from eventsys.registration.models import Registration

from ..conftest import settings_for
from ..kit.letters import PostOffice, opened
from .crowd import forks
from .registering import a_category, a_summit
from .visitor import Visitor

KILLS = int(os.environ.get("KILLS", "5"))
CLIENTS, PATIENCE = 4, 60
ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


class House:
    """A server as `make run` starts it, but that its worker is forked again as soon as it is killed; and a postman."""

    def __init__(self, app: Flask, office: PostOffice, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        database, url = app.config["SQLALCHEMY_DATABASE_URI"], f"http://127.0.0.1:{self.port}"
        self.server = subprocess.Popen(
            [BIN / "gunicorn", "--bind", f"127.0.0.1:{self.port}", "--workers", "1", "--threads", "4", "--preload",
             "--log-level", "critical", "--no-control-socket", "wsgi:app"], cwd=ROOT, env={
                **os.environ, "DATABASE_URL": database, "DATA_DIR": str(folder), "SECRET_KEY": app.config["SECRET_KEY"],
                "BASE_URL": url, "LOG_LEVEL": "CRITICAL", "EVENTSYS_ENV": "production"})
        self.forks = forks()
        self.errand = (database, str(folder), office.url)
        self.postman = self._sent_out()

    def kill(self) -> None:
        """The server's worker, with all its threads, and the postman; others take their places."""
        for pid in Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text().split():
            os.kill(int(pid), signal.SIGKILL)
        self.postman.kill()
        self.postman.join()
        self.postman = self._sent_out()

    def close(self) -> None:
        self.postman.kill()
        self.postman.join()
        self.server.terminate()
        self.server.wait(PATIENCE)

    def _sent_out(self) -> Any:
        process = self.forks.Process(target=_deliver_for_ever, args=self.errand)
        process.start()
        return process


def _deliver_for_ever(database: str, folder: str, url: str) -> None:
    app = create_app(settings_for(database, Path(folder), MAIL_URL=url))
    with app.app_context():
        while True:
            postman.deliver()
            time.sleep(0.02)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with opened(PostOffice()) as office:
        yield office


@pytest.fixture
def summit(app: Flask) -> Event:
    summit = a_summit()
    a_category(summit, number=3 * KILLS)  # some wait
    db.session.rollback()
    return summit


def test_killing_the_server_loses_nobody_and_no_letter(
        app: Flask, summit: Event, office: PostOffice, tmp_path: Path) -> None:
    house, done = House(app, office, tmp_path), Signal()
    with ThreadPoolExecutor(CLIENTS) as pool:
        people = [pool.submit(_register_for_ever, house.port, f"client{number}", done) for number in range(CLIENTS)]
        try:
            for _kill in range(KILLS):
                _until_somebody_more_is_in(people)
                time.sleep(random.random() / 5)
                house.kill()
            done.set()
            answered = [email for one in people for email in one.result(PATIENCE)]
        finally:
            done.set()
            house.close()
    _all_letters_go(app, office)
    rows = db.session.scalars(select(Registration)).all()
    assert len(answered) >= KILLS
    assert sorted(row.email for row in rows) == sorted(answered)  # each once, and each who was answered
    assert {row.state for row in rows} <= {"confirmed", "waitlisted"}
    held, number = [row for row in rows if row.state == "confirmed"], rows[0].category_id
    assert places.tally(places.category_key(number)) == places.Tally(3 * KILLS, len(held), len(rows) - len(held))
    assert len(held) == min(3 * KILLS, len(rows))
    written = {letter.message_id: letter.to_address for letter in db.session.scalars(select(Letter))}
    assert sorted(written.values()) == sorted(answered)  # one letter each
    assert {letter["Message-ID"]: letter["To"].addresses[0].addr_spec for letter in office.got} == written


def _register_for_ever(port: int, name: str, done: Signal) -> list[str]:
    """Addresses of those whose last press was answered; each presses until it is."""
    answered: list[str] = []
    while not done.is_set():
        email = f"{name}-{len(answered)}@example.org"
        form = _insisting(port, Visitor.fills_in, "summit", "city-delegate", f"Person of {name}", email)
        _insisting(port, Visitor.sends, form)
        answered.append(email)
    return answered


def _insisting(port: int, act: Callable[..., Any], *words: Any) -> Any:
    end = time.monotonic() + PATIENCE
    while True:
        visitor = Visitor(port)
        try:
            return act(visitor, *words)
        except (OSError, HTTPException):  # it is away, or went away without an answer
            assert time.monotonic() < end
            time.sleep(0.05)
        finally:
            visitor.close()


def _until_somebody_more_is_in(people: Sequence[Future[list[str]]]) -> None:
    end, before = time.monotonic() + PATIENCE, _how_many()
    while _how_many() == before:
        assert time.monotonic() < end
        assert not [one.result() for one in people if one.done()]  # raises what went wrong
        time.sleep(0.02)


def _how_many() -> int:
    db.session.rollback()
    found = len(db.session.scalars(select(Registration.id)).all())
    db.session.rollback()
    return found


def _all_letters_go(app: Flask, office: PostOffice) -> None:
    """Leases of workers that died run out; whoever comes next sends the rest."""
    with transaction():
        db.session.execute(update(Letter).where(Letter.state == "sending").values(
            claimed_at=clock.now() - postman.LEASE - timedelta(seconds=1)))
    url, app.config["MAIL_URL"] = app.config["MAIL_URL"], office.url
    try:
        while postman.deliver():
            pass
    finally:
        app.config["MAIL_URL"] = url
    db.session.rollback()
