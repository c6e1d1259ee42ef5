from argon2 import PasswordHasher, Type, extract_parameters
from flask import Flask
from sqlalchemy import select

from eventsys.accounts import passwords
from eventsys.accounts.models import Account
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Change

from .browsing import PASSWORD, Browser


def test_at_the_recommended_cost() -> None:
    kept = extract_parameters(PasswordHasher().hash(PASSWORD))
    assert (kept.type, kept.memory_cost, kept.time_cost) == (Type.ID, 65536, 3)


def test_a_hash_of_older_parameters_is_made_anew_at_the_next_sign_in(browser: Browser, ada: Account) -> None:
    with transaction():
        ada.password_hash = PasswordHasher(time_cost=2, memory_cost=32, parallelism=1).hash(PASSWORD)
    older = ada.password_hash
    assert browser.sign_in().status_code == 303
    db.session.rollback()
    assert ada.password_hash != older
    assert not passwords.is_outdated(ada.password_hash)
    browser.send("/desk/sign-out", "/desk/profile")
    assert browser.sign_in().status_code == 303


def test_the_journal_never_holds_a_hash(app: Flask, ada: Account) -> None:
    told = str([(change.before, change.after) for change in db.session.scalars(select(Change))])
    assert "ada@example.org" in told
    assert "argon2" not in told


def test_what_is_no_hash_fits_no_password() -> None:
    assert not passwords.fits(PASSWORD, "plain text")
    assert not passwords.fits("", "")
