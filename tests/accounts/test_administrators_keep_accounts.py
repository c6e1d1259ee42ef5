import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.accounts.models import Account
from eventsys.kit.database import db
from eventsys.kit.journal import Act

from ..desk.organisers import Organiser, an_account, signed_in
from ..post import delivered, links_in
from .browsing import PASSWORD, Browser


@pytest.fixture
def administrator(app: Flask) -> Organiser:
    return signed_in(app, an_account("root@example.org", "administrator", name="Robin"))


def test_an_account_is_added_and_comes_in_by_its_letter(app: Flask, administrator: Organiser) -> None:
    administrator.post("/desk/accounts", {"email": "nia@example.org", "name": "Nia", "is_admin": "y"})
    (path,) = links_in(delivered()[0])
    nia = Browser(app)
    nia.send(path, name="Nia", new_password=PASSWORD)
    assert nia.get("/desk/accounts").status_code == 200


def test_a_second_letter_can_be_asked_for_until_they_have_come_in(administrator: Organiser, ada: Account) -> None:
    administrator.post("/desk/accounts", {"email": "nia@example.org"})
    account = db.session.scalars(select(Account).where(Account.email == "nia@example.org")).one()
    administrator.post(f"/desk/accounts/{account.id}/welcome")
    assert len(delivered()) == 2
    assert administrator.post(f"/desk/accounts/{ada.id}/welcome").status_code == 404


def test_an_address_has_one_account(administrator: Organiser, ada: Account) -> None:
    answer = administrator.post("/desk/accounts", {"email": "ADA@example.org"})
    assert answer.status_code == 422
    assert "There is an account with this address already" in answer.text


def test_an_account_is_disabled_and_enabled(app: Flask, administrator: Organiser, ada: Account) -> None:
    browser = Browser(app)
    browser.sign_in()
    administrator.post(f"/desk/accounts/{ada.id}/disable")
    assert not browser.is_in
    assert "Disabled on" in administrator.text("/desk/accounts")
    administrator.post(f"/desk/accounts/{ada.id}/enable")
    assert browser.sign_in().status_code == 303


@pytest.mark.parametrize("act", ["disable", "make-no-admin"])
def test_nobody_locks_themselves_out(administrator: Organiser, act: str) -> None:
    assert administrator.post(f"/desk/accounts/{administrator.account_id}/{act}").status_code == 403


def test_administrators_come_and_go(app: Flask, administrator: Organiser, ada: Account) -> None:
    browser = signed_in(app, ada)
    assert browser.get("/desk/accounts").status_code == 403
    administrator.post(f"/desk/accounts/{ada.id}/make-admin")
    assert browser.get("/desk/accounts").status_code == 200
    administrator.post(f"/desk/accounts/{ada.id}/make-no-admin")
    assert browser.get("/desk/accounts").status_code == 403


def test_what_was_done_stands_in_the_journal(administrator: Organiser, ada: Account) -> None:
    administrator.post(f"/desk/accounts/{ada.id}/disable")
    act = db.session.scalars(select(Act).order_by(Act.id.desc())).first()
    assert act is not None
    assert (act.actor_name, act.verb, act.told) == ("Robin", "accounts.disable", {"account": "Ada"})


def test_accounts_are_found_by_name_and_address(administrator: Organiser, ada: Account) -> None:
    assert "ada@example.org" in administrator.text("/desk/accounts?q=example+ADA")
    assert "No account has “eve”" in administrator.text("/desk/accounts?q=eve")
