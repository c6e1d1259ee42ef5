"""Sessions with places of their own: a participant signs up, never for two at the same time.

When and whether a session takes place is asked of the published edition, nobody else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Text, and_, cast, func, literal, select
from sqlalchemy.orm import aliased

from eventsys.editions import reading
from eventsys.editions.reading import Current
from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db
from eventsys.programme import when
from eventsys.programme.structs import Session
from eventsys.programme.view import View

from . import mails, places
from .models import Places, Registration, SignUp, SignUpSession
from .places import Tally, session_key
from .rules import GRACE, instant


@dataclass(frozen=True)
class SignedUp:
    sign_up: SignUp


@dataclass(frozen=True)
class InLine:
    sign_up: SignUp


@dataclass(frozen=True)
class Refused:
    """Nothing was changed. "closed": too late, or the session is not in the programme any more; "overlap": they are
    signed up for `other`, which is held at the same time; "state": they have no confirmed place at the event."""

    why: str
    other: str = ""  # slug


@dataclass(frozen=True)
class Offered:
    """A session to sign up for, as the programme has it, with what is left."""

    row: SignUpSession
    session: Session
    tally: Tally
    is_open: bool


def view_of(summit: Event) -> View | None:
    """Of the edition that is shown now; none while nothing is published."""
    edition = reading.current(summit.slug)
    return reading.view_of(edition) if isinstance(edition, Current) else None


def offered(summit: Event, now: datetime) -> list[Offered]:
    """In the order of the programme; those that it does not show any more are left out."""
    view = view_of(summit)
    if view is None:
        return []
    rows = {row.session: row for row in db.session.scalars(
        select(SignUpSession).where(SignUpSession.event_id == summit.id))}
    counted = places.tallies(session_key(row.id) for row in rows.values())
    return [Offered(row, session, counted.get(session_key(row.id), places.NOTHING), _is_open(view, row, session, now))
            for session in view.shown_sessions if (row := rows.get(session.slug)) is not None]


def sign_up(summit: Event, registration: Registration, slug: str) -> SignedUp | InLine | Refused:
    """Twice is once. Whoever finds it full stands in its line: that is a wish, and does not keep them from a place
    elsewhere at that time."""
    now, view, row = clock.now(), view_of(summit), _row(summit, slug)
    session = view.by_slug.get(slug) if view else None
    _in_turn(registration)
    if registration.state != "confirmed":
        return Refused("state")
    if view is None or row is None or session is None or not _is_open(view, row, session, now):
        return Refused("closed")
    own = _own(registration)
    if slug in own:
        return _outcome(own[slug])
    if clash := next((other for other, up in own.items()
                      if up.state == "confirmed" and overlap(view, session, other)), ""):
        return Refused("overlap", clash)
    journal.act_at_once("registration.sign-up", about=summit.id, name=registration.name, session=session.title)
    return _outcome(_enter(registration, row, now))


def sign_off(summit: Event, registration: Registration, slug: str) -> None:
    """Their place goes to the first in its line who can come."""
    row = _row(summit, slug)
    if row is None:
        return
    places.hold(session_key(row.id))
    own = _own(registration).get(slug)
    if own is None:
        return
    journal.act_at_once("registration.sign-off", about=summit.id, name=registration.name,
                        session=called(summit, row.session))
    _take_back(own, row)
    fill(summit, row)


def sign_off_all(summit: Event, registration: Registration) -> None:
    """Whoever does not come to the event does not come to its sessions."""
    _in_turn(registration)
    for slug in sorted(_own(registration)):
        sign_off(summit, registration, slug)


def fill(summit: Event, row: SignUpSession) -> list[SignUp]:
    """Free places go down the line until the session begins; past who has a place elsewhere at that time. Gives who
    moved."""
    places.hold(session_key(row.id))
    view = view_of(summit)
    session = view.by_slug.get(row.session) if view else None
    if view is None or session is None or not _is_to_come(view, session, clock.now()):
        return []
    moved = []
    for waiting, registration in _line(row):
        if places.tally(session_key(row.id)).is_full:
            break
        if any(overlap(view, session, other) for other, up in _own(registration).items() if up.state == "confirmed"):
            continue
        places.take([session_key(row.id)])
        places.leave(session_key(row.id))
        waiting.state, waiting.line = "confirmed", None
        moved.append(waiting)
        mails.post("signed-up", registration, f"{waiting.id}:{journal.current_id()}", session=session.title)
    return moved


def set_places(summit: Event, slug: str, number: int | None, closes: datetime | None) -> bool:
    """Let people sign up for a session, for so many places; False where more than that have one."""
    journal.act("registration.session", about=summit.id, session=called(summit, slug))
    row = _row(summit, slug)
    if row is None:
        row = SignUpSession(event_id=summit.id, session=slug)
        db.session.add(row)
        db.session.flush()
    if not places.set_number(session_key(row.id), number):
        return False
    row.places, row.closes = number, closes
    fill(summit, row)
    return True


def close(summit: Event, slug: str) -> bool:
    """One signs up for it no more, as if one never had; False while somebody is signed up, or in its line."""
    row = _row(summit, slug)
    if row is None:
        return True
    journal.act("registration.session.close", about=summit.id, session=called(summit, slug))
    places.hold(session_key(row.id))
    counted = places.tally(session_key(row.id))
    if counted.taken or counted.waiting:
        return False
    db.session.delete(row)
    db.session.flush()
    places.forget(session_key(row.id))
    return True


def of_registration(registration: Registration) -> dict[str, SignUp]:
    """By the session's slug."""
    return _own(registration)


def positions(registration: Registration) -> dict[int, int]:
    """In the lines in which they stand, 1 for who is next: by the number of the SignUpSession. One query."""
    mine, other = aliased(SignUp), aliased(SignUp)
    rows = db.session.execute(
        select(mine.session_id, func.count()).join(other, and_(
            other.session_id == mine.session_id, other.state == "waitlisted", other.line <= mine.line))
        .where(mine.registration_id == registration.id, mine.state == "waitlisted").group_by(mine.session_id))
    return {row[0]: row[1] for row in rows}


def tallies(summit: Event) -> dict[str, Tally]:
    """Of all sessions that one signs up for, by their slugs."""
    rows = db.session.execute(
        select(SignUpSession.session, Places.places, Places.taken, Places.waiting)
        .join(Places, Places.of == literal("session:") + cast(SignUpSession.id, Text))
        .where(SignUpSession.event_id == summit.id))
    return {row.session: Tally(row.places, row.taken, row.waiting) for row in rows}


def list_of(row: SignUpSession) -> Sequence[tuple[SignUp, Registration]]:
    """Who is signed up: those with a place by name, then the line."""
    rows = db.session.execute(
        select(SignUp, Registration).join(Registration, Registration.id == SignUp.registration_id)
        .where(SignUp.session_id == row.id).order_by(SignUp.state, SignUp.line, Registration.name, SignUp.id))
    return [(one, other) for one, other in rows]


def overlap(view: View, session: Session, other_slug: str) -> bool:
    """Whether both are held, and at the same time."""
    other = view.by_slug.get(other_slug)
    if other is None or other.status != "confirmed":
        return False
    one, two = _span(view, session), _span(view, other)
    return one is not None and two is not None and one[0] < two[1] and two[0] < one[1]


def _enter(registration: Registration, row: SignUpSession, now: datetime) -> SignUp:
    has_place = places.take([session_key(row.id)], past_nobody=session_key(row.id))
    line = None if has_place else places.join(session_key(row.id), session_key(row.id))
    made = SignUp(registration_id=registration.id, session_id=row.id, at=now, line=line,
                  state="confirmed" if has_place else "waitlisted")
    db.session.add(made)
    db.session.flush()
    return made


def _take_back(own: SignUp, row: SignUpSession) -> None:
    if own.state == "confirmed":
        places.free([session_key(row.id)])
    else:
        places.leave(session_key(row.id))
    db.session.delete(own)
    db.session.flush()


def _in_turn(registration: Registration) -> None:
    """One person's presses come one after another: two overlapping sessions at once would not see each other, and
    whoever cancels meanwhile would keep a place."""
    db.session.refresh(registration, with_for_update=True)


def _own(registration: Registration) -> dict[str, SignUp]:
    """Read anew: while one waited for a session's counter, somebody may have moved up in its line."""
    rows = db.session.execute(
        select(SignUpSession.session, SignUp).join(SignUp, SignUp.session_id == SignUpSession.id)
        .where(SignUp.registration_id == registration.id).execution_options(populate_existing=True))
    return {found.session: found.SignUp for found in rows}


def _line(row: SignUpSession) -> Sequence[tuple[SignUp, Registration]]:
    rows = db.session.execute(
        select(SignUp, Registration).join(Registration, Registration.id == SignUp.registration_id)
        .where(and_(SignUp.session_id == row.id, SignUp.state == "waitlisted")).order_by(SignUp.line)
        .execution_options(populate_existing=True))
    return [(one, other) for one, other in rows]


def _row(summit: Event, slug: str) -> SignUpSession | None:
    return db.session.scalar(select(SignUpSession).where(
        SignUpSession.event_id == summit.id, SignUpSession.session == slug))


def called(summit: Event, slug: str) -> str:
    """As the programme has it."""
    view = view_of(summit)
    session = view.by_slug.get(slug) if view else None
    return session.title if session else slug


def _is_open(view: View, row: SignUpSession, session: Session, now: datetime) -> bool:
    if row.closes and now >= instant(row.closes, view.zone_of(session)) + GRACE:
        return False
    return _is_to_come(view, session, now)


def _is_to_come(view: View, session: Session, now: datetime) -> bool:
    starts = when.start_instant(session, view.zone_of(session))
    return session.status == "confirmed" and (starts is None or now < starts + GRACE)


def _span(view: View, session: Session) -> tuple[datetime, datetime] | None:
    zone = view.zone_of(session)
    starts, ends = when.start_instant(session, zone), when.end_instant(session, zone)
    return (starts, ends) if starts and ends and ends > starts else None


def _outcome(row: SignUp) -> SignedUp | InLine:
    return SignedUp(row) if row.state == "confirmed" else InLine(row)


