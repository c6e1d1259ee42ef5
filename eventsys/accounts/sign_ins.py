"""Sign-ins: a token in the browser, its digest here, until it ends or is ended. Verbs flush, never commit."""

import secrets
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import contains_eager

from eventsys.kit import clock
from eventsys.kit.database import db

from .models import Account, SignIn

NOTED_EVERY = timedelta(hours=1)
LONGEST_DEVICE = 300  # characters


def begin(account: Account, *, lasts: timedelta, device: str = "", address: str = "") -> str:
    """A new sign-in of an account that has proven who it is; its token. Its old ones that have ended go."""
    token, now = secrets.token_urlsafe(32), clock.now()
    db.session.execute(delete(SignIn).where(SignIn.account_id == account.id, SignIn.expires_at <= now))
    db.session.add(SignIn(
        account_id=account.id, digest=digest_of(token), began_at=now, seen_at=now, expires_at=now + lasts,
        device=device[:LONGEST_DEVICE], address=address))
    db.session.flush()
    return token


def find(token: str, unused: timedelta) -> SignIn | None:
    """With its account. None where it has ended, was not used for so long, or the account is disabled."""
    return db.session.scalar(
        select(SignIn).join(SignIn.account).options(contains_eager(SignIn.account))
        .where(SignIn.digest == digest_of(token), Account.disabled_at.is_(None), *_lasting(unused)))


def of_account(account_id: int, unused: timedelta) -> list[SignIn]:
    """Those that have not ended, the last used first."""
    return list(db.session.scalars(
        select(SignIn).where(SignIn.account_id == account_id, *_lasting(unused))
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())))


def end(account_id: int, sign_in_id: int) -> bool:
    """False where the account has no such sign-in."""
    row = db.session.get(SignIn, sign_in_id)
    if row is None or row.account_id != account_id:
        return False
    db.session.delete(row)
    db.session.flush()
    return True


def end_all(account_id: int, but: int | None = None) -> int:
    """How many were ended; the one with number `but` stays."""
    rows = db.session.scalars(select(SignIn).where(SignIn.account_id == account_id, SignIn.id != (but or 0))).all()
    for row in rows:
        db.session.delete(row)
    db.session.flush()
    return len(rows)


def is_use_worth_noting(sign_in: SignIn) -> bool:
    return clock.now() - sign_in.seen_at >= NOTED_EVERY


def note_use(sign_in_id: int) -> None:
    db.session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=clock.now()))


def digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _lasting(unused: timedelta) -> tuple[ColumnElement[bool], ...]:
    now = clock.now()
    return SignIn.expires_at > now, SignIn.seen_at > now - unused
