"""Many at the same moment: threads of several processes, each process with an application of its own."""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any, NamedTuple

from flask import Flask
from sqlalchemy import func, select

from eventsys.app import create_app
from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.registration.models import Category, Registration
from eventsys.registration.registering import Entry, register
from eventsys.registration.rules import HOLDING

from ..conftest import settings_for

PROCESSES = 4
POOL = {"pool_size": 5, "max_overflow": 0, "pool_timeout": 60}  # most threads stand in line for a connection
PATIENCE = 60


class Form(NamedTuple):
    """What one of the crowd sends."""

    name: str
    email: str
    once: str


class Crowd(NamedTuple):
    database: str
    folder: str
    summit_id: int
    category_id: int


def a_crowd(app: Flask, category: Category, folder: Path) -> Crowd:
    return Crowd(app.config["SQLALCHEMY_DATABASE_URI"], str(folder), category.event_id, category.id)


def forks() -> Any:
    """Processes that begin at once, for all that they need was imported before."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["eventsys.app", "tests.conftest"])
    return server


def rush(crowd: Crowd, forms: Sequence[Form], processes: int = PROCESSES) -> list[str]:
    """All forms sent at once; what became of each: "Confirmed" and so on, or the error in words."""
    server = forks()
    together, answers = server.Barrier(processes), server.SimpleQueue()
    started = [server.Process(target=_send, args=(crowd, forms[at::processes], together, answers))
               for at in range(processes)]
    for process in started:
        process.start()
    found = [answers.get() for _ in started]
    for process in started:
        process.join(PATIENCE)
    return [one for some in found for one in some]


def everybody_has_a_place_that_is_there(category_id: int) -> None:
    """Counted by looking at everybody, not at the counter."""
    db.session.rollback()
    number = db.session.get_one(Category, category_id).places
    holding = db.session.scalar(select(func.count()).where(
        Registration.category_id == category_id, Registration.state.in_(HOLDING)))
    assert number is not None
    assert (holding or 0) <= number, f"{holding} have one of {number} places"


def _send(crowd: Crowd, forms: Sequence[Form], together: Any, answers: Any) -> None:
    app = create_app(settings_for(crowd.database, Path(crowd.folder), SQLALCHEMY_ENGINE_OPTIONS=POOL))
    try:
        answers.put(at_once([lambda form=form: _one(app, crowd, form) for form in forms], together))
    finally:
        with app.app_context():
            db.engine.dispose()


def at_once(acts: Sequence[Callable[[], str]], together: Any = None) -> list[str]:
    """Each in a thread, begun when all are there."""
    gate = Barrier(len(acts), action=together and (lambda: together.wait(PATIENCE)))

    def run(act: Callable[[], str]) -> str:
        gate.wait(PATIENCE)
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def _one(app: Flask, crowd: Crowd, form: Form) -> str:
    try:
        with app.app_context(), transaction():
            outcome = register(db.session.get_one(Event, crowd.summit_id),
                               db.session.get_one(Category, crowd.category_id),
                               Entry(name=form.name, email=form.email), once=form.once)
            return type(outcome).__name__
    except Exception as error:  # is what became of it
        return f"{type(error).__name__}: {error}"
