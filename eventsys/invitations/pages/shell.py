"""What the pages behind a secret link share: whose they are, their frame, and that nobody on the way keeps them.

A view decorated by `theirs` is given a `Here` in place of the token. A token that is wrong, too old, or of an
invitation that is gone is answered alike; whoever is asked to nothing any more, and whoever comes after the event
has ended, is told so. To follow a link writes nothing: programs that guard against bad mail follow them too.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Blueprint, Response, make_response, redirect, request, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug import Response as Answer
from werkzeug.exceptions import RequestEntityTooLarge

from eventsys.events.models import Event
from eventsys.kit import clock, journal, notices, templates
from eventsys.kit.access import by_link
from eventsys.kit.i18n import gettext as _
from eventsys.people.models import Person

from .. import links, mails, queries, rules
from ..engagements import Engagement, engagements
from ..models import Invitation, Submission
from ..rules import Guest

bp = Blueprint("invitations", __name__, url_prefix="/i")
MOST_SENT = 25  # megabytes at once, with what surrounds a file


@dataclass(frozen=True)
class Here:
    token: str
    summit: Event
    person: Person
    invitation: Invitation
    doing: tuple[Engagement, ...]  # of which they were asked

    @property
    def coming(self) -> tuple[Engagement, ...]:
        """What will take place, and was not declined."""
        return tuple(one for one in self.doing if not one.withdrawn and one.state != "declined")

    def guest(self, sent: Collection[Submission]) -> Guest:
        """As the rules know them; `sent` are their submissions."""
        return queries.guest_of(self.person, self.doing, sent, self.invitation)

    def address(self, endpoint: str, **values: Any) -> str:
        return url_for(f"invitations.{endpoint}", token=self.token, **values)


def theirs(view: Callable[..., Answer]) -> Callable[..., Answer]:
    @by_link
    @wraps(view)
    def opened(token: str, **values: Any) -> Answer:
        found = links.find(token)
        if found is None:
            return plain("invitations/nothing.html", 404)
        if not rules.is_open(found.summit.ends, found.summit.zone, clock.now()):
            return plain("invitations/over.html", 410, event=found.summit)
        here = _here(token, found)
        if not here.doing:
            return plain("invitations/not-asked.html", 410, event=found.summit, contact=mails.contact(found.summit))
        with journal.acting(f"person:{found.person.id}", found.person.name):
            return view(here, **values)
    return opened


def page(template: str, here: Here, status: int = 200, **values: Any) -> Response:
    """Values that each has: event, person, csrf, errors, notices, address(endpoint), home, contact."""
    given = {"event": here.summit, "person": here.person, "address": here.address,
             "home": here.address("overview"), "contact": mails.contact(here.summit), **values}
    return plain(template, status, **given)


def plain(template: str, status: int = 200, **values: Any) -> Response:
    given = {"site_name": _("Events"), "csrf": generate_csrf(), "errors": [], "event": None, "url_for": url_for,
             "notices": [told.words for told in notices.taken()], **values}
    return guarded(make_response(templates.render(template, **given), status))


def guarded(response: Response) -> Response:
    """No cache keeps it, no search engine lists it, and no page that it links to learns the address."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def back(here: Here, words: str, endpoint: str = "overview", **values: Any) -> Answer:
    notices.say(words)
    return guarded(redirect(here.address(endpoint, **values), 303))  # type: ignore[arg-type]


@bp.errorhandler(RequestEntityTooLarge)
def too_large(error: RequestEntityTooLarge) -> Response:
    return plain("invitations/too-large.html", 413, back=request.path, most=MOST_SENT)


def _here(token: str, found: links.Opened) -> Here:
    doing = engagements(found.summit, [found.person.id]).get(found.person.id, [])
    return Here(token, found.summit, found.person, found.invitation,
                tuple(one for one in doing if one.state not in rules.UNASKED))
