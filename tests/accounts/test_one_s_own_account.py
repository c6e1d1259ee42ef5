import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.accounts.models import Account, SignIn
from eventsys.kit.database import db

from ..desk.organisers import an_account
from ..post import delivered, links_in, text_of
from .browsing import PASSWORD, Browser

NEW = "four copper kettles"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"


@pytest.fixture
def browser(app: Flask, ada: Account) -> Browser:
    """Ada's, signed in."""
    browser = Browser(app, LAPTOP)
    browser.sign_in()
    return browser


def now_of(account: Account) -> Account:
    db.session.expire_all()
    return account


def test_a_name_is_changed(browser: Browser, ada: Account) -> None:
    browser.send("/desk/profile/name", "/desk/profile", name="Ada Lovelace")
    assert now_of(ada).name == "Ada Lovelace"
    assert "Saved: you are called Ada Lovelace." in browser.get("/desk/profile").text


def test_a_password_is_changed_and_other_browsers_are_signed_out(app: Flask, browser: Browser, ada: Account) -> None:
    phone = Browser(app, PHONE)
    phone.sign_in()
    browser.send("/desk/profile/password", "/desk/profile", current_password=PASSWORD, new_password=NEW)
    assert browser.is_in
    assert not phone.is_in
    assert phone.sign_in(password=NEW).status_code == 303


def test_whoever_finds_an_open_browser_can_change_neither_password_nor_address(
        browser: Browser, ada: Account) -> None:
    before = ada.password_hash
    for path, fields in (("password", {"current_password": "wrong", "new_password": NEW}),
                         ("email", {"email": "eve@example.org", "email_password": "wrong"})):
        refused = browser.send(f"/desk/profile/{path}", "/desk/profile", **fields)
        assert refused.status_code == 422
        assert "This is not your password" in refused.text
    assert now_of(ada).password_hash == before
    assert delivered() == []


def test_a_password_is_not_guessed_from_within_either(browser: Browser, ada: Account) -> None:
    for _ in range(8):
        browser.send("/desk/profile/password", "/desk/profile", current_password="wrong", new_password=NEW)
    refused = browser.send("/desk/profile/password", "/desk/profile", current_password=PASSWORD, new_password=NEW)
    assert "Too many tries" in refused.text


def test_a_new_address_counts_once_it_is_confirmed_and_the_old_one_is_told(browser: Browser, ada: Account) -> None:
    browser.send("/desk/profile/email", "/desk/profile", email="Ada@Example.net", email_password=PASSWORD)
    (letter,) = delivered()
    assert letter["To"].addresses[0].addr_spec == "ada@example.net"
    (path,) = links_in(letter)
    assert now_of(ada).email == "ada@example.org"
    assert browser.get(path).status_code == 200
    assert now_of(ada).email == "ada@example.org"
    assert browser.send(path).status_code == 303
    assert now_of(ada).email == "ada@example.net"
    (told,) = delivered()
    assert told["To"].addresses[0].addr_spec == "ada@example.org"
    assert "ada@" in text_of(told)
    assert browser.get(path).status_code == 404


def test_an_address_that_another_account_has_is_not_taken(browser: Browser, ada: Account) -> None:
    an_account("grace@example.org")
    browser.send("/desk/profile/email", "/desk/profile", email="grace@example.org", email_password=PASSWORD)
    (path,) = links_in(delivered()[0])
    assert browser.send(path).status_code == 404
    assert now_of(ada).email == "ada@example.org"


def test_a_change_of_address_begun_by_a_thief_dies_with_the_password(browser: Browser, ada: Account) -> None:
    browser.send("/desk/profile/email", "/desk/profile", email="eve@example.org", email_password=PASSWORD)
    (path,) = links_in(delivered()[0])
    browser.send("/desk/profile/password", "/desk/profile", current_password=PASSWORD, new_password=NEW)
    assert browser.get(path).status_code == 404


def test_browsers_are_listed_and_one_can_be_signed_out(app: Flask, browser: Browser, ada: Account) -> None:
    phone = Browser(app, PHONE, "2001:db8::7")
    phone.sign_in()
    page = browser.get("/desk/profile").text
    assert "Firefox on Linux" in page
    assert "Chrome on Android" in page
    assert "2001:db8::7" in page
    number = db.session.scalars(select(SignIn.id).order_by(SignIn.id.desc())).first()
    browser.send(f"/desk/profile/sign-ins/{number}/end", "/desk/profile")
    assert browser.is_in
    assert not phone.is_in


def test_all_others_are_signed_out_at_once(app: Flask, browser: Browser, ada: Account) -> None:
    others = [Browser(app, PHONE), Browser(app)]
    for other in others:
        other.sign_in()
    browser.send("/desk/profile/sign-ins/end-others", "/desk/profile")
    assert "2 other browsers are signed out." in browser.get("/desk/profile").text
    assert not any(other.is_in for other in others)


def test_nobody_signs_out_somebody_else(app: Flask, browser: Browser) -> None:
    an_account("grace@example.org", name="Grace", password=PASSWORD)
    grace = Browser(app)
    grace.sign_in("grace@example.org")
    number = db.session.scalars(select(SignIn.id).order_by(SignIn.id.desc())).first()
    assert browser.send(f"/desk/profile/sign-ins/{number}/end", "/desk/profile").status_code == 404
    assert grace.is_in
