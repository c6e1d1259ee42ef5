"""Work for later, by Huey on the product's own database: SQLite beside it, or the same PostgreSQL.

A job is a hurry, never a promise: what must be done stands as a row in a table, and a periodic task
looks for such rows, so that a lost message costs a minute and nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Event, Lock
from typing import Any

from flask import Flask
from huey import PostgresHuey, SqliteHuey, crontab
from huey.api import Huey

from . import journal


class Jobs:
    """Functions known by name at import, bound to a queue when the application is made."""

    def __init__(self) -> None:
        self.known: list[tuple[Callable[[], Any], str]] = []

    def job(self, *, every_minute: bool = False, every_hour: bool = False
            ) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
        """Register a function without arguments that may run in the worker."""
        def register(function: Callable[[], Any]) -> Callable[[], Any]:
            self.known.append((function, "*" if every_minute else "17" if every_hour else ""))
            return function
        return register


jobs = Jobs()


class OneAtATime:
    """A job that is asked for while it runs is run once more after that, not beside itself."""

    def __init__(self, function: Callable[[], Any]) -> None:
        self.function = function
        self.asked, self.running = Event(), Lock()

    def __call__(self) -> None:
        self.asked.set()
        while self.asked.is_set() and self.running.acquire(blocking=False):
            try:
                self.asked.clear()
                self.function()
            finally:
                self.running.release()


@dataclass
class Queue:
    """An application's queue; opened when first used, for most processes never use it."""

    app: Flask

    @cached_property
    def huey(self) -> Huey:
        return _huey(self.app)

    def close(self) -> None:
        """Give back the connection, if there is one."""
        if "huey" in self.__dict__:
            self.huey.storage.close()

    @cached_property
    def tasks(self) -> dict[Callable[[], Any], Callable[[], Any]]:
        return {function: _bind(self.huey, self.app, function, minute) for function, minute in jobs.known}


def init_app(app: Flask) -> None:
    app.extensions["jobs"] = Queue(app)


def hurry(app: Flask, function: Callable[[], Any]) -> None:
    """Have the worker run it soon; where the queue is away, the periodic task will."""
    try:
        app.extensions["jobs"].tasks[function]()
    except Exception:
        app.logger.exception("the job queue is away")


def note(app: Flask, name: str, number: int) -> None:
    """How far a long job is, for who waits for it; lost without harm."""
    try:
        app.extensions["jobs"].huey.storage.put_data(name, str(number).encode())
    except Exception:
        app.logger.exception("the job queue is away")


def noted(app: Flask, name: str) -> int:
    """0 where nothing was noted, or nobody knows any more."""
    try:
        found = app.extensions["jobs"].huey.storage.peek_data(name)
    except Exception:
        app.logger.exception("the job queue is away")
        return 0
    return int(found) if isinstance(found, bytes) and found.isdigit() else 0


def work(app: Flask) -> None:
    """Run the worker until it is told to stop."""
    queue: Queue = app.extensions["jobs"]
    assert queue.tasks, "a worker without tasks"
    # A thread each: a letter with a new password does not wait until a booklet is printed.
    try:
        queue.huey.create_consumer(workers=len(queue.tasks), periodic=True, initial_delay=0.1, max_delay=2.0).run()
    finally:
        queue.close()


def _huey(app: Flask) -> Huey:
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    if url.startswith("postgresql"):
        # Asks from time to time, as with SQLite. Waiting for notices takes a connection a thread, which nobody closes.
        return PostgresHuey("eventsys", dsn=url.replace("+psycopg", "", 1), results=False, blocking=False)
    Path(app.config["DATA_DIR"]).mkdir(parents=True, exist_ok=True)
    return SqliteHuey("eventsys", filename=str(Path(app.config["DATA_DIR"]) / "jobs.db"), results=False)


def _bind(huey: Huey, app: Flask, function: Callable[[], Any], minute: str) -> Callable[[], Any]:
    """`minute`: of each hour, at which it runs by itself; "*" is each, "" none."""
    def once() -> None:
        with app.app_context(), journal.acting("worker", "Worker"):
            function()

    run = OneAtATime(once)
    task: Callable[[], Any] = huey.task(name=f"{function.__module__}.{function.__name__}")(run)
    if minute:
        huey.periodic_task(crontab(minute=minute), name=f"{function.__module__}.{function.__name__}.periodic")(run)
    return task
