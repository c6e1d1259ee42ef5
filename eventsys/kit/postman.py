"""Takes letters to the mail server. Any number of workers may run; one that dies loses no letter.

Taken (committed) → given to the server → settled (committed). Where a worker dies in between, its lease runs
out and another takes the letter again; it goes out under the same Message-ID, so that a repeat is known as one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, assert_never
from uuid import uuid4

from flask import current_app
from sqlalchemy import inspect, or_, select, update

from . import clock, lettertext, mail, tickets
from .carriers import Away, Carrier, Later, Outcome, Refused, Sent, carrier
from .database import db, transaction
from .jobs import jobs
from .lettertext import AnyLink, SecretLink
from .logs import log
from .outbox import Letter

LEASE = timedelta(minutes=20)  # longer than a letter may take: see carriers.PATIENCE
ROUND = timedelta(minutes=5)  # then other jobs have their turn
MOST_TRIES = 30  # with the waits below, nearly four days
LONGEST_WAIT = timedelta(hours=4)
WORKER_DIED = "The worker ended while it was sending."


@dataclass(frozen=True)
class Taken:
    """A letter that is this worker's for now, and the addresses that its links became."""

    letter: Letter
    claim: str
    addresses: list[str]


@jobs.job(every_minute=True)
def deliver() -> int:
    """Send what is due; gives how many were sent."""
    way = carrier(current_app.config)
    if way is None:
        return 0
    try:
        return send_due(way)
    finally:
        way.close()


def send_due(way: Carrier) -> int:
    """As `deliver`, by a way that is given."""
    sent, until = 0, clock.now() + ROUND
    while clock.now() < until and (taken := take()) is not None:
        outcome = _carry(way, taken)
        settle(taken, outcome)
        if isinstance(outcome, Away):
            break
        sent += isinstance(outcome, Sent)
    return sent


def wait_after(tries: int) -> timedelta:
    """A minute, two, four ... four hours."""
    return min(timedelta(minutes=2 ** min(tries - 1, 10)), LONGEST_WAIT)


def take() -> Taken | None:
    """The next letter that is due, or that a worker took and never settled; its secret links are minted."""
    with transaction():
        while (letter := _next()) is not None:
            claim = uuid4().hex
            if _claim(letter, claim):
                return Taken(_copied(letter), claim, [_address(link) for link in letter.links])
    return None


def settle(taken: Taken, outcome: Outcome) -> None:
    """Write down what became of it, unless the lease ran out and it is another worker's now."""
    letter, now = taken.letter, clock.now()
    values = _settled(letter, outcome, now) | {"claim": "", "claimed_at": None,
                                               "server_words": tickets.without_tokens(outcome.words)}
    with transaction():
        db.session.execute(update(Letter).where(Letter.id == letter.id, Letter.claim == taken.claim).values(values))
    log.info("letter", extra={"letter": letter.id, "kind": letter.kind, "state": values["state"]})


def _next() -> Letter | None:
    """On PostgreSQL, past those which another worker is taking at this moment."""
    now = clock.now()
    given_up = (Letter.state == "sending") & (Letter.claimed_at < now - LEASE)
    due = (Letter.state == "queued") & (Letter.next_at <= now)
    return db.session.scalar(
        select(Letter).where(or_(due, given_up)).order_by(Letter.next_at, Letter.id).limit(1)
        .with_for_update(skip_locked=True).execution_options(populate_existing=True))


def _claim(letter: Letter, claim: str) -> bool:
    """False where another worker was quicker, or where it was tried too often, by workers that all died of it."""
    values: dict[str, Any] = {"state": "sending", "claim": claim, "claimed_at": clock.now(), "tries": letter.tries + 1}
    if letter.tries >= MOST_TRIES:
        values = {"state": "failed", "claim": "", "claimed_at": None, "server_words": WORKER_DIED}
    taken = update(Letter).where(Letter.id == letter.id, Letter.state == letter.state, Letter.claim == letter.claim)
    won = db.session.scalar(taken.values(values).returning(Letter.id).execution_options(synchronize_session=False))
    db.session.refresh(letter)
    return won is not None and letter.claim == claim


def _copied(letter: Letter) -> Letter:
    """One that asks the database for nothing: while the server takes its time, no transaction is open."""
    return Letter(**{column.key: getattr(letter, column.key) for column in inspect(Letter).column_attrs})


def _address(link: AnyLink) -> str:
    base: str = current_app.config["BASE_URL"]
    if isinstance(link, SecretLink):
        return base + link.path.replace("{token}", tickets.mint(link.purpose, link.key, link.days))
    return base + link.path


def _carry(way: Carrier, taken: Taken) -> Outcome:
    try:
        return way.carry(_message(taken.letter, taken.addresses), f"{taken.letter.id:06}-{taken.letter.kind}")
    except ValueError as error:  # an address that no envelope can carry
        return Refused(str(error))
    except Exception as error:  # whatever it is, the letters behind this one must go
        log.exception("a letter could not be sent", extra={"letter": taken.letter.id})
        way.close()
        return Later(f"{type(error).__name__} on our side")


def _message(letter: Letter, addresses: list[str]) -> mail.Message:
    codes = [one.content for one in letter.enclosures if one.kind == "qr"]
    return mail.message(
        sender=current_app.config["MAIL_FROM"], to=letter.to_address, to_name=letter.to_name,
        subject=letter.subject, text=lettertext.filled(letter.body, addresses),
        html=lettertext.html(letter.subject, letter.body, letter.links, addresses, letter.locale,
                             {mail.code_id(content): content for content in codes}),
        kind=letter.kind, message_id=letter.message_id, reply_to=letter.reply_to, at=clock.now(),
        enclosures=letter.enclosures, unsubscribe=_unsubscribe(letter, addresses))


def _unsubscribe(letter: Letter, addresses: list[str]) -> str:
    return next((address for link, address in zip(letter.links, addresses, strict=True)
                 if isinstance(link, SecretLink) and link.purpose == lettertext.UNSUBSCRIBE), "")


def _settled(letter: Letter, outcome: Outcome, now: datetime) -> dict[str, Any]:
    match outcome:
        case Sent():
            return {"state": "sent", "sent_at": now}
        case Refused():
            return {"state": "refused"}
        case Later() if letter.tries >= MOST_TRIES:
            return {"state": "failed"}
        case Later():
            return {"state": "queued", "next_at": now + wait_after(letter.tries)}
        case Away():  # the try does not count
            return {"state": "queued", "tries": letter.tries - 1}
    assert_never(outcome)
