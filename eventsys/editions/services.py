"""Verbs on editions; they flush and never commit."""

import re
from datetime import timedelta

from sqlalchemy import delete, func, or_, select, update

from eventsys.kit import clock
from eventsys.kit.database import db
from eventsys.programme.canonical import decode, encode
from eventsys.programme.canonical import digest as digest_of
from eventsys.programme.structs import Programme, Session
from eventsys.programme.view import view

from . import cards
from .artifacts import Key, want_within
from .models import Artifact, DraftCopy, Edition, Publication, PublicFile
from .reading import Preview

PRINTED = ("booklet-a5", "glance")  # made at publication; others when first asked for

COPIES_LAST = timedelta(days=1)
_FILES = re.compile(rb'"digest":"([0-9a-f]{64})"')


def latest(root: str) -> Edition | None:
    """The last edition of a summit, also where it is no longer public."""
    return db.session.scalar(select(Edition).where(Edition.root == root).order_by(Edition.number.desc()).limit(1))


def published_sessions(root: str) -> tuple[Session, ...]:
    """Those of the last edition of a summit, tombstones too: their uids and addresses are taken for good."""
    last = latest(root)
    return decode(last.body).sessions if last else ()


def keep(programme: Programme, note: str) -> Edition:
    """A new edition, shown from now on under the summit's slug and those of its parts."""
    root = programme.root.slug
    body = encode(programme)
    last = db.session.scalar(select(func.max(Edition.number)).where(Edition.root == root)) or 0
    edition = Edition(root=root, number=last + 1, digest=digest_of(body), body=body, note=note,
                      published_at=clock.now())
    db.session.add(edition)
    db.session.flush()
    _show(programme, edition)
    want_within([Key(edition.digest, event.slug, kind) for event in programme.events for kind in PRINTED])
    _drop_artifacts_before(edition)
    return edition


def copy(programme: Programme) -> str:
    """Keep a draft for a day, to be looked at; gives its digest. Copies of the same event from before then go."""
    body = encode(programme)
    digest, now = digest_of(body), clock.now()
    old = select(DraftCopy.digest).where(DraftCopy.root == programme.root.slug, DraftCopy.made_at < now - COPIES_LAST)
    db.session.execute(delete(Artifact).where(
        Artifact.digest.in_(old), Artifact.digest.not_in(select(Edition.digest))))
    db.session.execute(delete(DraftCopy).where(DraftCopy.digest.in_(old.scalar_subquery())),
                       execution_options={"synchronize_session": False})
    db.session.merge(DraftCopy(digest=digest, root=programme.root.slug, body=body, made_at=now))
    db.session.flush()
    return digest


def preview_of(root: str, digest: str, base: str) -> Preview | None:
    """The copy of that summit's draft with this digest, to be shown under `base`."""
    row = db.session.get(DraftCopy, digest)
    if row is None or row.root != root:
        return None
    last = latest(root)
    programme = decode(row.body)
    return Preview(base, root, digest, frozenset(event.slug for event in programme.events),
                   last.number + 1 if last else 1, row.made_at,
                   frozenset(found.decode() for found in _FILES.findall(row.body)))


def _show(programme: Programme, edition: Edition) -> None:
    here = {event.slug for event in programme.events}
    db.session.execute(update(Publication).where(
        Publication.root == edition.root, Publication.slug.not_in(here)).values(edition_id=None))
    for event in programme.events:
        card = cards.encode(cards.card_of(view(programme, event.slug)))
        db.session.merge(Publication(slug=event.slug, root=edition.root, edition_id=edition.id, card=card))
    _show_files(edition.root, set(_FILES.findall(edition.body)))


def _show_files(root: str, digests: set[bytes]) -> None:
    db.session.execute(delete(PublicFile).where(PublicFile.root == root))
    db.session.add_all(PublicFile(root=root, digest=digest.decode()) for digest in sorted(digests))
    db.session.flush()


def _drop_artifacts_before(edition: Edition) -> None:
    """What was rendered of older editions is not asked for any more, but for the one just replaced: somebody
    may be reading it. What was only wanted of that one is not worth making."""
    replaced = select(Edition.digest).where(Edition.root == edition.root, Edition.number < edition.number)
    older = replaced.where(Edition.number < edition.number - 1)
    db.session.execute(delete(Artifact).where(
        or_(Artifact.digest.in_(older), Artifact.digest.in_(replaced) & (Artifact.state != "made")),
        Artifact.digest != edition.digest))


def rewrite(edition: Edition, programme: Programme) -> None:
    """The same edition, but for somebody who was erased from it: no other reason is good enough."""
    before, edition.body = edition.digest, encode(programme)
    edition.digest = digest_of(edition.body)
    db.session.flush()
    if db.session.scalar(select(Publication.slug).where(Publication.edition_id == edition.id).limit(1)):
        _show(programme, edition)
        want_within([Key(edition.digest, event.slug, kind) for event in programme.events for kind in PRINTED])
    db.session.execute(delete(Artifact).where(Artifact.digest == before))


def drop_copy(copy: DraftCopy) -> None:
    db.session.execute(delete(Artifact).where(
        Artifact.digest == copy.digest, Artifact.digest.not_in(select(Edition.digest))))
    db.session.delete(copy)
    db.session.flush()


def is_named_nowhere(digest: str) -> bool:
    """Whether no edition names the file with this digest."""
    mark = digest.encode()
    return not any(mark in body for body in db.session.scalars(select(Edition.body)).yield_per(1))


def hide(root: str) -> bool:
    """Take a summit and its parts from the public side; their addresses answer 410. False if none showed.

    What was printed of it goes too: the next edition offers the papers of the one before while its own are made.
    """
    taken = db.session.scalars(update(Publication).where(
        Publication.root == root, Publication.edition_id.is_not(None)).values(edition_id=None)
        .returning(Publication.slug)).all()
    _show_files(root, set())
    own = select(Edition.digest).where(Edition.root == root)
    db.session.execute(delete(Artifact).where(Artifact.digest.in_(own)))
    return bool(taken)


def is_shown(slug: str) -> bool:
    return db.session.scalar(select(Publication.edition_id).where(Publication.slug == slug)) is not None
