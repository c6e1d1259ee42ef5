"""Secret links of delegations: the focal point's opens their delegation, a nominee's the form with their data.

Both are good for many uses, until the event is over: focal points come back for weeks.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import clock, tickets
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.kit.lettertext import SecretLink

from . import mails
from .models import Category, Delegation, Registration

FOCAL, NOMINEE = "delegation", "nominee"  # purposes of the tickets


@dataclass(frozen=True)
class Opened:
    delegation: Delegation
    summit: Event

    @property
    def contact(self) -> tuple[str, str]:
        return mails.contact(self.summit)

    @property
    def actor(self) -> tuple[str, str]:
        """As the journal names the focal point."""
        return f"delegation:{self.delegation.id}", self.delegation.focal_name


@dataclass(frozen=True)
class Nominated:
    registration: Registration
    delegation: Delegation
    category: Category
    summit: Event


def opened(token: str) -> Opened | None:
    """Two queries."""
    ticket = tickets.find(FOCAL, token)
    if ticket is None:
        return None
    row = db.session.execute(select(Delegation, Event).join(Event, Event.id == Delegation.event_id)
                             .where(Delegation.id == int(ticket.key))).first()
    return row and Opened(*row)


def nominated(token: str) -> Nominated | None:
    """Two queries. None for whoever is nominated no more."""
    ticket = tickets.find(NOMINEE, token)
    if ticket is None:
        return None
    row = db.session.execute(
        select(Registration, Delegation, Category, Event)
        .join(Delegation, Delegation.id == Registration.delegation_id)
        .join(Category, Category.id == Registration.category_id).join(Event, Event.id == Registration.event_id)
        .where(Registration.id == int(ticket.key), Registration.state.in_(("offered", "confirmed")))).first()
    return row and Nominated(*row)


def focal_link(summit: Event, delegation: Delegation) -> SecretLink:
    return SecretLink(purpose=FOCAL, key=str(delegation.id), path="/delegation/{token}", days=days_left(summit),
                      label=_("Open our delegation"))


def nominee_link(summit: Event, registration: Registration) -> SecretLink:
    return SecretLink(purpose=NOMINEE, key=str(registration.id), path="/register/n/{token}", days=days_left(summit),
                      label=_("Complete my registration"))


def close(delegation: Delegation) -> None:
    """All that went out so far: somebody else is the focal point now."""
    tickets.revoke(FOCAL, str(delegation.id))


def close_nominee(registration: Registration) -> None:
    tickets.revoke(NOMINEE, str(registration.id))


def is_over(summit: Event, now: datetime) -> bool:
    """After its last day there; or it does not take place."""
    return summit.status == "cancelled" or now >= _end(summit)


def days_left(summit: Event) -> int:
    return max(1, (_end(summit) - clock.now()).days + 1)


def _end(summit: Event) -> datetime:
    return datetime.combine(summit.ends + timedelta(days=1), time(), tzinfo=ZoneInfo(summit.zone))
