"""schedule.json of frab and pretalx, or a programme of our own: told apart by their outermost names."""

import json
from dataclasses import dataclass, field
from typing import Any

from eventsys.kit.i18n import gettext as _
from eventsys.programme.structs import Programme

from .cursor import Cursor
from .faults import NotASchedule, too_many, too_many_days
from .limits import DAYS, PEOPLE, SESSIONS
from .raw import Facts, RawDay, RawSchedule, RawSession
from .words import text

OURS = frozenset(Programme.__struct_fields__)


@dataclass
class RawProgramme:
    """The entries of each list of a programme as (line, JSON text), not yet decoded."""

    schema: Any = None
    lists: dict[str, list[tuple[int, str]]] = field(default_factory=dict)


def read(data: bytes) -> RawSchedule | RawProgramme:
    cursor = Cursor(_text(data))
    if cursor.next != "{":
        raise NotASchedule(_("This is JSON, but not a schedule: it begins with a list."))
    schedule, ours = _Schedule(), RawProgramme()
    for key in cursor.names():
        if key == "schedule" and cursor.next == "{":
            schedule.walk(cursor)
        elif key == "conference" and cursor.next == "{":
            schedule.walk_conference(cursor)
        elif key in OURS and cursor.next == "[":
            ours.lists[key] = _entries(cursor, key)
        else:
            _keep_other(schedule, ours, key, cursor.value())
    cursor.end()
    return _told_apart(schedule, ours)


def _keep_other(schedule: "_Schedule", ours: RawProgramme, key: str, value: Any) -> None:
    if key == "schema":
        ours.schema = value
    elif key == "generator" and isinstance(value, dict):
        schedule.raw.generator = value


def _told_apart(schedule: "_Schedule", ours: RawProgramme) -> RawSchedule | RawProgramme:
    if schedule.found:
        return schedule.raw
    if ours.schema is not None and "events" in ours.lists:
        return ours
    raise NotASchedule(_("This is JSON, but neither a schedule nor a programme."))


def _text(data: bytes) -> str:
    encoding = json.detect_encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotASchedule(_("Line %(line)s of the file is not %(encoding)s text.", line=line,
                             encoding=encoding.upper().removesuffix("-SIG"))) from error


def _entries(cursor: Cursor, key: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    limit = SESSIONS if key == "sessions" else PEOPLE
    for _item in cursor.items():
        if len(found) >= limit:
            raise too_many(cursor.line, limit)
        found.append((cursor.line, cursor.span()))
    return found


class _Schedule:
    def __init__(self) -> None:
        self.raw = RawSchedule("schedule.json")
        self.found = False

    def walk(self, cursor: Cursor) -> None:
        for key in cursor.names():
            if key == "conference" and cursor.next == "{":
                self.walk_conference(cursor)
            else:
                value = cursor.value()
                if key == "generator" and isinstance(value, dict):
                    self.raw.generator = value
                elif key in ("base_url", "version"):
                    self.raw.conference.setdefault(key, value)

    def walk_conference(self, cursor: Cursor) -> None:
        self.found = True
        for key in cursor.names():
            if key == "days" and cursor.next == "[":
                for _day in cursor.items():
                    self._walk_day(cursor)
            else:
                self.raw.conference[key] = cursor.value()
        for key, kept in (("tracks", self.raw.tracks), ("rooms", self.raw.rooms)):
            kept.extend(_objects(self.raw.conference.pop(key, None)))

    def _walk_day(self, cursor: Cursor) -> None:
        if len(self.raw.days) >= DAYS:
            raise too_many_days(cursor.line, DAYS)
        day = RawDay(cursor.line)
        self.raw.days.append(day)
        if cursor.next != "{":
            cursor.value()
            return
        facts: Facts = {}
        for key in cursor.names():
            if key == "rooms" and cursor.next == "{":
                for room in cursor.names():
                    self._walk_sessions(cursor, day, room)
            elif key in ("events", "talks"):
                self._walk_sessions(cursor, day, "")
            else:
                facts[key] = cursor.value()
        day.date, day.starts, day.ends = (
            text(facts.get(key)) for key in ("date", "day_start", "day_end"))

    def _walk_sessions(self, cursor: Cursor, day: RawDay, room: str) -> None:
        if cursor.next != "[":
            cursor.value()
            return
        for _session in cursor.items():
            if len(self.raw.sessions) >= SESSIONS:
                raise too_many(cursor.line, SESSIONS)
            line, value = cursor.line, cursor.value()
            facts = value if isinstance(value, dict) else {"": value}
            self.raw.sessions.append(RawSession(line, facts, day, room))


def _objects(value: Any) -> list[Facts]:
    return [entry for entry in value if isinstance(entry, dict)][:PEOPLE] if isinstance(value, list) else []
