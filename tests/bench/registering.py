"""Who registers: the last press, the whole way through all pages, and five hundred who press at once for 240 places.

Against a bare POST under the same server, on SQLite and on PostgreSQL.
"""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from threading import Barrier
from typing import NamedTuple

import flask_migrate
from flask import Flask

from eventsys.app import create_app
from eventsys.kit.database import db, transaction
from eventsys.registration.models import Question, Registration
from tests.conftest import settings_for
from tests.registration.registering import a_category, a_summit
from tests.registration.visitor import HEADERS, Filled, Visitor

from .figures import Figure
from .load import Connection
from .stage import bare_of, our_server, postgresql

CLIENTS, ROUNDS, EACH = 16, 3, 8  # forms of each client, in each round
CROWD, PLACES = 500, 240
JOURNEYS = 4  # of each client
_numbers = count(1)


class Bare(NamedTuple):
    port: int
    request: bytes


def figures(folder: Path) -> Iterator[Figure]:
    yield from _on("SQLite", f"sqlite:///{folder / 'registering.db'}", folder)
    with postgresql() as database:
        yield from _on("PostgreSQL", database, folder)


def _on(name: str, database: str, folder: Path) -> Iterator[Figure]:
    app = create_app(settings_for(database, folder))
    with app.app_context():
        flask_migrate.upgrade()
        _open_registration()
        db.engine.dispose()
    with our_server(folder, database) as (port, _pid), _bare(folder, port) as bare:
        share, mine, theirs = _presses(port, bare)
        yield Figure(f"a registration, of a bare POST, {name}", share, 1 / 40, 1 / 30, places=4,
                     note=f"{mine:.0f} against {theirs:.0f} a second")
        share, mine, theirs = _journeys(port, bare)
        yield Figure(f"all its pages, of a bare POST, {name}", share, 1 / 120, 1 / 100, places=4,
                     note=f"{mine:.1f} against {theirs:.0f} a second")
        yield _rush(port, name)
    with app.app_context():
        yield Figure(f"who has one of {PLACES} places, {name}", _confirmed(app), PLACES, at_least=False, unit="people")
        db.engine.dispose()


def _open_registration() -> None:
    summit = a_summit()
    a_category(summit, "Delegate", number=100_000)
    a_category(summit, "Youth", number=PLACES)
    with transaction():
        db.session.add_all([Question(event_id=summit.id, rank=rank, page="Programme", kind="text", label=label)
                            for rank, label in enumerate(("What do you want to hear about?", "What do you bring?"))])


@contextmanager
def _bare(folder: Path, port: int) -> Iterator[Bare]:
    """The same answer to the same press, from the yardstick."""
    with _visitor(port) as visitor:
        form = _filled(visitor, "delegate")
    status, headers, body = _answer(port, form)
    told = [(name, value) for name, value in headers if name not in ("Server", "Date", "Connection")]
    with bare_of(folder, {"/0": (status, told, body)}) as bare:
        yield Bare(bare, form._replace(path="/0").request(bare))


def _answer(port: int, form: Filled) -> tuple[str, list[tuple[str, str]], bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", form.path, form.body, HEADERS | {"Cookie": form.cookie})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return f"{answer.status} {answer.reason}", answer.getheaders(), body


def _presses(port: int, bare: Bare) -> tuple[float, float, float]:
    """Median of our rate over the bare one's, in turns; and the median rates of both."""
    pairs = []
    for _round in range(ROUNDS):
        forms = _fill_in(port, "delegate", CLIENTS * EACH)
        pairs.append((_rate(port, [form.request(port) for form in forms], 303), _bare_rate(bare)))
    return _ratio(pairs)


def _journeys(port: int, bare: Bare) -> tuple[float, float, float]:
    pairs = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        with ThreadPoolExecutor(CLIENTS) as pool:
            list(pool.map(lambda _: [_journey(port) for _ in range(JOURNEYS)], range(CLIENTS)))
        pairs.append((CLIENTS * JOURNEYS / (time.perf_counter() - started), _bare_rate(bare)))
    return _ratio(pairs)


def _rush(port: int, name: str) -> Figure:
    requests = [form.request(port) for form in _fill_in(port, "youth", CROWD)]
    gate = Barrier(CROWD)

    def press(request: bytes) -> float:
        gate.wait(60)
        started = time.perf_counter()
        connection = Connection(port)
        connection.ask(request, 303)
        connection.socket.close()
        return time.perf_counter() - started

    with ThreadPoolExecutor(CROWD) as pool:
        waited = list(pool.map(press, requests))
    middle, late = median(waited), quantiles(waited, n=20)[-1]
    return Figure(f"95th of a hundred of {CROWD} at once, of the median, {name}", late / middle, 20, at_least=False,
                  note=f"median {middle:.1f} s, 95th percentile {late:.1f} s, none refused")


def _journey(port: int) -> None:
    with _visitor(port) as visitor:
        visitor.get(visitor.sends(_filled(visitor, "delegate")))


def _fill_in(port: int, category: str, number: int) -> list[Filled]:
    def some(_at: int) -> list[Filled]:
        with _visitor(port) as visitor:
            return [_filled(visitor, category) for _ in range(-(-number // CLIENTS))]

    with ThreadPoolExecutor(CLIENTS) as pool:
        return [form for forms in pool.map(some, range(CLIENTS)) for form in forms][:number]


def _filled(visitor: Visitor, category: str) -> Filled:
    number = next(_numbers)
    return visitor.fills_in("summit", category, f"Person No. {number}", f"person{number}@example.org")


@contextmanager
def _visitor(port: int) -> Iterator[Visitor]:
    visitor = Visitor(port)
    try:
        yield visitor
    finally:
        visitor.close()


def _bare_rate(bare: Bare) -> float:
    return _rate(bare.port, [bare.request] * CLIENTS * 150, 303)


def _rate(port: int, requests: Sequence[bytes], status: int) -> float:
    """Answers in a second, to sixteen clients that each ask again as soon as they have theirs."""
    gate = Barrier(CLIENTS + 1)

    def ask(some: Sequence[bytes]) -> None:
        connection = Connection(port)
        gate.wait(60)
        for request in some:
            connection.ask(request, status)
        connection.socket.close()

    with ThreadPoolExecutor(CLIENTS) as pool:
        asking = [pool.submit(ask, requests[at::CLIENTS]) for at in range(CLIENTS)]
        gate.wait(60)
        started = time.perf_counter()
        for one in asking:
            one.result()
        return len(requests) / (time.perf_counter() - started)


def _ratio(pairs: list[tuple[float, float]]) -> tuple[float, float, float]:
    return (median(ours / bare for ours, bare in pairs), *(median(side) for side in zip(*pairs, strict=True)))


def _confirmed(app: Flask) -> int:
    """Of those for whom there were fewer places than people."""
    asked = db.select(Registration.state).where(Registration.category_id == 2)
    states = list(db.session.scalars(asked))
    assert len(states) == CROWD, "somebody was lost"
    return states.count("confirmed")
