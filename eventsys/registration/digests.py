"""When an edition changes sessions in somebody's agenda: one letter with all of it, before and after.

A job compares the edition that was last told of with the one that is shown. The pair is written down before the first
letter, and the letters are keyed by it: however often the work breaks off, nobody gets two, and nobody none.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flask_babel import force_locale
from sqlalchemy import select

from eventsys.editions import reading
from eventsys.editions.models import Edition, Publication
from eventsys.events.models import Event
from eventsys.kit import clock, journal, outbox
from eventsys.kit.database import db, transaction
from eventsys.kit.jobs import jobs
from eventsys.kit.lettertext import UNSUBSCRIBE, Link, SecretLink
from eventsys.kit.logs import log
from eventsys.outputs.links import Links

from . import changed, changing, mails
from .changed import Changed
from .models import AgendaDigest, Registration, Setup, SignUp, SignUpSession, Star
from .rules import LIVING

SOME = 100  # participants in one transaction
DAYS = 400  # that one can say by its link that one wants no more such letters
_links = Links("")


@dataclass(frozen=True)
class Pair:
    """The edition that participants know, and the one that they are told of."""

    before: str  # digest
    after: str
    number: int  # of the later


@jobs.job(every_minute=True)
def tell_of_changes() -> int:
    """Gives how many letters were written."""
    db.session.rollback()
    return sum(_told(number) for number in _to_tell())


def tell_one(event_id: int) -> int:
    pair = _begin(event_id)
    if pair is None:
        return 0
    summit = db.session.get_one(Event, event_id)
    found = changed.between(pair.before, pair.after, summit.slug)
    written = _write(event_id, pair, found) if found and changing.is_to_come(summit, clock.now()) else 0
    with transaction():
        mark = db.session.get_one(AgendaDigest, event_id)
        mark.told, mark.telling = pair.number, None
    if written:
        outbox.hurry()
    return written


def _told(event_id: int) -> int:
    try:
        return tell_one(event_id)
    except Exception:  # whatever it is, the other events must go on
        log.exception("participants could not be told of changes", extra={"event": event_id})
        return 0


def _to_tell() -> Sequence[int]:
    """Events that show an edition other than the one last told of, or were broken off in telling."""
    return db.session.scalars(
        select(Event.id).join(Setup, Setup.event_id == Event.id).join(Publication, Publication.slug == Event.slug)
        .join(Edition, Edition.id == Publication.edition_id)
        .outerjoin(AgendaDigest, AgendaDigest.event_id == Event.id)
        .where(AgendaDigest.event_id.is_(None) | (AgendaDigest.told != Edition.number)
               | AgendaDigest.telling.is_not(None)).order_by(Event.id)).all()


def _begin(event_id: int) -> Pair | None:
    """None where there is nobody to tell: the first edition that is seen is known to all."""
    with transaction():
        summit = db.session.get_one(Event, event_id)
        card = reading.current(summit.slug)
        mark = db.session.get(AgendaDigest, event_id, with_for_update=True)
        if not isinstance(card, reading.Current):
            return None
        if mark is None:
            db.session.add(AgendaDigest(event_id=event_id, told=card.number))
            return None
        mark.telling = mark.telling or card.number
        root, told, telling = card.root, mark.told, mark.telling
    digests = {edition.number: edition.digest for edition in reading.history(root)}
    return Pair(digests.get(told, digests[telling]), digests[telling], telling)


def _write(event_id: int, pair: Pair, found: Sequence[Changed]) -> int:
    written, last = 0, 0
    while ids := _some(event_id, last):
        last = ids[-1]
        with journal.acting("worker", ""), transaction():
            summit = db.session.get_one(Event, event_id)
            written += sum(_letter(summit, registration, starred, signed, pair, found)
                           for registration, starred, signed in _with_agendas(ids))
    return written


def _some(event_id: int, after: int) -> Sequence[int]:
    return db.session.scalars(select(Registration.id).where(
        Registration.event_id == event_id, Registration.state.in_(LIVING), Registration.id > after)
        .order_by(Registration.id).limit(SOME)).all()


def _with_agendas(ids: Sequence[int]) -> list[tuple[Registration, set[str], set[str]]]:
    """Each with the slugs of the sessions starred, and signed up for."""
    starred, signed = dict[int, set[str]](), dict[int, set[str]]()
    for number, slug in db.session.execute(
            select(Star.registration_id, Star.session).where(Star.registration_id.in_(ids))):
        starred.setdefault(number, set()).add(slug)
    for number, slug in db.session.execute(
            select(SignUp.registration_id, SignUpSession.session)
            .join(SignUpSession, SignUpSession.id == SignUp.session_id).where(SignUp.registration_id.in_(ids))):
        signed.setdefault(number, set()).add(slug)
    known = {row.id: row for row in db.session.scalars(select(Registration).where(Registration.id.in_(ids)))}
    return [(known[number], starred.get(number, set()), signed.get(number, set())) for number in ids]


def _letter(summit: Event, registration: Registration, starred: Collection[str], signed: Collection[str], pair: Pair,
            found: Sequence[Changed]) -> bool:
    """What one signed up for must be known; what one only starred is news, which not everybody wants."""
    own = set(signed) | (set(starred) if registration.wants_news else set())
    concerned = changed.among(found, own)
    if not concerned or registration.state not in LIVING:
        return False
    with force_locale(mails.locale_of(summit, registration.locale)):
        told = [_one(summit, each, each.name.slug in signed) for each in concerned]
    needed = any(each.name.slug in signed for each in concerned)
    return mails.post("agenda", registration, str(pair.number), sessions=told, count=len(told), no_more=None if needed
                      else SecretLink(UNSUBSCRIBE, str(registration.id), DAYS, "/unsubscribe/{token}")) is not None


def _one(summit: Event, each: Changed, is_signed_up: bool) -> dict[str, object]:
    page = Link(_links.session(summit.slug, each.name.slug)) if each.has_page else None
    return {"title": each.name.title, "sentences": each.sentences(), "link": page, "signed_up": is_signed_up}
