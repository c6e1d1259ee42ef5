"""A participant's agenda as it goes on paper."""

import msgspec
from flask import current_app

from eventsys.editions import reading
from eventsys.editions.reading import Current
from eventsys.kit import i18n
from eventsys.kit.i18n import gettext as _
from eventsys.outputs.links import Links
from eventsys.outputs.paper.own_words import Day, Line, Own

from . import agendas
from .agendas import Entry
from .visiting import Visit


def of(visit: Visit, edition: Current) -> bytes:
    """An `Own` as JSON, in the reader's language."""
    view, event = reading.view_of(edition), reading.view_of(edition).event
    days = tuple(Day(i18n.date_words(day, "EEEE d MMMM") if day else _("Day to be announced"),
                     tuple(_line(entry) for entry in entries))
                 for day, entries in agendas.by_day(agendas.entries(view, visit.registration)))
    place = ", ".join(filter(None, (event.city, i18n.country(event.country))))
    zone = _("All times are those of the event (%(zone)s)", zone=i18n.zone_words(event.zone))
    return msgspec.json.encode(Own(
        event.title, " · ".join(filter(None, (i18n.date_range(event.starts, event.ends), place))),
        visit.registration.name, zone, days, Links(current_app.config["BASE_URL"]).under(edition.slug, "agenda"),
        _("Edition %(number)s", number=edition.number)))


def _line(entry: Entry) -> Line:
    time = i18n.time_words(entry.starts) if entry.starts else "–"
    is_elsewhere = entry.venue and entry.venue.key != entry.event.venue and not (entry.room and entry.room.online)
    venue = entry.venue.name if entry.venue and is_elsewhere else ""
    where = entry.room.name if entry.room else _("All rooms") if entry.session.all_rooms else ""
    return Line(time, f"–{i18n.time_words(entry.ends)}" if entry.ends else "", entry.session.title,
                ", ".join(filter(None, (where, venue))), _note(entry), entry.is_gone)


def _note(entry: Entry) -> str:
    if entry.is_gone:
        return _("Withdrawn")
    if entry.position:
        return _("Number %(number)s in line", number=entry.position)
    return _("You have a place") if entry.sign_up else ""
