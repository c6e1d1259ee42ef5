"""The zone that a text names beside a time, and what the clock shows in the event's own zone then."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from eventsys.imports.reading.faults import Unfit
from eventsys.imports.reading.zones import known_zone
from eventsys.kit.i18n import gettext as _

from .plain import plain, quoted

_OFFSET = re.compile(r"(?:utc|gmt|z)? ?([+-]) ?(\d{1,2})(?::?(\d\d))?")
_LOCAL = {"local", "locale", "local time", "lt", "ortszeit", "lokale zeit", "heure locale", "hora local", "ora locale",
          "местное время", "بالتوقيت المحلي", "当地时间", "現地時間"}
_WORDS = re.compile(r"\b(standard |summer |daylight )?(time|zeit|heure|hora|ora|uhr|de|d'|du|in)\b ?")
# People write CET in summer too and mean the clocks of Brussels: so a name stands for a place, not for an offset.
_PLACES = {
    "Europe/Brussels": "cet cest mez mesz hnec haec", "Europe/Athens": "eet eest oez oesz", "Europe/Lisbon": "wet west",
    "Europe/London": "bst uk", "Europe/Moscow": "msk мск", "Europe/Istanbul": "trt", "Africa/Nairobi": "eat",
    "Africa/Lagos": "wat", "Africa/Maputo": "cat", "Africa/Johannesburg": "sast", "Asia/Dubai": "gst",
    "Asia/Karachi": "pkt", "Asia/Kathmandu": "npt", "Asia/Bangkok": "ict", "Asia/Jakarta": "wib", "Asia/Manila": "pht",
    "Asia/Singapore": "sgt", "Asia/Hong_Kong": "hkt", "Asia/Tokyo": "jst", "Asia/Seoul": "kst",
    "Australia/Sydney": "aest aedt", "Pacific/Auckland": "nzst nzdt", "America/New_York": "est edt et",
    "America/Chicago": "cdt ct", "America/Denver": "mdt mt", "America/Los_Angeles": "pst pdt pt",
    "America/Sao_Paulo": "brt", "America/Argentina/Buenos_Aires": "art", "America/Bogota": "cot", "America/Lima": "pet",
    "America/Santiago": "clt clst", "UTC": "utc gmt z zulu"}
_BY_NAME = {name: place for place, names in _PLACES.items() for name in names.split()}


def zone_of(text: str, own: str) -> tzinfo | None:
    """The zone that a text names; None where it is the event's own (`own`). Raises Unfit."""
    said = plain(text).strip(" ()[],.")
    if not said or said in _LOCAL:
        return None
    if said in _own_names(own):
        return None
    place = _BY_NAME.get(said) or known_zone(said) or _cities().get(_WORDS.sub("", said).strip().replace(" ", "_"))
    if place:
        return None if place == own else ZoneInfo(place)
    if match := _OFFSET.fullmatch(said):
        hours, minutes = int(match[2]), int(match[3] or 0)
        if hours < 15 and minutes < 60:
            return timezone((1 if match[1] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
    raise Unfit(_("its time zone “%(text)s” is not one we know", text=quoted(text)))


def at_the_event(wall: datetime, zone: tzinfo | None, own: str) -> tuple[datetime, Literal[0, 1]]:
    """The wall time in the event's zone, and which of two it is where clocks are set back."""
    if zone is None:
        return wall, 0
    there = wall.replace(tzinfo=zone).astimezone(UTC).astimezone(ZoneInfo(own))
    return there.replace(tzinfo=None, fold=0), 1 if there.fold else 0


def _own_names(own: str) -> set[str]:
    return {(datetime(2027, month, 1, tzinfo=ZoneInfo(own)).tzname() or "").casefold() for month in (1, 4, 7, 10)}


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    return {plain(name.rpartition("/")[2]): name for name in sorted(available_timezones())
            if "/" in name and not name.startswith(("Etc/", "posix", "right"))}
