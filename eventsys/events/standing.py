"""Whether an event is held, and whether it is still worked on. Flushes, never commits."""

from eventsys.kit import clock, journal
from eventsys.kit.database import db

from .models import Event


def cancel(event: Event, summit: Event, reason: str) -> None:
    """It will not be held; readers see so, with the reason, once it is published."""
    journal.act("events.cancel", about=summit.id, event=event.title, reason=reason)
    event.status, event.cancelled_reason = "cancelled", reason
    db.session.flush()


def reinstate(event: Event, summit: Event) -> None:
    journal.act("events.reinstate", about=summit.id, event=event.title)
    event.status, event.cancelled_reason = "planned", ""
    db.session.flush()


def archive(summit: Event) -> None:
    """Out of the lists of the desk. What is public stays so."""
    journal.act("events.archive", about=summit.id, event=summit.title)
    summit.archived_at = clock.now()
    db.session.flush()


def take_out_of_archive(summit: Event) -> None:
    journal.act("events.unarchive", about=summit.id, event=summit.title)
    summit.archived_at = None
    db.session.flush()
