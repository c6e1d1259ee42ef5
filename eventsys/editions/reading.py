"""Reading editions: the only way in for the public pages. Hands out structs, never rows.

`current` is one small query and gives all that an ETag needs; programmes and views are kept in memory by
their digest, which never goes stale.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from sqlalchemy import Engine, bindparam, select
from sqlalchemy.exc import SQLAlchemyError

from eventsys.kit.database import db
from eventsys.programme.canonical import decode
from eventsys.programme.structs import Programme
from eventsys.programme.view import View, view

from . import cards
from .cards import Card
from .live import NOTHING, Live
from .live import decode as decode_live
from .models import DraftCopy, Edition, Overlay, Publication, PublicFile

KEPT_PROGRAMMES = 8  # a summit of 900 sessions takes some 15 MB


@dataclass(frozen=True, slots=True)
class Current:
    """The edition that a public address shows now."""

    slug: str
    root: str
    number: int
    digest: str
    note: str
    published_at: datetime  # UTC
    live: Live = NOTHING  # what is true beside it at this moment


@dataclass(frozen=True, slots=True)
class Gone:
    """It was public and is no more."""

    slug: str


_edition = (Edition.number, Edition.digest, Edition.note, Edition.published_at)
_current = (select(Publication.root, *_edition, Overlay.facts)
            .join(Edition, Edition.id == Publication.edition_id, isouter=True)
            .join(Overlay, Overlay.root == Publication.root, isouter=True)
            .where(Publication.slug == bindparam("slug")))
_shown = (select(Edition.id, Edition.digest, Overlay.stamp)
          .join(Publication, Publication.edition_id == Edition.id)
          .join(Overlay, Overlay.root == Publication.root, isouter=True)
          .where(Publication.slug == bindparam("slug")))


@dataclass(frozen=True, slots=True)
class Preview:
    """A copy of a draft, shown to an organiser as if it were public, under addresses that begin with `base`."""

    base: str
    root: str
    digest: str
    slugs: frozenset[str]  # of its events
    number: int  # that it would have
    made_at: datetime
    files: frozenset[str]  # digests of the files that it names


_preview: ContextVar[Preview | None] = ContextVar("preview", default=None)


def preview() -> Preview | None:
    """What is looked at instead of the editions; none for all readers but an organiser on the desk."""
    return _preview.get()


@contextmanager
def showing(copy: Preview) -> Iterator[None]:
    """Inside, the copy stands in the place of the edition that is public."""
    token = _preview.set(copy)
    try:
        yield
    finally:
        _preview.reset(token)


def current(slug: str) -> Current | Gone | None:
    """None where nothing was ever published under that slug."""
    if (copy := preview()) and slug in copy.slugs:
        return Current(slug, copy.root, copy.number, copy.digest, "", copy.made_at)
    with db.engine.connect() as connection:
        row = connection.execute(_current, {"slug": slug}).first()
    if row is None:
        return None
    if row.digest is None:
        return Gone(slug)
    return Current(slug, row.root, row.number, row.digest, row.note, row.published_at, decode_live(row.facts))


def shown_by(engine: Engine) -> Callable[[str], tuple[object, ...] | None]:
    """A quick way to tell which edition an address shows: equal answers, equal pages. None for no edition,
    and where the database is away: whoever makes the answer then finds out and tells the reader.

    It stands before every answer, so it asks the driver itself: an eighth of what `current` takes.
    """
    compiled = _shown.compile(engine)
    statement, positional = str(compiled), compiled.positional
    faults = (engine.dialect.loaded_dbapi.Error, SQLAlchemyError)

    def shown(slug: str) -> tuple[object, ...] | None:
        try:
            return asked(slug)
        except faults:
            return None

    def asked(slug: str) -> tuple[object, ...] | None:
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(statement, (slug,) if positional else {"slug": slug})
            row = cursor.fetchone()
            cursor.close()
        finally:
            connection.close()
        return row and tuple(row)

    return shown


def history(root: str) -> tuple[Current, ...]:
    """All editions of a summit, the latest first."""
    with db.engine.connect() as connection:
        rows = connection.execute(select(*_edition).where(Edition.root == root).order_by(Edition.number.desc()))
        return tuple(Current(root, root, row.number, row.digest, row.note, row.published_at) for row in rows)


def before(edition: Current, span: timedelta) -> tuple[str, str] | None:
    """Digests of the edition that was shown so long before this one came out, or else of the first, and of
    the one that this one replaced. None for a first edition."""
    earlier = [e for e in history(edition.root) if e.number < edition.number]
    then = [e for e in earlier if e.published_at <= edition.published_at - span] or earlier[-1:]
    return (then[0].digest, earlier[0].digest) if earlier else None


@lru_cache(maxsize=KEPT_PROGRAMMES)
def programme_of(digest: str) -> Programme:
    """The programme of an edition. KeyError for a digest that was never published."""
    return decode(bytes_of(digest))


def bytes_of(digest: str) -> bytes:
    """The canonical bytes, as published or copied. KeyError for a digest that never was."""
    with db.engine.connect() as connection:
        body = (connection.scalar(select(Edition.body).where(Edition.digest == digest).limit(1))
                or connection.scalar(select(DraftCopy.body).where(DraftCopy.digest == digest)))
    if body is None:
        raise KeyError(digest)
    return body


@lru_cache(maxsize=3 * KEPT_PROGRAMMES)
def _view(digest: str, slug: str) -> View:
    return view(programme_of(digest), slug)


def view_of(edition: Current) -> View:
    """The edition as seen from the event whose address was asked for. Kept: ask as often as you like."""
    return _view(edition.digest, edition.slug)


def catalogue() -> tuple[Card, ...]:
    """Every event that is public now, parts too, by date."""
    with db.engine.connect() as connection:
        rows = connection.execute(select(Publication.card).where(Publication.edition_id.is_not(None)))
        found = [cards.decode(row.card) for row in rows]
    return tuple(sorted(found, key=lambda card: (card.starts, card.ends, card.title)))


_CARD = select(Publication.card).where(Publication.slug == bindparam("slug"), Publication.edition_id.is_not(None))


def card(slug: str) -> Card | None:
    """Of one event that is public now, asked within the session's transaction. The programme stays unread."""
    found: bytes | None = db.session.scalar(_CARD, {"slug": slug})
    return cards.decode(found) if found else None


def shown_digests() -> frozenset[str]:
    """Of all programmes that are public now."""
    with db.engine.connect() as connection:
        return frozenset(connection.scalars(
            select(Edition.digest).join(Publication, Publication.edition_id == Edition.id).distinct()))


def is_public_file(digest: str) -> bool:
    """Whether an edition that is shown now names the file with this digest."""
    if (copy := preview()) and digest in copy.files:
        return True
    with db.engine.connect() as connection:
        return bool(connection.scalar(select(PublicFile.root).where(PublicFile.digest == digest).limit(1)))


def forget() -> None:
    """Empty what is kept in memory (after erasure, and between tests)."""
    for kept in (programme_of, _view):
        kept.cache_clear()
