"""Who is at the other end of a request: Flask-Login carries a sign-in's token in the signed cookie."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Flask, Response, current_app, session
from flask_login import LoginManager, UserMixin, current_user, login_user

from . import sign_ins
from .models import Account, SignIn


@dataclass(eq=False)
class Visitor(UserMixin):
    token: str
    sign_in: SignIn
    account: Account

    def get_id(self) -> str:
        return self.token


class _Manager(LoginManager):
    def _update_remember_cookie(self, response: Response) -> Response:
        """We have no such cookie, and to look for it would make every public page vary by cookie."""
        return response


manager = _Manager()
manager.session_protection = None  # a phone's network address changes all day


def init_app(app: Flask) -> None:
    app.config.setdefault("SIGN_IN_UNUSED", timedelta(days=3))  # and then it ends
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False
    manager.init_app(app, add_context_processor=False)


def present() -> Visitor | None:
    """Asks the database once a request."""
    return current_user._get_current_object() if current_user.is_authenticated else None


def enter(token: str) -> None:
    """The browser keeps the token from now on, and nothing of what it carried before."""
    session.clear()
    session.permanent = True
    found = _found(token)
    assert found, "a sign-in that has just begun"
    login_user(found)


def leave() -> None:
    session.clear()


def lasts() -> timedelta:
    return current_app.permanent_session_lifetime


def unused() -> timedelta:
    allowed: timedelta = current_app.config["SIGN_IN_UNUSED"]
    return allowed


@manager.user_loader
def _found(token: str) -> Visitor | None:
    sign_in = sign_ins.find(token, unused())
    return Visitor(token, sign_in, sign_in.account) if sign_in else None
