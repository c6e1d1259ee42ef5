"""What the pages under /my/ share: whose they are, by the browser's cookie, and how they are framed.

A view decorated by `own` is given a `Visit`. Whoever has none is told how to get in, and comes to no harm.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, abort, current_app, request, url_for
from werkzeug import Response as Answer

from eventsys.kit import journal
from eventsys.kit.access import by_link
from eventsys.kit.database import db

from .. import visiting
from ..visiting import Visit
from .shell import card_of, onward, page


def own(view: Callable[..., Answer]) -> Callable[..., Answer]:
    @by_link
    @wraps(view)
    def opened(**values: Any) -> Answer:
        visit = visiting.by_cookie(request.cookies.get(visiting.COOKIE, ""))
        if visit is None:
            return page("registration/mine/closed.html", 401)
        with journal.acting(*visit.actor):
            return view(visit, **values)
    return opened


def again(visit: Visit) -> Visit:
    """The same within a transaction that has just begun, read anew. 404 for whoever erased themselves meanwhile."""
    for row in (visit.registration, visit.summit, visit.category):
        db.session.refresh(row)
    if visit.registration.erased_at is not None:
        abort(404)
    return visit


def show(visit: Visit, template: str, status: int = 200, **values: Any) -> Response:
    """Values that each has beside the frame's: visit, registration, category, back."""
    given = {"back": "mine", "visit": visit, "registration": visit.registration, "category": visit.category, **values}
    return page(template, status, event=card_of(visit.summit), contact=visit.contact, **given)


def to(endpoint: str, words: str = "", **values: Any) -> Answer:
    return onward(url_for(f"registration.{endpoint}", **values), words)


def keep(response: Answer, token: str) -> Answer:
    response.set_cookie(visiting.COOKIE, token, max_age=visiting.DAYS * 86_400, path=visiting.PATH, httponly=True,
                        samesite="Lax", secure=current_app.config["BASE_URL"].startswith("https://"))
    return response


def drop(response: Answer) -> Answer:
    response.delete_cookie(visiting.COOKIE, path=visiting.PATH, httponly=True, samesite="Lax",
                           secure=current_app.config["BASE_URL"].startswith("https://"))
    return response
