"""Tries of passwords and wishes for letters are counted, by account and by network address.

Call `knock` in `transaction(alone_on="attempt")`: of many at once, no more than the limit come through.
"""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import delete, func, select

from eventsys.kit import clock
from eventsys.kit.database import db

from .models import Attempt
from .rules import Limit, network, wait

PASSWORDS_OF_ACCOUNT = Limit(8, timedelta(minutes=15))
PASSWORDS_FROM_ADDRESS = Limit(60, timedelta(minutes=15))  # a whole office may stand behind one
LETTERS_TO_ACCOUNT = Limit(3, timedelta(hours=1))
LETTERS_FROM_ADDRESS = Limit(20, timedelta(hours=1))
CODES_FROM_ADDRESS = Limit(40, timedelta(minutes=15))  # wrong ones; a delegation may type theirs in one room
KEPT = timedelta(hours=1)  # the longest that any of them counts


@dataclass(frozen=True)
class Wait:
    minutes: int  # at least one


def password(email: str, address: str) -> Wait | None:
    return _knock({f"password of {email}": PASSWORDS_OF_ACCOUNT,
                   f"passwords from {network(address)}": PASSWORDS_FROM_ADDRESS})


def letter(email: str, address: str) -> Wait | None:
    return _knock({f"letter to {email}": LETTERS_TO_ACCOUNT, f"letters from {network(address)}": LETTERS_FROM_ADDRESS})


def code(address: str) -> Wait | None:
    """A code that opens something is tried; `right_code` takes it off the count."""
    return _knock({f"codes from {network(address)}": CODES_FROM_ADDRESS})


def right_code(address: str) -> None:
    last = select(func.max(Attempt.id)).where(Attempt.of == _digest(f"codes from {network(address)}"))
    db.session.execute(delete(Attempt).where(Attempt.id == last.scalar_subquery()))


def forget(email: str) -> None:
    """The right password was given: earlier tries at it count no more."""
    db.session.execute(delete(Attempt).where(Attempt.of == _digest(f"password of {email}")))


def _knock(limits: dict[str, Limit]) -> Wait | None:
    """Counts one more of each, unless one is at its limit; how long to wait then."""
    now = clock.now()
    db.session.execute(delete(Attempt).where(Attempt.at <= now - KEPT))
    named = {_digest(of): limit for of, limit in limits.items()}
    tries = db.session.execute(select(Attempt.of, Attempt.at).where(Attempt.of.in_(named))).all()
    longest = max(wait([at for of, at in tries if of == name], limit, now) for name, limit in named.items())
    if longest:
        return Wait(-(-int(longest.total_seconds()) // 60))
    db.session.add_all(Attempt(of=name, at=now) for name in named)
    db.session.flush()
    return None


def _digest(of: str) -> str:
    """What was typed into a form is nobody's business: it may be a password in the wrong field."""
    return sha256(of.encode()).hexdigest()
