"""Old letters and links that open nothing any more go by themselves; whatever still matters stays."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from eventsys.kit import clock, housekeeping, tickets
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.kit.tickets import Ticket

from .letters import template, write

__all__ = ["template", "write"]
OLD, YOUNG = clock.now() - timedelta(days=401), clock.now() - timedelta(days=399)


@pytest.mark.parametrize(("state", "written", "stays"), [
    ("sent", OLD, False), ("withdrawn", OLD, False), ("refused", OLD, False), ("sent", YOUNG, True),
    ("queued", OLD, True), ("held", OLD, True)])
def test_letters_that_are_done_with_go_after_four_hundred_days(
        app: Flask, write: Callable[..., Letter], state: str, written: datetime, stays: bool) -> None:
    write()
    with transaction():
        db.session.execute(update(Letter).values(
            state=state, created_at=written, sent_at=written if state == "sent" else None))
    assert housekeeping.clear() == (0 if stays else 1)
    assert bool(db.session.scalars(select(Letter.id)).all()) == stays


def test_links_go_a_month_after_they_were_used_or_have_ended(app: Flask) -> None:
    ago = {"ended": (31, None), "used": (-300, 31), "ended lately": (29, None), "used lately": (-300, 29),
           "open": (-300, None)}
    with transaction():
        for key in ago:
            tickets.mint("invitation", key, days=1)
        for key, (ended, used) in ago.items():
            db.session.execute(update(Ticket).where(Ticket.key == key).values(
                expires_at=_before(ended), used_at=None if used is None else _before(used)))
    assert housekeeping.clear() == 2
    assert set(db.session.scalars(select(Ticket.key))) == {"ended lately", "used lately", "open"}


def _before(days: int) -> datetime:
    return clock.now() - timedelta(days=days)


def test_many_go_in_steps(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "AT_ONCE", 2)
    with transaction():
        for number in range(5):
            tickets.mint("invitation", str(number), days=-31)
    assert housekeeping.clear() == 5
    assert db.session.scalars(select(Ticket.id)).all() == []


def test_it_is_done_by_the_worker_once_an_hour(app: Flask) -> None:
    queue = app.extensions["jobs"]
    assert housekeeping.clear in queue.tasks
    due = [sum("housekeeping" in task.name for task in queue.huey.read_periodic(datetime(2027, 9, 14, 5, minute)))
           for minute in range(60)]
    assert (sum(due), due[17]) == (1, 1)
