import re
from typing import Any

from flask import Flask
from sqlalchemy import select

from eventsys.accounts import services as accounts
from eventsys.accounts.models import Account
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act

from ..conftest import BASE_URL
from .browsing import PASSWORD, Browser

LINK = re.compile(rf"^{re.escape(BASE_URL)}(/desk/\w+/\S+)$", re.MULTILINE)


def test_the_first_administrator_comes_in_by_the_printed_link(app: Flask, run: Any) -> None:
    ended = run("user", "add", "Root@Example.org", "--admin", "--name", "Robin")
    assert ended.exit_code == 0
    assert ended.output.startswith("Added: Robin (administrator, no password yet)\n")
    found = LINK.search(ended.output)
    assert found
    browser = Browser(app)
    browser.send(found[1], name="Robin", new_password=PASSWORD)
    assert browser.get("/desk/accounts").status_code == 200


def test_who_is_there_already_gets_a_link_to_a_new_password(app: Flask, run: Any, ada: Account) -> None:
    ended = run("user", "add", "ada@example.org", "--admin")
    assert "There already: Ada (administrator)" in ended.output
    found = LINK.search(ended.output)
    assert found
    assert Browser(app).send(found[1], new_password="four copper kettles").status_code == 303


def test_a_disabled_account_is_not_let_in_by_the_way(app: Flask, run: Any, ada: Account) -> None:
    with transaction():
        accounts.disable(ada)
    ended = run("user", "add", "ada@example.org")
    assert ended.exit_code == 1
    assert "ada@example.org is disabled" in ended.output


def test_what_is_no_address_is_told(run: Any) -> None:
    ended = run("user", "add", "robin")
    assert (ended.exit_code, ended.output) == (1, "Error: robin is no e-mail address, such as name@example.org\n")


def test_accounts_are_listed(run: Any, ada: Account) -> None:
    run("user", "add", "nia@example.org")
    assert run("user", "list").output == "nia@example.org  no password yet\nada@example.org  Ada  active\n"


def test_the_journal_says_that_a_command_did_it(run: Any) -> None:
    run("user", "add", "nia@example.org")
    act = db.session.scalars(select(Act)).one()
    assert (act.actor, act.verb) == ("command", "accounts.add")
