"""Verbs on accounts; they flush and never commit."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from eventsys.kit import clock, journal
from eventsys.kit.database import db, one_name_at_a_time

from . import passwords, sign_ins
from .models import Account, SignIn

ACCOUNTS_SHOWN = 200


@dataclass(frozen=True)
class LastAdministrator:
    """Somebody has to be able to add accounts."""


class AddressTaken(Exception):
    """There is an account with this address already."""


def add_account(email: str, name: str = "", *, password: str = "", is_admin: bool = False) -> Account:
    """Without a password it waits for its owner to choose one, by a link. Raises AddressTaken."""
    journal.act("accounts.add", account=name or normal(email))
    one_name_at_a_time()
    if find(email) is not None:
        raise AddressTaken(email)
    account = Account(email=normal(email), name=name, is_admin=is_admin, created_at=clock.now(),
                      password_hash=passwords.hashed(password) if password else "")
    db.session.add(account)
    db.session.flush()
    return account


def find(email: str) -> Account | None:
    return db.session.scalar(select(Account).where(Account.email == normal(email)))


def found(query: str = "") -> list[Account]:
    """By name; those whose name or e-mail has all the words."""
    asked = select(Account).order_by(Account.disabled_at.is_not(None), Account.name, Account.email)
    for word in query.split():
        asked = asked.where(or_(Account.name.icontains(word, autoescape=True),
                                Account.email.icontains(word, autoescape=True)))
    return list(db.session.scalars(asked.limit(ACCOUNTS_SHOWN)))


def administrators() -> list[str]:
    """What those are called who may do everything."""
    asked = select(Account).where(Account.is_admin, Account.disabled_at.is_(None)).order_by(Account.name, Account.email)
    return [account.called for account in db.session.scalars(asked)]


def proven(email: str, password: str) -> Account | None:
    """The account whose password this is. Writes nothing, and takes as long where there is no such account."""
    account = find(email)
    fits = passwords.fits(password, account.password_hash if account else "")
    return account if account and fits and account.disabled_at is None else None


def keep_up_to_date(account: Account, password: str) -> None:
    """The password was just proven: hash it as is done today."""
    if passwords.is_outdated(account.password_hash):
        journal.act("accounts.rehash", account=account.called)
        account.password_hash = passwords.hashed(password)


def choose_password(account: Account, hashed: str, keep: SignIn | None = None) -> None:
    """From now on only the new one counts: other sign-ins end (but `keep`), and links to choose one lead nowhere."""
    journal.act("accounts.password", account=account.called)
    account.password_hash = hashed
    sign_ins.end_all(account.id, but=keep.id if keep else None)
    db.session.flush()


def rename(account: Account, name: str) -> None:
    journal.act("accounts.rename", account=account.called, name=name)
    account.name = name
    db.session.flush()


def change_email(account: Account, email: str) -> bool:
    """False where another account has it."""
    journal.queue_up(None)
    one_name_at_a_time()
    if find(email) is not None:
        return False
    journal.act("accounts.email", account=account.called)
    account.email = normal(email)
    db.session.flush()
    return True


def disable(account: Account) -> LastAdministrator | None:
    """It can't sign in any more, and is out at once. Its roles stay, for the day that it is enabled again."""
    journal.queue_up(None)
    if _is_last_admin(account):
        return LastAdministrator()
    journal.act("accounts.disable", account=account.called)
    account.disabled_at = account.disabled_at or clock.now()
    sign_ins.end_all(account.id)
    return None


def enable(account: Account) -> None:
    journal.act("accounts.enable", account=account.called)
    account.disabled_at = None
    db.session.flush()


def make_admin(account: Account) -> None:
    journal.act("accounts.make_admin", account=account.called)
    account.is_admin = True
    db.session.flush()


def make_no_admin(account: Account) -> LastAdministrator | None:
    journal.queue_up(None)
    if _is_last_admin(account):
        return LastAdministrator()
    journal.act("accounts.make_no_admin", account=account.called)
    account.is_admin = False
    db.session.flush()
    return None


def normal(email: str) -> str:
    """One address however it is typed: providers that tell capitals apart are not known to exist."""
    return email.strip().lower()


def _is_last_admin(account: Account) -> bool:
    others = select(Account.id).where(Account.is_admin, Account.id != account.id, Account.disabled_at.is_(None))
    return account.is_admin and db.session.scalar(others.limit(1)) is None
