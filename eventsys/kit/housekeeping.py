"""What is kept for a while only: letters that are done with, and secret links that open nothing any more.

The journal is kept for good, and tells who was written to. A few rows at a time, so that nobody waits for it long.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select

from . import clock
from .database import db, transaction
from .jobs import jobs
from .outbox import Letter
from .tickets import Ticket

LETTERS = timedelta(days=400)  # last year's can be looked up while this year's are written
TICKETS = timedelta(days=30)  # after they end
DONE = ("sent", "refused", "failed", "withdrawn")
AT_ONCE = 1_000  # rows in a transaction


@jobs.job(every_hour=True)
def clear() -> int:
    """Gives how many rows went."""
    now = clock.now()
    ended = or_(Ticket.expires_at < now - TICKETS, Ticket.used_at < now - TICKETS)
    return _clear(Letter, Letter.state.in_(DONE) & (Letter.created_at < now - LETTERS)) + _clear(Ticket, ended)


def _clear(model: Any, which: ColumnElement[bool]) -> int:
    gone = 0
    while some := _delete_some(model, which):
        gone += some
    return gone


def _delete_some(model: Any, which: ColumnElement[bool]) -> int:
    """Looks before it begins to write: mostly there is nothing."""
    ids = db.session.scalars(select(model.id).where(which).order_by(model.id).limit(AT_ONCE)).all()
    db.session.rollback()
    if ids:
        with transaction():
            db.session.execute(delete(model).where(model.id.in_(ids)))
    return len(ids)
