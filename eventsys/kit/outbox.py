"""Letters as rows: written in the transaction of what they tell of, delivered later by the postman.

The row is the promise, its key says that it is given once. Secret links stand in it as what they are for: their
tokens are made as the letter goes, and are kept nowhere.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import islice
from typing import Any

from flask import current_app
from sqlalchemy import CheckConstraint, ColumnElement, Index, UniqueConstraint, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.programme.richtext import line

from . import clock, jobs, lettertext
from .database import Base, Instant, Several, UtcDateTime, Words, db, one_of
from .lettertext import AnyLink, Link, Passage, SecretLink, Written
from .mail import Enclosure, domain_of

STATES = ("held", "queued", "sending", "sent", "refused", "failed", "withdrawn")
# What somebody may do with a letter: from which states, to which. The rest is the postman's.
ACTS = {
    "release": (("held",), "queued"),
    "withdraw": (("held", "queued"), "withdrawn"),
    "retry": (("refused", "failed", "withdrawn"), "queued"),
}
_PORTION = 1_000  # letters written at once
HIGHEST = 2**31 - 1  # a larger number is no row's, and no column takes it
NO_ADDRESS = "This is no e-mail address that can be written to."
_ATOM = r"[!#-'*+\-/-9=?A-Z^-~]+"  # RFC 5322, section 3.2.3
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@[^\W_](?:[\w-]*\w)?(?:\.[^\W_](?:[\w-]*\w)?)*")


class Letter(Base):
    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("key"), one_of("state", STATES),
        CheckConstraint("(state = 'sending') = (claim <> '')", name="claimed_while_sending"),
        CheckConstraint("(state = 'sending') = (claimed_at IS NOT NULL)", name="lease_while_sending"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_means_a_time"),
        Index("ix_letter_state", "state", "next_at"), Index("ix_letter_about", "about", "id"),
        Index("ix_letter_subject_of", "subject_of", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    to_address: Mapped[Words]
    to_name: Mapped[Words]
    reply_to: Mapped[Words]  # address of those who read the answers
    kind: Mapped[Words]  # "roster.invitation"
    locale: Mapped[Words]
    subject: Mapped[Words]
    body: Mapped[Words]  # with a mark where a link will stand
    links: Mapped[tuple[AnyLink, ...]] = mapped_column(Several(AnyLink), default=())  # type: ignore[arg-type]
    enclosures: Mapped[tuple[Enclosure, ...]] = mapped_column(Several(Enclosure), default=())
    about: Mapped[int | None]  # number of the summit
    subject_of: Mapped[Words]  # "person:12"
    key: Mapped[Words]
    message_id: Mapped[Words]  # made from the key, so that a repeat is known as one
    state: Mapped[Words]
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    next_at: Mapped[Instant]
    claim: Mapped[Words]  # of the worker that has it now
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    server_words: Mapped[Words]  # what the mail server said last
    created_at: Mapped[Instant]
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


@dataclass(frozen=True)
class Draft:
    """One of many letters, whose words are made already. As `post` has it."""

    to: str
    to_name: str
    kind: str
    written: Written
    key: str
    about: int | None = None
    subject_of: str = ""
    reply_to: str = ""
    locale: str = "en"
    enclosures: tuple[Enclosure, ...] = ()


def post(*, to: str, kind: str, template: str, values: Mapping[str, Any], key: str, to_name: str = "",
         about: int | None = None, subject_of: str = "", reply_to: str = "", held: bool = False,
         locale: str = "en", enclosures: Sequence[Enclosure] = ()) -> Letter:
    """Write a letter in the transaction that is under way; with a key that is known already, give that letter.

    Held ones wait until somebody has looked at them. Call `hurry` when the transaction has ended.
    """
    written = lettertext.write(template, values, locale)
    draft = Draft(to, to_name, kind, written, key, about, subject_of, reply_to, locale, tuple(enclosures))
    return _enter(key, _values(draft) | {"state": "held" if held else "queued"})


def post_many(drafts: Iterable[Draft]) -> None:
    """Thousands at once, as `post` does one: those whose key is known already are not written again."""
    waiting = iter(drafts)
    while some := list(islice(waiting, _PORTION)):
        db.session.connection().execute(
            _insert().on_conflict_do_nothing(),
            [_row(draft.key, {"server_words": ""} | _values(draft) | {"state": "queued"}) for draft in some])


def _values(draft: Draft) -> dict[str, Any]:
    return {
        "to_address": line(draft.to), "to_name": line(draft.to_name), "reply_to": line(draft.reply_to),
        "kind": draft.kind, "locale": draft.locale, "subject": draft.written.subject, "body": draft.written.body,
        "links": draft.written.links, "about": draft.about, "subject_of": draft.subject_of,
        "enclosures": draft.enclosures}


def again(letter: Letter) -> Letter:
    """The same words once more, in a letter of its own: one that got through before would be taken for a repeat."""
    same = ("to_address", "to_name", "reply_to", "kind", "locale", "subject", "body", "links", "enclosures", "about",
            "subject_of")
    return _enter(f"again:{letter.id}", {name: getattr(letter, name) for name in same} | {"state": "queued"})


def release(letters: Iterable[Letter]) -> int:
    """Let held ones go; gives how many were held still."""
    return _act("release", letters, next_at=clock.now())


def withdraw(letters: Iterable[Letter]) -> int:
    """Keep back those that have not gone; gives how many."""
    return _act("withdraw", letters)


def retry(letters: Iterable[Letter]) -> int:
    """Try anew with those that were refused, failed or withdrawn; gives how many."""
    return _act("retry", letters, tries=0, next_at=clock.now())


def can(act: str, letter: Letter) -> bool:
    return letter.state in ACTS[act][0]


def hurry() -> None:
    """Have the worker look now; call it after the transaction. Without it the letters go within a minute."""
    from .postman import deliver  # it reads this module's table

    jobs.hurry(current_app._get_current_object(), deliver)  # type: ignore[attr-defined]


def letters_of(subject_of: str) -> Sequence[Letter]:
    """All to, or about, one person; the newest first."""
    return db.session.scalars(
        select(Letter).where(Letter.subject_of == subject_of).order_by(Letter.id.desc())).all()


def trouble_of(subjects: Iterable[str]) -> dict[str, Letter]:
    """The last letter that ended, of each whose last one did not get through. One query; none for nobody."""
    wanted = list(subjects)
    if not wanted:
        return {}
    last = (select(func.max(Letter.id)).where(Letter.subject_of.in_(wanted),
                                              Letter.state.in_(("sent", "refused", "failed")))
            .group_by(Letter.subject_of))
    found = select(Letter).where(Letter.id.in_(last), Letter.state != "sent")
    return {letter.subject_of: letter for letter in db.session.scalars(found)}


def find(number: int, about: int | None) -> Letter | None:
    return next(iter(some([number], about)), None)


def some(numbers: Iterable[int], about: int | None) -> Sequence[Letter]:
    wanted = [number for number in numbers if number <= HIGHEST]
    return db.session.scalars(select(Letter).where(Letter.id.in_(wanted), _of(about))).all()


def found(about: int | None, words: str = "", state: str = "", kind: str = "", subject_of: str = "",
          before: int = 0, most: int = 100) -> Sequence[Letter]:
    """Of one summit, or of none, the newest first; `before` is the number of the last one seen."""
    asked = select(Letter).where(_of(about))
    for column, wanted in ((Letter.state, state), (Letter.kind, kind), (Letter.subject_of, subject_of)):
        if wanted:
            asked = asked.where(column == wanted)
    if 0 < before <= HIGHEST:
        asked = asked.where(Letter.id < before)
    for word in words.split():
        asked = asked.where(or_(*(column.icontains(word, autoescape=True)
                                  for column in (Letter.to_name, Letter.to_address, Letter.subject))))
    return db.session.scalars(asked.order_by(Letter.id.desc()).limit(most)).all()


def counts(about: int | None) -> dict[tuple[str, str], int]:
    """How many letters there are, by (state, kind)."""
    asked = select(Letter.state, Letter.kind, func.count()).where(_of(about)).group_by(Letter.state, Letter.kind)
    return {(state, kind): number for state, kind, number in db.session.execute(asked)}


def is_address(text: str) -> bool:
    """Something that a mail server may know; the part before the @ in ASCII, without quotes."""
    return bool(_ADDRESS.fullmatch(text)) and len(text) <= 254


def is_reachable(text: str) -> bool:
    """As `is_address`, at a domain that the world may know: "ana@example" is most likely a slip."""
    return is_address(text) and "." in text.rpartition("@")[2]


def _of(about: int | None) -> ColumnElement[bool]:
    return Letter.about.is_(None) if about is None else Letter.about == about


def _enter(key: str, values: dict[str, Any]) -> Letter:
    entered = db.session.scalar(ENTER[db.engine.dialect.name], _row(key, values))
    return entered or db.session.scalars(select(Letter).where(Letter.key == key)).one()


ENTER = {name: dialect.insert(Letter).on_conflict_do_nothing().returning(Letter)
         for name, dialect in (("postgresql", postgresql), ("sqlite", sqlite))}


def _insert() -> Any:
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    return dialect.insert(Letter)


def _row(key: str, values: dict[str, Any]) -> dict[str, Any]:
    now = clock.now()
    if not is_address(values["to_address"]):
        values |= {"state": "refused", "server_words": NO_ADDRESS}
    return {"key": key, "message_id": _message_id(key), "created_at": now, "next_at": now, **values}


def _message_id(key: str) -> str:
    return f"<{sha256(key.encode()).hexdigest()[:40]}@{domain_of(current_app.config['MAIL_FROM'])}>"


def _act(name: str, letters: Iterable[Letter], **values: Any) -> int:
    """Compare and set: the postman, or somebody else, may have been quicker."""
    before, after = ACTS[name]
    moved = (update(Letter).where(Letter.id.in_([letter.id for letter in letters]), Letter.state.in_(before))
             .values(state=after, **values).returning(Letter.id))
    return len(db.session.scalars(moved).all())


__all__ = ["Draft", "Letter", "Link", "Passage", "SecretLink", "again", "can", "counts", "find", "found", "hurry",
           "is_address", "letters_of", "post", "post_many", "release", "retry", "some", "trouble_of", "withdraw"]
