"""Secret links to an account: what they are for, and whose they are.

A link names the account as it was when the link was asked for. Whoever changes the password or the address makes
all earlier links worthless by that, also those in letters that have not gone yet.
"""

from hashlib import sha256

from eventsys.kit import tickets
from eventsys.kit.database import db
from eventsys.kit.tickets import Ticket

from .models import Account

WELCOME, PASSWORD, NEW_EMAIL = "account.welcome", "account.password", "account.email"
DAYS = {WELCOME: 14, PASSWORD: 1, NEW_EMAIL: 1}
PATHS = {WELCOME: "/desk/welcome/{token}", PASSWORD: "/desk/password/{token}", NEW_EMAIL: "/desk/email/{token}"}


def key_of(account: Account, email: str = "") -> str:
    """`email` is the new address, for a link that confirms one."""
    return f"{account.id}:{_state(account)}:{email}"


def find(purpose: str, token: str) -> tuple[Ticket, Account, str] | None:
    """The ticket, its account, and the new address. None for a link that is good no more, or never was."""
    ticket = tickets.find(purpose, token)
    if ticket is None:
        return None
    number, state, email = ticket.key.split(":", 2)
    account = db.session.get(Account, int(number))
    if account is None or account.disabled_at is not None or state != _state(account):
        return None
    return ticket, account, email


def by_hand(account: Account, purpose: str) -> str:
    """The path of a new link, for who can't be written to."""
    return PATHS[purpose].replace("{token}", tickets.mint(purpose, key_of(account), DAYS[purpose]))


def _state(account: Account) -> str:
    return sha256(f"{account.email}\0{account.password_hash}".encode()).hexdigest()[:20]
