"""Verbs on a sheet's way into a draft, up to what its columns mean. They flush, never commit."""

import hashlib
from collections.abc import Sequence
from typing import cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import select

from eventsys.events.models import Day, Event
from eventsys.events.public import family
from eventsys.imports.models import SheetMapping, SheetRun
from eventsys.kit import clock, storage
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _

from .columns.fields import SheetKind, fields, required
from .columns.header import Table, header_row, letters
from .columns.proposals import Proposal, proposals, signature
from .reading.book import Book
from .rows.entries import Setting
from .tables import How, book_of, first_look, how_of, keep_how, remember, sheet_of, table_of
from .values.dates import Days, order_of
from .values.plain import is_unknown, plain

SAMPLES = 4  # cells shown beside a column
_MANY = 0.3  # share of empty days from which they mean the day above


class Column(Struct, frozen=True):
    letter: str  # as the program names it
    name: str
    samples: tuple[str, ...]
    field: str
    why: str


Problem = tuple[str, str]  # id of what to focus, words


def upload(summit: Event, kind: SheetKind, name: str, data: bytes, book: Book, by: str, actor: str) -> SheetRun:
    """Keep the file, in private, and propose how to read it. `book` is what `read` made of it, before the
    transaction: that may take a while, in which others write.
    """
    digest = hashlib.sha256(data).hexdigest()
    storage.write(digest, data)
    remember((digest, "", ""), book)
    run = SheetRun(event_id=summit.id, kind=kind, file_name=name[:200], digest=digest, state="uploaded", by=by,
                   actor=actor, created_at=clock.now(), mapping={}, decisions={}, report={})
    db.session.add(run)
    run.worksheet, header = first_look(book, run)
    propose(run, summit, How(header))
    db.session.flush()
    return run


def discard(run: SheetRun) -> str:
    """Out of the list. Gives the digest of its file, where nothing else needs it: to be forgotten after the commit."""
    digest = run.digest
    db.session.delete(run)
    db.session.flush()
    still = db.session.scalar(select(SheetRun.id).where(SheetRun.digest == digest).limit(1))
    return "" if still or storage.described([digest]) else digest


def look_again(run: SheetRun, summit: Event, worksheet: str, header: int, encoding: str, delimiter: str) -> None:
    """Read another worksheet, from another row, or in another encoding. Raises NotASheet."""
    before = how_of(run)
    other = worksheet != run.worksheet or (encoding, delimiter) != (before.encoding, before.delimiter)
    run.worksheet = worksheet
    keep_how(run, How(header, encoding=encoding, delimiter=delimiter))
    if other:
        header = header_row(sheet_of(run, book_of(run)), cast(SheetKind, run.kind))
    propose(run, summit, How(header, encoding=encoding, delimiter=delimiter))
    run.state, run.awaits, run.decisions, run.report = "uploaded", "", {}, {}
    db.session.flush()


def propose(run: SheetRun, summit: Event, how: How) -> None:
    """As it was settled for this header before, or else by names and cells."""
    keep_how(run, how)
    days = days_of(summit)
    table = table_of(run, days)
    run.total = len(table.rows)
    known = _remembered(run, table)
    if known is None:
        columns = tuple(one.field for one in _proposed(run, table, days))
        known = replace(how, columns=columns, day_above=_day_is_above(table, columns))
    keep_how(run, replace(known, header=how.header, encoding=how.encoding, delimiter=how.delimiter))


def columns_of(run: SheetRun, summit: Event, table: Table) -> list[Column]:
    """Each with the field chosen for it, and why it was proposed."""
    chosen = how_of(run).columns
    was_known = _remembered(run, table) is not None
    why = {one.column: one.why for one in _proposed(run, table, days_of(summit)) if one.field == chosen[one.column]}
    return [Column(letters(place), name, _samples(table, place), chosen[place],
                   "" if not chosen[place] else _("as for this header before") if was_known else why.get(place, ""))
            for place, name in enumerate(table.header)]


def settle(run: SheetRun, summit: Event, how: How) -> list[Problem]:
    """Say what the columns mean; remembered for the next sheet with this header. Problems: nothing is changed."""
    days = days_of(summit)
    keep_how(run, replace(how, order=""))
    table = table_of(run, days)
    order = how.order or _order(table, how, days)
    if problems := [*_missing(run, how), *_twice(run, how), *([] if order is not None else [_ask(table, how, days)])]:
        db.session.refresh(run)
        return problems
    settled = replace(how, order=order or "")
    keep_how(run, settled)
    run.state, run.awaits, run.report, run.total = "mapped", "match", {}, len(table.rows)
    _remember(run, table, settled)
    db.session.flush()
    return []


def ambiguous(table: Table, how: How, days: Days) -> str:
    """A cell whose day can be read in two ways, where nothing decides; else empty."""
    if _order(table, how, days) is not None:
        return ""
    return next(cell for cell in _cells(table, how, "day") if order_of([cell], days) is None)


def days_of(summit: Event) -> Days:
    """From the first to the last day of the event, its parts and its agenda."""
    events = family(summit)
    dates = list(db.session.scalars(select(Day.date).where(Day.event_id.in_([event.id for event in events]))))
    return Days(min([*dates, *(event.starts for event in events)]), max([*dates, *(event.ends for event in events)]))


def setting_of(summit: Event) -> Setting:
    return Setting(days_of(summit), summit.zone, {plain(event.title): event.zone for event in family(summit)})


def _proposed(run: SheetRun, table: Table, days: Days) -> list[Proposal]:
    cells = [table.column(place) for place in range(len(table.header))]
    return proposals(table.header, cells, cast(SheetKind, run.kind), days)


def _samples(table: Table, place: int) -> tuple[str, ...]:
    """The first different cells that say anything."""
    found: dict[str, None] = {}
    for cell in table.column(place):
        if cell and len(found) < SAMPLES:
            found[" ".join(cell.split())[:80]] = None
    return tuple(found)


def _cells(table: Table, how: How, field: str) -> list[str]:
    return [cell for place, name in enumerate(how.columns) if name == field for cell in table.column(place)
            if cell and not is_unknown(cell)]


def _order(table: Table, how: How, days: Days) -> str | None:
    return order_of(_cells(table, how, "day"), days)


def _day_is_above(table: Table, columns: Sequence[str]) -> bool:
    """People write the day beside its first session only."""
    if "day" not in columns or not table.rows or not table.column(columns.index("day"))[0]:
        return False
    cells = table.column(columns.index("day"))
    return cells.count("") > _MANY * len(cells)


def _missing(run: SheetRun, how: How) -> list[Problem]:
    kind = cast(SheetKind, run.kind)
    words = fields(kind)
    return [("column-0", _("Choose the column that says: %(fields)s",
                           fields=_(" or ").join(words[name].words for name in group)))
            for group in required(kind) if not set(group) & set(how.columns)]


def _twice(run: SheetRun, how: How) -> list[Problem]:
    words = fields(cast(SheetKind, run.kind))
    return [(f"column-{place}", _("Two columns are to say “%(field)s”: choose one", field=words[name].words))
            for place, name in enumerate(how.columns)
            if name and not words[name].several and name in how.columns[:place]]


def _ask(table: Table, how: How, days: Days) -> Problem:
    return ("order-0", _("Say how days are written: “%(text)s” can be read in two ways",
                         text=ambiguous(table, how, days)))


def _remembered(run: SheetRun, table: Table) -> How | None:
    """Of this event, or else the latest of any other."""
    rows = db.session.scalars(select(SheetMapping).where(
        SheetMapping.kind == run.kind, SheetMapping.signature == signature(table.header))).all()
    best = max(rows, key=lambda row: (row.event_id == run.event_id, row.id), default=None)
    found = msgspec.convert(best.mapping, How) if best else None
    known = fields(cast(SheetKind, run.kind))
    fits = found and len(found.columns) == len(table.header) and all(not name or name in known
                                                                     for name in found.columns)
    return found if fits else None


def _remember(run: SheetRun, table: Table, how: How) -> None:
    sign = signature(table.header)
    row = db.session.scalar(select(SheetMapping).where(
        SheetMapping.event_id == run.event_id, SheetMapping.kind == run.kind, SheetMapping.signature == sign))
    row = row or SheetMapping(event_id=run.event_id, kind=run.kind, signature=sign)
    row.mapping = msgspec.to_builtins(replace(how, order="", encoding="", delimiter=""))
    db.session.add(row)
