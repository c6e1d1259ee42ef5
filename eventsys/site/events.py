"""The catalogue of events, and an event's first page."""

from datetime import date, datetime
from typing import Any

from flask import Response

from eventsys.editions import reading
from eventsys.editions.cards import Card
from eventsys.editions.reading import Current
from eventsys.kit import clock
from eventsys.kit.access import public
from eventsys.kit.assets import FOREVER
from eventsys.kit.http import answer
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import ngettext
from eventsys.outputs import colours, linked_data
from eventsys.programme import when
from eventsys.programme.structs import Session
from eventsys.programme.view import View

from . import thanks
from .blueprint import bp
from .joining import joining
from .news import changes_of
from .reading import absolute, event_or_404, links
from .shell import digest_of, event_page, page
from .slots import slot
from .subscribe import panel
from .times import today_at, zone_words

FIRST_SESSIONS = 8  # as many as an event's first page shows
Glance = tuple[str, date | None, tuple[Session, ...]]  # heading, day and sessions


@bp.get("/")
@public
def home() -> Response:
    cards = reading.catalogue()
    coming = frozenset(card.slug for card in cards if card.ends >= today_at(card))
    return page("site/home.html", cards, sorted(coming), values=lambda: catalogue(cards, coming))


@bp.get("/e/<slug>/")
@public
def event(slug: str) -> Response:
    edition, view = event_or_404(slug)
    shown = glance(view, clock.now())
    return event_page("site/event.html", edition, view, today_at(view.event), [s.slug for s in shown[2]],
                      here="event", values=lambda: first_page(edition, view, shown))


@bp.get("/e/<slug>/colours.<digest>.css")
@public
def event_colours(slug: str, digest: str) -> Response:
    _edition, view = event_or_404(slug)
    sheet = colours.sheet(view)
    current = digest_of(sheet)
    return answer(sheet, "text/css; charset=utf-8", current, max_age=FOREVER if digest == current else 60)


def catalogue(cards: tuple[Card, ...], coming: frozenset[str]) -> dict[str, Any]:
    """Coming events by date, past ones from the latest; parts stand under what they are part of."""
    whole = [card for card in cards if not card.part_of]
    rows = [(card, [part for part in cards if part.part_of == card.slug]) for card in whole]
    past = [row for row in rows if row[0].slug not in coming]
    return {"coming": [row for row in rows if row[0].slug in coming], "past": past[::-1]}


def first_page(edition: Current, view: View, shown: Glance) -> dict[str, Any]:
    own, (title, day, sessions) = view.event, shown
    return {
        "root_event": view.events.get(own.part_of), "venue": view.venues.get(own.venue), "parts": view.parts,
        "figures": figures(view), "joining": joining(edition, view),
        "zone_words": zone_words(own.zone),
        "glance": [slot(view, session) for session in sessions], "glance_title": title, "glance_day": day,
        "sessions_count": len(view.attended), "more": len(sessions) < len(view.shown_sessions),
        **panel(view),
        "acknowledgement": thanks.of(view), "mark": links.under(own.slug, "mark.svg"),
        "linked_data": linked_data.embed(linked_data.event_data(view, absolute(), changes_of(edition, view))),
    }


def glance(view: View, now: datetime) -> Glance:
    """What the first page shows of the agenda: all of a short one; else what runs and comes next while the
    event is under way, and before and after that how it begins."""
    shown = view.shown_sessions
    if len(shown) <= FIRST_SESSIONS:
        days = {when.day_of(session) for session in shown}
        return ngettext("Session", "Sessions", len(shown)), days.pop() if len(days) == 1 else None, shown
    own, today = view.event, now.astimezone(when.zone(view.event.zone)).date()
    ahead = [s for s in shown if _is_ahead(view, s, now)] if own.starts <= today <= own.ends else []
    day = when.day_of((ahead or shown)[0])
    of_day = tuple(session for session in ahead or shown if when.day_of(session) == day)[:FIRST_SESSIONS]
    if not ahead:
        return _("It begins with"), day, of_day
    return _("Now and next") if day == today else _("Next"), day, of_day


def _is_ahead(view: View, session: Session, now: datetime) -> bool:
    """Whether it runs or is still to come; of one without a time the day decides."""
    zone = view.zone_of(session)
    over = when.end_instant(session, zone) or when.start_instant(session, zone)
    if over is not None:
        return over > now
    day = when.day_of(session)
    return day is not None and day >= now.astimezone(when.zone(zone)).date()


def figures(view: View) -> list[tuple[int, str]]:
    """What the programme amounts to, for an event of more than a few sessions."""
    countries = {a.country for rows in view.appearances.values() for _session, a in rows if a.country}
    rooms = {session.room for session in view.shown_sessions if session.room}
    counted = [(len(view.attended), ngettext("session", "sessions", len(view.attended))),
               (len(view.people), ngettext("person on stage", "people on stage", len(view.people))),
               (len(countries), ngettext("country", "countries", len(countries))),
               (len(rooms), ngettext("room", "rooms", len(rooms)))]
    return [row for row in counted if row[0]] if len(view.shown_sessions) > FIRST_SESSIONS else []
