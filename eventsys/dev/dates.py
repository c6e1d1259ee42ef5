"""From the data files' days and clock times to dates and wall times; `today` is an argument."""

from datetime import UTC, date, datetime, time, timedelta
from typing import get_args

from eventsys.programme.when import zone

from .entries import Coming, Event, Session, Weekday

WEEKDAYS: tuple[str, ...] = get_args(Weekday)


def span(event: Event, today: date, whole: tuple[date, date] | None = None) -> tuple[date, date]:
    """First and last day; of a part that says `on`, counted within the whole."""
    if event.coming:
        first = first_day(event.coming, today)
        return first, first + timedelta(event.coming.days - 1)
    if event.on and whole:
        return (held := whole[0] + timedelta(event.on - 1)), held
    if event.starts is None:
        raise ValueError(f"{event.slug} has no date")
    return event.starts, event.ends or event.starts


def first_day(coming: Coming, today: date) -> date:
    """The first such weekday after so many weeks on which the whole event stays clear of `not_between`."""
    day = today + timedelta(weeks=coming.weeks_ahead)
    day += timedelta((WEEKDAYS.index(coming.weekday) - day.weekday()) % 7)
    while any(_avoided(day + timedelta(n), coming) for n in range(coming.days)):
        day += timedelta(7)
    return day


def _avoided(day: date, coming: Coming) -> bool:
    if coming.not_between is None:
        return False
    since, until = coming.not_between
    mark = f"{day:%m-%d}"
    return since <= mark <= until if since <= until else mark >= since or mark <= until


def on(day: int | date | None, first: date) -> date | None:
    return first + timedelta(day - 1) if isinstance(day, int) else day


def wall(session: Session, first: date) -> datetime | None:
    """Naive; None while the time is to be announced."""
    day = on(session.day, first)
    if day is None or not session.start:
        return None
    return datetime.combine(day + timedelta(session.after_midnight), time.fromisoformat(session.start))


def minutes(session: Session, first: date, zone_name: str) -> int | None:
    """Real minutes, also over a clock change; an end that is not after the start is on the next day."""
    start = wall(session, first)
    if start is None or not session.end:
        return None
    end = datetime.combine(start.date(), time.fromisoformat(session.end))
    if end <= start:
        end += timedelta(1)
    began, ended = (moment.replace(tzinfo=zone(zone_name)).astimezone(UTC) for moment in (start, end))
    return int((ended - began).total_seconds()) // 60
