"""Every table filled by its columns alone, each text with a marker of its own that says where it came from."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import product
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from sqlalchemy import CheckConstraint, Column, Table, Text
from sqlalchemy.sql import sqltypes

from eventsys.kit.database import Base, Several, UtcDateTime, db
from eventsys.registration import models as _registration  # noqa: F401 - its tables

MARKER = re.compile(r"zq[a-y]{4}", re.IGNORECASE)
DAY = date(2027, 9, 14)
# Tables that are themselves outputs, or know files by their content.
MADE_BY_THE_PROGRAM = {"edition", "draft_copy", "publication", "public_file", "artifact", "stored_file", "overlay"}
# Tables of the desk's own work: the public side has no way to them, which an import contract holds.
BEHIND_THE_DESK = {"act", "act_change", "sheet_run", "sheet_mapping", "ticket", "sign_in", "attempt", "letter"}
# Those of registration, which has pages of its own: what of a participant is public, a test of theirs says.
OF_REGISTRATION = {mapper.local_table.name for mapper in Base.registry.mappers  # type: ignore[attr-defined]
                   if mapper.class_.__module__.startswith("eventsys.registration.")}
# Where a CHECK asks more of a row than its columns tell.
SPECIAL = {
    "absence": {"ends": datetime.combine(DAY, time(10))}, "membership": {"hub": ""},
    "not_the_same": {"other_id": 2}, "walk": {"one_key": "a", "other_key": "b"},
}
# Columns whose texts have a form that a marker would break; none of them can hold words.
FORMED = {"event.zone": "Europe/Lisbon", "account.email": "zqzz@example.org",
          "event.colour": "#123456", "event.accent": "#654321",
          "track.colour": "#0B6BA8"}
# Columns that name a row of another table by its key.
SAME_AS = {"event.venue_key": "venue.key", "room.venue_key": "venue.key", "placement.room_key": "room.key",
           "session.kind_key": "session_kind.key", "session.track_key": "track.key",
           "person_identity.source": "event.slug"}
_LETTERS = "abcdefghijklmnoprstuvwxy"


class Markers:
    """Gives each place a marker, and knows from which place a marker came."""

    def __init__(self) -> None:
        self.spare = ("zq" + "".join(letters) for letters in product(_LETTERS, repeat=4))
        self.of: dict[str, str] = {}

    def at(self, place: str) -> str:
        place = SAME_AS.get(re.sub(":[a-z]+", "", place), place)
        if place not in self.of:
            self.of[place] = next(self.spare)
        return self.of[place]

    def places(self, text: str) -> set[str]:
        found = {marker.lower() for marker in MARKER.findall(text)}
        return {place for place, marker in self.of.items() if marker in found}


def fill(markers: Markers, digest: str) -> None:
    """One row a table, and beside it the rows that must stay unseen. `digest`: of a file in the store."""
    for table in db.metadata.sorted_tables:
        if table.name not in MADE_BY_THE_PROGRAM | BEHIND_THE_DESK | OF_REGISTRATION:
            for variant, special in variants(table):
                db.session.execute(table.insert().values(row(table, markers, digest, variant) | special))


def variants(table: Table) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "", SPECIAL.get(table.name, {})
    if "is_public" in table.columns:
        yield ":hidden", {"is_public": False, "id": 2}
    if table.name == "person":  # somebody in the address book who is on no roster
        yield ":unseen", {"id": 2}
    if table.name == "person_identity":
        yield ":code", {"id": 2, "scheme": "code"}
        yield ":id", {"id": 3, "scheme": "id"}


def row(table: Table, markers: Markers, digest: str, variant: str) -> dict[str, Any]:
    return {column.name: value(column, markers, digest, variant) for column in table.columns}


def value(column: Column[Any], markers: Markers, digest: str, variant: str) -> Any:
    place = f"{column.table.name}{variant}.{column.name}"
    if column.foreign_keys:
        return _reference(column, digest)
    if (words := words_of(column)) is not None:
        return next(word for word in words if word)
    if isinstance(column.type, Several):
        return (_filled(column.type.item, place, markers),)
    if isinstance(column.type, sqltypes.JSON):
        return {}
    if isinstance(column.type, Text | sqltypes.String):
        return _text(place, markers)
    return _plain(column)


def _reference(column: Column[Any], digest: str) -> Any:
    target = next(iter(column.foreign_keys)).column.table.name
    itself = target == column.table.name  # nothing is part of itself
    return None if itself else digest if target == "stored_file" else 1


def words_of(column: Column[Any]) -> list[str] | None:
    """Of a column that a CHECK holds to the words of an enum."""
    for check in column.table.constraints:
        if isinstance(check, CheckConstraint):
            listed = re.fullmatch(rf"{column.name} IN \((.*)\)", str(check.sqltext))
            if listed and "'" in listed[1]:
                return re.findall(r"'([^']*)'", listed[1])
    return None


def _text(place: str, markers: Markers) -> str:
    if place in FORMED:
        return FORMED[place]
    marker = markers.at(place)
    return f"https://{marker}.example/" if place.endswith("url") else marker


def _filled(item: type, place: str, markers: Markers) -> Any:
    if item is int:
        return 1
    if not issubclass(item, msgspec.Struct):
        return markers.at(place)
    hints = get_type_hints(item)
    return item(**{name: hint_value(hints[name], f"{place}.{name}", markers) for name in item.__struct_fields__})


def hint_value(hint: Any, place: str, markers: Markers) -> Any:
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    plain = {int: 1, datetime: datetime(2027, 1, 1, tzinfo=UTC), date | None: DAY}
    return plain[hint] if hint in plain else _text(place, markers)


def _plain(column: Column[Any]) -> Any:
    match column.type:
        case sqltypes.Boolean():
            return column.name in ("is_public", "on_page", "on_booklet", "on_strip")
        case UtcDateTime():
            return datetime(2027, 1, 1, tzinfo=UTC)
        case sqltypes.DateTime():
            return datetime.combine(DAY, time(9))
        case sqltypes.Date():
            return DAY
        case sqltypes.Time():
            return time(9) if column.name == "opens" else time(18)
        case sqltypes.Integer() if column.name == "minutes":
            return 60
        case sqltypes.Integer() if column.name == "fold":
            return 0
    return 1
