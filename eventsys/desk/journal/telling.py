"""What an act changed, in words: from what to what, field by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import inspect

from eventsys.kit import i18n
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Change
from eventsys.kit.journal_values import HIDDEN, read_all
from eventsys.programme.richtext import words as without_markup
from eventsys.registration.models import Answer

from .fields import SILENT, field_words, table_words
from .naming import BY_KEY, Names, models, references
from .values import value_words

LONGEST = 280  # characters of a value
Did = Literal["added", "changed", "deleted"]


@dataclass(frozen=True)
class Line:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Thing:
    """A row: what it is, what it is called, and within what it stands where that is not said."""

    noun: str
    name: str
    within: str
    did: Did
    lines: tuple[Line, ...]


def things(changes: Iterable[Change], summit_id: int | None, zone: str) -> dict[int, list[Thing]]:
    """By act."""
    listed = list(changes)
    names = Names(listed, summit_id)
    told: dict[int, list[Thing]] = {}
    for change in listed:
        told.setdefault(change.act_id, []).append(_thing(change, names, ZoneInfo(zone)))
    return told


def _thing(change: Change, names: Names, zone: ZoneInfo) -> Thing:
    did: Did = "added" if change.before is None else "deleted" if change.after is None else "changed"
    name = names.of(change.of_table, change.key[0])
    return Thing(table_words(change.of_table), name, _within(change, names, name), did,
                 tuple(_lines(change, names, zone)))


def _within(change: Change, names: Names, name: str) -> str:
    subject, _colon, number = change.subject.partition(":")
    if subject not in ("session", "person", "account") or change.of_table == subject:
        return ""
    found = names.of(subject, int(number))
    return "" if found == name else found


def _lines(change: Change, names: Names, zone: ZoneInfo) -> Iterator[Line]:
    model = models()[change.of_table]
    before = read_all(inspect(model), change.before or {})
    after = read_all(inspect(model), change.after or {})
    hidden = {name for values in (change.before, change.after) for name, value in (values or {}).items()
              if value == HIDDEN}
    whole = change.before is None or change.after is None
    for column in dict.fromkeys((*before, *after, *sorted(hidden))):
        if whole and (column in SILENT or not (before.get(column) or after.get(column))):
            continue
        was, now = (_value(change, column, values.get(column), names, zone) for values in (before, after))
        yield Line(field_words(change.of_table, column), *((HIDDEN, HIDDEN) if column in hidden else (was, now)))


def _value(change: Change, column: str, value: Any, names: Names, zone: ZoneInfo) -> str:
    if value is None or value in ("", ()):
        return ""
    table = references(models()[change.of_table]).get(column)
    if table == "stored_file":
        return _("File %(start)s", start=value[:8])
    if table is not None:
        return names.of(table, value) or _("one that is gone")
    if column in BY_KEY:
        return names.by_key(column, value)
    if (said := value_words(f"{change.of_table}.{column}", value)) is not None:
        return said
    if column == "country":
        return i18n.country(value)
    if column in ("language", "languages", "interpretation"):
        return ", ".join(i18n.language(one) for one in ([value] if isinstance(value, str) else value))
    return _cut(words(value, zone))


def words(value: Any, zone: ZoneInfo) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return i18n.instant_words(value.astimezone(zone) if value.tzinfo else value)
    if isinstance(value, date):
        return i18n.date_words(value, "EEE d MMMM yyyy")
    if isinstance(value, time):
        return i18n.time_words(value)
    if isinstance(value, tuple | list):
        return "; ".join(words(one, zone) for one in value)
    if isinstance(value, Answer):
        return f"{value.label}: {value.words}"
    if isinstance(value, msgspec.Struct):
        return words(msgspec.structs.asdict(value), zone)
    if isinstance(value, Mapping):
        return ", ".join(value_words(f"related.{name}", one) or words(one, zone) for name, one in value.items()
                         if one not in (None, "", ()))
    return without_markup(value) if isinstance(value, str) else str(value)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST - 1].rstrip()}…"
