"""From an address to the edition that it shows, or to the right refusal."""

from typing import cast

from flask import abort, current_app
from werkzeug.local import LocalProxy

from eventsys.editions import reading
from eventsys.editions.reading import Current, Gone
from eventsys.outputs.links import Links
from eventsys.programme.structs import Session
from eventsys.programme.view import View

# For pages: paths, so that they work under any host and port; in a preview, those of the preview.
links = cast(Links, LocalProxy(lambda: Links(copy.base if (copy := reading.preview()) else "")))


def absolute() -> Links:
    """For what leaves the page: feeds, cards of social networks, canonical addresses."""
    return Links(current_app.config["BASE_URL"])


def edition_or_404(slug: str) -> Current:
    """404 for an event that never was public, 410 for one that is no more."""
    match reading.current(slug):
        case None:
            abort(404)
        case Gone():
            abort(410)
        case edition:
            return edition


def event_or_404(slug: str) -> tuple[Current, View]:
    edition = edition_or_404(slug)
    return edition, reading.view_of(edition)


def session_or_404(view: View, slug: str) -> Session:
    """404 for a session that never was, 410 for one that was public and was taken out."""
    session = view.by_slug.get(slug)
    if session is None:
        abort(404)
    if session.status == "removed":
        abort(410)
    return session
