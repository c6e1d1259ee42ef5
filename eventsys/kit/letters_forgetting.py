"""Letters of somebody who is erased: that one went, and when, is kept; to whom and what it said is not."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update

from . import lettertext
from .database import db
from .journal_forgetting import striking
from .outbox import Letter

_BLANK: dict[str, Any] = {"to_address": "", "to_name": "", "reply_to": "", "subject": "", "body": "", "links": (),
                          "enclosures": (), "server_words": ""}


def wipe(*which: ColumnElement[bool]) -> int:
    """What has not gone yet is withdrawn; gives how many there were."""
    own = update(Letter).where(*which).execution_options(synchronize_session=False)
    db.session.execute(own.where(Letter.state.in_(("held", "queued"))).values(state="withdrawn"))
    found = db.session.scalars(own.values(_BLANK).returning(Letter.id)).all()
    db.session.expire_all()
    return len(found)


def strike(words: Collection[str], *which: ColumnElement[bool], anywhere: bool = False) -> None:
    """Take these words out of letters to others; single ones only `anywhere` within a text where that is asked for."""
    written = {form for word in words for form in (word, lettertext.harmless(word)) if word}
    struck = striking(written, anywhere)
    if struck is None:
        return
    told = or_(*(column.contains(word, autoescape=True) for word in written
                 for column in (Letter.subject, Letter.body, Letter.to_name)))
    for letter in db.session.scalars(select(Letter).where(told, *which)):
        letter.subject, letter.body = struck(letter.subject), struck(letter.body)
        letter.to_name = struck(letter.to_name)
    db.session.flush()
