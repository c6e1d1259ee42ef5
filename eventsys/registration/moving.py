"""One registration from one state to the next: its place, its turn in line, its letter, all in one transaction.

The only module that sets `Registration.state`. Who calls has said what is done (`journal.act`), and holds the event's
counter: by `hold`, or because the registration is new.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from eventsys.events.models import Event
from eventsys.kit.database import db

from . import mails, places, signing_up
from .models import Category, Registration
from .places import category_key, event_key
from .rules import ENDED, HOLDING, Verb, next_state


def hold(registration: Registration) -> None:
    """Begin with this: others who would move anybody of the event wait, and what was read before is read anew.

    Without it an offer that lapses and is accepted in the same moment would be both.
    """
    places.hold(event_key(registration.event_id))
    db.session.refresh(registration)


def counted(category: Category, organisation: str, country: str) -> tuple[str, ...]:
    """Of which counters somebody in this category takes one each; the event's first."""
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


def shares(keys: Sequence[str]) -> Sequence[str]:
    """Of what `counted` gave."""
    return keys[2:]


def most_of(category: Category, share: str) -> int | None:
    return category.per_country if ":country:" in share else category.per_organisation


def prepare(category: Category, keys: Sequence[str]) -> None:
    """Counters of an organisation's or a country's share begin with the first of theirs."""
    if shares(keys):  # two who make the same one wait for each other: only with the event's counter held
        places.hold(keys[0])
    for key in shares(keys):
        places.ensure(key, most_of(category, key))


def take_place(registration: Registration, category: Category, *, past_nobody: bool) -> bool:
    keys = counted(category, registration.organisation, registration.country)
    prepare(category, keys)
    if not places.take(keys, past_nobody=category_key(category.id) if past_nobody else ""):
        return False
    registration.holds = keys
    return True


def change_place(registration: Registration, category: Category) -> bool:
    """Of somebody who holds one: to another category, or to another share of the same. It stays in the event's total.

    The new one is taken before the old is given back.
    """
    keys, held = counted(category, registration.organisation, registration.country), registration.holds
    prepare(category, keys)
    if not places.take([key for key in keys if key not in held]):
        return False
    places.free(key for key in held if key not in keys)
    registration.holds = keys
    return True


def move(registration: Registration, verb: Verb, now: datetime, *, reason: str = "", letter: bool = True) -> None:
    """Raises rules.Forbidden where the table has no such way. What holds a place must have taken it before. Whoever
    does not come any more gives back the sessions that they signed up for."""
    before, after = registration.state or None, next_state(verb, registration.state or None)  # type: ignore[arg-type]
    if before == "waitlisted":
        places.leave(category_key(registration.category_id))
        registration.line = None
    if after == "waitlisted":
        registration.line = places.join(event_key(registration.event_id), category_key(registration.category_id))
    if before == "confirmed" and after in ENDED:
        signing_up.sign_off_all(db.session.get_one(Event, registration.event_id), registration)
    if after not in HOLDING and registration.holds:
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
    before = registration.state
    move(registration, "offer", now, letter=False)
    registration.offer_until = now + timedelta(hours=hours)
    if letter:
        mails.tell(registration, "offer", before)


def _date(registration: Registration, now: datetime) -> None:
    state = registration.state
    registration.confirmed_at = now if state == "confirmed" else None
    registration.ended_at = now if state in ENDED else None
