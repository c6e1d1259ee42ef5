"""Whether one can register now, and as what: what a summit's categories offer at this moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit.database import db

from . import moving, places
from .models import Category, Setup
from .places import Tally, category_key, event_key
from .rules import Window, window

Shut = Literal["", "cancelled", "over", "closed"]


@dataclass(frozen=True)
class Opening:
    """What somebody who registers now would get. `left`: places, none for as many as come; `position`: in line."""

    category: Category
    window: Window
    left: int | None
    position: int | None
    of_share: bool = False  # it is their organisation's, or country's, places that are all taken

    @property
    def is_full(self) -> bool:
        """No place, and no line to wait in."""
        return self.position is not None and not self.category.has_waiting_list

    @property
    def by_invitation(self) -> bool:
        return self.category.admission == "invitation"

    @property
    def can_begin(self) -> bool:
        return self.window == "open" and not self.is_full


def shut(status: str, ends: date, zone: str, setup: Setup, now: datetime) -> Shut:
    """Why nobody registers for the event at all; "" where one may."""
    if status == "cancelled":
        return "cancelled"
    if now.astimezone(ZoneInfo(zone)).date() > ends:
        return "over"
    return "" if setup.is_open else "closed"


def openings(summit: Event, now: datetime) -> list[Opening]:
    """Of all categories in use, in their order; two queries."""
    categories = db.session.scalars(select(Category).where(
        Category.event_id == summit.id, Category.closed_at.is_(None)).order_by(Category.rank, Category.id)).all()
    return _of(summit, categories, now)


def opening(summit: Event, category: Category, now: datetime, of: tuple[str, str] | None = None) -> Opening:
    """One query. `of`: organisation and country, where they are known already: each may have a share of its own."""
    shares = moving.shares(moving.counted(category, *of)) if of else ()
    counted = places.tallies([event_key(summit.id), category_key(category.id), *shares])
    found = _one(summit, category, counted, now)
    if category.admission == "approval" or not any(counted.get(key, places.NOTHING).is_full for key in shares):
        return found
    waiting = counted.get(category_key(category.id), places.NOTHING).waiting
    return replace(found, position=waiting + 1, of_share=found.position is None)


def window_of(summit: Event, category: Category, now: datetime) -> Window:
    """With the minute of grace at its end; out of use is over."""
    return "after" if category.closed_at else window(category.opens, category.closes, summit.zone, now)


def has_shares(category: Category) -> bool:
    """Then somebody may wait for a place of their organisation's, while there are places for others."""
    return category.per_organisation is not None or category.per_country is not None


def _of(summit: Event, categories: Sequence[Category], now: datetime) -> list[Opening]:
    counted = places.tallies([event_key(summit.id), *(category_key(category.id) for category in categories)])
    return [_one(summit, category, counted, now) for category in categories]


def _one(summit: Event, category: Category, counted: Mapping[str, Tally], now: datetime) -> Opening:
    whole, own = (counted.get(key, places.NOTHING) for key in (event_key(summit.id), category_key(category.id)))
    left = min((tally.left for tally in (whole, own) if tally.left is not None), default=None)
    waits = category.admission != "approval" and (left == 0 or (own.waiting > 0 and not has_shares(category)))
    return Opening(category, window_of(summit, category, now), left, own.waiting + 1 if waits else None)
