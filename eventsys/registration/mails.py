"""Letters to participants: each change of state is told in the transaction that makes it.

They tell the event's facts as they are published. Whoever is confirmed gets an entry for the calendar and the code for
check-in; when the place is given up, the entry is taken back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Literal

from flask import current_app
from flask_babel import force_locale
from sqlalchemy import select

from eventsys.editions import reading
from eventsys.editions.cards import Card
from eventsys.events.models import Event
from eventsys.kit import clock, i18n, journal, mail, outbox
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.kit.lettertext import Link, Passage, SecretLink
from eventsys.kit.mail import Enclosure
from eventsys.kit.outbox import Letter
from eventsys.outputs.calendar.invitation import Method, Place, Somebody, invitation
from eventsys.outputs.links import Links
from eventsys.programme import richtext

from . import places, turns
from .models import Application, Category, Registration, Setup
from .places import category_key, event_key
from .rules import Verb

KIND = "registration."  # the kinds of all letters to participants begin so
MANAGE = "registration"  # purpose of the tickets that open one's own registration; used once
LINK_DAYS = 30
CODE = "EVS:"  # so a reader at the door knows whose code it is; what follows names the registration
Kind = Literal["pending", "waitlisted", "offered", "confirmed", "declined", "cancelled", "lapsed", "known", "link",
               "nominated", "signed-up", "agenda",
               "changed", "replaced", "replacing", "erased"]

_at_hand: ContextVar[Card | None] = ContextVar("card at hand", default=None)
_OF_STATE: dict[str, Kind] = {
    "pending": "pending", "waitlisted": "waitlisted", "offered": "offered", "confirmed": "confirmed",
    "declined": "declined", "cancelled": "cancelled",
}


def tell(registration: Registration, verb: Verb | Literal["register"], before: str | None) -> Letter | None:
    """The letter of a change of state; none to who has no address. `before` is the state it comes from."""
    kind: Kind = ("lapsed" if verb == "lapse" else "nominated" if verb == "nominate"
                  else _OF_STATE[registration.state])
    return post(kind, registration, f"{journal.current_id()}", before=before or "")


def remind_known(registration: Registration) -> Letter | None:
    """Somebody, most likely themselves, tried to register them again; told once an hour, however often it is tried."""
    return post("known", registration, f"{clock.now():%Y%m%d%H}")


def post(kind: Kind, registration: Registration, key: str, **more: Any) -> Letter | None:
    if not registration.email or registration.erased_at:
        return None
    if registration.id is None:
        db.session.flush()
    summit = db.session.get_one(Event, registration.event_id)
    category = db.session.get_one(Category, registration.category_id)
    facts, locale = facts_of(summit), locale_of(summit, registration.locale)
    with force_locale(locale):
        values = _values(summit, facts, category, registration) | more
        enclosures = tuple(_enclosures(kind, summit, facts, category, registration, more.get("before", "")))
    return outbox.post(
        to=registration.email, to_name=registration.name, kind=f"{KIND}{kind}",
        template=f"mail/registration/{kind}.txt", values=values, about=summit.id,
        subject_of=f"registration:{registration.id}", key=f"{KIND}{kind}:{registration.id}:{key}",
        reply_to=contact(summit)[1], locale=locale, enclosures=enclosures)


def post_later(summit: Event, application: Application, purpose: str, days: int) -> Letter:
    """The link to a form that somebody has begun."""
    facts, locale = facts_of(summit), locale_of(summit, application.locale)
    you = application.you
    with force_locale(locale):
        link = SecretLink(purpose, str(application.id), days, "/register/a/{token}/check", _("Go on with my form"))
    return outbox.post(
        to=you["email"], to_name=you["name"], kind=f"{KIND}later", template="mail/registration/later.txt",
        values={"name": you["name"], "event": facts.title, "link": link, "days": days, "contact": contact(summit)[0]},
        about=summit.id, key=f"{KIND}later:{application.id}:{clock.now().isoformat()}", reply_to=contact(summit)[1],
        locale=locale)


@contextmanager
def telling(card: Card | None) -> Iterator[None]:
    """Letters that are written inside tell of an event whose facts are at hand, and need not ask for them."""
    token = _at_hand.set(card)
    try:
        yield
    finally:
        _at_hand.reset(token)


def facts_of(summit: Event) -> Card:
    """As they are published; of an event that is not public, as its organisers have them."""
    if (known := _at_hand.get()) is not None and known.slug == summit.slug:
        return known
    return reading.card(summit.slug) or Card(
        slug=summit.slug, title=summit.title, uid=summit.uid, kind=summit.kind, zone=summit.zone, starts=summit.starts,
        ends=summit.ends, changed_at=clock.now(), city=summit.city, country=summit.country)


def contact(summit: Event) -> tuple[str, str]:
    """Name and address of those who read the answers."""
    return next(((one.name, one.email) for one in summit.contacts if one.email), ("", ""))


def locale_of(summit: Event, locale: str) -> str:
    offered = current_app.extensions["locales"]
    return next((tag for tag in (locale, summit.language) if tag in offered), "en")


def manage_link(registration: Registration) -> SecretLink:
    return SecretLink(purpose=MANAGE, key=str(registration.id), path="/r/{token}", days=LINK_DAYS,
                      label=_("Open my registration"))


def code_words(registration: Registration) -> str:
    """What the QR code says."""
    return f"{CODE}{registration.code}"


def calendar(summit: Event, registration: Registration, category: Category, method: Method,
             facts: Card | None = None) -> Enclosure:
    """Its entry as it stands now; who takes it back, or sends it anew, has raised `sequence` before."""
    return _calendar(summit, facts or facts_of(summit), registration, category, method)


def _values(summit: Event, facts: Card, category: Category, registration: Registration) -> dict[str, Any]:
    return {
        "name": registration.name, "event": facts.title, "starts": facts.starts, "ends": facts.ends,
        "city": facts.city, "country": facts.country, "venue": facts.venue, "zone": facts.zone,
        "category": category.name, "code": registration.code, "reason": registration.reason, "before": "",
        "offer_until": registration.offer_until, "words": _passage(category.confirmed_words),
        "programme": Link(Links("").event(summit.slug)), "register": Link(Links("").register(summit.slug)),
        "link": manage_link(registration), "days": LINK_DAYS, "contact": contact(summit)[0],
        "is_head": registration.is_head, **_of_the_line(registration)}


def _passage(rich: str) -> Passage | None:
    return Passage(richtext.plain(rich)) if rich else None


def _of_the_line(registration: Registration) -> dict[str, Any]:
    """Where one stands in it, and how long an offer is kept; asked only where a letter tells it."""
    if registration.state != "waitlisted":
        return {"position": 0, "hours": 0, "of_share": False}
    hours = db.session.scalar(select(Setup.offer_hours).where(Setup.event_id == registration.event_id))
    return {"position": turns.position(registration), "hours": hours or 48,
            "of_share": _waits_for_a_share(registration)}


def _waits_for_a_share(registration: Registration) -> bool:
    """Of their organisation's places, or their country's, while the category has others."""
    category = db.session.get_one(Category, registration.category_id)
    if category.per_organisation is None and category.per_country is None:
        return False
    counted = places.tallies([event_key(category.event_id), category_key(category.id)])
    return not any(tally.is_full for tally in counted.values())


def _enclosures(kind: Kind, summit: Event, facts: Card, category: Category, registration: Registration,
                before: str) -> Iterator[Enclosure]:
    if kind in ("confirmed", "replacing"):
        yield _calendar(summit, facts, registration, category, "REQUEST")
        yield Enclosure("qr", code_words(registration))
    elif kind == "changed" and before == "confirmed":
        yield _calendar(summit, facts, registration, category, "REQUEST")
    elif kind in ("cancelled", "declined", "replaced", "erased") and before == "confirmed":
        yield _calendar(summit, facts, registration, category, "CANCEL")


def _calendar(summit: Event, facts: Card, registration: Registration, category: Category,
              method: Method) -> Enclosure:
    links = Links(current_app.config["BASE_URL"])
    name, address = contact(summit)
    words = [_("You are registered as: %(category)s", category=category.name),
             _("Reference: %(code)s", code=registration.code)]
    place = Place(
        uid=f"registration-{registration.code}@{links.host}", sequence=registration.sequence, stamp=clock.now(),
        title=facts.title, starts=facts.starts, ends=facts.ends, zone=facts.zone, hours=_hours(facts),
        where=", ".join(filter(None, (facts.venue, facts.address, facts.city, i18n.country(facts.country)))),
        page=links.event(summit.slug), words="\n".join(words),
        organiser=Somebody(name or facts.title, _known_to_servers(address) or mail.address_of(
            current_app.config["MAIL_FROM"])),
        participant=Somebody(registration.name, _known_to_servers(registration.email) or registration.email))
    return Enclosure("calendar", invitation(place, method), method)


def _hours(facts: Card) -> tuple[Any, Any] | None:
    one_day = facts.starts == facts.ends and facts.opens and facts.closes and facts.opens != facts.closes
    return (facts.opens, facts.closes) if one_day else None


def _known_to_servers(address: str) -> str:
    """"" for one that no envelope can carry: then the letter is not sent either."""
    try:
        return mail.ascii_address(address)
    except ValueError:
        return ""
