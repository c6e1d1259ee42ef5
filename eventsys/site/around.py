"""What stands around a session: before and after it for somebody who stays, and beside it at the same time.

Parallel sessions are neither before nor after. Who sits in a room is led along that room and the sessions
that everybody attends; one that has the whole time to itself counts as such.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from weakref import WeakKeyDictionary

from eventsys.programme import when
from eventsys.programme.structs import Session
from eventsys.programme.view import View

MOST_BESIDE = 6  # named; all others are a step away on the agenda
MOMENT = timedelta(minutes=1)  # what a session of unknown length is sure to take
EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Around:
    before: Session | None
    after: Session | None
    beside: tuple[Session, ...]  # those that begin with it first
    more: int  # that run at the same time beside those


@dataclass(frozen=True)
class _Held:
    session: Session
    starts: datetime  # UTC
    ends: datetime
    alone: bool = False  # nothing else is held while it is

    def meets(self, other: "_Held") -> bool:
        return self.starts < other.ends and other.starts < self.ends


_held: WeakKeyDictionary[View, tuple[_Held, ...]] = WeakKeyDictionary()


def around(view: View, found: Session) -> Around:
    held = _all_held(view)
    own = next((one for one in held if one.session is found), None) or _held_at(view, found)
    if own is None:
        return _among_untimed(view, found)
    others = [one for one in held if one.session is not found]
    beside = sorted((one for one in others if one.meets(own)), key=lambda one: one.starts != own.starts)
    chain = [one for one in others if _is_in_line(one, own) and not one.meets(own)]
    return Around(
        next((one.session for one in reversed(chain) if one.starts < own.starts), None),
        next((one.session for one in chain if one.starts > own.starts), None),
        tuple(one.session for one in beside[:MOST_BESIDE]), len(beside[MOST_BESIDE:]))


def _is_in_line(one: _Held, own: _Held) -> bool:
    return one.alone or _is_for_all(one.session) or one.session.room == own.session.room


def _is_for_all(session: Session) -> bool:
    return session.all_rooms or not session.room


def _among_untimed(view: View, found: Session) -> Around:
    """In the organiser's order, which is all that is known of them."""
    listed = [s for s in view.shown_sessions if s is found or (not s.starts and _is_attended(view, s))]
    at = listed.index(found)
    return Around(listed[at - 1] if at else None, listed[at + 1] if at + 1 < len(listed) else None, (), 0)


def _all_held(view: View) -> tuple[_Held, ...]:
    """By time; breaks and what was withdrawn are stepped over."""
    held = _held.get(view)
    if held is None:
        given = (_held_at(view, session) for session in view.shown_sessions if _is_attended(view, session))
        held = _held[view] = tuple(_with_alone(sorted((h for h in given if h), key=lambda one: one.starts)))
    return held


def _held_at(view: View, session: Session) -> _Held | None:
    zone = view.zone_of(session)
    starts = when.start_instant(session, zone)
    if starts is None:
        return None
    return _Held(session, starts, max(when.end_instant(session, zone) or starts, starts + MOMENT))


def _with_alone(held: list[_Held]) -> list[_Held]:
    over = [EVER, *accumulate((one.ends for one in held), max)]  # when all before each have ended
    return [replace(one, alone=before <= one.starts and (following is None or one.ends <= following.starts))
            for one, before, following in zip(held, over, [*held[1:], None], strict=False)]


def _is_attended(view: View, session: Session) -> bool:
    kind = view.kinds.get(session.kind)
    return session.status == "confirmed" and not (kind and kind.is_break)
