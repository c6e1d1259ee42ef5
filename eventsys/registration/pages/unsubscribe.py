"""No more letters that need not be. To follow the link writes nothing; its button, or a mail program's, does.

A mail program presses without having seen the page (RFC 8058), so there is no token of forms: the link is the key.
"""

from flask import Flask, Response, request

from eventsys.kit.access import by_link
from eventsys.kit.database import transaction

from .. import mails, news
from ..news import Subscriber
from .shell import bp, card_of, page


def init_app(app: Flask) -> None:
    app.extensions["csrf"].exempt(unsubscribe_now)


@bp.get("/unsubscribe/<token>")
@by_link
def unsubscribe(token: str) -> Response:
    found = news.find(token)
    return _shown(found) if found else _gone()


@bp.post("/unsubscribe/<token>")
@by_link
def unsubscribe_now(token: str) -> Response:
    found = news.find(token)
    if found is None:
        return _gone()
    with transaction():
        news.wish(found, request.form.get("want") == "again")
    return _shown(found)  # no redirect: mail programs do not follow one


def _shown(found: Subscriber) -> Response:
    return page("registration/unsubscribe.html", event=card_of(found.summit), contact=mails.contact(found.summit),
                summit=found.summit, registration=found.registration)


def _gone() -> Response:
    return page("registration/unsubscribed-before.html", 410)
