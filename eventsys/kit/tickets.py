"""Secret links: a token that only its letter knows. What is kept is its hash, so that a copied database opens nothing.

Show a page for a token that `find` knows; act only when the page's button was pressed, and only where `use` says True.
"""

import re
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, Index, UniqueConstraint, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

from . import clock
from .database import Base, Instant, UtcDateTime, Words, db

MARK = "k_"  # so that logs and scanners can tell one from a name
_TOKEN = re.compile(rf"{MARK}[\w-]{{40,}}", re.ASCII)


class Ticket(Base):
    """What a token may do, and whether it did."""

    __tablename__ = "ticket"
    __table_args__ = (
        UniqueConstraint("token_hash"), Index("ix_ticket_purpose_key", "purpose", "key"),
        CheckConstraint("length(token_hash) = 64", name="hashed"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[Words]  # "invitation"
    key: Mapped[Words]  # whose: "5"
    token_hash: Mapped[Words]  # SHA-256, hex
    created_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


# That a token opens something; written once, for each page of a form asks it. To be filled with `named`.
IS_FOR: tuple[ColumnElement[bool], ...] = (
    Ticket.purpose == bindparam("purpose"), Ticket.token_hash == bindparam("token_hash"), Ticket.used_at.is_(None),
    Ticket.expires_at > bindparam("now", type_=UtcDateTime))
_FIND = select(Ticket).where(*IS_FOR)


def mint(purpose: str, key: str, days: int) -> str:
    """A new token of 32 random octets. Earlier ones for the same stay good until they expire."""
    token, now = new_token(), clock.now()
    db.session.add(Ticket(purpose=purpose, key=key, token_hash=hash_of(token), created_at=now,
                          expires_at=now + timedelta(days=days)))
    db.session.flush()
    return token


def find(purpose: str, token: str) -> Ticket | None:
    """None where it is unknown, used, revoked or too old: whoever asks is not told which."""
    return db.session.scalar(_FIND, named(purpose, token))


def named(purpose: str, token: str) -> dict[str, Any]:
    """For a statement that asks IS_FOR."""
    return {"purpose": purpose, "token_hash": hash_of(token), "now": clock.now()}


def spent(purpose: str, token: str) -> Ticket | None:
    """Also one that is used or too old: to say where another is had, never to open anything."""
    return db.session.scalar(select(Ticket).where(Ticket.purpose == purpose, Ticket.token_hash == hash_of(token)))


def use(ticket: Ticket) -> bool:
    """True for one alone of all who use it at once; False where it has been used, revoked, or has expired."""
    used = update(Ticket).where(Ticket.id == ticket.id, *_good()).values(used_at=clock.now()).returning(Ticket.id)
    return db.session.scalar(used) is not None


def revoke(purpose: str, key: str) -> None:
    """No token of this purpose and key opens anything from now on."""
    db.session.execute(update(Ticket).where(Ticket.purpose == purpose, Ticket.key == key, *_good()).values(
        expires_at=clock.now()))


def without_tokens(text: str) -> str:
    """The text as it may stand in a log or a table."""
    return _TOKEN.sub(f"{MARK}…", text)


def new_token() -> str:
    """Of 256 random bits. It ends with a letter or digit: mail programs take a dash at the end of an address for
    punctuation."""
    while not (drawn := secrets.token_urlsafe(32))[-1].isalnum():
        pass
    return f"{MARK}{drawn}"


def hash_of(token: str) -> str:
    """SHA-256, hex: what is kept of it."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _good():  # type: ignore[no-untyped-def]
    return Ticket.used_at.is_(None), Ticket.expires_at > clock.now()
