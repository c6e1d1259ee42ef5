"""What the public pages of registration share: the event that an address names, their frame, how they answer.

A view asks `here(slug)` (404 for an event that is not public) and gives `page("registration/x.html", event=here.card,
...)`. Values that each template has: event (a Card, or none), csrf, errors, notices, url_for, public (addresses of the
public pages), home (where one registers for the event), contact (name and address). Nobody on the way keeps a page,
no search engine lists it, and no page that it links to learns its address.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, current_app, make_response, redirect, request, url_for
from flask_wtf.csrf import CSRFError, generate_csrf
from werkzeug import Response as Answer
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from eventsys.editions import reading
from eventsys.editions.cards import Card
from eventsys.events.models import Event
from eventsys.kit import notices, templates
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.links import Links

from .. import mails
from ..models import Setup

bp = Blueprint("registration", __name__)
public = Links("")
MOST_SENT = 25  # megabytes at once, with what surrounds a file
OURS = ("same-origin", "none")  # Sec-Fetch-Site


@dataclass(frozen=True)
class Here:
    """A summit that is public, and how it registers; a setup without a number: it does not."""

    summit: Event
    setup: Setup
    card: Card

    @property
    def contact(self) -> tuple[str, str]:
        return mails.contact(self.summit)


def here(slug: str) -> Here:
    """404 for an event that is not public, or is part of another: two queries."""
    card = reading.card(slug)
    row = db.session.execute(db.select(Event, Setup).outerjoin(Setup, Setup.event_id == Event.id)
                             .where(Event.slug == slug, Event.part_of_id.is_(None))).first()
    if card is None or row is None:
        abort(404)
    return Here(row[0], row[1] or Setup(event_id=row[0].id, is_open=False), card)


def card_of(summit: Event) -> Card | None:
    """What is public of it; none where it was taken back."""
    return reading.card(summit.slug)


def page(template: str, status: int = 200, *, event: Card | None = None, contact: tuple[str, str] = ("", ""),
         **values: Any) -> Response:
    given = {"site_name": _("Events"), "csrf": generate_csrf(), "errors": [], "event": event, "contact": contact,
             "url_for": url_for, "public": public, "home": event and url_for("registration.start", slug=event.slug),
             "notices": [told.words for told in notices.taken()], **values}
    return guarded(make_response(templates.render(template, **given), status))


def guarded(response: Response) -> Response:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def onward(address: str, words: str = "") -> Answer:
    """To the next page, where `words` are told."""
    if words:
        notices.say(words)
    return guarded(redirect(address, 303))  # type: ignore[arg-type]


@bp.errorhandler(404)
@bp.errorhandler(410)
def nothing(error: HTTPException) -> Response:
    return page("registration/nothing.html", error.code or 404)


@bp.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> Response:
    return page("registration/too-large.html", 413, back=request.path, most=MOST_SENT)


@bp.errorhandler(CSRFError)
def open_for_long(error: CSRFError) -> Response:
    """The form once more, with all that was typed; files cannot be kept. A form from another site is not shown."""
    typed = [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
    return page("registration/again.html", 400, ours=_is_ours(), typed=typed, action=request.full_path.rstrip("?"),
                lost_files=[file.filename for file in request.files.values() if file.filename])


def _is_ours() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OURS
    return urlsplit(request.headers.get("Origin", "")).netloc == urlsplit(current_app.config["BASE_URL"]).netloc
