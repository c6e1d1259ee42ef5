"""What every page shares: the frame's values, the tag that tells whether a reader has it, the memory of pages."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from flask import Response, request

from eventsys.editions import reading
from eventsys.editions.reading import Current
from eventsys.kit import i18n, templates
from eventsys.kit.http import answer, not_modified
from eventsys.kit.i18n import gettext as _
from eventsys.kit.keeping import Kept
from eventsys.outputs import colours
from eventsys.outputs.files import picture_url
from eventsys.programme import richtext
from eventsys.programme.structs import Event, Tier
from eventsys.programme.view import View

from . import joining
from .reading import absolute, links

HTML = "text/html; charset=utf-8"
VARY = "Accept-Encoding, Accept-Language"
MAX_AGE = 60  # seconds; then one small query tells whether the page is still the same
DESCRIPTION = 200  # characters
_kept: Kept[str, bytes] = Kept(16_000_000)
Values = Callable[[], dict[str, Any]]


def page(template: str, *made_from: object, values: Values) -> Response:
    """A page that is the same as long as `made_from`, the templates, the locale and the address are."""
    etag = _etag(*made_from)
    if (unchanged := not_modified(etag, MAX_AGE)) is not None:
        unchanged.headers["Vary"] = VARY
        return unchanged
    body = _kept.get(etag)
    if body is None:
        body = templates.render(template, **_frame(), **values()).encode()
        _kept.put(etag, body)
    response = answer(body, HTML, etag, max_age=MAX_AGE)
    response.headers["Vary"] = VARY
    return response


def event_page(template: str, edition: Current, view: View, *made_from: object, here: str = "",
               canonical: str = "", of_summit: bool = False, description: str = "",
               values: Values = dict) -> Response:
    """A page in the frame of `layout/event.html`.

    `here` is the name of the way that leads to it; `canonical` its path under the event, or under the
    summit with `of_summit`, where a part's page only repeats the summit's; `made_from` what it depends on
    beside the edition and the address: the day or the minute, say. `values` is only called when the page
    has to be rendered.
    """
    return page(template, edition.digest, edition.number, *joining.moment(edition), *made_from, values=lambda: {
        **event_frame(edition, view, here, canonical, of_summit, description), **values()})


def event_frame(edition: Current, view: View, here: str = "", canonical: str = "", of_summit: bool = False,
                description: str = "") -> dict[str, Any]:
    event, tiers = view.event, tiers_of(view)
    sheet = colours_path(view)
    return {
        "view": view, "event": event, "home": view.home_of(event.slug), "current": edition, "here": here,
        "ways": _ways(view, edition),
        "canonical": absolute().under(view.home_of(event.slug) if of_summit else event.slug, canonical),
        "colours": sheet,
        "description": description or describe(event), "share_picture": _share_picture(event),
        "strip": [tier for tier in tiers if "strip" in tier.shown_on],
        "tiers": [tier for tier in tiers if "page" in tier.shown_on],
        "contacts": event.contacts or view.root.contacts,
        "disclaimer": event.disclaimer or view.root.disclaimer,
    }


def tiers_of(view: View) -> tuple[Tier, ...]:
    """A part without sponsors of its own stands under the summit's."""
    return tuple(tier for tier in (view.event.tiers or view.root.tiers) if tier.listings)


def describe(event: Event) -> str:
    """For search engines and link previews: the beginning of the event's own words."""
    return cut(richtext.words(event.summary)) or f"{event.title}, {i18n.date_range(event.starts, event.ends)}"


def cut(text: str) -> str:
    return text if len(text) <= DESCRIPTION else text[:DESCRIPTION].rpartition(" ")[0] + " …"


def colours_path(view: View) -> str:
    """The address of the event's own style sheet, which changes with it; "" where it has none."""
    sheet = colours.sheet(view)
    return sheet and links.under(view.event.slug, f"colours.{digest_of(sheet)}.css")


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


def _frame() -> dict[str, Any]:
    return {"links": links, "absolute": absolute(), "site_name": _("Events"), "preview": reading.preview()}


def _ways(view: View, edition: Current) -> list[tuple[str, str, str]]:
    """Name, words and address of the ways around in an event; those that lead to nothing are left out."""
    slug = view.event.slug
    register, participants = joining.ways(edition, view)
    ways = [
        ("event", _("Programme"), links.event(slug), True),
        register,
        ("agenda", _("Agenda"), links.under(slug, "agenda"), bool(view.shown_sessions)),
        ("people", _("People"), links.under(slug, "people/"), bool(view.people)),
        participants,
        ("sponsors", _("Sponsors"), links.under(slug, "sponsors"), bool(tiers_of(view))),
        ("changes", _("Changes"), links.under(slug, "changes"), True),
        ("subscribe", _("Subscribe and download"), links.under(slug, "subscribe"), True),
        ("search", _("Search"), links.under(slug, "search"), True),
    ]
    return [(key, words, address) for key, words, address, leads in ways if leads]


def _share_picture(event: Event) -> str:
    """The organiser's own, or else the one that is drawn from the programme."""
    return picture_url(event.picture, absolute()) if event.picture else absolute().under(event.slug, "share.png")


def _etag(*made_from: object) -> str:
    parts = (*made_from, templates.version(), i18n.locale(), absolute().base, links.base, request.full_path)
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()[:32]
