from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.accounts import services as accounts
from eventsys.accounts.models import Account
from eventsys.dev import organiser
from eventsys.dev.serve import door
from eventsys.events.models import Membership
from eventsys.kit.database import db, transaction

from ..accounts.browsing import Browser
from ..desk.organisers import a_draft


@pytest.fixture
def machine(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Flask:
    """A development machine."""
    monkeypatch.setitem(app.config, "DEVELOPMENT", True)
    monkeypatch.setitem(app.config, "DATA_DIR", str(tmp_path))
    return app


def test_it_is_told_at_every_start_and_lets_in(machine: Flask) -> None:
    a_draft(title="Common Ground")
    email, password = organiser.welcome(machine)
    assert organiser.welcome(machine) == (email, password)
    assert f"Sign in as {email}, password {password}" in door(machine)
    browser = Browser(machine)
    browser.sign_in(email, password)
    assert "Common Ground" in browser.get("/desk/").text
    assert browser.get("/desk/accounts").status_code == 200


def test_a_password_that_somebody_chose_is_not_told(machine: Flask) -> None:
    email, password = organiser.welcome(machine)
    account = accounts.find(email)
    assert account
    with transaction():
        accounts.choose_password(account, accounts.passwords.hashed("four copper kettles"))
    assert organiser.welcome(machine) == (email, "")
    assert password not in door(machine)


def test_an_event_that_somebody_owns_is_left_alone(machine: Flask) -> None:
    event = a_draft()
    with transaction():
        owner = accounts.add_account("ada@example.org")
        db.session.add(Membership(account_id=owner.id, event_id=event.id, role="owner"))
    organiser.welcome(machine)
    assert db.session.scalars(select(Membership.account_id)).all() == [owner.id]


def test_in_production_there_is_none(app: Flask) -> None:
    assert "Sign in as" not in door(app)
    assert db.session.scalars(select(Account)).all() == []


def test_only_its_owner_may_read_the_password(machine: Flask, tmp_path: Path) -> None:
    organiser.welcome(machine)
    assert (tmp_path / "demo-password").stat().st_mode & 0o077 == 0
