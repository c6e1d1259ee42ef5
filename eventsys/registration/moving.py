"""One registration from one state to the next: its place, its turn in line, its letter, all in one transaction.

The only module that sets `Registration.state`. Who calls has said what is done (`journal.act`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from . import mails, places
from .models import Category, Registration
from .places import category_key, event_key
from .rules import HOLDING, Verb, next_state


def counted(category: Category, organisation: str, country: str) -> tuple[str, ...]:
    """Of which counters somebody in this category takes one each."""
    own = category_key(category.id)
    keys = [event_key(category.event_id), own]
    if category.per_country is not None:
        keys.append(f"{own}:country:{country}")
    if category.per_organisation is not None:
        keys.append(f"{own}:organisation:{folded(organisation)}")
    return tuple(keys)


def folded(organisation: str) -> str:
    """However it is typed: "City  of Montréal" and "city of montréal" share their places."""
    return " ".join(organisation.casefold().split())


def prepare(category: Category, keys: Sequence[str]) -> None:
    """Counters of an organisation's or a country's share begin with the first of theirs."""
    for key in keys[2:]:
        places.ensure(key, category.per_country if ":country:" in key else category.per_organisation)


def take_place(registration: Registration, category: Category, *, past_nobody: bool) -> bool:
    keys = counted(category, registration.organisation, registration.country)
    prepare(category, keys)
    if not places.take(keys, past_nobody=category_key(category.id) if past_nobody else ""):
        return False
    registration.holds = keys
    return True


def move(registration: Registration, verb: Verb, now: datetime, *, reason: str = "", letter: bool = True) -> None:
    """Raises rules.Forbidden where the table has no such way. What holds a place must have taken it before."""
    before, after = registration.state or None, next_state(verb, registration.state or None)  # type: ignore[arg-type]
    if before == "waitlisted":
        places.leave(category_key(registration.category_id))
        registration.line = None
    if after == "waitlisted":
        registration.line = places.join(event_key(registration.event_id), category_key(registration.category_id))
    if after not in HOLDING:
        places.free(registration.holds)
        registration.holds = ()
    registration.state, registration.reason = after, reason
    registration.offer_until = None
    _date(registration, now)
    if before == "confirmed" or after == "confirmed":
        registration.sequence += 1
    if letter:
        mails.tell(registration, verb, before)


def offer(registration: Registration, now: datetime, hours: int, *, letter: bool = True) -> None:
    """As `move`, with a deadline."""
    move(registration, "offer", now, letter=False)
    registration.offer_until = now + timedelta(hours=hours)
    if letter:
        mails.tell(registration, "offer", "waitlisted")


def _date(registration: Registration, now: datetime) -> None:
    state = registration.state
    registration.confirmed_at = now if state == "confirmed" else None
    registration.ended_at = now if state in ("declined", "cancelled") else None


