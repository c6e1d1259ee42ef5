from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from eventsys.accounts import services as accounts
from eventsys.accounts.models import Account, SignIn
from eventsys.kit import clock
from eventsys.kit.database import db, transaction

from .browsing import PASSWORD, TOKEN, Browser

ELSEWHERE = ["//evil.example.org", "/\\evil.example.org", "/\t/evil.example.org", "https://evil.example.org",
             "javascript:alert(1)", "/\n/evil.example.org", "\\/evil.example.org", "desk", "/%5C\\evil.example.org"]


def rows() -> list[SignIn]:
    db.session.rollback()
    return list(db.session.scalars(select(SignIn).order_by(SignIn.id)))


def test_the_right_password_lets_in(browser: Browser, ada: Account) -> None:
    response = browser.sign_in(email=" Ada@Example.ORG ")
    assert (response.status_code, response.location) == (303, "/desk/")
    assert "Ada" in browser.get("/desk/").text


@pytest.mark.parametrize("facts", [{"password": "seven maple lantern"}, {"email": "eve@example.org"}])
def test_a_wrong_password_and_an_unknown_address_are_told_alike(
        browser: Browser, ada: Account, facts: dict[str, str]) -> None:
    response = browser.sign_in(**facts)
    assert response.status_code == 422
    assert "This e-mail address and password do not belong together" in response.text
    assert "<title>Error: Sign in" in response.text
    assert PASSWORD not in response.text
    assert not browser.is_in


def test_what_was_typed_into_the_address_is_kept(browser: Browser, ada: Account) -> None:
    assert 'value="ada@example.org"' in browser.sign_in(password="wrong").text


def test_an_unknown_account_costs_the_same_work(app: Flask, ada: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    real = accounts.passwords._hasher.verify
    monkeypatch.setattr(type(accounts.passwords._hasher), "verify",
                        lambda self, kept, password: checked.append(kept) or real(kept, password))
    for email in ("ada@example.org", "eve@example.org"):
        assert accounts.proven(email, "wrong") is None
    assert len(checked) == 2


def test_an_account_without_a_password_lets_nobody_in(app: Flask, browser: Browser) -> None:
    with transaction():
        accounts.add_account("new@example.org")
    assert browser.sign_in(email="new@example.org", password="nobody has this password").status_code == 422


def test_the_way_goes_on_to_where_one_wanted(browser: Browser, ada: Account) -> None:
    page = browser.get("/desk/profile")
    assert page.location == "/desk/sign-in?next=/desk/profile"
    assert 'name="next" value="/desk/profile"' in browser.get(page.location).text
    assert browser.sign_in(next="/desk/profile?a=1").location == "/desk/profile?a=1"


@pytest.mark.parametrize("hostile", ELSEWHERE)
def test_the_way_never_leads_elsewhere(browser: Browser, ada: Account, hostile: str) -> None:
    assert browser.sign_in(next=hostile).location == "/desk/"
    assert browser.get("/desk/sign-in", query_string={"next": hostile}).location == "/desk/"


def test_what_the_browser_carried_before_counts_no_more(app: Flask, browser: Browser, ada: Account) -> None:
    """Whoever planted a cookie before learns nothing by it after."""
    browser.get("/desk/sign-in")
    with browser.client.session_transaction() as session:
        session["planted"], before = True, session["csrf_token"]
    browser.sign_in()
    with browser.client.session_transaction() as session:
        assert "planted" not in session
        assert session.get("csrf_token") != before
        first = session["_user_id"]
    browser.send("/desk/sign-out", "/desk/profile")
    browser.sign_in()
    with browser.client.session_transaction() as session:
        assert session["_user_id"] != first


def test_only_a_digest_of_the_token_is_kept(browser: Browser, ada: Account) -> None:
    browser.sign_in()
    with browser.client.session_transaction() as session:
        token = session["_user_id"]
    (row,) = rows()
    assert row.digest == sha256(token.encode()).hexdigest()
    assert token not in str(vars(row))


def test_signing_out_ends_it_here_and_for_a_copy_of_the_cookie(app: Flask, browser: Browser, ada: Account) -> None:
    browser.sign_in()
    copy = Browser(app)
    with browser.client.session_transaction() as mine, copy.client.session_transaction() as theirs:
        theirs.update(mine)
    assert copy.is_in
    assert browser.send("/desk/sign-out", "/desk/profile").location == "/desk/sign-in"
    assert not browser.is_in
    assert not copy.is_in
    assert rows() == []


@pytest.mark.parametrize("aged", [
    {"expires_at": timedelta(seconds=1)}, {"seen_at": timedelta(days=3, seconds=1)}], ids=["its end", "not used"])
def test_it_ends_by_itself(browser: Browser, ada: Account, aged: dict[str, timedelta]) -> None:
    browser.sign_in()
    with transaction():
        db.session.execute(update(SignIn).values({name: clock.now() - age for name, age in aged.items()}))
    assert not browser.is_in


def test_a_disabled_account_is_out_at_once_and_stays_out(browser: Browser, ada: Account) -> None:
    browser.sign_in()
    with transaction():
        accounts.disable(ada)
    assert not browser.is_in
    assert browser.sign_in().status_code == 422


def test_use_is_noted_once_an_hour(browser: Browser, ada: Account) -> None:
    browser.sign_in()
    earlier = clock.now() - timedelta(hours=2)
    with transaction():
        db.session.execute(update(SignIn).values(seen_at=earlier))
    browser.get("/desk/")
    assert rows()[0].seen_at > earlier


def test_the_cookie_is_closed_to_scripts_and_other_sites(app: Flask, ada: Account) -> None:
    from config import from_environment

    config = from_environment({"SECRET_KEY": "s" * 32, "BASE_URL": "https://events.example.org",
                               "DATA_DIR": app.config["DATA_DIR"]})
    kept = {name: app.config[name] for name in config if name.startswith("SESSION_COOKIE")}
    app.config |= {name: value for name, value in config.items() if name.startswith("SESSION_COOKIE")}
    try:
        browser = Browser(app)
        page = browser.get("/desk/sign-in", base_url="https://events.example.org")
        cookie = page.headers["Set-Cookie"]
    finally:
        app.config |= kept
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}


def test_no_cache_keeps_a_page_of_the_desk_and_public_pages_do_not_vary(browser: Browser, ada: Account) -> None:
    browser.sign_in()
    assert browser.get("/desk/").headers["Cache-Control"] == "private, no-store"
    public = browser.get("/")
    assert "Cookie" not in public.headers.get("Vary", "")
    assert "Set-Cookie" not in public.headers


@pytest.mark.parametrize("headers", [{}, {"Accept": "application/json"}])
def test_a_form_without_its_token_does_nothing(browser: Browser, ada: Account, headers: dict[str, str]) -> None:
    browser.sign_in()
    response = browser.client.post("/desk/profile/name", data={"name": "Eve"}, headers=headers)
    assert response.status_code == 400
    db.session.rollback()
    assert ada.name == "Ada"


def test_a_form_whose_token_was_lost_comes_back_with_what_was_typed(browser: Browser, ada: Account) -> None:
    browser.sign_in()
    ours: dict[str, Any] = {"headers": {"Sec-Fetch-Site": "same-origin"}}
    again = browser.client.post("/desk/profile/name", data={"name": "<Ada> Lovelace"}, **ours)
    assert "This page was open for too long" in again.text
    assert "&lt;Ada&gt; Lovelace</textarea>" in again.text
    token = again.text.partition('name="csrf_token" value="')[2].partition('"')[0]
    sent = browser.client.post("/desk/profile/name", data={"name": "Ada Lovelace", "csrf_token": token}, **ours)
    assert sent.status_code == 303


def test_a_password_is_never_shown_again(browser: Browser, ada: Account) -> None:
    again = browser.client.post("/desk/sign-in", data={"email": "ada@example.org", "password": PASSWORD},
                                headers={"Sec-Fetch-Site": "same-origin"})
    assert "ada@example.org</textarea>" in again.text
    assert PASSWORD not in again.text


def test_a_form_of_another_site_is_not_shown_again(browser: Browser, ada: Account) -> None:
    browser.sign_in()
    again = browser.client.post("/desk/profile/name", data={"name": "Mallory"},
                                headers={"Sec-Fetch-Site": "cross-site"})
    assert "Mallory" not in again.text
    assert "not sent from a page of ours" in again.text


def test_a_form_sent_after_the_sign_in_ended_keeps_what_was_typed(browser: Browser, ada: Account) -> None:
    browser.sign_in()
    token = TOKEN.search(browser.get("/desk/profile").text)
    with transaction():
        db.session.execute(update(SignIn).values(expires_at=clock.now() - timedelta(seconds=1)))
    ended = browser.client.post("/desk/profile/name", data={"csrf_token": token and token[1], "name": "Ada Lovelace"},
                                headers={"Sec-Fetch-Site": "same-origin"})
    assert ended.status_code == 401
    assert "You have been signed out" in ended.text
    assert "Ada Lovelace</textarea>" in ended.text
