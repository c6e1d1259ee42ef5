"""An event is cancelled, or held at other times or elsewhere: one act tells everybody concerned, and their calendars.

A notice is a message that tells: those who are registered, focal points of delegations, and whoever else the caller
names. Its letters say what the public pages say, so these come first: see `awaits_publishing`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import msgspec
from flask_babel import force_locale
from sqlalchemy import select

from eventsys.editions import reading
from eventsys.editions.cards import Card, card_of
from eventsys.events.models import Event, Venue
from eventsys.kit import i18n, lettertext, outbox
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.kit.lettertext import Passage, Written
from eventsys.kit.mail import Enclosure
from eventsys.kit.outbox import Draft

from . import mails, message_letters, messages, placeholders, places
from .messages import Reader, Sorted, Why
from .models import Category, Delegation, Message, Registration
from .places import event_key
from .rules import LIVING

GROUPS: Final = ("participants", "delegations", "panelists")
ALLOWED: Final = {name: words for name, words in placeholders.ALL.items()
                  if name in placeholders.COMMON or name in ("name", "programme")}
_LOOKED_BACK: Final = 5  # editions


class Whereabouts(msgspec.Struct, frozen=True):
    """When and where an event is held."""

    starts: date
    ends: date
    city: str
    country: str
    venue: str


@dataclass(frozen=True)
class Around:
    """What all letters of a notice share."""

    summit: Event
    public: Card | None  # what its pages say; none: it has none
    facts: Card
    categories: Mapping[int, Category]


def kind_of(summit: Event) -> str:
    """What there is to tell now."""
    return "cancelled" if summit.status == "cancelled" else "moved"


def awaits_publishing(summit: Event) -> bool:
    """Whether the public pages say otherwise than the draft. An event that was never public has no such pages."""
    return says_otherwise(summit, reading.card(summit.slug))


def says_otherwise(summit: Event, public: Card | None) -> bool:
    return public is not None and (public.status != summit.status or _whereabouts(public) != _drafted(summit))


def around(summit: Event) -> Around:
    public = reading.card(summit.slug)
    rows = db.session.scalars(select(Category).where(Category.event_id == summit.id))
    return Around(summit, public, public or mails.facts_of(summit), {row.id: row for row in rows})


def first_words(summit: Event) -> dict[str, Any]:
    """Of a notice that is begun, in the event's language."""
    tells = kind_of(summit)
    with force_locale(mails.locale_of(summit, summit.language)):
        subject = (_("%(event)s is cancelled", event="{event}") if tells == "cancelled"
                   else _("%(event)s: please note the change", event="{event}"))
    before = _before(summit) if tells == "moved" else None
    return {"subject": subject, "body": "", "tells": tells, "is_needed": True,
            "segment": {"groups": list(GROUPS), "before": before and msgspec.to_builtins(before)}}


# ---- whom -------------------------------------------------------------------------------------------------------

def readers(summit: Event, groups: Collection[str], others: Sequence[Reader] = ()) -> dict[str, list[Reader]]:
    """Everybody concerned, by group. `others` are those whom registration knows nothing of."""
    found = {"participants": _participants, "delegations": _focal_points, "panelists": lambda _summit: list(others)}
    return {group: found[group](summit) for group in GROUPS if group in groups}


def sort_out(by_group: Mapping[str, Sequence[Reader]]) -> Sorted:
    """Each address gets one letter: somebody with a registration that one, for it concerns their calendar."""
    seen, sorted_out = set[str](), Sorted([], [])
    for reader in (reader for group in by_group.values() for reader in group):
        why: Why | None = (None if outbox.is_address(reader.email) else "no address")
        why = why or ("twice" if reader.email.casefold() in seen else None)
        sorted_out.left.append((reader, why)) if why else sorted_out.getting.append(reader)
        seen.add(reader.email.casefold())
    return sorted_out


def _participants(summit: Event) -> list[Reader]:
    """Confirmed ones first: of two entries with one address, theirs is in a calendar."""
    rows = db.session.scalars(select(Registration).where(
        Registration.event_id == summit.id, Registration.state.in_(sorted(LIVING)), Registration.erased_at.is_(None))
        .order_by(Registration.state != "confirmed", Registration.name, Registration.id)
        .execution_options(populate_existing=True))
    return [messages.reader(row) for row in rows]


def _focal_points(summit: Event) -> list[Reader]:
    rows = db.session.scalars(select(Delegation).where(
        Delegation.event_id == summit.id, Delegation.state != "refused").order_by(Delegation.organisation))
    return [Reader(f"delegation:{row.id}", row.focal_name, row.focal_email, row.locale, None, row.organisation)
            for row in rows]


# ---- letters ----------------------------------------------------------------------------------------------------

class Teller:
    """Writes the letters of one notice."""

    def __init__(self, message: Message, shared: Around) -> None:
        self.message, self.shared = message, shared
        self.subject, self.body = placeholders.parse(message.subject), placeholders.parse(message.body)
        self._of_event: dict[str, dict[str, Any]] = {}  # by locale: it is the same for thousands
        before = message.segment.get("before")
        self.before = msgspec.convert(before, Whereabouts) if before else None

    def write(self, to: Reader) -> Written:
        summit, facts = self.shared.summit, self.shared.facts
        locale = mails.locale_of(summit, to.locale)
        with force_locale(locale):
            if locale not in self._of_event:
                self._of_event[locale] = messages.of_event(summit, facts)
            values = self._of_event[locale] | {"name": to.name}
            given = _facts(facts) | _of(to, self.shared.categories) | {
                "subject": placeholders.fill(self.subject, values),
                "words": placeholders.fill(self.body, values) if self.body else None, "name": to.name,
                "before": self.before,
                "reason": Passage(summit.cancelled_reason) if summit.cancelled_reason else None,
                "programme": values["programme"], "contact": mails.contact(summit)[0]}
        return lettertext.write(f"mail/registration/event-{self.message.tells}.txt", given, locale)

    def for_oneself(self, name: str) -> Written:
        """As somebody reads it who is not registered: no link in it opens anything."""
        return self.write(Reader("", name, "", str(i18n.locale().language)))

    def enclosures(self, to: Reader) -> Iterator[Enclosure]:
        """The entry of whoever has one in their calendar, taken back or sent anew; its sequence was raised."""
        if to.row is not None and to.row.state == "confirmed":
            with force_locale(mails.locale_of(self.shared.summit, to.locale)):
                yield mails.calendar(self.shared.summit, to.row, self.shared.categories[to.row.category_id],
                                     "CANCEL" if self.message.tells == "cancelled" else "REQUEST", self.shared.facts)


def send(summit: Event, message: Message, others: Sequence[Reader] = ()) -> int | None:
    """To whoever is concerned at this moment; gives how many letters. None where it went already."""
    if not messages.claim(summit, message):
        return None
    places.hold(event_key(summit.id))  # nobody else raises a sequence meanwhile
    getting = sort_out(readers(summit, message.segment.get("groups", ()), others)).getting
    _raise_sequences(getting)
    teller, contact = Teller(message, around(summit)), mails.contact(summit)
    outbox.post_many(Draft(
        to=one.email, to_name=one.name, kind=f"{mails.KIND}event-{message.tells}", written=teller.write(one),
        key=message_letters.key(message.id, one.subject), about=summit.id, subject_of=one.subject, reply_to=contact[1],
        locale=mails.locale_of(summit, one.locale), enclosures=tuple(teller.enclosures(one))) for one in getting)
    return len(getting)


def _raise_sequences(getting: Iterable[Reader]) -> None:
    """So that calendars take the new entry for newer (RFC 5545, section 3.8.7.4)."""
    for reader in getting:
        if reader.row is not None and reader.row.state == "confirmed":
            reader.row.sequence += 1
    db.session.flush()


def _of(to: Reader, categories: Mapping[int, Category]) -> dict[str, Any]:
    """Why they are told."""
    row = to.row
    return {
        "who": to.subject.partition(":")[0], "organisation": to.organisation,
        "category": categories[row.category_id].name if row else "", "code": row.code if row else "",
        "has_entry": row is not None and row.state == "confirmed", "days": mails.LINK_DAYS,
        "link": mails.manage_link(row) if row else None}


def _facts(card: Card) -> dict[str, Any]:
    return {"event": card.title, **msgspec.structs.asdict(_whereabouts(card))}


def _whereabouts(card: Card) -> Whereabouts:
    return Whereabouts(card.starts, card.ends, card.city, card.country, card.venue)


def _drafted(summit: Event) -> Whereabouts:
    venue = db.session.scalar(select(Venue.name).where(Venue.event_id == summit.id, Venue.key == summit.venue_key))
    return Whereabouts(summit.starts, summit.ends, summit.city, summit.country, venue or "")


def _before(summit: Event) -> Whereabouts | None:
    """What was public last that is not so now: by the edition that is shown, or one of those before."""
    public, now = reading.current(summit.slug), _drafted(summit)
    if not isinstance(public, reading.Current):
        return None
    editions = [one for one in reading.history(public.root) if one.number <= public.number][:_LOOKED_BACK]
    told = (_whereabouts(card_of(reading.view_of(replace(one, slug=summit.slug)))) for one in editions)
    return next((one for one in told if one != now), None)
