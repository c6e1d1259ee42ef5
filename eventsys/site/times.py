"""Zones in words, and the reader's own time beside the venue's."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import available_timezones

from eventsys.editions.cards import Card
from eventsys.kit import clock, i18n
from eventsys.kit.i18n import gettext as _
from eventsys.kit.i18n import zone_words as zone_words
from eventsys.programme.structs import Event
from eventsys.programme.when import zone


def today_at(event: Event | Card) -> date:
    return clock.now().astimezone(zone(event.zone)).date()


def known_zone(name: str) -> str:
    """The name as it came if it is one of the tz database's, else ""."""
    return name if name in _names() else ""


def yours(starts: datetime, ends: datetime | None, zone_name: str) -> str:
    """The venue's moment as a clock elsewhere shows it; "" where that shows the same."""
    own = starts.astimezone(zone(zone_name))
    if own.utcoffset() == starts.utcoffset():
        return ""
    day = "" if own.date() == starts.date() else f"{i18n.date_words(own, 'EEE d MMM')}, "
    end = f"–{i18n.time_words(ends.astimezone(zone(zone_name)))}" if ends else ""
    return _("%(time)s in %(place)s", time=f"{day}{i18n.time_words(own)}{end}", place=zone_words(zone_name, own))


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())
