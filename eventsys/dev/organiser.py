"""The demo's organiser: an account for whoever tries the desk on their own machine, told at each start."""

import secrets
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from eventsys.accounts import passwords
from eventsys.accounts import services as accounts
from eventsys.accounts.models import Account
from eventsys.events.models import Event, Membership
from eventsys.kit import journal
from eventsys.kit.database import db, transaction

EMAIL, NAME = "organiser@example.org", "Odile Organiser"
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprst" for vowel in "aeiou"]


def welcome(app: Flask) -> tuple[str, str]:
    """E-mail and password of the organiser, made if need be. No password where somebody chose another."""
    assert app.config["DEVELOPMENT"], "a known account is for trying things out"
    password = _kept(Path(app.config["DATA_DIR"]) / "demo-password")
    with app.app_context(), journal.acting("command", "make run"):
        account = accounts.find(EMAIL) or _made(password)
        _give_events(account)
        return EMAIL, password if passwords.fits(password, account.password_hash) else ""


def _made(password: str) -> Account:
    with transaction():
        return accounts.add_account(EMAIL, NAME, password=password, is_admin=True)


def _give_events(account: Account) -> None:
    """Every summit that nobody owns: those of the demo have just been loaded."""
    owned = select(Membership.event_id).where(Membership.role == "owner", Membership.event_id.is_not(None))
    numbers = db.session.scalars(select(Event.id).where(Event.part_of_id.is_(None), Event.id.not_in(owned))).all()
    for number in numbers:
        with transaction():
            journal.act("colleagues.add", about=number, account=account.called, role="owner")
            db.session.add(Membership(account_id=account.id, event_id=number, role="owner"))


def _kept(path: Path) -> str:
    """Made once a machine, of syllables that are easily typed: 47 bits."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text("-".join("".join(secrets.choice(SYLLABLES) for _ in range(2)) for _ in range(4)))
    return path.read_text()
