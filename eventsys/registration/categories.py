"""Categories: as whom one registers, how many of them may come, and on which terms."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, or_, select

from eventsys.events.models import Event
from eventsys.kit import clock, journal, ranked, rows
from eventsys.kit.database import db
from eventsys.kit.slugs import slugify, unused

from . import line, overlay, places, setting_up, sizing
from .models import Allotment, Category, Code, Registration
from .places import category_key
from .setting_up import TooFew

SHARES = ("per_country", "per_organisation")
SIZES = ("places", *SHARES)


def of(summit: Event) -> Sequence[Category]:
    """Those in use first, in the organisers' order."""
    return db.session.scalars(select(Category).where(Category.event_id == summit.id).order_by(
        Category.closed_at.is_not(None), Category.rank, Category.id)).all()


def find(summit: Event, number: int) -> Category | None:
    row = db.session.get(Category, number)
    return row if row is not None and row.event_id == summit.id else None


def add(summit: Event, facts: Mapping[str, Any]) -> Category | None:
    """None where one that is in use has this name: a press may come twice."""
    number = journal.act("registration.category.add", about=summit.id, name=facts["name"])
    others = of(summit)
    if any(row.name.casefold() == facts["name"].casefold() for row in others if row.closed_at is None):
        journal.strike(number)
        return None
    setting_up.begin(summit)
    key = unused(slugify(facts["name"], 30), {row.key for row in others}, "category")
    row = Category(event_id=summit.id, key=key, rank=ranked.after(others), **facts)
    db.session.add(row)
    db.session.flush()
    places.ensure(category_key(row.id), row.places)
    overlay.tell(summit)
    return row


def change(summit: Event, row: Category, facts: Mapping[str, Any], seen: int) -> bool:
    """False where it says so already. Raises TooFew, and journal.Stale."""
    told = {"name": facts.get("name", row.name)}
    number = journal.act("registration.category.change", about=summit.id, **told)
    plain = {name: value for name, value in facts.items() if name not in SIZES}
    changed = rows.change(row, plain, seen, "registration.category.change", summit.id, **told)
    changed |= _resize(summit, row, facts)
    if not changed:
        journal.strike(number)
    db.session.flush()
    overlay.tell(summit)
    return changed


def _resize(summit: Event, row: Category, facts: Mapping[str, Any]) -> bool:
    """Fewer of a share are counted before more places are given away."""
    country, organisation = (facts.get(name, getattr(row, name)) for name in SHARES)
    shares = (country, organisation) != (row.per_country, row.per_organisation)
    if shares:
        _set_shares(summit, row, country, organisation)
    wanted = facts.get("places", row.places)
    if wanted == row.places:
        return shares
    if not sizing.set_places(summit, row, wanted):
        raise TooFew("places", places.tally(category_key(row.id)).taken)
    return True


def _set_shares(summit: Event, row: Category, country: int | None, organisation: int | None) -> None:
    """One after the other, so that what is refused is told at its own field."""
    if not sizing.set_shares(summit, row, country=country, organisation=row.per_organisation):
        raise TooFew("per_country", sizing.largest_share(row, "country"))
    if not sizing.set_shares(summit, row, country=country, organisation=organisation):
        raise TooFew("per_organisation", sizing.largest_share(row, "organisation"))


def move(summit: Event, row: Category, by: int) -> bool:
    number = journal.act("registration.category.move", about=summit.id, name=row.name)
    moved = ranked.move([one for one in of(summit) if one.closed_at is None], row, by)
    if not moved:
        journal.strike(number)
    db.session.flush()
    return moved


def close(summit: Event, row: Category) -> bool:
    """Nobody registers in it from now on, and nobody who waits is offered a place; who has one keeps it."""
    if row.closed_at is not None:
        return False
    journal.act("registration.category.close", about=summit.id, name=row.name)
    row.closed_at = clock.now()
    db.session.flush()
    overlay.tell(summit)
    return True


def use_again(summit: Event, row: Category) -> bool:
    if row.closed_at is None:
        return False
    journal.act("registration.category.reopen", about=summit.id, name=row.name)
    row.closed_at, row.rank = None, ranked.after(of(summit))
    db.session.flush()
    line.offer_free_places(summit, clock.now())
    overlay.tell(summit)
    return True


def is_used(row: Category) -> bool:
    """Whether somebody registered in it, or it has codes or a delegation's places: then it is closed, not deleted."""
    uses = [select(func.count()).where(of_it == row.id).scalar_subquery()
            for of_it in (Registration.category_id, Allotment.category_id, Code.category_id)]
    return bool(db.session.scalar(select(or_(*(use > 0 for use in uses)))))


def delete(summit: Event, row: Category) -> bool:
    """False for one that is used."""
    journal.act("registration.category.delete", about=summit.id, name=row.name)
    places.hold(places.event_key(summit.id))
    if is_used(row):
        journal.strike(journal.current_id() or 0)
        return False
    db.session.delete(row)
    db.session.flush()
    overlay.tell(summit)
    return True
