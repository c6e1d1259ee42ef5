"""Codes that open a category: words that somebody was told, or a personal link."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import tickets
from eventsys.kit.database import db

from . import places
from .models import Category, Code
from .places import code_key
from .rules import instant, is_late

PLACE = "place"  # purpose of the tickets of personal links
LONGEST = 60  # characters


@dataclass(frozen=True)
class Unfit:
    """It opens nothing: never did, not any more, or was used as often as it may."""

    why: Literal["unknown", "late", "used"]


@dataclass(frozen=True)
class Fit:
    code: Code
    category: Category


def typed(summit: Event, words: str, now: datetime) -> Fit | Unfit:
    """However it is written: " mayors-2027 " is MAYORS-2027."""
    code = db.session.scalar(select(Code).where(
        Code.event_id == summit.id, Code.words == words.strip().upper()[:LONGEST], Code.words != ""))
    return judged(summit, code, now) if code else Unfit("unknown")


def of_link(token: str) -> Code | None:
    ticket = tickets.find(PLACE, token)
    return db.session.get(Code, int(ticket.key)) if ticket else None


def judged(summit: Event, code: Code, now: datetime) -> Fit | Unfit:
    category = db.session.get_one(Category, code.category_id)
    if code.closed_at or category.closed_at:
        return Unfit("unknown")
    if code.until is not None and is_late(instant(code.until, summit.zone), now):
        return Unfit("late")
    return Unfit("used") if code.uses is not None and places.tally(code_key(code.id)).is_full else Fit(code, category)
