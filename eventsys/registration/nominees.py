"""A list of people to nominate, pasted or read from a spreadsheet: all of it is taken, or none.

Columns are name, e-mail and category. A first row that names them may have them in any order; others beside them are
left out. What is wrong is told by row, as the program that it came from counts them.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from eventsys.events.models import Event
from eventsys.kit import outbox
from eventsys.kit.i18n import gettext as _
from eventsys.programme.richtext import line

from . import delegating
from .models import Category, Delegation

COLUMNS = ("name", "email", "category")
MOST = 500  # rows
LONGEST_NAME, LONGEST_ADDRESS = 120, 254  # characters


@dataclass(frozen=True)
class Nominee:
    row: int  # from 1, as it is shown
    name: str
    email: str
    category: Category


@dataclass(frozen=True)
class Fault:
    row: int
    words: str


class NotTaken(Exception):
    """Nothing is to be written."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


def rows_of(text: str) -> list[list[str]]:
    """Of what was pasted: columns stand apart by tabs, as spreadsheet programs have it, or by semicolons or commas."""
    delimiter = next((sign for sign in "\t;" if sign in text), ",")
    try:
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error:
        return [[cell] for cell in text.splitlines()]


def text_of(rows: Sequence[Sequence[str]]) -> str:
    """As it can be pasted, and corrected."""
    return "\n".join("\t".join(line(cell) for cell in row) for row in rows)


def read(rows: Sequence[Sequence[str]], categories: Sequence[Category], usual: Category) -> list[Nominee]:
    """`usual`: the category of a row that names none. Raises NotTaken."""
    found, faults, rows_by_email = list[Nominee](), list[Fault](), dict[str, int]()
    for number, facts in islice(_named(rows), MOST + 1):
        category = _category(facts.get("category", ""), categories) if facts.get("category") else usual
        faults += [Fault(number, words) for words in _wrong(facts, category, rows_by_email)]
        found.append(Nominee(number, facts.get("name", ""), facts.get("email", "").lower(), category or usual))
        rows_by_email.setdefault(found[-1].email, number)
    if len(found) > MOST:
        faults = [Fault(0, _("These are more than %(most)s rows: send them in several parts", most=MOST))]
    if not found:
        faults = [Fault(0, _("Nobody stands in this list: a row has a name, an e-mail address and a category"))]
    if faults:
        raise NotTaken(faults)
    return found


def nominate_all(summit: Event, delegation: Delegation, listed: Sequence[Nominee], once: str) -> int:
    """`once`: key of the form. Gives how many. Raises NotTaken."""
    faults = list[Fault]()
    for one in listed:
        outcome = delegating.nominate(summit, delegation, one.category, one.name, one.email,
                                      once=f"{once}:{one.row}" if once else None)
        if isinstance(outcome, delegating.Refused):
            faults.append(Fault(one.row, why_words(outcome.why, one.category.name)))
    if faults:
        raise NotTaken(faults)
    return len(listed)


def why_words(why: str, category: str = "") -> str:
    """Why somebody is not nominated."""
    match why:
        case "full":
            return _("Your delegation has no place left as “%(category)s”", category=category)
        case "known":
            return _("Somebody with this e-mail address has a place already, or waits for one")
        case "late":
            return _("The time for naming and swapping people is over")
    return _("This cannot be done any more: somebody else was quicker")


def _named(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Those that say something: their numbers, and what they say by column."""
    header = next((row for row in rows if any(cell.strip() for cell in row)), ())
    known = [_column(cell) for cell in header]
    columns: Sequence[str] = known if "name" in known else COLUMNS
    for number, row in enumerate(rows, 1):
        if any(cell.strip() for cell in row) and not (row is header and "name" in known):
            yield number, {name: line(cell) for name, cell in zip(columns, row, strict=False) if name}


def _column(heading: str) -> str:
    """Its key; "" for one that says nothing to us."""
    said = line(heading).casefold()
    known = {"name": {"name", "full name", _("Name"), _("Full name")},
             "email": {"email", "e-mail", "mail", "e-mail address", "email address", _("E-mail"), _("E-mail address")},
             "category": {"category", _("Category")}}
    return next((key for key, words in known.items() if said in {one.casefold() for one in words}), "")


def _category(said: str, categories: Sequence[Category]) -> Category | None:
    return next((one for one in categories if said.casefold() in (one.name.casefold(), one.key)), None)


def _wrong(facts: Mapping[str, str], category: Category | None, rows_by_email: Mapping[str, int]) -> Iterator[str]:
    name, email = facts.get("name", ""), facts.get("email", "").lower()
    if not any(sign.isalpha() for sign in name):
        yield _("Give the name")
    if len(name) > LONGEST_NAME:
        yield _("Shorten the name to %(most)s characters", most=LONGEST_NAME)
    if email and not outbox.is_reachable(email):
        yield _("“%(email)s” is no e-mail address", email=email[:LONGEST_ADDRESS])
    if email and email in rows_by_email:
        yield _("The same e-mail address stands in row %(row)s", row=rows_by_email[email])
    if category is None:
        yield _("Your delegation has no places as “%(category)s”", category=facts["category"][:100])
