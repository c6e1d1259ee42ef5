"""What each column probably means, how surely, and why."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from msgspec import Struct
from rapidfuzz.fuzz import ratio

from eventsys.imports.reading.faults import Unfit
from eventsys.kit.i18n import gettext as _

from ..values import dates, times
from ..values.plain import is_unknown, plain
from .fields import Field, SheetKind, fields

_SURE, _PART, _NEAR, _CELLS = 1.0, 0.8, 0.7, 0.5
_GAP = re.compile(r"\s*[/|\n]\s*|\s*[(\[]\s*|\s*[)\]]\s*|\s+-\s+")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_CLOSE = 85  # of 100, for a slip of the keyboard
_LONG = 120  # characters, on average, of a text


class Proposal(Struct, frozen=True):
    column: int
    field: str = ""  # empty: it is left out
    why: str = ""  # in words
    is_sure: bool = True


def proposals(header: Sequence[str], samples: Sequence[Sequence[str]], kind: SheetKind,
              days: dates.Days) -> list[Proposal]:
    """One a column; no field twice where one column is to say it. `samples` are the columns' cells."""
    known = fields(kind)
    marked = sorted(((mark, why, column, field) for column, name in enumerate(header) for field in known.values()
                     for mark, why in [_fitness(name, samples[column], field, days)] if mark),
                    key=lambda found: (-found[0], found[2]))
    taken: dict[int, Proposal] = {}
    for mark, why, column, field in marked:
        used = {proposal.field for proposal in taken.values()}
        if column not in taken and (field.several or field.key not in used):
            taken[column] = Proposal(column, field.key, why, mark >= _PART)
    _settle_ends(taken)
    return [taken.get(column, Proposal(column)) for column in range(len(header))]


def signature(header: Sequence[str]) -> str:
    """The same for every sheet with this header, however it is capitalised."""
    return hashlib.sha256("\x1f".join(map(plain, header)).encode()).hexdigest()


def recognised(cells: Iterable[str], kind: SheetKind) -> float:
    """How surely a row holds the names of columns: the sum over its cells."""
    known = fields(kind).values()
    return sum(max(_by_name(cell, field) for field in known) for cell in cells)


def _fitness(name: str, cells: Sequence[str], field: Field, days: dates.Days) -> tuple[float, str]:
    if mark := _by_name(name, field):
        return mark, _("by its name")
    if field.looks_like and _looks(cells, field.looks_like, days):
        told = {"days": _("its cells are days"), "times": _("its cells are times"),
                "addresses": _("its cells are e-mail addresses"), "long texts": _("its cells are long texts"),
                "links": _("its cells are links")}
        return _CELLS, told[field.looks_like]
    return 0.0, ""


def _by_name(name: str, field: Field) -> float:
    said = plain(name).strip(" .:*")
    if not said:
        return 0.0
    names = _plain_names(field.names)
    if said in names or said == plain(field.words) or said == plain(field.key):
        return _SURE
    parts = [part.strip(" .:*?") for part in _GAP.split(said) if part.strip(" .:*?")]
    if any(part in names for part in parts):
        return _PART + 0.1 * (parts[0] in names)
    if max((ratio(said, other) for other in names if len(other) > 4), default=0) >= _CLOSE:
        return _NEAR
    words = set(re.findall(r"[^\W_]+", said))
    return _NEAR - 0.1 if any(other in words for other in names if len(other) > 3) else 0.0


@cache
def _plain_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(plain(name).strip(" .:*") for name in names)


def _looks(cells: Sequence[str], what: str, days: dates.Days) -> bool:
    filled = [cell for cell in cells if cell and not is_unknown(cell)][:50]
    tests: dict[str, Callable[[str], bool]] = {
        "days": lambda cell: len(cell) > 4 and _reads(lambda: dates.candidates(cell, days)),
        "times": lambda cell: ":" in cell and _reads(lambda: times.span(cell)),
        "addresses": lambda cell: bool(_ADDRESS.fullmatch(cell)),
        "links": lambda cell: cell.startswith(("http://", "https://")), "long texts": lambda cell: len(cell) > _LONG}
    return bool(filled) and sum(map(tests[what], filled)) * 10 >= len(filled) * 7


def _reads(read: Callable[[], object]) -> bool:
    try:
        read()
    except Unfit:
        return False
    return True


def _settle_ends(taken: dict[int, Proposal]) -> None:
    """A column whose name says both is neither."""
    for column, proposal in taken.items():
        if proposal.field == "end_or_length":
            for other, beside in list(taken.items()):
                if other != column and beside.field in ("end", "minutes") and not beside.is_sure:
                    taken[other] = Proposal(other)
