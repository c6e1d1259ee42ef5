"""Real processes that deliver at the same time, and are killed at any moment."""

import multiprocessing
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select, update

from eventsys.app import create_app
from eventsys.kit import clock, outbox, postman
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.kit.postman import deliver

from ..conftest import settings_for
from .letters import HELLO, PostOffice, office, template

__all__ = ["office", "template"]
KILLS = int(os.environ.get("KILLS", "3"))
LETTERS = 40


def _work(database: str, folder: str, url: str, ready: Any, go: Any) -> None:
    app = create_app(settings_for(database, Path(folder), MAIL_URL=url))
    with app.app_context():
        ready.release()
        go.wait(60)
        while True:
            deliver()


class Workers:
    def __init__(self, app: Flask, office: PostOffice, folder: Path) -> None:
        self.spawn = multiprocessing.get_context("spawn")
        self.ready, self.go = self.spawn.Semaphore(0), self.spawn.Event()
        self.given = (app.config["SQLALCHEMY_DATABASE_URI"], str(folder), office.url, self.ready, self.go)
        self.processes: list[Any] = []

    def start(self, number: int) -> None:
        self.processes = [self.spawn.Process(target=_work, args=self.given) for _ in range(number)]
        for process in self.processes:
            process.start()
        for _ in self.processes:
            assert self.ready.acquire(timeout=60)
        self.go.set()

    def kill(self) -> None:
        for process in self.processes:
            process.kill()
            process.join()


def _post(name: str) -> None:
    with transaction():
        for number in range(LETTERS):
            outbox.post(to=f"person{number}@example.org", kind="test", template=name, values={"name": "Anna"},
                        key=f"{name} {number}")


def _states() -> Counter[str]:
    with transaction():
        return Counter(db.session.scalars(select(Letter.state)))


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_two_workers_send_each_letter_once(
        app: Flask, office: PostOffice, template: Callable[[str], str], tmp_path: Path) -> None:
    _post(template(HELLO))
    workers = Workers(app, office, tmp_path)
    workers.start(2)
    try:
        _until(lambda: _states() == {"sent": LETTERS})
    finally:
        workers.kill()
    assert len(office.ids) == len(set(office.ids)) == LETTERS
    assert len({session.peer for session in office.sessions}) > 1


def test_a_worker_that_is_killed_loses_no_letter(
        app: Flask, office: PostOffice, template: Callable[[str], str], tmp_path: Path) -> None:
    office.pause = 0.01
    for kill in range(KILLS):
        _post(template(HELLO))
        before = len(office.got)
        workers = Workers(app, office, tmp_path)
        workers.start(1)
        _until(lambda before=before: len(office.got) > before)
        time.sleep(random.random() / 4)
        workers.kill()
        assert set(_states()) <= {"queued", "sending", "sent"}
        _leases_run_out()
        while deliver():
            pass
        assert _states() == {"sent": LETTERS * (kill + 1)}
    assert len(set(office.ids)) == LETTERS * KILLS
    assert len(office.ids) <= LETTERS * KILLS + KILLS  # at most the one that was under way


def test_who_comes_back_after_the_lease_changes_nothing(
        app: Flask, office: PostOffice, template: Callable[[str], str]) -> None:
    with transaction():
        outbox.post(to="anna@example.org", kind="test", template=template(HELLO), values={"name": "A"}, key="1")
    slow = postman.take()
    assert slow
    assert postman.take() is None
    _leases_run_out()
    assert deliver() == 1
    postman.settle(slow, postman.Refused("550 too late"))
    assert _states() == {"sent": 1}


def _leases_run_out() -> None:
    with transaction():
        db.session.execute(update(Letter).where(Letter.state == "sending").values(
            claimed_at=clock.now() - postman.LEASE - timedelta(seconds=1)))
