from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select, update

from eventsys.kit import clock, tickets
from eventsys.kit.database import db, transaction
from eventsys.kit.tickets import Ticket


def mint(purpose: str = "invitation", key: str = "5", days: int = 60) -> str:
    with transaction():
        return tickets.mint(purpose, key, days)


def opens(token: str, purpose: str = "invitation") -> bool:
    with transaction():
        return tickets.find(purpose, token) is not None


def test_a_token_is_found_by_its_purpose_alone(app: Flask) -> None:
    token = mint()
    with transaction():
        ticket = tickets.find("invitation", token)
        assert ticket
        assert (ticket.purpose, ticket.key) == ("invitation", "5")
    assert not opens(token, "password")


@pytest.mark.parametrize("token", ["", "k_", "x", "\ud800", "\x00", "k_" + "a" * 10_000, "' OR 1=1 --", "é"])
def test_what_was_never_minted_opens_nothing(app: Flask, token: str) -> None:
    mint()
    assert not opens(token)


def test_only_the_hash_is_kept(app: Flask) -> None:
    token = mint()
    with db.engine.connect() as connection:
        (row,) = connection.execute(select(Ticket.__table__)).all()
    assert row.token_hash == sha256(token.encode()).hexdigest()
    assert token not in str(row)


def test_tokens_are_long_differ_and_end_well(app: Flask) -> None:
    tokens = {mint(key=str(number)) for number in range(50)}
    assert len(tokens) == 50
    assert all(len(token) >= 45 and token[-1].isalnum() for token in tokens)


def test_earlier_ones_stay_good_until_they_expire(app: Flask) -> None:
    first, second = mint(days=1), mint(days=2)
    assert opens(first)
    with transaction():
        db.session.execute(update(Ticket).where(Ticket.token_hash == sha256(first.encode()).hexdigest()).values(
            expires_at=clock.now() - timedelta(seconds=1)))
    assert not opens(first)
    assert opens(second)


def test_one_that_is_used_opens_nothing_any_more(app: Flask) -> None:
    token = mint()
    with transaction():
        ticket = tickets.find("invitation", token)
        assert ticket
        assert tickets.use(ticket)
        assert not tickets.use(ticket)
    assert not opens(token)


def test_revoking_ends_all_of_one_key(app: Flask) -> None:
    first, second, other, purpose = mint(), mint(), mint(key="6"), mint(purpose="password")
    with transaction():
        tickets.revoke("invitation", "5")
    assert [opens(first), opens(second), opens(other), opens(purpose, "password")] == [False, False, True, True]


def test_of_those_who_use_one_at_once_one_wins(app: Flask) -> None:
    token, begin = mint(), Barrier(4)

    def use(_number: int) -> bool:
        with app.app_context():
            begin.wait()
            with transaction():
                ticket = tickets.find("invitation", token)
                used = ticket is not None and tickets.use(ticket)
            db.session.remove()
            return used

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(use, range(4))) == [False, False, False, True]


def test_logs_and_tables_get_no_token(app: Flask) -> None:
    token = mint()
    assert tickets.without_tokens(f"GET /i/{token}/photo?x") == "GET /i/k_…/photo?x"
    assert tickets.without_tokens("/files/" + "a" * 64) == "/files/" + "a" * 64
