"""How many may come: set by organisers, never below how many have a place. Where there is more room, offers go out.

Who calls has said what is done (`journal.act`).
"""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import clock
from eventsys.kit.database import db

from . import line, moving, places
from .models import Category, Registration, Setup
from .places import category_key, event_key
from .rules import HOLDING


def set_total(summit: Event, setup: Setup, number: int | None) -> bool:
    """Over all categories. False, and nothing changed, where more have a place."""
    places.hold(event_key(summit.id))
    if not places.set_number(event_key(summit.id), number):
        return False
    setup.places = number
    line.offer_free_places(summit, clock.now())
    return True


def set_places(summit: Event, category: Category, number: int | None) -> bool:
    """False, and nothing changed, where more have a place."""
    places.hold(event_key(summit.id))
    if not places.set_number(category_key(category.id), number):
        return False
    category.places = number
    line.offer_free_places(summit, clock.now())
    return True


def set_shares(summit: Event, category: Category, *, country: int | None, organisation: int | None) -> bool:
    """Of each country and organisation. False, and nothing changed, where one of them has more."""
    places.hold(event_key(summit.id))
    before = category.per_country, category.per_organisation
    category.per_country, category.per_organisation = country, organisation
    holders = _holders(category)
    taken = Counter(key for row in holders for key in moving.shares(_counted(category, row)))
    if any(number > (moving.most_of(category, key) or 0) for key, number in taken.items()):
        category.per_country, category.per_organisation = before
        return False
    places.forget_shares(category_key(category.id))
    for key, number in taken.items():
        places.begin(key, moving.most_of(category, key), number)
    for row in holders:
        row.holds = _counted(category, row)
    line.offer_free_places(summit, clock.now())
    return True


def largest_share(category: Category, of: Literal["country", "organisation"]) -> int:
    """How many places of the category are held from one country, or by one organisation, where most are."""
    said = Counter(moving.folded(row.organisation) if of == "organisation" else row.country
                   for row in _holders(category))
    return max(said.values(), default=0)


def _holders(category: Category) -> Sequence[Registration]:
    """Whose place is one of the category's, and not one that is kept for a delegation."""
    rows = db.session.scalars(select(Registration).where(
        Registration.category_id == category.id, Registration.state.in_(HOLDING)).order_by(Registration.id)
        .execution_options(populate_existing=True))
    return [row for row in rows if category_key(category.id) in row.holds]


def _counted(category: Category, row: Registration) -> tuple[str, ...]:
    return moving.counted(category, row.organisation, row.country)
