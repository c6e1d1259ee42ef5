"""What one row says: every cell as it stands, and what was understood of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from eventsys.imports.reading.faults import Unfit

from ..columns.header import Row, Table
from ..people import splitting
from ..values.dates import Days, Order
from ..values.plain import is_unknown


class Settled(Struct, frozen=True):
    """What the organiser settled about a table: the field of each column, and how to read it."""

    columns: tuple[str, ...]  # keys of fields; "" is left out
    order: Order = ""  # of day and month, where texts do not say
    day_above: bool = False  # an empty day is that of the row above
    zone: str = ""  # of times that name none; "" is the event's own


@dataclass(frozen=True)
class Setting:
    """What of the event decides how a cell is read."""

    days: Days
    zone: str
    zones: Mapping[str, str] = field(default_factory=dict)  # of its parts, by their folded titles


@dataclass
class Entry:
    """`told` are the cells, `facts` what they mean; a field that is in neither is not spoken of."""

    number: int
    told: dict[str, str]
    facts: dict[str, Any] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)  # why a field cannot be read
    remarks: dict[str, str] = field(default_factory=dict)  # what was left out of a field that was read
    flaws: tuple[str, ...] = ()  # of cells that do not say what their author saw

    def says(self, *names: str) -> bool:
        """Whether one of these cells says anything."""
        return any(name in self.told for name in names)

    def take(self, name: str, read: Callable[[str], Any]) -> None:
        """Understand a field, where its cell says anything."""
        if name not in self.told:
            return
        try:
            self.facts[name] = read(self.told[name])
        except Unfit as fault:
            self.faults[name] = str(fault)


# Of these every text is one: there are people called Na, and sessions called Open.
_AS_WRITTEN = {"id", "code", "title", "subtitle", "name", "first", "family", "tier", "words", "sessions", "state"}


@dataclass(frozen=True)
class Reading:
    """A table on its way to entries."""

    settled: Settled
    setting: Setting
    styles: Mapping[str, splitting.Between]  # how people are parted, by field


def reading(table: Table, settled: Settled, setting: Setting) -> Reading:
    styles = {name: splitting.between(_cells(table, settled, name))
              for name in set(settled.columns) if name.partition(":")[0] in ("people", "sessions", "organisers")}
    return Reading(settled, setting, styles)


def entry(row: Row, settled: Settled) -> Entry:
    """Cells that say no more than that nobody knows yet are as empty ones: they change nothing."""
    told: dict[str, str] = {}
    for name, cell in zip(settled.columns, row.cells, strict=False):
        if name and cell and (name in _AS_WRITTEN or not is_unknown(cell)):
            told[name] = f"{told[name]}\n{cell}" if name in told else cell
    return Entry(row.number, told, flaws=row.flaws)


def _cells(table: Table, settled: Settled, name: str) -> Sequence[str]:
    return [row.cells[column] for column, field in enumerate(settled.columns) if field == name for row in table.rows]
