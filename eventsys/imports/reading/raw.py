"""A schedule file as it stands there: XML and JSON in one shape, nothing understood yet."""

from dataclasses import dataclass, field
from typing import Any, Literal

Facts = dict[str, Any]  # the names and values of JSON; XML is brought into the same shape
Source = Literal["schedule.xml", "schedule.json", "programme.json"]


@dataclass
class RawDay:
    line: int
    date: str = ""
    starts: str = ""
    ends: str = ""


@dataclass
class RawSession:
    line: int
    facts: Facts
    day: RawDay | None = None
    room: str = ""  # of the element that it stands in


@dataclass
class RawSchedule:
    source: Source
    generator: Facts = field(default_factory=dict)
    conference: Facts = field(default_factory=dict)
    tracks: list[Facts] = field(default_factory=list)
    rooms: list[Facts] = field(default_factory=list)
    people: list[Facts] = field(default_factory=list)
    days: list[RawDay] = field(default_factory=list)
    sessions: list[RawSession] = field(default_factory=list)
