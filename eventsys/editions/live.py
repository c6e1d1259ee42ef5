"""Live facts beside an edition, which is never changed: can one register now, is there a list of participants?

The rooms that know write them; they change seldom (not with each registration), and every page of the event is made
anew when they do.
"""

from datetime import datetime
from functools import lru_cache
from typing import Literal

import msgspec
from sqlalchemy import select

from eventsys.kit.database import db

from .models import Overlay

Room = Literal["places", "few", "line", "none"]
State = Literal["", "closed", "soon", "over", "places", "few", "line", "none"]


class Window(msgspec.Struct, frozen=True, omit_defaults=True):
    """When a category can be registered for, and what is left of it then."""

    opens: datetime | None = None  # UTC
    closes: datetime | None = None
    room: Room = "places"  # few: nearly gone; line: a waiting list; none: full, and no line


class Live(msgspec.Struct, frozen=True, omit_defaults=True):
    registers: bool = False  # whether the event has registration at all
    is_open: bool = False  # the organiser's switch
    windows: tuple[Window, ...] = ()
    shows_participants: bool = False
    sign_up: tuple[str, ...] = ()  # slugs of the sessions that one signs up for


NOTHING = Live()
_BEST_FIRST: tuple[Room, ...] = ("places", "few", "line", "none")


def state(live: Live, now: datetime) -> State:
    """What a reader may do now: the best of what the windows offer; "" where the event does not register."""
    if not live.registers:
        return ""
    if not live.is_open or not live.windows:
        return "closed"
    rooms = {window.room for window in live.windows if _is_open(window, now)}
    if rooms:
        return min(rooms, key=_BEST_FIRST.index)
    return "soon" if opens(live, now) else "over"


def opens(live: Live, now: datetime) -> datetime | None:
    """When the next window opens."""
    return min((window.opens for window in live.windows if window.opens and window.opens > now), default=None)


def tell(root: str, live: Live) -> bool:
    """Keep it, where it differs from what is known; gives whether it does."""
    body = msgspec.json.encode(live)
    known = db.session.get(Overlay, root)
    if known is None:
        db.session.add(Overlay(root=root, facts=body, stamp=1))
    elif known.facts == body:
        return False
    else:
        known.facts, known.stamp = body, known.stamp + 1
    db.session.flush()
    return True


def of(root: str) -> Live:
    return decode(db.session.scalar(select(Overlay.facts).where(Overlay.root == root)))


@lru_cache(maxsize=256)
def decode(body: bytes | None) -> Live:
    return NOTHING if body is None else msgspec.json.decode(body, type=Live)


def _is_open(window: Window, now: datetime) -> bool:
    return (window.opens is None or window.opens <= now) and (window.closes is None or now < window.closes)
