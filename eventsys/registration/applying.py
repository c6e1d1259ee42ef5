"""A form that somebody fills in: begun, kept page by page under a secret link, sent once, and cleared when it is old.

What was typed lies in its Application until it is sent; then only what the page after shows is left of it.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Integer, Select, Text, and_, cast, delete, false, or_, select

from eventsys.editions import cards
from eventsys.editions.cards import Card
from eventsys.editions.models import Publication
from eventsys.events.models import Event
from eventsys.kit import clock, tickets
from eventsys.kit.database import db, transaction
from eventsys.kit.jobs import jobs
from eventsys.kit.tickets import Ticket

from . import answer_files, mails
from .models import Application, Category, Code, Setup

PURPOSE = "application"  # of the tickets that open one
DAYS = 30  # an application is kept after it was changed
UNTOUCHED_DAYS = 1  # or where nothing was typed, or all was sent


# Written once: each page asks it.
OPENED = (select(Application, Event, Setup, Category, Code, Publication.card)
          .join(Event, Event.id == Application.event_id).join(Setup, Setup.event_id == Event.id)
          .join(Category, Category.id == Application.category_id).outerjoin(Code, Code.id == Application.code_id)
          .outerjoin(Publication, and_(Publication.slug == Event.slug, Publication.edition_id.is_not(None)))
          .where(Application.id == select(cast(Ticket.key, Integer)).where(*tickets.IS_FOR).scalar_subquery())
          .execution_options(populate_existing=True))
ALONE = OPENED.with_for_update(of=Application)


@dataclass(frozen=True)
class Opened:
    application: Application
    summit: Event
    setup: Setup
    category: Category
    code: Code | None
    card: Card | None  # what is public of the summit

    @property
    def contact(self) -> tuple[str, str]:
        return mails.contact(self.summit)


def begin(event_id: int, category_id: int, code: int | None, you: dict[str, str], locale: str) -> str:
    """An empty form, but for what is known of who comes by a personal link; gives the token that opens it."""
    now = clock.now()
    application = Application(event_id=event_id, category_id=category_id, code_id=code, locale=locale,
                              once=uuid4().hex, you=you, answers={}, pages=(), made_at=now, changed_at=now)
    db.session.add(application)
    db.session.flush()
    return tickets.mint(PURPOSE, str(application.id), DAYS)


def opened(token: str, *, alone: bool = False) -> Opened | None:
    """One query. `alone`: of several who have the same form open, one at a time."""
    row = db.session.execute(ALONE if alone else OPENED, tickets.named(PURPOSE, token)).first()
    return row and Opened(*row[:5], row.card and cards.decode(row.card))


def keep_you(application: Application, you: dict[str, Any]) -> None:
    application.you = application.you | you
    _passed(application, "you")


def keep_answers(application: Application, page: str, answers: dict[int, Any]) -> None:
    """Of one page, by the question's number; empty ones stand there, too: they were asked."""
    application.answers = application.answers | {str(number): value for number, value in answers.items()}
    _passed(application, page)


def keep_agreed(application: Application, agreed: dict[str, tuple[str, bool]]) -> None:
    """By what it is about: the words as they were shown, and whether it was agreed to."""
    application.you = application.you | {"agreed": agreed}
    _passed(application, "agree")


def renew(application: Application) -> str:
    """Its links open nothing any more, but for this new one."""
    tickets.revoke(PURPOSE, str(application.id))
    return tickets.mint(PURPOSE, str(application.id), DAYS)


def note_link(application: Application) -> None:
    """A letter with a link to it goes to the address that it has now."""
    application.you = application.you | {"linked": application.you["email"]}


def close(application: Application, digest: str, promise: dict[str, Any]) -> None:
    """It was sent. What was told lies with the registration now, and here no more; files are named until `clear_old`
    has seen whether it took them over."""
    application.sent_at = application.changed_at = clock.now()
    application.you = {"email": application.you["email"], "digest": digest, "promise": promise}
    application.answers = answer_files.in_form(application.answers)


def not_under_way(asked: Select[Application]) -> Select[Application]:
    """To be deleted: without those which somebody sends at this moment. They wait for the event's counter, which
    whoever deletes holds, and find then that they come too late."""
    return asked.with_for_update(skip_locked=True)


def under(event_id: int, addresses: Collection[str]) -> Select[Application]:
    """Those that may be of one of these addresses (lower case). JSON is kept with letters beyond ASCII escaped."""
    written = [cast(Application.you, Text).contains(json.dumps(address)[1:-1], autoescape=True)
               for address in addresses]
    return select(Application).where(Application.event_id == event_id, or_(false(), *written)).order_by(Application.id)


def is_of(application: Application, addresses: Collection[str]) -> bool:
    return application.you.get("email", "").lower() in addresses


@jobs.job(every_minute=True)
def clear_old() -> int:
    """Gives how many were cleared."""
    now = clock.now()
    quickly = or_(Application.sent_at.is_not(None), cast(Application.pages, Text) == "[]")
    old = or_(Application.changed_at < now - timedelta(days=DAYS),
              and_(quickly, Application.changed_at < now - timedelta(days=UNTOUCHED_DAYS)))
    db.session.rollback()
    if db.session.scalar(select(Application.id).where(old).limit(1)) is None:
        return 0
    with transaction():
        gone = db.session.execute(delete(Application).where(old).returning(Application.answers)).scalars().all()
        files = answer_files.unused(answer_files.of_forms(gone))
    answer_files.forget(files)
    return len(gone)


def _passed(application: Application, page: str) -> None:
    application.pages = (*(one for one in application.pages if one != page), page)
    application.changed_at = clock.now()
