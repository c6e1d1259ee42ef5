"""The lines before sessions: places that nobody could take in the moment they became free go on later.

Somebody in line had a place elsewhere then and has signed off since; or the programme was changed.
"""

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit import journal, outbox
from eventsys.kit.database import db, transaction
from eventsys.kit.jobs import jobs
from eventsys.kit.logs import log

from . import places, signing_up
from .models import SignUp, SignUpSession
from .places import session_key


@jobs.job(every_minute=True)
def tend() -> int:
    """Gives how many moved up."""
    db.session.rollback()
    moved = sum(_tended(number) for number in _to_tend())
    if moved:
        outbox.hurry()
    return moved


def _to_tend() -> list[int]:
    """Sessions with a line and a free place."""
    waited_for = db.session.scalars(select(SignUp.session_id).where(SignUp.state == "waitlisted").distinct()).all()
    counted = places.tallies(session_key(number) for number in waited_for) if waited_for else {}
    return sorted(number for number in waited_for if not counted.get(session_key(number), places.NOTHING).is_full)


def _tended(number: int) -> int:
    try:
        return _tend_one(number)
    except Exception:  # whatever it is, the other sessions must go on
        log.exception("the line before a session could not be tended", extra={"session": number})
        return 0


def _tend_one(number: int) -> int:
    with journal.acting("worker", ""), transaction():
        row = db.session.get_one(SignUpSession, number)
        summit = db.session.get_one(Event, row.event_id)
        act = journal.act_at_once("registration.tend-session", about=summit.id,
                                  session=signing_up.called(summit, row.session))
        moved = signing_up.fill(summit, row)
        if not moved:
            journal.strike(act)
    return len(moved)
