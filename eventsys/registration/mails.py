"""Letters to participants: each change of state is told in the transaction that makes it."""

from typing import Any, Literal

from flask import current_app

from eventsys.events.models import Event
from eventsys.kit import journal, outbox
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.kit.lettertext import Passage, SecretLink
from eventsys.kit.outbox import Letter

from .models import Category, Registration
from .rules import Verb

KIND = "registration."  # the kinds of all letters to participants begin so
MANAGE = "registration"  # purpose of the tickets that open one's own registration; used once
LINK_DAYS = 30
Kind = Literal["pending", "waitlisted", "offered", "confirmed", "declined", "cancelled", "lapsed", "known", "link",
               "nominated", "signed-up"]

_OF_STATE: dict[str, Kind] = {
    "pending": "pending", "waitlisted": "waitlisted", "offered": "offered", "confirmed": "confirmed",
    "declined": "declined", "cancelled": "cancelled",
}


def tell(registration: Registration, verb: Verb | Literal["register"], before: str | None) -> Letter | None:
    """The letter of a change of state; none to who has no address. `before` is the state it comes from."""
    kind: Kind = ("lapsed" if verb == "lapse" else "nominated" if verb == "nominate"
                  else _OF_STATE[registration.state])
    return post(kind, registration, f"{journal.current_id()}", before=before or "")


def remind_known(registration: Registration, key: str) -> Letter | None:
    """Somebody, most likely themselves, tried to register them again."""
    return post("known", registration, key)


def post(kind: Kind, registration: Registration, key: str, **more: Any) -> Letter | None:
    if not registration.email or registration.erased_at:
        return None
    if registration.id is None:
        db.session.flush()
    summit = db.session.get_one(Event, registration.event_id)
    category = db.session.get_one(Category, registration.category_id)
    return outbox.post(
        to=registration.email, to_name=registration.name, kind=f"{KIND}{kind}",
        template=f"mail/registration/{kind}.txt", values=_values(summit, category, registration) | more,
        about=summit.id, subject_of=f"registration:{registration.id}",
        key=f"{KIND}{kind}:{registration.id}:{key}", reply_to=contact(summit)[1],
        locale=locale_of(summit, registration))


def contact(summit: Event) -> tuple[str, str]:
    """Name and address of those who read the answers."""
    return next(((one.name, one.email) for one in summit.contacts if one.email), ("", ""))


def locale_of(summit: Event, registration: Registration) -> str:
    offered = current_app.extensions["locales"]
    return next((tag for tag in (registration.locale, summit.language) if tag in offered), "en")


def manage_link(registration: Registration) -> SecretLink:
    return SecretLink(purpose=MANAGE, key=str(registration.id), path="/r/{token}", days=LINK_DAYS,
                      label=_("Open my registration"))


def _values(summit: Event, category: Category, registration: Registration) -> dict[str, Any]:
    return {
        "name": registration.name, "event": summit.title, "starts": summit.starts, "ends": summit.ends,
        "city": summit.city, "country": summit.country, "zone": summit.zone, "category": category.name,
        "code": registration.code, "reason": registration.reason, "offer_until": registration.offer_until,
        "words": Passage(category.confirmed_words) if category.confirmed_words else None,
        "link": manage_link(registration), "contact": contact(summit)[0]}
