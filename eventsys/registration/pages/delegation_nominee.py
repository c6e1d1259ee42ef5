"""Whoever was nominated comes by the link of their letter, and goes through the same pages as all participants."""

from flask import Response, abort, url_for
from flask_babel import get_locale
from werkzeug import Response as Answer

from eventsys.kit import clock
from eventsys.kit.access import by_link
from eventsys.kit.database import transaction

from .. import delegating, delegation_links, mails
from ..delegation_links import Nominated
from ..visiting import Visit
from .own import own, to
from .shell import bp, card_of, onward, page


@bp.get("/register/n/<token>")
@by_link
def nominee(token: str) -> Response:
    return _shown(_nominated(token))


@bp.post("/register/n/<token>")
@by_link
def begin_nominee(token: str) -> Answer:
    found = _nominated(token)
    if found.registration.state != "offered" or delegation_links.is_over(found.summit, clock.now()):
        return _shown(found, 409)
    with transaction():
        form = delegating.begin_completing(found.registration, str(get_locale() or "en"))
    return onward(url_for("registration.you", token=form))


@bp.post("/my/complete")
@own
def complete_mine(visit: Visit) -> Answer:
    """The same for who came by another letter's link."""
    if visit.registration.state != "offered" or visit.registration.delegation_id is None:
        return to("mine")
    with transaction():
        form = delegating.begin_completing(visit.registration, str(get_locale() or "en"))
    return onward(url_for("registration.you", token=form))


def _nominated(token: str) -> Nominated:
    return delegation_links.nominated(token) or abort(404)


def _shown(found: Nominated, status: int = 200) -> Response:
    return page("registration/delegation/nominee.html", status, event=card_of(found.summit),
                contact=mails.contact(found.summit), found=found, summit=found.summit,
                is_over=delegation_links.is_over(found.summit, clock.now()))
