"""The letters of messages: known by their keys, counted by what became of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from eventsys.events.models import Event
from eventsys.kit import outbox
from eventsys.kit.database import db
from eventsys.kit.outbox import Letter

from .models import Message


def key(message: int, subject: str) -> str:
    """Whom it is about makes it one letter, however often it is written."""
    return f"{_prefix(message)}{subject}"


def _prefix(number: int) -> str:
    """Of one length, so that the database can tell the messages of letters apart."""
    return f"message:{number:010}:"


def tallies(summit: Event, numbers: Iterable[int]) -> dict[int, Counter[str]]:
    """How many letters of each message are in which state; one query."""
    by_prefix = {_prefix(number): number for number in numbers}
    if not by_prefix:
        return {}
    begins = func.substr(Letter.key, 1, len(_prefix(0)))
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for begin, state, number in db.session.execute(
            select(begins, Letter.state, func.count()).where(Letter.about == summit.id, begins.in_(by_prefix))
            .group_by(begins, Letter.state)):
        found[by_prefix[begin]][state] = number
    return found


def letters_of(summit: Event, message: Message, state: str = "", before: int = 0, most: int = 100) -> Sequence[Letter]:
    """The newest first; `before` is the number of the last one seen."""
    asked = select(Letter).where(Letter.about == summit.id,
                                 func.substr(Letter.key, 1, len(_prefix(0))) == _prefix(message.id))
    if state:
        asked = asked.where(Letter.state == state)
    if 0 < before <= outbox.HIGHEST:
        asked = asked.where(Letter.id < before)
    return db.session.scalars(asked.order_by(Letter.id.desc()).limit(most)).all()
