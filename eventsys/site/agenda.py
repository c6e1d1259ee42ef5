"""The agenda page: any filter, in the event's zone or the reader's, with what runs now."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from flask import Response, request
from msgspec.structs import replace

from eventsys.editions.reading import Current
from eventsys.kit import clock, i18n
from eventsys.kit.access import public
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.agenda import Agenda, agenda, parse, stamp, unknown
from eventsys.programme.view import View
from eventsys.programme.when import zone

from .blueprint import bp
from .news import news_of
from .reading import event_or_404, links
from .shell import event_page
from .times import zone_words

TEMPLATE = "site/agenda.html"


@bp.get("/e/<slug>/agenda")
@public
def agenda_page(slug: str) -> Response:
    edition, view = event_or_404(slug)
    now, asked = clock.now(), request.args.to_dict(flat=False)
    return event_page(
        TEMPLATE, edition, view, stamp(view, now), _today(view, now), here="agenda", canonical="agenda",
        description=_("Agenda of %(event)s: sessions by day, room and track", event=view.event.title),
        values=lambda: values(edition, view, asked, now))


def values(edition: Current, view: View, asked: Mapping[str, list[str]], now: datetime) -> dict[str, Any]:
    shown = agenda(view, parse(asked, view), now, news_of(edition, view))
    day = shown.day if isinstance(shown.day, date) else None
    return {
        "agenda": shown, "unknown": unknown(asked, view), "zone_city": zone_words,
        "address": links.under(view.event.slug, "agenda"),
        "session_address": links.session(view.event.slug, ""), "own_time": _own_time(shown),
        "day_title": i18n.date_words(day, "EEE d MMM") if day else "", "day_name": _day_name(view, day),
        "timed": any(listed.slots for listed in shown.days),
        "now_shown": shown.grid and any(line.tick.now for line in shown.grid.lines),
    }


def _today(view: View, now: datetime) -> date | None:
    """Only where it decides which day is opened."""
    today = now.astimezone(zone(view.event.zone)).date()
    return today if today in view.days else None


def _own_time(shown: Agenda) -> str:
    return replace(shown.filter, tz="").query()


def _day_name(view: View, day: date | None) -> str:
    """What the organiser calls the day."""
    return next((named.title for named in view.event.days if named.date == day), "")
