"""What the public pages of an event tell of its registration: kept beside the edition, told anew where it changed."""

from sqlalchemy import select

from eventsys.editions import live
from eventsys.editions.live import Live, Room, Window
from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.kit.jobs import jobs

from . import places
from .models import Category, Setup, SignUpSession
from .openings import has_shares
from .places import Tally, category_key, event_key
from .rules import GRACE, instant

FEW = 10  # places; fewer are "a few"


@jobs.job(every_minute=True)
def tell_all() -> int:
    """Gives of how many events something changed."""
    db.session.rollback()
    numbers = db.session.scalars(select(Setup.event_id).order_by(Setup.event_id)).all()
    return sum(_tell_one(number) for number in numbers)


def tell(summit: Event) -> bool:
    """In the transaction that is under way; gives whether anything changed."""
    return live.tell(summit.slug, as_it_is(summit))


def as_it_is(summit: Event) -> Live:
    setup = db.session.scalar(select(Setup).where(Setup.event_id == summit.id))
    if setup is None:
        return live.NOTHING
    categories = db.session.scalars(select(Category).where(
        Category.event_id == summit.id, Category.closed_at.is_(None)).order_by(Category.rank, Category.id)).all()
    counted = places.tallies([event_key(summit.id), *(category_key(category.id) for category in categories)])
    whole = counted.get(event_key(summit.id), places.NOTHING)
    sessions = db.session.scalars(select(SignUpSession.session).where(SignUpSession.event_id == summit.id)
                                  .order_by(SignUpSession.session)).all()
    return Live(
        registers=True, is_open=setup.is_open and summit.archived_at is None,
        windows=tuple(_window(summit, category, whole, counted.get(category_key(category.id), places.NOTHING))
                      for category in categories),
        shows_participants=setup.shows_participants, sign_up=tuple(sessions))


def _tell_one(number: int) -> bool:
    summit = db.session.get_one(Event, number)
    if live.of(summit.slug) == as_it_is(summit):
        return False
    with transaction():
        return tell(db.session.get_one(Event, number))


def _window(summit: Event, category: Category, whole: Tally, own: Tally) -> Window:
    return Window(category.opens and instant(category.opens, summit.zone),
                  category.closes and instant(category.closes, summit.zone) + GRACE,
                  _room(category, whole, own))


def _room(category: Category, whole: Tally, own: Tally) -> Room:
    left = min((tally.left for tally in (whole, own) if tally.left is not None), default=None)
    if left == 0 or (own.waiting and not has_shares(category)):
        return "line" if category.has_waiting_list else "none"
    return "few" if left is not None and left < FEW else "places"


