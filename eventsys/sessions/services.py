"""Verbs on sessions and their rosters; they flush and never commit."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select

from eventsys.editions.services import published_sessions
from eventsys.events.models import Event
from eventsys.events.services import new_uid, summit_of
from eventsys.kit import clock, journal
from eventsys.kit.database import db
from eventsys.kit.slugs import slugify, unused

from .models import Appearance, Session


def add_session(event: Event, title: str, *, code: str = "", slug: str = "", uid: str = "",
                taken: set[str] | None = None, summit: Event | None = None, **facts: Any) -> Session:
    """A new session of a summit or of a part of it.

    Its name in the address is made here once, from the reference code or else the title. `taken` is the
    set of slugs in use in the summit, for those who add many.
    """
    whole = summit or summit_of(event)
    used = taken if taken is not None else taken_slugs(whole)
    facts.setdefault("rank", len(used))
    session = Session(
        summit_id=whole.id, event_id=event.id, title=title, code=code, uid=uid or new_uid(),
        slug=unused(slug or slugify(code) or slugify(title), used, "session"), created_at=clock.now(), **facts)
    used.add(session.slug)
    db.session.add(session)
    return session


def taken_slugs(summit: Event, returning: Collection[str] = ()) -> set[str]:
    """Also those of sessions that were public and are deleted, for their addresses say that they are gone;
    but for those `returning`, who take theirs up again.
    """
    drafted = db.session.scalars(select(Session.slug).where(Session.summit_id == summit.id))
    return set(drafted) | {s.slug for s in published_sessions(summit.slug) if s.slug not in returning}


def find(summit: Event, named: str) -> Session | None:
    """By the name in its address, its guid, or its reference code where only one has it."""
    own = Session.summit_id == summit.id
    for column in (Session.slug, Session.guid, Session.code):
        rows = db.session.scalars(select(Session).where(own, func.lower(column) == named.lower()).limit(2)).all()
        if len(rows) == 1:
            return rows[0]
    return None


def appear(session: Session, person_id: int, role: str, rank: int = 0, **facts: Any) -> Appearance:
    """Put a person on the roster, in the position and for the organisations they hold that day."""
    appearance = Appearance(session_id=session.id, person_id=person_id, role=role, rank=rank, **facts)
    db.session.add(appearance)
    return appearance


def withdraw(session: Session, reason: str) -> None:
    """Take it back from the programme; readers see it struck through, with the reason."""
    journal.act("session.withdraw", about=session.summit_id, session=session.title, reason=reason)
    session.withdrawn, session.withdrawn_reason = True, reason
    db.session.flush()


def restore(session: Session) -> None:
    journal.act("session.restore", about=session.summit_id, session=session.title)
    session.withdrawn, session.withdrawn_reason = False, ""
    db.session.flush()
