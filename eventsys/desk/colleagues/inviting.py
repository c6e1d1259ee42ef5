"""The letter to a colleague who was just given a role."""

from flask import g, url_for

from eventsys.accounts import mails
from eventsys.accounts.models import Account
from eventsys.kit import journal


def write_to(account: Account, to: str, about: int | None) -> None:
    """`to` is what they work on from now on. Who has no password yet gets a link to choose one."""
    key = f"{account.id}:{journal.current_id()}"
    if account.password_hash:
        mails.added(account, g.account.called, to, url_for("desk.start"), key, about)
    else:
        mails.welcome(account, g.account.called, to, key, about)
