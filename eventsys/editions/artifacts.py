"""What is rendered from an edition and kept: by digest, event, kind, locale and renderer version.

Quick ones (`artifact`) are made when first asked for. Slow ones (the PDFs) are asked for with `want`,
made by a worker, and fetched with `find`. A row that is wanted is the promise: it is written in the same
transaction as the edition, so no crash loses it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from flask import current_app
from sqlalchemy import or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from eventsys.kit import clock
from eventsys.kit.database import db
from eventsys.kit.keeping import Kept
from eventsys.programme.view import View

from .models import Artifact
from .reading import Current, view_of

RENDERER = "1"  # raise it when an output changes for the same edition
MOST_TRIES = 3
GIVEN_UP_AFTER = timedelta(minutes=40)  # longer than printing may take: that worker never came back


def renderer() -> str:
    """What renders now: the program's version, and the address of the installation that stands in the outputs."""
    return sha256(f"{RENDERER}\0{current_app.config['BASE_URL']}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Key:
    digest: str
    slug: str
    kind: str
    locale: str = ""


@dataclass(frozen=True, slots=True)
class State:
    state: str  # wanted, making, made or failed
    error: str = ""


_kept: Kept[Key, bytes] = Kept(24_000_000)  # octets


def artifact(edition: Current, kind: str, make: Callable[[View], bytes], locale: str = "") -> bytes:
    """The bytes of this kind for the edition; made, and kept, when nobody asked before."""
    key = Key(edition.digest, edition.slug, kind, locale)
    body = _kept.get(key)
    if body is None:
        body = find(key)
        if body is None:
            body = make(view_of(edition))
            _insert(key, "made", body)
        _kept.put(key, body)
    return body


def find(key: Key) -> bytes | None:
    """The bytes where they are made."""
    with db.engine.connect() as connection:
        return connection.scalar(select(Artifact.body).where(*_is(key), Artifact.state == "made"))


def state_of(key: Key) -> State | None:
    """How far a slow one is; None where nobody asked for it."""
    with db.engine.connect() as connection:
        row = connection.execute(select(Artifact.state, Artifact.error).where(*_is(key))).first()
    return row and State(row.state, row.error)


def want(key: Key) -> None:
    """Ask for a slow one, in a transaction of its own; asking twice is asking once."""
    _insert(key, "wanted", None)


def want_within(keys: list[Key]) -> None:
    """Ask for slow ones in the transaction that is under way."""
    for key in keys:
        db.session.execute(_upsert(db.engine.dialect.name, key, "wanted", None))


def claim() -> Key | None:
    """Take one that is wanted, or that another worker gave up, so that no other worker takes it.

    What took a worker down with it each time is not tried for ever.
    """
    now = clock.now()
    given_up = (Artifact.state == "making") & (Artifact.changed_at < now - GIVEN_UP_AFTER)
    stale = or_(Artifact.state == "wanted", given_up)
    with _writing() as connection:
        connection.execute(update(Artifact).where(given_up, Artifact.tries >= MOST_TRIES).values(
            state="failed", error="the worker ended while it was making it", changed_at=now))
        while row := connection.execute(
                select(Artifact).where(stale, Artifact.renderer == renderer()).order_by(Artifact.id).limit(1)).first():
            taken = connection.execute(update(Artifact).where(
                Artifact.id == row.id, Artifact.state == row.state, Artifact.changed_at == row.changed_at
            ).values(state="making", tries=Artifact.tries + 1, changed_at=now))
            if taken.rowcount:
                return Key(row.digest, row.slug, row.kind, row.locale)
    return None


def made(key: Key, body: bytes) -> None:
    _set(key, state="made", body=body, error="")
    _kept.put(key, body)


def failed(key: Key, error: str) -> None:
    """Tried again until `MOST_TRIES`; then it stays failed, with the reason."""
    with _writing() as connection:
        tries = connection.scalar(select(Artifact.tries).where(*_is(key))) or 0
    _set(key, state="wanted" if tries < MOST_TRIES else "failed", error=error[:2_000])


def forget() -> None:
    _kept.clear()


def _writing():  # type: ignore[no-untyped-def]
    return db.engine.execution_options(writes=True).begin()


def _insert(key: Key, state: str, body: bytes | None) -> None:
    with _writing() as connection:
        connection.execute(_upsert(connection.dialect.name, key, state, body))


def _upsert(dialect: str, key: Key, state: str, body: bytes | None):  # type: ignore[no-untyped-def]
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(Artifact).values(
        digest=key.digest, slug=key.slug, kind=key.kind, locale=key.locale, renderer=renderer(), state=state,
        error="", tries=0, changed_at=clock.now(), body=body).on_conflict_do_nothing()


def _set(key: Key, **values: object) -> None:
    changed: datetime = clock.now()
    with _writing() as connection:
        connection.execute(update(Artifact).where(*_is(key)).values(changed_at=changed, **values))


def _is(key: Key):  # type: ignore[no-untyped-def]
    return (Artifact.digest == key.digest, Artifact.slug == key.slug, Artifact.kind == key.kind,
            Artifact.locale == key.locale, Artifact.renderer == renderer())
