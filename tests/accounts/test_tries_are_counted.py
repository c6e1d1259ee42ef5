from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from eventsys.accounts import throttle
from eventsys.accounts.models import Account, Attempt
from eventsys.accounts.rules import Limit, network, wait
from eventsys.kit import clock
from eventsys.kit.database import db, transaction

from .browsing import PASSWORD, Browser

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
THREE = Limit(3, timedelta(minutes=10))


@pytest.mark.parametrize(("minutes_ago", "waiting"), [
    ([], 0), ([1, 2], 0), ([1, 2, 9], 1), ([1, 2, 3], 7), ([1, 2, 10], 0), ([0, 0, 0, 0, 5], 10)])
def test_the_oldest_try_that_counts_says_how_long_to_wait(minutes_ago: list[int], waiting: int) -> None:
    tries = [NOON - timedelta(minutes=ago) for ago in minutes_ago]
    assert wait(tries, THREE, NOON) == timedelta(minutes=waiting)


@pytest.mark.parametrize(("address", "counts_as"), [
    ("203.0.113.7", "203.0.113.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("", ""), ("unknown", "unknown")])
def test_what_counts_as_one_address(address: str, counts_as: str) -> None:
    assert network(address) == counts_as


def test_after_eight_wrong_passwords_the_right_one_waits_too(app: Flask, browser: Browser, ada: Account) -> None:
    for _ in range(8):
        assert browser.sign_in(password="wrong").status_code == 422
    refused = browser.sign_in()
    assert refused.status_code == 429
    assert "Too many tries: wait 15 minutes, or choose a new password by e-mail" in refused.text
    assert Browser(app, address="198.51.100.1").sign_in().status_code == 429  # from elsewhere too
    with transaction():
        db.session.execute(update(Attempt).values(at=clock.now() - timedelta(minutes=15)))
    assert browser.sign_in().status_code == 303


def test_the_right_password_wipes_the_slate(browser: Browser, ada: Account) -> None:
    for _ in range(3):
        for _ in range(7):
            browser.sign_in(password="wrong")
        assert browser.sign_in().status_code == 303
        browser.send("/desk/sign-out", "/desk/profile")


def test_an_unknown_account_is_throttled_as_a_known_one(browser: Browser, ada: Account) -> None:
    answers = [browser.sign_in(email="eve@example.org").status_code for _ in range(9)]
    assert answers == [422] * 8 + [429]


def test_one_address_trying_many_accounts_is_stopped(browser: Browser) -> None:
    answers = {browser.sign_in(email=f"{number}@example.org").status_code
               for number in range(throttle.PASSWORDS_FROM_ADDRESS.most)}
    assert answers == {422}
    assert browser.sign_in(email="another@example.org").status_code == 429


def test_of_many_tries_at_once_no_more_than_the_limit_come_through(app: Flask) -> None:
    def knock(number: int) -> bool:
        with app.app_context(), transaction(alone_on="attempt"):
            return throttle.password("ada@example.org", f"203.0.113.{number}") is None

    with ThreadPoolExecutor(8) as burglars:
        assert sum(burglars.map(knock, range(24))) == throttle.PASSWORDS_OF_ACCOUNT.most


def test_neither_addresses_nor_what_was_typed_are_kept(browser: Browser, ada: Account) -> None:
    browser.sign_in(email=PASSWORD)
    kept = " ".join(db.session.scalars(select(Attempt.of)))
    assert kept
    assert not any(said in kept for said in ("203.0.113", "seven", "ada"))


def test_tries_are_forgotten_when_they_count_no_more(browser: Browser) -> None:
    browser.sign_in()
    with transaction():
        db.session.execute(update(Attempt).values(at=clock.now() - timedelta(hours=1)))
    browser.sign_in(email="eve@example.org")
    assert len(db.session.scalars(select(Attempt.id)).all()) == 2
