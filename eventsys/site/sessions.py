"""A session's page."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from flask import Response, make_response, redirect, request

from eventsys.editions.reading import Current
from eventsys.kit.access import public
from eventsys.outputs import linked_data
from eventsys.outputs.links import Links
from eventsys.programme import richtext
from eventsys.programme.structs import Appearance, Person, Session
from eventsys.programme.view import View

from .around import around
from .blueprint import bp
from .news import changes_of
from .reading import absolute, event_or_404, links, session_or_404
from .shell import cut, event_page
from .slots import slot
from .times import known_zone, yours, zone_words


@dataclass(frozen=True)
class Roster:
    """Who does what, and which columns say anything."""

    rows: tuple[tuple[Person, Appearance], ...]

    @property
    def positions(self) -> bool:
        return any(appearance.position for _person, appearance in self.rows)

    @property
    def organisations(self) -> bool:
        return any(appearance.organisations for _person, appearance in self.rows)

    @property
    def countries(self) -> bool:
        return any(appearance.country for _person, appearance in self.rows)


@bp.get("/e/<slug>/sessions/<name>")
@public
def session(slug: str, name: str) -> Response:
    edition, view = event_or_404(slug)
    if name not in view.by_slug and (home := _set_apart(view, name)):
        return links_to(home, name)
    found = session_or_404(view, name)
    return event_page("site/session.html", edition, view, here="agenda", canonical=f"sessions/{quote(name)}",
                      of_summit=True, description=cut(richtext.words(found.summary)),
                      values=lambda: session_page(edition, view, found, known_zone(request.args.get("tz", ""))))


def _set_apart(view: View, name: str) -> str:
    """Where a session of a part now stands that is shown apart; its old address leads there."""
    return next((view.home_of(session.event) for session in view.programme.sessions
                 if session.slug == name and session.status != "removed"
                 and view.home_of(session.event) != view.home_of(view.event.slug)), "")


def links_to(home: str, name: str) -> Response:
    response = make_response(redirect(links.session(home, name), 301))
    response.headers["Cache-Control"] = "public, max-age=300"
    return response


def session_page(edition: Current, view: View, found: Session, own_zone: str = "") -> dict[str, Any]:
    """`own_zone` is the reader's, as the address names it; "" leaves that to the script."""
    shown = slot(view, found)
    near = around(view, found)
    told = linked_data.session_data(view, found, absolute(), changes_of(edition, view))
    return {
        "slot": shown, "roster": Roster(shown.people), "before": near.before and slot(view, near.before),
        "after": near.after and slot(view, near.after), "beside": [slot(view, other) for other in near.beside],
        "more_beside": near.more,
        "zone_words": zone_words(view.zone_of(found), shown.starts) if shown.starts else "",
        "yours": yours(shown.starts, shown.ends, own_zone) if shown.starts and own_zone else "",
        "linked_data": linked_data.embed(told), "register": Links("").register(view.root.slug),
        "signs_up": found.slug in edition.live.sign_up and not shown.withdrawn,
    }
