"""Zones that a reader can choose from: one well-known city for about each offset that people live in."""

from datetime import date, datetime, time

from msgspec import Struct

from eventsys.programme.when import zone

from .clock import minute_of, reading

CITIES = (
    "Pacific/Honolulu", "America/Anchorage", "America/Los_Angeles", "America/Denver", "America/Mexico_City",
    "America/Chicago", "America/Bogota", "America/New_York", "America/Santiago", "America/Halifax",
    "America/St_Johns", "America/Sao_Paulo", "America/Argentina/Buenos_Aires", "Atlantic/Azores",
    "Africa/Dakar", "Europe/London", "Africa/Lagos", "Europe/Paris", "Africa/Cairo", "Africa/Johannesburg",
    "Europe/Kyiv", "Africa/Nairobi", "Europe/Istanbul", "Asia/Tehran", "Asia/Dubai", "Asia/Kabul",
    "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Yangon", "Asia/Jakarta",
    "Asia/Shanghai", "Asia/Manila", "Asia/Tokyo", "Australia/Darwin", "Australia/Brisbane",
    "Australia/Adelaide", "Australia/Sydney", "Pacific/Noumea", "Pacific/Auckland", "Pacific/Tongatapu",
)


class ZoneChoice(Struct, frozen=True):
    name: str  # IANA
    offset: str  # "UTC+1", on the event's first day
    chosen: bool


def zone_choices(own: str, chosen: str, on: date) -> tuple[ZoneChoice, ...]:
    """From west to east, then by name; the event's own left out, the chosen one always in."""
    noon = datetime.combine(on, time(12))
    names = {*CITIES, chosen} - {own, ""}
    at = {name: reading(minute_of(noon.replace(tzinfo=zone(name))), name) for name in names}
    ordered = sorted(names, key=lambda name: (at[name].offset, name.rpartition("/")[2]))
    return tuple(ZoneChoice(name, at[name].offset_words, name == chosen) for name in ordered)
