"""A participant's own agenda: the sessions that they starred, and those that they signed up for."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from eventsys.kit.database import db
from eventsys.programme import when
from eventsys.programme.structs import Event, Room, Session, Track, Venue
from eventsys.programme.view import View

from . import signing_up
from .models import Registration, SignUp, Star

MOST = 300  # stars of one participant


@dataclass(frozen=True)
class Entry:
    """A session in an agenda of one's own."""

    session: Session
    event: Event  # the summit, or the part that it belongs to
    day: date | None
    starts: datetime | None  # aware, in the event's zone
    ends: datetime | None
    room: Room | None
    venue: Venue | None
    track: Track | None
    is_starred: bool
    sign_up: SignUp | None
    position: int  # in its line; 0 for who does not wait

    @property
    def is_gone(self) -> bool:
        return self.session.status != "confirmed" or self.event.status == "cancelled"

    @property
    def is_taken_out(self) -> bool:
        """Its page is gone."""
        return self.session.status == "removed"


def stars(registration: Registration) -> set[str]:
    """Slugs."""
    return set(db.session.scalars(select(Star.session).where(Star.registration_id == registration.id)))


def star(view: View, registration: Registration, slugs: Iterable[str]) -> int:
    """Those that the programme shows, until there are MOST; gives how many are new."""
    known = stars(registration)
    fresh = [slug for slug in dict.fromkeys(slugs) if slug not in known and _is_shown(view, slug)]
    fresh = fresh[:max(0, MOST - len(known))]
    if fresh:
        insert = postgresql.insert if db.engine.dialect.name == "postgresql" else sqlite.insert
        db.session.execute(insert(Star).on_conflict_do_nothing(), [
            {"registration_id": registration.id, "session": slug} for slug in fresh])
    return len(fresh)


def unstar(registration: Registration, slug: str) -> None:
    db.session.execute(delete(Star).where(Star.registration_id == registration.id, Star.session == slug))


def in_calendar(registration: Registration) -> set[str]:
    """Slugs of what is starred, or where there is a place: not of what one only waits for."""
    own = signing_up.of_registration(registration)
    return stars(registration) | {slug for slug, up in own.items() if up.state == "confirmed"}


def entries(view: View, registration: Registration, more: Collection[str] = ()) -> list[Entry]:
    """In the order of the programme, with what was taken out since; and with these `more`. Three queries."""
    starred, own = stars(registration), signing_up.of_registration(registration)
    waiting = signing_up.positions(registration)
    return [_entry(view, session, session.slug in starred, up, waiting.get(up.session_id, 0) if up else 0)
            for session in chosen(view, starred | set(own) | set(more)) for up in (own.get(session.slug),)]


def chosen(view: View, slugs: Collection[str]) -> list[Session]:
    """A session that is held goes before a tombstone of the same name."""
    return [session for session in view.sessions if session.slug in slugs and view.by_slug[session.slug] is session]


def by_day(listed: Iterable[Entry]) -> Iterator[tuple[date | None, list[Entry]]]:
    for day, group in groupby(listed, lambda entry: entry.day):
        yield day, list(group)


def at_once(listed: Collection[Entry]) -> dict[str, list[str]]:
    """Titles of the others that are held at the same time, by the session's slug."""
    held = [one for one in listed if not one.is_gone and one.starts and one.ends]
    found = {one.session.slug: [other.session.title for other in held if other is not one and _meet(one, other)]
             for one in held}
    return {slug: titles for slug, titles in found.items() if titles}


def _meet(one: Entry, other: Entry) -> bool:
    if not (one.starts and one.ends and other.starts and other.ends):
        return False
    return one.starts < other.ends and other.starts < one.ends


def _is_shown(view: View, slug: str) -> bool:
    session = view.by_slug.get(slug)
    return session is not None and session.status != "removed"


def _entry(view: View, session: Session, is_starred: bool, up: SignUp | None, position: int) -> Entry:
    zone = view.zone_of(session)
    return Entry(session, view.events[session.event], when.day_of(session), when.start_local(session, zone),
                 when.end_local(session, zone), view.every_room.get(session.room), view.venue_of(session),
                 view.every_track.get(session.track), is_starred, up, position)
