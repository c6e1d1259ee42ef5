"""Two people at one form: what somebody else saved meanwhile is shown beside what was typed, and nothing is lost.

A form of a row is a `RowForm`. Its page carries `seen`; saving by `kit.rows.change` raises `journal.Stale` where
both changed the same. Then `reconcile` fills the form: theirs stand where its writer changed nothing, the
writer's own elsewhere, and the page comes again (409) with `both_versions(both)` of `desk/stale.html` above it.
Saving once more is the re-applying.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any, ClassVar

from flask import request
from sqlalchemy import inspect
from wtforms import Field, SelectField, StringField

from eventsys.kit import rows
from eventsys.kit.forms import Form
from eventsys.kit.http import number_or
from eventsys.kit.i18n import gettext as _
from eventsys.kit.journal import Stale, Theirs
from eventsys.kit.journal_values import columns, read_all

from .shell import wall

NOT_SHOWN = ("csrf_token", "submit")


class RowForm(Form):
    """A form of one row. Fields are named as the row's columns; those that are not say so in `shown` and `facts`."""

    apart: ClassVar[frozenset[str]] = frozenset()  # fields that are no column: files, choices of what to do

    @classmethod
    def shown(cls, row: Any) -> dict[str, Any]:
        """The fields' data for a row."""
        return {name: getattr(row, name) for name in cls._columns()}

    def facts(self) -> dict[str, Any]:
        """The row's columns by what was typed."""
        return {name: _unless_none(self[name]) for name in self._columns()}

    @classmethod
    def _columns(cls) -> list[str]:
        declared = [name for name in dir(cls) if hasattr(getattr(cls, name), "_formfield") and name not in cls.apart]
        return sorted(declared, key=lambda name: getattr(cls, name).creation_counter)


def _unless_none(field: Field) -> Any:
    """An unknown text is the empty one."""
    return "" if field.data is None and isinstance(field, StringField | SelectField) else field.data


@dataclass(frozen=True)
class Side:
    """One field that somebody else changed. `yours` is empty where you did not."""

    label: str
    theirs: str
    yours: str
    both: bool  # changed by both: yours will stand if it is saved


@dataclass(frozen=True)
class Both:
    who: str
    at: datetime  # as clocks at the event show it: their last change
    sides: tuple[Side, ...]


def seen(row: Any = None) -> int:
    """The revision for the form's `seen`: the one that was sent, or the row's as it is now."""
    sent = number_or(-1, request.form.get("seen"))
    if sent >= 0:
        return sent
    return 0 if row is None else rows.seen_of(row)


def status(form: Form, overtaken: object = None) -> int:
    """Of the page that shows a form: 409 where it came too late, 422 where it was refused."""
    return 409 if overtaken else 422 if form.errors else 200


def reconcile(form: RowForm, row: Any, stale: Stale) -> Both:
    """Fills the form as said above. The page's `seen` has to be the new one: `rows.seen_of(row)`."""
    was, theirs = form.shown(_earlier(row, stale.changes)), form.shown(row)
    sides = tuple(_sides(form, was, theirs))
    last = stale.changes[-1]
    return Both(last.actor_name, wall(last.at), sides)


def _earlier(row: Any, changes: Sequence[Theirs]) -> SimpleNamespace:
    """The row as it was when the form was opened."""
    mapper = inspect(type(row))
    now = {name: getattr(row, name) for name in columns(mapper)}
    return SimpleNamespace(**now | read_all(mapper, rows.as_seen(changes)))


def _sides(form: RowForm, was: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[Side]:
    for name, now in theirs.items():
        field = form[name]
        if same(now, was[name]) or same(now, field.data):
            continue
        if same(field.data, was[name]):
            field.data, field.raw_data = now, None
            yield Side(field.label.text, words(field, now), "", both=False)
        else:
            yield Side(field.label.text, words(field, now), words(field, field.data), both=True)


def same(one: Any, other: Any) -> bool:
    return _plain(one) == _plain(other)


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return list(value) if isinstance(value, tuple | list | set) else value


def words(field: Field, value: Any) -> str:
    """A field's data as one reads it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, tuple | list):
        return ", ".join(words(field, one) for one in value)
    if value is None or value == "":
        return _("nothing")
    chosen = {known: label for known, label, *_more in getattr(field, "choices", None) or ()}
    return str(chosen.get(value, value))
