"""Where a session stands in the agenda, and how its times are moved: pure, on plain values.

Wall times are naive, of the session's event's zone; `fold` tells the second of two equal ones (PEP 495).
"""

from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from eventsys.programme.when import zone

STEPS = (5, 10, 15, 30)  # minutes
NIGHT_ENDS = time(6)  # until then a session may belong to the evening before
USUAL_LENGTH = 60  # minutes, where nothing tells how long a session lasts
SHORTEST = 5


class Place(Struct, frozen=True):
    """When and where. Without `starts` a session waits in the tray, though a day or a room may be known."""

    day: date | None = None  # the agenda's; a session past midnight belongs to the day before
    starts: datetime | None = None
    fold: int = 0
    minutes: int | None = None  # real minutes
    room: str = ""
    all_rooms: bool = False

    @property
    def is_set(self) -> bool:
        return self.starts is not None


def instant(starts: datetime, fold: int, zone_name: str) -> datetime:
    return starts.replace(tzinfo=zone(zone_name), fold=fold).astimezone(UTC)


def wall(moment: datetime, zone_name: str) -> tuple[datetime, int]:
    """Naive wall time and its fold."""
    local = moment.astimezone(zone(zone_name))
    return local.replace(tzinfo=None, fold=0), local.fold


def exists(starts: datetime, fold: int, zone_name: str) -> bool:
    """Whether the clock shows it at all: it skips an hour when summer time begins, and has a second only in autumn."""
    return wall(instant(starts, fold, zone_name), zone_name) == (starts, fold)


def midnight(day: date, zone_name: str) -> datetime:
    return instant(datetime.combine(day, time()), 0, zone_name)


def minute_of(place: Place, own_zone: str, zone_name: str = "") -> int | None:
    """Real minutes from the midnight at which its day begins; beyond a day's where it is past the next one.

    `zone_name` is where the day begins, if not in the zone of the session's own event.
    """
    if place.starts is None or place.day is None:
        return None
    passed = instant(place.starts, place.fold, own_zone) - midnight(place.day, zone_name or own_zone)
    return round(passed.total_seconds() / 60)


def at_minute(place: Place, day: date, minute: int, own_zone: str, zone_name: str = "") -> Place:
    """The same, that many real minutes after the midnight at which the day begins."""
    moment = midnight(day, zone_name or own_zone) + timedelta(minutes=minute)
    starts, fold = wall(moment, own_zone)
    return replace(place, day=day, starts=starts, fold=fold)


def shifted(place: Place, minutes: int, zone_name: str) -> Place:
    """Real minutes later, or earlier. It stays with its day until a night has passed between them."""
    if place.starts is None or place.day is None:
        return place
    moment = instant(place.starts, place.fold, zone_name) + timedelta(minutes=minutes)
    starts, fold = wall(moment, zone_name)
    return replace(place, day=day_of(starts, place.day), starts=starts, fold=fold)


def day_of(starts: datetime, wished: date) -> date:
    """The wished day, where a session that starts then can belong to it; else its own date."""
    first = datetime.combine(wished, time())
    last = datetime.combine(wished + timedelta(days=1), NIGHT_ENDS)
    return wished if first <= starts < last else starts.date()


def on_day(place: Place, day: date, zone_name: str) -> Place:
    """At the same wall time of another day; a time that the clock skips that day is moved on by the gap."""
    if place.starts is None or place.day is None:
        return replace(place, day=day)
    starts = place.starts + (day - place.day)
    starts, fold = wall(instant(starts, place.fold, zone_name), zone_name)
    return replace(place, day=day, starts=starts, fold=fold)


def in_place_of(one: Place, other: Place) -> Place:
    """One when and where the other is; each keeps its own length, where it has one."""
    return replace(other, minutes=one.minutes if one.minutes is not None else other.minutes)


def in_tray(place: Place) -> Place:
    """Without day, time and room; its length is remembered."""
    return Place(minutes=place.minutes)
