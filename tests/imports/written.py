"""Small schedule files, written as they are found."""

import json
from typing import Any

from eventsys.imports import reading
from eventsys.imports.reading import Said, Schedule
from eventsys.programme.structs import Session

ZONE = "Europe/Berlin"
HEAD = """<acronym>days</acronym><title>The Days</title><start>2027-03-05</start><end>2027-03-06</end>
<time_zone_name>Europe/Berlin</time_zone_name>"""


def event(title: str = "Opening", guid: str = "g-1", inside: str = "", **values: str | None) -> str:
    """An <event> with a date, start and length unless `values` say otherwise; None leaves one out."""
    given: dict[str, str | None] = {
        "date": "2027-03-05T10:00:00+01:00", "start": "10:00", "duration": "00:45", "title": title, **values}
    mark = f' guid="{guid}"' if guid else ""
    written = "".join(f"<{name}>{value}</{name}>" for name, value in given.items() if value is not None)
    return f"<event{mark}>{written}{inside}</event>"


def xml(*events: str, head: str = HEAD, day: str = 'date="2027-03-05"', room: str = "Hall", before: str = "",
        after: str = "") -> str:
    inside = "\n".join(events)
    return (f'<?xml version="1.0" encoding="utf-8"?>\n<schedule>{before}\n<conference>{head}</conference>\n'
            f'<day {day}>\n<room name="{room}">\n{inside}\n</room></day>{after}</schedule>')


def talk(title: Any = "Opening", **values: Any) -> dict[str, Any]:
    given = {"guid": "g-1", "date": "2027-03-05T10:00:00+01:00", "start": "10:00", "duration": "00:45",
             "title": title} | values
    return {name: value for name, value in given.items() if value is not ...}


def js(*talks: Any, conference: dict[str, Any] | None = None, day: dict[str, Any] | None = None) -> str:
    head = {"acronym": "days", "title": "The Days", "start": "2027-03-05", "end": "2027-03-06",
            "time_zone_name": ZONE} | (conference or {})
    days = [{"index": 1, "date": "2027-03-05", "rooms": {"Hall": list(talks)}} | (day or {})]
    return json.dumps({"schedule": {"version": "1", "conference": head | {"days": days}}}, indent=1)


def read(text: str | bytes, zone: str = "", slug: str = "") -> Schedule:
    data = text if isinstance(text, bytes) else text.encode()
    file = reading.parse(reading.source.recognised(data), data)
    return file.read(zone or file.zone or ZONE, slug or file.slug)


def only(text: str | bytes, zone: str = "") -> Session:
    """The one session of the file."""
    return said(text, zone).fact


def said(text: str | bytes, zone: str = "") -> Said[Session]:
    schedule = read(text, zone)
    assert not schedule.refused, schedule.refused
    [row] = schedule.sessions
    return row


def reasons(text: str | bytes) -> list[tuple[int, str, str]]:
    return [(note.line, note.what, note.reason) for note in read(text).refused]
