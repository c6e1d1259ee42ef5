"""Letters of the organisers' own words to many: drafted, looked at, and sent once.

A letter is known by its message and whom it is about: the same press twice, or a second worker, writes it once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from flask_babel import force_locale
from sqlalchemy import select

from eventsys.editions.cards import Card
from eventsys.events.models import Event
from eventsys.kit import clock, i18n, journal, lettertext, outbox, rows
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.kit.lettertext import Link, SecretLink, Written
from eventsys.kit.outbox import Draft
from eventsys.outputs.links import Links

from . import filters, mails, message_letters, placeholders, queries
from .filters import Filter
from .models import Category, Message, Registration
from .words import state_words

KIND, TEST = f"{mails.KIND}message", f"{mails.KIND}message-test"
TEMPLATE = "mail/registration/message.txt"
NEWS_DAYS = 400  # a link by which one gets no more news is good for so long
MOST_CHOSEN = 500
MAY_LACK = ("name", "organisation", "position")  # placeholders of what is not known of everybody
Why = Literal["no address", "unsubscribed", "twice", "erased"]


@dataclass(frozen=True)
class Segment:
    """Whom a message is for: all that a filter finds, or, where some were chosen, these."""

    wanted: Filter = field(default_factory=Filter)
    chosen: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reader:
    """Who gets a letter. `subject` is whom it is about, as letters name them: "registration:12"."""

    subject: str
    name: str
    email: str
    locale: str
    row: Registration | None = None  # their registration; none of focal points and panelists
    organisation: str = ""


@dataclass(frozen=True)
class Sorted:
    getting: list[Reader]
    left: list[tuple[Reader, Why]]


@dataclass(frozen=True)
class Frame:
    """What all letters of a message share; asked for once."""

    summit: Event
    facts: Card
    contact: tuple[str, str]
    categories: Mapping[int, str]


def frame(summit: Event) -> Frame:
    named = db.session.execute(select(Category.id, Category.name).where(Category.event_id == summit.id))
    return Frame(summit, mails.facts_of(summit), mails.contact(summit), {row.id: row.name for row in named})


# ---- whom -------------------------------------------------------------------------------------------------------

def segment_of(kept: Mapping[str, Any]) -> Segment:
    chosen = kept.get("chosen", ())
    return Segment(filters.read({name: value for name, value in kept.items() if name != "chosen"}),
                   tuple(chosen)[:MOST_CHOSEN])


def kept(segment: Segment) -> dict[str, Any]:
    """As a row keeps it."""
    return {"chosen": list(segment.chosen)} if segment.chosen else filters.query(segment.wanted)


def meant(summit: Event, segment: Segment, sees_care: bool = False) -> list[Registration]:
    """By name."""
    if segment.chosen:
        return sorted(queries.some(summit, segment.chosen), key=lambda row: (row.name.casefold(), row.id))
    found = queries.found(summit, segment.wanted, "name", sees_care)
    return queries.some(summit, [one.id for one in found])


def reader(row: Registration) -> Reader:
    return Reader(f"registration:{row.id}", row.name, row.email, row.locale, row, row.organisation)


def sort_out(registrations: Sequence[Registration], is_needed: bool) -> Sorted:
    """Who gets the letter, and who not. Of two registrations of one person the one that lives is written to."""
    first: dict[str, int] = {}
    for row in sorted(registrations, key=lambda one: (one.ended_at is not None, -one.id)):
        first.setdefault(row.email, row.id)
    getting, left = list[Reader](), list[tuple[Reader, Why]]()
    for row in registrations:
        why = _why_not(row, is_needed, first)
        left.append((reader(row), why)) if why else getting.append(reader(row))
    return Sorted(getting, left)


def _why_not(row: Registration, is_needed: bool, first: Mapping[str, int]) -> Why | None:
    if row.erased_at is not None:
        return "erased"
    if not outbox.is_address(row.email):
        return "no address"
    if not is_needed and not row.wants_news:
        return "unsubscribed"
    return "twice" if first[row.email] != row.id else None


# ---- drafts -----------------------------------------------------------------------------------------------------

def draft(summit: Event, facts: Mapping[str, Any], once: str | None) -> Message:
    """The same form sent twice is one draft."""
    journal.queue_up(summit.id)
    known = once and db.session.scalar(select(Message).where(Message.once == once, Message.event_id == summit.id))
    if known:
        return known
    journal.act("messages.draft", about=summit.id, subject=facts["subject"])
    message = Message(event_id=summit.id, once=once, made_at=clock.now(), **facts)
    db.session.add(message)
    db.session.flush()
    return message


def change(summit: Event, message: Message, facts: Mapping[str, Any], seen: int) -> bool:
    """False where it says all this already, or went meanwhile. Raises journal.Stale."""
    journal.queue_up(summit.id)
    rows.hold(message)
    return message.sent_at is None and rows.change(
        message, facts, seen, "messages.change", summit.id, subject=facts["subject"])


def drop(summit: Event, message: Message) -> bool:
    """A draft; what was sent stays."""
    journal.queue_up(summit.id)
    rows.hold(message)
    if message.sent_at is not None:
        return False
    journal.act("messages.drop", about=summit.id, subject=message.subject)
    db.session.delete(message)
    db.session.flush()
    return True


def find(summit: Event, number: int) -> Message | None:
    message = db.session.get(Message, number)
    return message if message is not None and message.event_id == summit.id else None


def listed(summit: Event) -> Sequence[Message]:
    """Drafts first, then the last that were sent."""
    return db.session.scalars(select(Message).where(Message.event_id == summit.id).order_by(
        Message.sent_at.is_not(None), Message.sent_at.desc(), Message.id.desc())).all()


# ---- letters ----------------------------------------------------------------------------------------------------

def faults(subject: str, body: str) -> tuple[list[placeholders.Fault], list[placeholders.Fault]]:
    """What cannot be filled in."""
    return placeholders.faults(subject, placeholders.IN_SUBJECTS), placeholders.faults(body)


class Writer:
    """Writes the letters of one message: parsed once."""

    def __init__(self, message: Message, shared: Frame) -> None:
        self.message, self.shared = message, shared
        self.subject, self.body = placeholders.parse(message.subject), placeholders.parse(message.body)
        self._of_event: dict[str, dict[str, Any]] = {}  # by locale: it is the same for thousands

    def write(self, to: Reader) -> Written:
        row = to.row
        assert row is not None, "messages go to participants"
        locale = mails.locale_of(self.shared.summit, row.locale)
        with force_locale(locale):
            values = self._common(locale) | _of_person(self.shared, row) | {"link": mails.manage_link(row)}
            news = None if self.message.is_needed else news_link(row)
            return self._written(values, locale, news)

    def for_oneself(self, name: str) -> Written:
        """With words for what differs from one to the other: nobody's data, and no link that opens anything."""
        values = {known: f"[{words}]" for known, words in _in_words(placeholders.PERSONAL).items()} | {"name": name}
        secret = _("[a link of their own]")
        news = None if self.message.is_needed else secret
        return self._written(of_event(self.shared.summit, self.shared.facts) | values | {"link": secret},
                             str(i18n.locale().language), news)

    def missing(self, getting: Iterable[Reader]) -> dict[str, int]:
        """How many have nothing to fill in, by placeholder."""
        asked = (placeholders.named(self.subject) | placeholders.named(self.body)) & set(MAY_LACK)
        readers = list(getting)
        lacking = {name: sum(not getattr(one.row, name) for one in readers) for name in sorted(asked)}
        return {name: number for name, number in lacking.items() if number}

    def _common(self, locale: str) -> dict[str, Any]:
        if locale not in self._of_event:
            self._of_event[locale] = of_event(self.shared.summit, self.shared.facts)
        return self._of_event[locale]

    def _written(self, values: Mapping[str, Any], locale: str, news: SecretLink | str | None) -> Written:
        given = {"subject": placeholders.fill(self.subject, values), "body": placeholders.fill(self.body, values),
                 "event": self.shared.facts.title, "news": news}
        return lettertext.write(TEMPLATE, given, locale)


def news_link(row: Registration) -> SecretLink:
    return SecretLink(lettertext.UNSUBSCRIBE, str(row.id), NEWS_DAYS, "/unsubscribe/{token}")


def _in_words(known: Mapping[str, str]) -> dict[str, str]:
    return {name: i18n.gettext(words) for name, words in known.items()}


def of_event(summit: Event, facts: Card) -> dict[str, Any]:
    """What placeholders of the event become, in the language that is spoken."""
    return {"event": facts.title, "dates": i18n.date_range(facts.starts, facts.ends),
            "place": ", ".join(filter(None, (facts.venue, facts.city, i18n.country(facts.country)))),
            "programme": Link(Links("").event(summit.slug))}


def _of_person(shared: Frame, row: Registration) -> dict[str, Any]:
    return {"name": row.name, "organisation": row.organisation, "position": row.position, "code": row.code,
            "category": shared.categories.get(row.category_id, ""), "state": state_words(row.state)}


# ---- sending ----------------------------------------------------------------------------------------------------

def send(summit: Event, message: Message, sees_care: bool = False) -> int | None:
    """To whoever is meant at this moment; gives how many letters. None where it went already."""
    if not claim(summit, message):
        return None
    getting = sort_out(meant(summit, segment_of(message.segment), sees_care), message.is_needed).getting
    shared = frame(summit)
    writer = Writer(message, shared)
    outbox.post_many(Draft(
        to=one.email, to_name=one.name, kind=KIND, written=writer.write(one), about=summit.id,
        key=message_letters.key(message.id, one.subject), subject_of=one.subject, reply_to=shared.contact[1],
        locale=mails.locale_of(summit, one.locale)) for one in getting)
    return len(getting)


def claim(summit: Event, message: Message) -> bool:
    """False for whoever presses second: it is noted as sent already."""
    journal.queue_up(summit.id)
    rows.hold(message)
    if message.sent_at is not None:
        return False
    journal.act("messages.send", about=summit.id, subject=message.subject)
    message.sent_at = clock.now()
    db.session.flush()
    return True


class OwnWriter(Protocol):
    def for_oneself(self, name: str) -> Written: ...


def send_to_oneself(summit: Event, message: Message, writer: OwnWriter, email: str, name: str, key: str) -> None:
    """To try it out; `key` says which press it was."""
    outbox.post_many([Draft(
        to=email, to_name=name, kind=TEST, written=writer.for_oneself(name), about=summit.id,
        key=f"message-test:{message.id}:{key}", reply_to=mails.contact(summit)[1])])
