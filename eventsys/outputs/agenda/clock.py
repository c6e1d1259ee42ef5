"""Minutes since the epoch, and how they read on a clock on a wall somewhere."""

from datetime import UTC, date, datetime

from msgspec import Struct

from eventsys.programme.structs import Session
from eventsys.programme.when import end_instant, start_instant, zone

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Reading(Struct, frozen=True):
    """A moment on the clock of one zone."""

    minute: int  # since the epoch
    time: str  # HH:MM
    date: date
    offset: int  # minutes east of Greenwich

    @property
    def offset_words(self) -> str:
        sign, (hours, minutes) = "+" if self.offset >= 0 else "−", divmod(abs(self.offset), 60)
        return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")

    @property
    def iso(self) -> str:
        sign, (hours, minutes) = "+" if self.offset >= 0 else "-", divmod(abs(self.offset), 60)
        return f"{self.date}T{self.time}{sign}{hours:02}:{minutes:02}"


def minute_of(instant: datetime) -> int:
    return int((instant - EPOCH).total_seconds() // 60)


def reading(minute: int, zone_name: str) -> Reading:
    local = datetime.fromtimestamp(minute * 60, zone(zone_name))
    offset = local.utcoffset()
    return Reading(minute, f"{local:%H:%M}", local.date(), int(offset.total_seconds() // 60) if offset else 0)


def start_minute(session: Session, zone_name: str) -> int | None:
    instant = start_instant(session, zone_name)
    return None if instant is None else minute_of(instant)


def end_minute(session: Session, zone_name: str) -> int | None:
    """None where the length is unknown."""
    instant = end_instant(session, zone_name)
    return None if instant is None else minute_of(instant)
