"""The calendar of one participant, at an address that only they know."""

from functools import lru_cache
from hashlib import sha256

from flask import Response, abort, current_app
from flask_babel import force_locale

from eventsys.editions import reading
from eventsys.editions.reading import Current
from eventsys.kit import i18n
from eventsys.kit.access import by_link
from eventsys.kit.http import answer, not_modified
from eventsys.outputs.calendar import feed as calendar
from eventsys.outputs.calendar import personal
from eventsys.outputs.calendar.words import Words
from eventsys.outputs.links import Links

from .. import agendas, feeds, mails
from ..feeds import Found
from ..rules import LIVING
from .shell import bp

TYPE = "text/calendar; charset=utf-8"


@bp.get("/feeds/<token>.ics")
@by_link
def personal_feed(token: str) -> Response:
    """Nobody on the way keeps it, and no search engine; programs are told soonest when they ask."""
    found = feeds.find(token)
    if found is None:
        abort(404)
    edition = reading.current(found.summit.slug)
    shown = edition if isinstance(edition, Current) and found.registration.state in LIVING else None
    slugs = agendas.in_calendar(found.registration) if shown else set()
    etag = _etag(found, shown, slugs)
    response = not_modified(etag) or answer(_made(found, token, shown, slugs), TYPE, etag,
                                            filename=f"{found.summit.slug}-my-agenda.ics")
    return _private(response)


def _made(found: Found, token: str, shown: Current | None, slugs: set[str]) -> bytes:
    links, summit = Links(current_app.config["BASE_URL"]), found.summit
    source, locale = f"{links.base}/feeds/{token}.ics", mails.locale_of(summit, found.registration.locale)
    with force_locale(locale):
        words = _words(locale)
        if shown is None:
            return personal.nothing(summit.title, summit.zone, (summit.starts, summit.ends), links.event(summit.slug),
                                    source, words)
        return personal.personal(reading.view_of(shown), slugs, found.feed.alarm, source, links, words)


def _etag(found: Found, shown: Current | None, slugs: set[str]) -> str:
    made_from = (shown.digest if shown else "", *sorted(slugs), str(found.feed.alarm), found.feed.token_hash,
                 found.registration.locale, found.summit.title, current_app.config["BASE_URL"], calendar.renderer())
    return sha256("\0".join(made_from).encode()).hexdigest()[:32]


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@lru_cache(maxsize=32)
def _words(locale: str) -> Words:
    """To be used in that locale only."""
    return Words(lru_cache(512)(i18n.gettext), lru_cache(512)(i18n.country), lru_cache(512)(i18n.language), locale)
