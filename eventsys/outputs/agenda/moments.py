"""What runs now and what comes next, and when that changes."""

from bisect import bisect_right
from datetime import datetime

from msgspec import Struct

from eventsys.programme.structs import Session
from eventsys.programme.view import View

from .clock import end_minute, minute_of, start_minute
from .memory import per_view

SOON = 4 * 60  # minutes ahead within which something is "next"
UNKNOWN_LENGTH = 30  # minutes that a session without a stated length is taken to run


class Moments(Struct, frozen=True):
    now: frozenset[str] = frozenset()  # uids
    next: frozenset[str] = frozenset()

    def of(self, uid: str) -> str:
        return "now" if uid in self.now else "next" if uid in self.next else ""


class Span(Struct, frozen=True):
    """When a session that is held runs, in minutes since the epoch."""

    uid: str
    start: int
    end: int


@per_view
def _spans(view: View) -> tuple[Span, ...]:
    """By start."""
    found = (_span(view, session) for session in view.sessions if session.status == "confirmed")
    return tuple(sorted((span for span in found if span), key=lambda span: span.start))


def _span(view: View, session: Session) -> Span | None:
    own = view.zone_of(session)
    start, end = start_minute(session, own), end_minute(session, own)
    if start is None:
        return None
    return Span(session.uid, start, start + UNKNOWN_LENGTH if end is None else end)


@per_view
def _turns(view: View) -> tuple[int, ...]:
    """Every minute at which something begins or ends, or comes near enough to be next."""
    return tuple(sorted({minute for span in _spans(view)
                         for minute in (span.start - SOON, span.start, span.end)}))


def stamp(view: View, now: datetime) -> int:
    """A number that changes whenever the marks do, for the page's ETag; 0 before and after the event."""
    turns = _turns(view)
    turn = bisect_right(turns, minute_of(now))
    return turn if turn < len(turns) else 0


def moments(view: View, now: datetime) -> Moments:
    """Nothing is marked before the event's first hours and after its end."""
    minute = minute_of(now)
    running = frozenset(span.uid for span in _spans(view) if span.start <= minute < span.end)
    coming = [span for span in _spans(view) if minute < span.start <= minute + SOON]
    return Moments(running, frozenset(span.uid for span in coming if span.start == coming[0].start))
