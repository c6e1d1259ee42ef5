"""Calendars to subscribe to. Calendar programs ask often: what is unchanged costs one small query."""

from functools import lru_cache, partial
from hashlib import sha256

from flask import Response, abort, current_app
from flask_babel import force_locale

from eventsys.editions import artifacts, reading
from eventsys.editions.cards import Card
from eventsys.kit import i18n
from eventsys.kit.access import public
from eventsys.kit.http import answer, not_modified
from eventsys.outputs.calendar import feed
from eventsys.outputs.calendar.catalogue import catalogue
from eventsys.outputs.calendar.words import Words
from eventsys.outputs.links import Links
from eventsys.programme.view import View

from .blueprint import bp
from .reading import absolute, edition_or_404

TYPE = "text/calendar; charset=utf-8"
KEPT = {"", "tracks", "rooms"}  # kept as artifacts; a person's or a session's few lines are put together anew


@bp.get("/e/<slug>/calendar.ics")
@public
def event_feed(slug: str) -> Response:
    return _feed(slug)


@bp.get("/e/<slug>/tracks/<key>.ics", defaults={"family": "tracks"})
@bp.get("/e/<slug>/rooms/<key>.ics", defaults={"family": "rooms"})
@bp.get("/e/<slug>/people/<key>.ics", defaults={"family": "people"})
@bp.get("/e/<slug>/sessions/<key>.ics", defaults={"family": "sessions"})
@public
def smaller_feed(slug: str, family: str, key: str) -> Response:
    return _feed(slug, family, key)


@bp.get("/events.ics")
@public
def catalogue_feed() -> Response:
    cards, links = reading.catalogue(), absolute()
    etag = sha256(repr((cards, links, feed.renderer())).encode()).hexdigest()[:32]
    return not_modified(etag) or answer(
        _catalogue(cards, links), TYPE, etag, filename="events.ics",
        last_modified=max((card.changed_at for card in cards), default=None))


def _feed(slug: str, family: str = "", key: str = "") -> Response:
    edition, links = edition_or_404(slug), absolute()
    etag = _etag(edition.digest, slug, family, key, links)
    if (unchanged := not_modified(etag)) is not None:
        return unchanged
    make = partial(_made, links=links, family=family, key=key)
    try:
        body = (artifacts.artifact(edition, _kind(family, key, links), make) if family in KEPT
                else make(reading.view_of(edition)))
    except feed.NotThere:
        abort(404)
    return answer(body, TYPE, etag, last_modified=edition.published_at,
                  filename=f"{key or slug}.ics" if family == "sessions" else f"{slug}{key and '-'}{key}.ics")


def _made(view: View, links: Links, family: str, key: str) -> bytes:
    """In the event's own language where the interface has it, never in that of whoever asked first."""
    own = view.event.language.split("-")[0]
    locale = own if own in current_app.extensions["locales"] else "en"
    with force_locale(locale):
        return feed.feed(view, links, _words(locale), family, key)


@lru_cache(maxsize=2)
def _catalogue(cards: tuple[Card, ...], links: Links) -> bytes:
    with force_locale("en"):
        return catalogue(cards, links, _words("en"))


@lru_cache(maxsize=32)
def _words(locale: str) -> Words:
    """To be used in that locale only: a feed says the same few words thousands of times."""
    return Words(lru_cache(512)(i18n.gettext), lru_cache(512)(i18n.country), lru_cache(512)(i18n.language), locale)


@lru_cache(maxsize=4096)
def _etag(digest: str, slug: str, family: str, key: str, links: Links) -> str:
    made_from = (digest, slug, family, key, links.base, feed.renderer())
    return sha256("\0".join(made_from).encode()).hexdigest()[:32]


def _kind(family: str, key: str, links: Links) -> str:
    """Of an artifact: the addresses in it and the rules of its time zones are part of what it is."""
    made_for = sha256(f"{links.base}\0{feed.renderer()}".encode()).hexdigest()[:12]
    return "/".join(filter(None, ("calendar", made_for, family, key)))
