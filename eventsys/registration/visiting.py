"""A participant on pages of their own: a link from a letter, used once, opens them for a day in one browser."""

from dataclasses import dataclass

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import tickets
from eventsys.kit.database import db
from eventsys.kit.lettertext import UNSUBSCRIBE

from . import mails
from .models import Category, Registration, Setup

PURPOSE = "visit"  # of the tickets that a browser keeps
DAYS = 1
COOKIE, PATH = "visit", "/my"


@dataclass(frozen=True)
class Visit:
    """Whose registration is seen, of which summit."""

    registration: Registration
    summit: Event
    setup: Setup
    category: Category

    @property
    def contact(self) -> tuple[str, str]:
        return mails.contact(self.summit)

    @property
    def actor(self) -> tuple[str, str]:
        """As the journal names them."""
        return f"registration:{self.registration.id}", self.registration.name


def by_link(token: str) -> Visit | None:
    """To whom a link from a letter belongs; to look writes nothing. None where it was used, or is too old."""
    return _of(mails.MANAGE, token)


def by_cookie(token: str) -> Visit | None:
    return _of(PURPOSE, token)


def event_of(token: str) -> str:
    """Slug of the summit that a link was for, also where it was used or is too old: there one asks for another."""
    ticket = tickets.spent(mails.MANAGE, token)
    if ticket is None:
        return ""
    return db.session.scalar(select(Event.slug).join(Registration, Registration.event_id == Event.id)
                             .where(Registration.id == int(ticket.key))) or ""


def begin(token: str) -> str | None:
    """Use the link; gives what the browser keeps. None for whoever comes second, or too late."""
    ticket = tickets.find(mails.MANAGE, token)
    if ticket is None or not tickets.use(ticket):
        return None
    return tickets.mint(PURPOSE, ticket.key, DAYS)


def end(token: str) -> None:
    ticket = tickets.find(PURPOSE, token)
    if ticket is not None:
        tickets.use(ticket)


def close(registration: Registration) -> None:
    """Nobody who came in before comes in again: it is another's now, or nobody's."""
    for purpose in (PURPOSE, mails.MANAGE, UNSUBSCRIBE):
        tickets.revoke(purpose, str(registration.id))


def _of(purpose: str, token: str) -> Visit | None:
    ticket = tickets.find(purpose, token)
    if ticket is None:
        return None
    row = db.session.execute(
        select(Registration, Event, Setup, Category).join(Event, Event.id == Registration.event_id)
        .join(Category, Category.id == Registration.category_id)
        .outerjoin(Setup, Setup.event_id == Registration.event_id)
        .where(Registration.id == int(ticket.key), Registration.erased_at.is_(None))).first()
    if row is None:
        return None
    return Visit(row[0], row[1], row[2] or Setup(event_id=row[1].id, is_open=False), row[3])
