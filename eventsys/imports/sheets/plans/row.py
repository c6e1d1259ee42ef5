"""One row on its way to an outcome: what is said, what differs, what stands in the way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from eventsys.kit import i18n
from eventsys.kit.i18n import gettext as _

from ..reading.formulas import is_like_a_formula
from ..rows.entries import Entry
from .outcomes import Choices, Diff, Outcome, Thing, Write, says_otherwise

_SHOWN = 240  # characters of a value in a difference
NAMED: Mapping[str, Callable[[str], str]] = {  # what is kept as codes, and read as names
    "country": i18n.country, "language": i18n.language,
    "interpretation": lambda text: ", ".join(map(i18n.language, text.split(", "))),
}


@dataclass
class Planned:
    entry: Entry
    what: str
    thing: Thing | None = None
    found: str = ""  # by what
    values: dict[str, Any] = field(default_factory=dict)
    diffs: list[Diff] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)  # cells that cannot be read
    is_known: bool = False  # new to the draft, but not to the rows above
    refused: str = ""  # why the row cannot be taken whatever is left out of it

    def says(self, *fields: str) -> bool:
        return says_otherwise(self.entry.told, self.thing, *fields)

    def put(self, name: str, words: str, value: Any, told: str, before: str = "") -> None:
        """This value, where the thing has another; `told` and `before` are how the two are shown."""
        if self.thing is not None and self.thing.values.get(name) == value:
            return
        if self.thing is None and value in ("", None, ()):
            return
        self.values[name] = value
        named = NAMED.get(name, str)
        self.diffs.append(Diff(words, shown(named(before)), shown(named(told))))

    def hear(self, *fields: str) -> None:
        """Take over what was noticed while these fields were read, if they say anything new."""
        if self.says(*fields):
            self.faults += [self.entry.faults[name] for name in fields if name in self.entry.faults]
            self.remarks += [self.entry.remarks[name] for name in fields if name in self.entry.remarks]

    def outcome(self, choices: Choices) -> tuple[Outcome, Write | None]:
        number = self.entry.number
        if number in choices.left_out:
            return Outcome(number, self.what, "left out", _("you left it out")), None
        faults = [*self.entry.flaws, *self.faults]
        if self.refused:
            return Outcome(number, self.what, "refused", self.refused), None
        if faults and not choices.loose:
            return Outcome(number, self.what, "refused", "; ".join(faults), is_soft=True), None
        remarks = (*self.remarks, *(_("left out: %(what)s", what=fault) for fault in faults))
        if (self.thing or self.is_known) and not self.values:
            return Outcome(number, self.what, "unchanged", self.found, remarks=remarks), None
        remarks += tuple(map(_kept_as_text, filter(is_like_a_formula, self.entry.told.values())))
        state = Outcome(number, self.what, "changed" if self.thing else "new", self.found, tuple(self.diffs), remarks)
        return state, Write(number, self.thing.id if self.thing else 0, self.values)


def shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN - 1]}…"


def _kept_as_text(cell: str) -> str:
    return _("“\u2068%(text)s\u2069” looks like a formula: it is kept as text, and nothing is computed",
             text=shown(cell))
