"""Verbs on accounts; they flush and never commit."""

from sqlalchemy import select

from eventsys.kit import clock
from eventsys.kit.database import db

from . import passwords
from .models import Account


def add_account(email: str, name: str = "", *, password: str = "", is_admin: bool = False) -> Account:
    """Without a password it waits for its owner to choose one, by a link."""
    account = Account(email=normal(email), name=name, is_admin=is_admin, created_at=clock.now(),
                      password_hash=passwords.hashed(password) if password else "")
    db.session.add(account)
    db.session.flush()
    return account


def find(email: str) -> Account | None:
    return db.session.scalar(select(Account).where(Account.email == normal(email)))


def proven(email: str, password: str) -> Account | None:
    """The account whose password this is. Writes nothing, and takes as long where there is no such account."""
    account = find(email)
    fits = passwords.fits(password, account.password_hash if account else "")
    return account if account and fits and account.disabled_at is None else None


def keep_up_to_date(account: Account, password: str) -> None:
    """The password was just proven: hash it as is done today."""
    if passwords.is_outdated(account.password_hash):
        account.password_hash = passwords.hashed(password)


def normal(email: str) -> str:
    """One address however it is typed: providers that tell capitals apart are not known to exist."""
    return email.strip().lower()
