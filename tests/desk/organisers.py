"""Drafts and test clients of those who work on them, without the pages that make them."""

from datetime import date
from typing import Any

from flask import Flask, g
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from eventsys.accounts import services as accounts
from eventsys.accounts import sign_ins
from eventsys.accounts.models import Account
from eventsys.events import services as events
from eventsys.events.models import Event, Membership
from eventsys.kit.database import db, transaction

RAW_TOKEN = "0" * 40


class Organiser:
    """A browser of somebody who is signed in: its posts carry the token of forms."""

    def __init__(self, app: Flask, client: FlaskClient, account: Account | None = None) -> None:
        self.app, self.client = app, client
        self.account_id = account.id if account else 0
        with client.session_transaction() as session:
            session["csrf_token"] = RAW_TOKEN
        self.csrf = URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="wtf-csrf-token").dumps(RAW_TOKEN)

    def get(self, path: str, **options: Any) -> TestResponse:
        g.pop("_login_user", None)  # a test's requests share its context, and another may have asked before
        return self.client.get(path, **options)

    def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        """`follow_redirects=True` gives the page after; `json=True` asks as our scripts do."""
        g.pop("_login_user", None)
        headers = {"Accept": "application/json"} if options.pop("json", False) else {}
        return self.client.post(path, data={"csrf_token": self.csrf, **(data or {})}, headers=headers, **options)

    def text(self, path: str) -> str:
        """The page at that address, which must be there."""
        response = self.get(path)
        assert response.status_code == 200, f"{path} answered {response.status_code}"
        return response.text


def a_draft(slug: str = "summit", **facts: Any) -> Event:
    given: dict[str, Any] = {
        "kind": "summit", "zone": "Europe/Lisbon", "starts": date(2027, 9, 14), "ends": date(2027, 9, 15),
        "language": "en"} | facts
    with transaction():
        event = events.add_event(slug, given.pop("title", slug.title()), **given)
    return event


def a_part(of: Event, slug: str = "part", **facts: Any) -> Event:
    return a_draft(slug, **{"part_of": of, "kind": "workshop"} | facts)


def an_account(email: str, role: str = "", event: Event | None = None, **facts: Any) -> Account:
    """With a role in the event; "administrator" is one over all, "nobody" is none."""
    with transaction():
        account = accounts.add_account(email, facts.pop("name", email.partition("@")[0].title()),
                                       is_admin=role == "administrator", **facts)
        if event is not None and role not in ("", "nobody", "administrator"):
            db.session.add(Membership(account_id=account.id, event_id=event.id, role=role))
    return account


def an_organiser(app: Flask, role: str = "owner", event: Event | None = None, email: str = "") -> Organiser:
    account = an_account(email or f"{role.replace(' ', '.')}@example.org", role, event)
    return signed_in(app, account)


def signed_in(app: Flask, account: Account) -> Organiser:
    with transaction():
        token = sign_ins.begin(account, lasts=app.permanent_session_lifetime)
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = token, True
    return Organiser(app, client, account)


