from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from eventsys.accounts import links
from eventsys.accounts import services as accounts
from eventsys.accounts.models import Account
from eventsys.kit import clock, logs, outbox
from eventsys.kit.database import db, transaction
from eventsys.kit.tickets import Ticket

from ..conftest import BASE_URL
from ..post import delivered, links_in, text_of
from .browsing import PASSWORD, TOKEN, Browser

NEW = "four copper kettles"


def link_for(browser: Browser, email: str = "ada@example.org", **options: dict[str, str]) -> str:
    """Asks for a letter, as at the door, and gives the path of the link in it."""
    assert browser.send("/desk/forgotten", email=email, **options).status_code == 200
    (letter,) = delivered()
    (path,) = links_in(letter)
    return path


def test_a_new_password_is_chosen_and_lets_in(app: Flask, browser: Browser, ada: Account) -> None:
    path = link_for(browser)
    assert browser.send(path, new_password=NEW).location == "/desk/"
    assert browser.is_in
    assert Browser(app).sign_in(password=PASSWORD).status_code == 422
    assert Browser(app).sign_in(password=NEW).status_code == 303


def test_it_ends_every_sign_in_before_it(app: Flask, browser: Browser, ada: Account) -> None:
    thief = Browser(app)
    thief.sign_in()
    browser.send(link_for(browser), new_password=NEW)
    assert not thief.is_in


def test_a_link_works_once(app: Flask, browser: Browser, ada: Account) -> None:
    path = link_for(browser)
    browser.send(path, new_password=NEW)
    second = Browser(app).get(path)
    assert second.status_code == 404
    assert "This link does not work any more" in second.text


def test_following_it_only_shows_a_page(browser: Browser, ada: Account) -> None:
    """Programs that guard against bad mail follow links before their reader does."""
    path = link_for(browser)
    for _ in range(3):
        page = browser.get(path)
        assert page.status_code == 200
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["Cache-Control"] == "private, no-store"
    assert browser.send(path, new_password=NEW).status_code == 303


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaa", "1234567890", "Passwordpassword", "ada@example.org"])
def test_a_password_that_is_easy_to_guess_is_refused_and_the_link_stays_good(
        browser: Browser, ada: Account, password: str) -> None:
    path = link_for(browser)
    refused = browser.send(path, new_password=password)
    assert refused.status_code == 422
    assert "There is a problem" in refused.text
    assert browser.send(path, new_password=NEW).status_code == 303


def test_the_answer_is_the_same_where_there_is_no_account(browser: Browser, ada: Account) -> None:
    known = browser.send("/desk/forgotten", email="ada@example.org").text
    unknown = browser.send("/desk/forgotten", email="eve@example.org").text
    assert known.replace("ada@", "eve@") == unknown
    assert len(delivered()) == 1


def test_a_forged_host_changes_nothing_in_the_letter(browser: Browser, ada: Account) -> None:
    forged = {"Host": "evil.example.com", "X-Forwarded-Host": "evil.example.com", "Forwarded": "host=evil.example.com"}
    token = TOKEN.search(browser.get("/desk/forgotten", headers=forged).text)
    sent = browser.client.post("/desk/forgotten", headers=forged, data={
        "csrf_token": token and token[1], "email": "ada@example.org"})
    assert sent.status_code == 200
    (letter,) = delivered()
    assert "evil" not in letter.as_string()
    assert f"{BASE_URL}/desk/password/" in text_of(letter)


def test_letters_are_counted_too(browser: Browser, ada: Account) -> None:
    answers = [browser.send("/desk/forgotten", email="ada@example.org").status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]


def test_only_a_hash_of_the_link_is_kept_and_no_log_tells_it(
        browser: Browser, ada: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    path = link_for(browser)
    token = path.rpartition("/")[2]
    kept = str([vars(row) for table in (Ticket, outbox.Letter) for row in db.session.scalars(select(table))])
    assert token not in kept
    told: list[str] = []
    monkeypatch.setattr(logs.log, "isEnabledFor", lambda level: True)
    monkeypatch.setattr(logs.log, "info", lambda words, extra: told.append(str(extra)))
    logs.told("GET", path, 200, 0.0)
    assert token not in told[0]


@pytest.mark.parametrize("event", ["a day", "a new address", "another password", "the account's end"])
def test_a_link_loses_its_worth_with(browser: Browser, ada: Account, event: str) -> None:
    path = link_for(browser)
    with transaction():
        if event == "a day":
            db.session.execute(update(Ticket).values(expires_at=clock.now() - timedelta(seconds=1)))
        elif event == "a new address":
            accounts.change_email(ada, "ada@example.net")
        elif event == "another password":
            accounts.choose_password(ada, "$argon2id$another")
        else:
            accounts.disable(ada)
    assert browser.get(path).status_code == 404


def test_a_letter_that_left_late_does_not_open_an_account_that_changed_meanwhile(
        browser: Browser, ada: Account) -> None:
    browser.send("/desk/forgotten", email="ada@example.org")
    with transaction():
        accounts.change_email(ada, "ada@example.net")
    (path,) = links_in(delivered()[0])
    assert browser.get(path).status_code == 404


def test_a_link_for_one_thing_does_not_do_another(browser: Browser, ada: Account) -> None:
    token = link_for(browser).rpartition("/")[2]
    assert browser.get(f"/desk/welcome/{token}").status_code == 404
    assert browser.get(f"/desk/email/{token}").status_code == 404


def test_a_disabled_account_gets_no_letter(browser: Browser, ada: Account) -> None:
    with transaction():
        accounts.disable(ada)
    assert browser.send("/desk/forgotten", email="ada@example.org").status_code == 200
    assert delivered() == []


def test_whoever_is_invited_chooses_name_and_password(app: Flask, browser: Browser) -> None:
    with transaction():
        account = accounts.add_account("new@example.org")
        path = links.by_hand(account, links.WELCOME)
    assert browser.send(path, name=" Nia \n Novák ", new_password=NEW).location == "/desk/"
    db.session.rollback()
    assert account.name == "Nia Novák"
    assert Browser(app).sign_in("new@example.org", NEW).status_code == 303
