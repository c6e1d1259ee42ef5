"""Wishes to be erased, as registration writes them down: carried out within a minute."""

from flask import current_app
from sqlalchemy import select

from eventsys.editions import reading
from eventsys.editions.jobs import print_wanted
from eventsys.kit import journal, storage
from eventsys.kit.database import db, transaction
from eventsys.kit.jobs import hurry, jobs
from eventsys.kit.logs import log
from eventsys.people.models import Person
from eventsys.registration.models import Erasure

from . import drafts
from .redact import Redacted, redact


@jobs.job(every_minute=True)
def erase_wanted() -> int:
    """Everybody who asked for it; gives how many were erased."""
    wanted = db.session.scalars(select(Erasure.person_id).order_by(Erasure.asked_at, Erasure.person_id)).all()
    db.session.rollback()
    return sum(_erased(number) for number in wanted)


def erase(number: int) -> Redacted | None:
    """One person, in a transaction of its own; None where there is no such number."""
    with transaction(alone_on="edition"):
        person = db.session.get(Person, number)
        done = redact(person) if person else None
    if done is not None:
        _forget(done)
    return done


def _erased(number: int) -> bool:
    try:
        with journal.acting("worker", "Worker"):
            done = erase(number)
    except Exception:  # those who asked after them need not wait; it is tried again in a minute
        log.exception("somebody could not be erased", extra={"person": number})
        return False
    if done is not None and done.still_named:
        log.warning("organisers' own words still name somebody who was erased", extra={"events": done.still_named})
    return done is not None


def _forget(done: Redacted) -> None:
    for digest in done.files:
        storage.forget(digest)
    reading.forget()
    drafts.forget()
    hurry(current_app._get_current_object(), print_wanted)  # type: ignore[attr-defined]
