"""What is kept of participants goes by itself on the dates that were set, and the organisers are told before.

Private answers first (`erase_care_after`), later everything but numbers (`erase_all_after`). Nothing goes sooner than
two weeks after a letter announced it for that very date: whoever changes the date is told anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from sqlalchemy import delete, select

from eventsys.events import colleagues
from eventsys.events.models import Event
from eventsys.kit import clock, journal, letters_forgetting, outbox, sheets_forgetting
from eventsys.kit.database import db, transaction
from eventsys.kit.i18n import gettext as _
from eventsys.kit.jobs import jobs
from eventsys.kit.journal import Act
from eventsys.kit.journal_forgetting import forget, forget_told
from eventsys.kit.lettertext import Link
from eventsys.kit.logs import log
from eventsys.kit.outbox import Letter

from . import answer_files, erasing, mails
from .models import Application, CareAnswers, Code, Delegation, Registration, Setup
from .rules import instant

What = Literal["care", "all"]
BEFORE = timedelta(days=14)
TOLD = "registration.retention.tell"  # acts: they say of which date it was told
SOME = 200  # registrations in a transaction


@dataclass(frozen=True)
class Due:
    what: What
    on: date  # in the event's zone


def dues(summit: Event, setup: Setup) -> list[Due]:
    """What is still to go, the first first."""
    found = []
    if setup.care_erased_at is None:
        found.append(Due("care", summit.ends + timedelta(days=setup.erase_care_after)))
    if setup.erased_at is None and setup.erase_all_after is not None:
        found.append(Due("all", summit.ends + timedelta(days=setup.erase_all_after)))
    return sorted(found, key=lambda due: due.on)


@jobs.job(every_hour=True)
def keep_no_longer() -> int:
    """Announce, and erase what was announced; gives how many summits something was done for."""
    db.session.rollback()
    now = clock.now()
    return sum(_done(event_id, now) for event_id in db.session.scalars(
        select(Setup.event_id).where((Setup.care_erased_at.is_(None)) | (Setup.erased_at.is_(None)))
        .order_by(Setup.event_id)).all())


def _done(event_id: int, now: datetime) -> bool:
    try:
        return _tended(event_id, now)
    except Exception:  # whatever it is, what is kept of other events must go
        db.session.rollback()
        log.exception("what is due could not be erased", extra={"event": event_id})
        return False


def _tended(event_id: int, now: datetime) -> bool:
    summit, setup = _of(event_id)
    done = False
    for due in dues(summit, setup):
        at = instant(datetime.combine(due.on, datetime.min.time()), summit.zone)
        told = _told(summit, due)
        if now >= at - BEFORE and told is None:
            done = _tell(event_id, due, max(due.on, (now + BEFORE).date())) or done
        elif told is not None and now >= max(at, told + BEFORE):
            done = _erase(event_id, due.what) or done
    return done


def _told(summit: Event, due: Due) -> datetime | None:
    acts = db.session.scalars(select(Act).where(Act.about == summit.id, Act.verb == TOLD).order_by(Act.id))
    return next((act.at for act in acts if (act.told["what"], act.told["due"]) == (due.what, due.on.isoformat())), None)


def _tell(event_id: int, due: Due, on: date) -> bool:
    with journal.acting("worker", "Worker"), transaction():
        summit, setup = _of(event_id)
        journal.act(TOLD, about=event_id, what=due.what, due=due.on.isoformat(), day=on.isoformat())
        for address, name in _organisers(summit):
            outbox.post(to=address, to_name=name, kind="desk.retention", template="mail/registration/retention.txt",
                        values={"event": summit.title, "what": due.what, "on": on, "days": BEFORE.days,
                                "link": Link(f"/desk/e/{summit.slug}/", _("Open the event"))},
                        about=summit.id, key=f"retention:{event_id}:{due.what}:{due.on}:{address}",
                        locale=mails.locale_of(summit, summit.language))
        setup.erasure_told_at = clock.now()
    return True


def _organisers(summit: Event) -> Iterator[tuple[str, str]]:
    """Those who own or edit the event, and those whom participants write to."""
    seen = set()
    for address, name in (*((one.account.email, one.account.called) for one in colleagues.of_event(summit)
                            if one.membership.role in ("owner", "editor")),
                          *((one.email, one.name) for one in summit.contacts)):
        if address and address.lower() not in seen:
            seen.add(address.lower())
            yield address, name


def _erase(event_id: int, what: What) -> bool:
    """In portions, each a transaction: nobody waits long, and what was begun goes on an hour later."""
    while what == "all" and (files := _erase_some(event_id)) is not None:
        answer_files.forget(files)
    with journal.acting("worker", "Worker"), transaction():
        _summit, setup = _of(event_id)
        journal.act(f"registration.retention.{what}", about=event_id)
        files = _erase_care(event_id)
        setup.care_erased_at = setup.care_erased_at or clock.now()
        if what == "all":
            files += _erase_rest(event_id)
            setup.erased_at = clock.now()
    answer_files.forget(files)
    return True


def _erase_some(event_id: int) -> tuple[str, ...] | None:
    """None where everybody is erased."""
    with journal.acting("worker", "Worker"), transaction():
        some = db.session.scalars(select(Registration).where(
            Registration.event_id == event_id, Registration.erased_at.is_(None))
            .order_by(Registration.id).limit(SOME)).all()
        if not some:
            return None
        journal.act("registration.retention.all", about=event_id)
        files = erasing.wipe(some)
        subjects = [f"registration:{one.id}" for one in some]
        letters_forgetting.wipe(Letter.subject_of.in_(subjects))
        forget(subjects, erasing.STAYS)
        return files


def _erase_care(event_id: int) -> tuple[str, ...]:
    """Of these the journal never said anything."""
    own = select(Registration.id).where(Registration.event_id == event_id)
    given = [one for row in db.session.scalars(select(CareAnswers.given).where(CareAnswers.registration_id.in_(own)))
             for one in row]
    db.session.execute(delete(CareAnswers).where(CareAnswers.registration_id.in_(own)),
                       execution_options={"synchronize_session": False})
    return answer_files.unused(answer_files.of_answers(given))


def _erase_rest(event_id: int) -> tuple[str, ...]:
    """Focal points, codes of single people, forms that were begun, letters, sheets that were read, and what acts told
    of them all."""
    delegations: Sequence[Delegation] = db.session.scalars(
        select(Delegation).where(Delegation.event_id == event_id)).all()
    for delegation in delegations:
        delegation.focal_name = delegation.focal_email = delegation.message = delegation.answer = delegation.note = ""
    for code in db.session.scalars(select(Code).where(Code.event_id == event_id, Code.email != "")):
        erasing.blank_code(code)
    begun = db.session.scalars(delete(Application).where(Application.event_id == event_id)
                               .returning(Application.answers)).all()
    letters_forgetting.wipe(Letter.about == event_id, Letter.kind.startswith(mails.KIND)
                            | Letter.kind.startswith("delegation."))
    forget([f"delegation:{one.id}" for one in delegations], ("state", "organisation", "country", "city"))
    forget_told(event_id, ("registration.", "delegation."), keep=("what", "due", "day"))
    return answer_files.unused(sheets_forgetting.drop(event_id, "registrations") | answer_files.of_forms(begun))


def _of(event_id: int) -> tuple[Event, Setup]:
    row = db.session.execute(select(Event, Setup).join(Setup, Setup.event_id == Event.id)
                             .where(Event.id == event_id).execution_options(populate_existing=True)).one()
    return row[0], row[1]
