"""Who wants no more letters that need not be: by the link in such a letter, or their mail program's own button."""

from dataclasses import dataclass

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import clock, journal, tickets
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.kit.lettertext import UNSUBSCRIBE

from .models import Consent, Registration

ABOUT = "news"  # of consents


@dataclass(frozen=True)
class Subscriber:
    registration: Registration
    summit: Event


def find(token: str) -> Subscriber | None:
    """The link serves again and again: mail programs press it, and people come back to undo it."""
    ticket = tickets.find(UNSUBSCRIBE, token)
    row = ticket and db.session.execute(
        select(Registration, Event).join(Event, Event.id == Registration.event_id)
        .where(Registration.id == int(ticket.key), Registration.erased_at.is_(None))).first()
    return Subscriber(row[0], row[1]) if row else None


def wish(subscriber: Subscriber, wanted: bool) -> None:
    """Nothing is written where it is so already: a button pressed twice says the same."""
    registration, summit = subscriber.registration, subscriber.summit
    db.session.refresh(registration)
    if registration.wants_news == wanted:
        return
    with journal.acting(f"registration:{registration.id}", registration.name):
        journal.act_at_once("registration.news" if wanted else "registration.no_news", about=summit.id,
                            name=registration.name)
        registration.wants_news = wanted
        db.session.add(Consent(registration_id=registration.id, about=ABOUT, given=wanted, at=clock.now(),
                               words=_("Send me news of %(event)s", event=summit.title)))
        db.session.flush()
