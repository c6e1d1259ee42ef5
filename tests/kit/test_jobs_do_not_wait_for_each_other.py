"""The worker as a process: letters go while it does something else, and soon after they were written."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Lock

import pytest
from flask import Flask

from eventsys.kit import outbox
from eventsys.kit.jobs import OneAtATime
from eventsys.kit.outbox import Letter

from .letters import PostOffice, office, state_of, template, write

__all__ = ["office", "template", "write"]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def worker(app: Flask, office: PostOffice) -> Iterator[None]:
    config = app.config
    said = {"SECRET_KEY": config["SECRET_KEY"], "DATABASE_URL": config["SQLALCHEMY_DATABASE_URI"],
            "DATA_DIR": config["DATA_DIR"], "BASE_URL": config["BASE_URL"], "MAIL_URL": office.url}
    known = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME")}
    with subprocess.Popen([Path(sys.executable).parent / "flask", "--app", "wsgi", "work"], cwd=ROOT,
                          env=known | said, stderr=subprocess.DEVNULL) as process:
        yield
        process.terminate()


@pytest.mark.usefixtures("worker")
def test_a_letter_goes_within_seconds(write: Callable[..., Letter], office: PostOffice) -> None:
    letter = write()
    outbox.hurry()
    end = time.monotonic() + 40  # a process has to start on a machine that tests everything else at the same time
    while state_of(letter) != "sent":
        assert time.monotonic() < end
        time.sleep(0.1)
    assert len(office.got) == 1


def test_one_job_runs_in_one_thread_and_once_more_for_who_asked_meanwhile() -> None:
    rows, done, overlaps, busy, begin = [0], [0], [0], Lock(), Barrier(8)

    def look() -> None:
        if not busy.acquire(blocking=False):
            overlaps[0] += 1
            return
        done[0] = rows[0]
        time.sleep(0.001)
        busy.release()

    job = OneAtATime(look)

    def ask(_number: int) -> None:
        begin.wait()
        for _ in range(50):
            rows[0] += 1
            job()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(ask, range(8)))
    assert overlaps == [0]
    assert done == rows
