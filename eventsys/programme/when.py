"""From wall time to instants and back, by the event's zone (PEP 495 for the ambiguous hour)."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from .structs import Session


@lru_cache(maxsize=128)
def zone(name: str) -> ZoneInfo:
    """Raises ZoneInfoNotFoundError for a name that the tz database does not know."""
    return ZoneInfo(name)


def start_instant(session: Session, zone_name: str) -> datetime | None:
    """UTC; None while the time is to be announced."""
    if session.starts is None:
        return None
    return session.starts.replace(tzinfo=zone(zone_name), fold=session.fold).astimezone(UTC)


def end_instant(session: Session, zone_name: str) -> datetime | None:
    """UTC; real minutes after the start. None where start or length is unknown."""
    start = start_instant(session, zone_name)
    if start is None or session.minutes is None:
        return None
    return start + timedelta(minutes=session.minutes)


def start_local(session: Session, zone_name: str) -> datetime | None:
    """Aware, in the event's zone. A wall time that the clock skips is moved on by the gap."""
    instant = start_instant(session, zone_name)
    return instant and instant.astimezone(zone(zone_name))


def end_local(session: Session, zone_name: str) -> datetime | None:
    instant = end_instant(session, zone_name)
    return instant and instant.astimezone(zone(zone_name))


def day_of(session: Session) -> date | None:
    """The agenda's day that the session is listed under."""
    return session.day or (session.starts.date() if session.starts else None)
