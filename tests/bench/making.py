"""What is made once an edition: the feed, cold; the edition itself; and how much the database is asked."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from flask import Flask
from icalendar import Calendar
from sqlalchemy import text

from eventsys.editions import artifacts, reading
from eventsys.events.services import find
from eventsys.kit.database import db, transaction
from eventsys.outputs.calendar.vevent import vevent
from eventsys.outputs.calendar.vtimezone import vtimezone
from eventsys.programme import canonical
from eventsys.programme.structs import Programme
from eventsys.publishing.services import EditionUnchanged, publish
from tests.asking import statements
from tests.workload import SLUG, summit

from .figures import Figure
from .serving import DAY, EVENT, FEED

ROUNDS = 5
ALLOWED = 0.3  # seconds beside three times the plain writing
ASKED = (FEED, DAY, f"{EVENT}/", f"{EVENT}/people/", f"{EVENT}/sessions/session-7", f"{EVENT}/people/person-7",
         f"{EVENT}/sponsors", f"{EVENT}/changes", f"{EVENT}/search?q=city", f"{EVENT}/schedule.xml",
         f"{EVENT}/schedule.json", f"{EVENT}/programme.json", f"{EVENT}/sessions.csv", f"{EVENT}/people.csv",
         f"{EVENT}/tracks/a.ics", f"{EVENT}/sessions/session-7.ics", "/", "/events.ics")


def import_draft(app: Flask, folder: Path) -> None:
    """The made-up summit as a draft, through the product's own door."""
    kept = folder / "programme.json"
    kept.write_bytes(canonical.encode(summit()))
    result = app.test_cli_runner().invoke(args=["import", str(kept)])
    if result.exit_code:
        raise RuntimeError(result.output) from result.exception


def figures(app: Flask) -> Iterator[Figure]:
    with app.app_context():
        yield _publishing()
        yield _cold_feed(app)
        yield from _queries(app)
        db.session.remove()
        db.engine.dispose()


def _publishing() -> Figure:
    """Collect to commit, each round another edition; processor time, as the machine may be busy."""
    ours, plain = [], []
    for number in range(ROUNDS):
        with transaction():
            find(SLUG).subtitle = f"Edition {number + 1}"  # type: ignore[union-attr]
        ours.append(_processor_seconds(_publish))
        edition = reading.current(SLUG)
        assert isinstance(edition, reading.Current)
        plain.append(_processor_seconds(lambda: _write_plainly(reading.programme_of(edition.digest))))  # noqa: B023
    took, yardstick = median(ours), median(plain)
    return Figure("publishing, of 3 × encode and insert + 0.3 s", took / (3 * yardstick + ALLOWED), 1,
                  at_least=False, note=f"{took * 1000:.0f} ms; encode and insert {yardstick * 1000:.0f} ms")


def _publish() -> None:
    with transaction(alone_on="edition"):
        outcome = publish(find(SLUG))  # type: ignore[arg-type]
    assert not isinstance(outcome, EditionUnchanged)


def _write_plainly(programme: Programme) -> None:
    with transaction():
        db.session.execute(text("CREATE TABLE IF NOT EXISTS plain (body BLOB)"))
        db.session.execute(text("INSERT INTO plain VALUES (:body)"), {"body": canonical.encode(programme)})


def _cold_feed(app: Flask) -> Figure:
    """First request after publication in a fresh process, against plain serialising of the same calendar."""
    client, ours, plain = app.test_client(), [], []
    for _ in range(ROUNDS):
        _forget_all(app)
        ours.append(_processor_seconds(lambda: client.get(FEED)))
        calendar = Calendar.from_ical(client.get(FEED).data)
        plain.append(_processor_seconds(calendar.to_ical))
    return Figure("whole feed, cold, of icalendar's serialising", median(ours) / median(plain), 1.5,
                  at_least=False, note=f"{median(ours) * 1000:.0f} ms against {median(plain) * 1000:.0f} ms")


def _forget_all(app: Flask) -> None:
    with transaction():
        db.session.execute(text("DELETE FROM artifact"))
    for forget in (reading.forget, artifacts.forget, vevent.cache_clear, vtimezone.cache_clear,
                   app.wsgi_app.kept.clear):  # type: ignore[attr-defined]
        forget()


def _queries(app: Flask) -> Iterator[Figure]:
    """The most that any warm page, feed or file asks; as the framework asks, and as the front does."""
    client, known = app.test_client(), app.test_client()
    known.set_cookie("visitor", "1")
    tags = {path: client.get(path).headers["ETag"] for path in ASKED}
    counts = {path: _asked(client.get, path) for path in ASKED}
    inside = {path: _asked(known.get, path) for path in ASKED}
    told = {path: _asked(client.get, path, {"If-None-Match": tag}) for path, tag in tags.items()}
    yield Figure("queries of a warm page or feed, at most", max(counts.values()), 3, 1, False, "queries",
                 json.dumps({p: n for p, n in counts.items() if n > 1}) if max(counts.values()) > 1 else "")
    most = max(inside, key=lambda path: inside[path])
    yield Figure("the same for a visitor with a cookie", inside[most], 3, None, False, "queries", most)
    yield Figure("queries of a 304, at most", max(told.values()), 1, 1, False, "queries")


def _asked(get: Callable[..., object], path: str, headers: dict[str, str] | None = None) -> int:
    with statements(db.engine) as seen:
        get(path, headers=headers or {})
    return len(seen)


def _processor_seconds(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started
