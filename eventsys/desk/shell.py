"""What every page of the desk shares: the blueprint, the frame, and where one is.

A page is `page("desk/x.html", **values)`; one of an event is `event_page("desk/x.html", here="agenda", ...)`,
where `here` is the key of its way in WAYS. Values that every template has: account, may(capability), csrf,
notices, errors, url_for, path (of this page), public (addresses of the public pages), here; on event pages event,
summit, ways, standing and standing_words. Give `errors=form.told()` where a form was refused: the title says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, current_app, g, make_response, request, url_for
from flask_wtf.csrf import generate_csrf

from eventsys.events.models import Event
from eventsys.kit import notices, templates
from eventsys.kit.access import SIGNED_IN, capability_of
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.links import Links
from eventsys.publishing.standing import Standing, standing

from .rights import way_back

bp = Blueprint("desk", __name__, url_prefix="/desk")
public = Links("")

# Key, words and endpoint of the ways around in an event. A way shows when its endpoint exists and may be used.
WAYS = (
    ("event", "Overview", "desk.event"),
    ("agenda", "Agenda", "desk.agenda"),
    ("clashes", "Clashes", "desk.clashes"),
    ("sessions", "Sessions", "desk.sessions"),
    ("roster", "Roster", "desk.roster"),
    ("invitations", "Invitations", "desk.invitations"),
    ("sponsors", "Sponsors", "desk.sponsors"),
    ("registration", "Registration", "desk.registration_setup"),
    ("participants", "Participants", "desk.participants"),
    ("delegations", "Delegations", "desk.delegations"),
    ("messages", "Messages", "desk.messages_of_event"),
    ("statistics", "Statistics", "desk.statistics"),
    ("sheets", "Spreadsheets", "desk.sheets"),
    ("publish", "Publish", "desk.publish"),
    ("letters", "Letters", "desk.letters"),
    ("journal", "Journal", "desk.journal"),
    ("colleagues", "Colleagues", "desk.colleagues_of_event"),
    ("settings", "Settings", "desk.settings"),
)
# The same beside them: over all events.
WAYS_OVER_ALL = (
    ("start", "Events", "desk.start"),
    ("people", "People", "desk.people"),
    ("organisations", "Organisations", "desk.organisations"),
    ("hubs", "Hubs", "desk.hubs"),
    ("accounts", "Accounts", "desk.everybody"),
    ("all_letters", "Letters", "desk.all_letters"),
    ("all_journal", "Journal", "desk.all_journal"),
)


@dataclass(frozen=True)
class Way:
    key: str
    words: str
    address: str


@dataclass(frozen=True)
class Told:
    """A notice, and the address that takes back what it tells of."""

    words: str
    way_back: str = ""


@dataclass(frozen=True)
class Here:
    """Which event the address names. A part shares its summit's venues, rooms, tracks, kinds and rights."""

    event: Event
    summit: Event


def here() -> Here:
    return Here(g.event, g.summit)


def wall(at: datetime) -> datetime:
    """A moment as the clocks of the event show it; of no event, in UTC."""
    return at.astimezone(ZoneInfo(g.summit.zone)) if "summit" in g else at


def may(capability: str) -> bool:
    """Whether the account may, in the event of the address, or else in any."""
    return capability in g.capabilities


def page(template: str, status: int = 200, **values: Any) -> Response:
    return personal(make_response(templates.render(template, **{**frame(), **values}), status))


def plain_page(template: str, status: int = 200, **values: Any) -> Response:
    """For who is not signed in, or is about to choose a password: without the desk's ways around."""
    given = {"site_name": _("Events"), "csrf": generate_csrf(),
             "notices": [Told(one.words) for one in notices.taken()], "url_for": url_for,
             "errors": [], **values}
    return personal(make_response(templates.render(template, **given), status))


def event_page(template: str, status: int = 200, here: str = "", **values: Any) -> Response:
    how = standing(g.summit)
    return page(template, status, event=g.event, summit=g.summit, ways=list(event_ways()), here=here, standing=how,
                standing_words=standing_words(how), **values)


def standing_words(how: Standing) -> str:
    """Which edition people know."""
    if how.is_shown:
        return _("Edition %(number)s is public", number=how.number)
    return _("Not public any more") if how.was_public else _("Not published yet")


def frame() -> dict[str, Any]:
    return {"site_name": _("Events"), "account": g.account, "may": may, "csrf": generate_csrf(),
            "notices": [Told(one.words, way_back(one.undo)) for one in notices.taken()],
            "url_for": url_for, "path": request.path, "public": public,
            "over_all": list(_ways(WAYS_OVER_ALL, g.rights.anywhere())), "here": "", "errors": [],
            "event": None, "ways": []}


def event_ways() -> Iterator[Way]:
    return _ways(WAYS, g.capabilities, slug=g.event.slug)


def way_in(event: Event) -> str:
    """The address of the first page of a summit that the account may see."""
    return next((way.address for way in _ways(WAYS, g.rights.within(event), slug=event.slug)), "")


def endpoint_if_may(endpoint: str, **values: Any) -> str:
    """Its address, or "" where there is none or the account may not use it."""
    return next((way.address for way in _ways((("", "", endpoint),), g.capabilities, **values)), "")


def personal(response: Response) -> Response:
    """No cache on the way may keep it, nor the browser after signing out."""
    response.headers["Cache-Control"] = "private, no-store"
    return response


def secret(response: Response) -> Response:
    """Of an address with a secret in it: no page that it links to learns it."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _ways(known: tuple[tuple[str, str, str], ...], capabilities: frozenset[str], **values: Any) -> Iterator[Way]:
    for key, words, endpoint in known:
        view = current_app.view_functions.get(endpoint)
        if view is not None and ((needed := capability_of(view)) == SIGNED_IN or needed in capabilities):
            yield Way(key, _(words), url_for(endpoint, **values))
