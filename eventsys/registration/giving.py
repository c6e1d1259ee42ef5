"""Codes given out: words that several people are told, and personal links that go by letter."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import clock, journal, outbox, rows, tickets
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.kit.lettertext import Passage, SecretLink
from eventsys.kit.outbox import Letter
from eventsys.programme.richtext import line

from . import mails, places
from .codes import LONGEST, PLACE
from .models import Category, Code
from .places import Tally, code_key

KIND = f"{mails.KIND}place"
MOST = 500  # personal links at once
LINK_DAYS = 120
_ADDRESS = re.compile(r"<?([^\s<>,;\"']+@[^\s<>,;\"']+)>?")


@dataclass(frozen=True)
class Guest:
    name: str
    email: str


@dataclass(frozen=True)
class Given:
    """A code, how often it was used, and the last letter that brought it."""

    code: Code
    used: Tally
    letter: Letter | None


def of(summit: Event) -> list[Given]:
    """The newest first; three queries."""
    found = db.session.scalars(select(Code).where(Code.event_id == summit.id).order_by(Code.id.desc())).all()
    counted = places.tallies(code_key(code.id) for code in found)
    letters = {letter.subject_of: letter for letter in db.session.scalars(
        select(Letter).where(Letter.about == summit.id, Letter.kind == KIND).order_by(Letter.id))}
    return [Given(code, counted.get(code_key(code.id), places.NOTHING), letters.get(f"code:{code.id}"))
            for code in found]


def find(summit: Event, number: int) -> Code | None:
    row = db.session.get(Code, number)
    return row if row is not None and row.event_id == summit.id else None


def folded(words: str) -> str:
    return line(words).upper()[:LONGEST]


def is_taken(summit: Event, words: str) -> bool:
    return db.session.scalar(select(Code.id).where(Code.event_id == summit.id, Code.words == folded(words))) is not None


def add(summit: Event, category: Category, words: str, **facts: Any) -> Code | None:
    """A code that is told: used as often as `uses` says, or any number of times. None where these words are taken."""
    number = journal.act("registration.code.add", about=summit.id, words=folded(words), category=category.name)
    if is_taken(summit, words):
        journal.strike(number)
        return None
    return _add(summit, category, words=folded(words), **facts)


def _add(summit: Event, category: Category, **facts: Any) -> Code:
    code = Code(event_id=summit.id, category_id=category.id, made_at=clock.now(), **facts)
    db.session.add(code)
    db.session.flush()
    places.ensure(code_key(code.id), code.uses)
    return code


def change(summit: Event, code: Code, facts: dict[str, Any], seen: int) -> int | None:
    """None where it was done; else how often it was used already, more than it may be from now on."""
    journal.act("registration.code.change", about=summit.id, words=called(code))
    if "uses" in facts and not places.set_number(code_key(code.id), facts["uses"]):
        return places.tally(code_key(code.id)).taken
    rows.change(code, facts, seen, "registration.code.change", summit.id)
    db.session.flush()
    return None


def called(code: Code) -> str:
    return code.words or code.name or code.email


def read(pasted: str) -> tuple[list[Guest], list[str]]:
    """Names with addresses, one of each a line, however they are parted; and the lines that hold no address."""
    guests: dict[str, Guest] = {}
    unread = []
    for said in filter(None, map(line, pasted.splitlines())):
        found = _ADDRESS.search(said)
        if found is None or not outbox.is_address(found[1]):
            unread.append(said)
            continue
        name = line(f"{said[:found.start()]} {said[found.end():]}").strip(" ,;\"'\t")
        guests.setdefault(found[1].lower(), Guest(name, found[1].lower()))
    return list(guests.values()), unread


def known(summit: Event, guests: Iterable[Guest]) -> set[str]:
    """Addresses among theirs that have a link which was not closed."""
    return set(db.session.scalars(select(Code.email).where(
        Code.event_id == summit.id, Code.closed_at.is_(None), Code.email.in_([guest.email for guest in guests]))))


def invite(summit: Event, category: Category, guests: Sequence[Guest], message: str = "", **facts: Any) -> list[Code]:
    """A personal link for each who has none yet, used once, and the letter that brings it."""
    number = journal.act("registration.code.invite", about=summit.id, count=len(guests), category=category.name)
    had = known(summit, guests)
    made = [_add(summit, category, name=guest.name, email=guest.email, uses=1, **facts) for guest in guests
            if guest.email not in had]
    if not made:
        journal.strike(number)
    for code in made:
        _write(summit, category, code, message, "1")
    return made


def send_again(summit: Event, code: Code) -> bool:
    """A fresh link; those sent before open nothing any more. False for one that is used, closed or has no address."""
    if not code.email or code.closed_at or places.tally(code_key(code.id)).is_full:
        return False
    journal.act("registration.code.send", about=summit.id, name=called(code))
    tickets.revoke(PLACE, str(code.id))
    _write(summit, db.session.get_one(Category, code.category_id), code, "", str(journal.current_id()))
    return True


def close(summit: Event, code: Code) -> bool:
    """It opens nothing from now on; who registered with it stays."""
    if code.closed_at is not None:
        return False
    journal.act("registration.code.close", about=summit.id, words=called(code))
    code.closed_at = clock.now()
    tickets.revoke(PLACE, str(code.id))
    db.session.flush()
    return True


def _write(summit: Event, category: Category, code: Code, message: str, key: str) -> None:
    contact, address = mails.contact(summit)
    outbox.post(
        to=code.email, to_name=code.name, kind=KIND, template="mail/registration/place.txt", about=summit.id,
        subject_of=f"code:{code.id}", key=f"{KIND}:{code.id}:{key}", reply_to=address,
        locale=mails.locale_of(summit, summit.language),
        values={"name": code.name, "event": summit.title, "starts": summit.starts, "ends": summit.ends,
                "city": summit.city, "category": category.name, "until": code.until,
                "message": Passage(message) if message else None, "contact": contact,
                "link": SecretLink(purpose=PLACE, key=str(code.id), path="/register/c/{token}", days=LINK_DAYS,
                                   label=_("Register"))})
