"""The numbers of an event as tables: what is drawn, and what is taken out as CSV. No query but those of `collect`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from eventsys.agenda.clashes.rules.regions import region_of
from eventsys.events.models import Event
from eventsys.kit import i18n
from eventsys.kit.i18n import gettext as _
from eventsys.registration import statistics
from eventsys.registration.places import category_key, event_key
from eventsys.registration.rules import STATES
from eventsys.registration.statistics import Day, Of, One, Share
from eventsys.registration.surroundings import Around
from eventsys.registration.words import state_words

from ..roster.words import region_words

KEYS = ("days", "categories", "places", "regions", "countries", "cities", "first-timers", "gender")
Cell = str | int


@dataclass(frozen=True)
class Numbers:
    """All that the page needs to know."""

    summit: Event
    known: Around
    everybody: Sequence[One]
    people: Sequence[One]  # those of them who are counted
    first: int
    again: int
    genders: Sequence[Share]


@dataclass(frozen=True)
class Bar:
    words: str
    number: int
    length: float  # of the longest, in hundredths
    share: float  # of all, in hundredths


@dataclass(frozen=True)
class Part:
    """Of a bar that is drawn in several: where it begins and how long it is, in hundredths; `look` names its colour."""

    look: str
    words: str
    begins: float
    length: float


@dataclass(frozen=True)
class Table:
    key: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    drawn: tuple[tuple[Part, ...], ...] = ()  # a bar beside each row
    legend: tuple[tuple[str, str], ...] = ()  # look and words

    @property
    def bars(self) -> list[Bar]:
        """By the last column."""
        numbers = [int(row[-1]) for row in self.rows]
        longest, total = max(numbers, default=0) or 1, sum(numbers) or 1
        return [Bar(str(row[0]), number, round(100 * number / longest, 2), 100 * number / total)
                for row, number in zip(self.rows, numbers, strict=True)]


def collect(summit: Event, known: Around, of: Of) -> Numbers:
    """Four queries; `known` is a fifth."""
    everybody = statistics.everyone(summit)
    people = statistics.those(everybody, of)
    first, again = statistics.first_timers(summit, people)
    return Numbers(summit, known, everybody, people, first, again, statistics.genders(summit, people))


def tables(numbers: Numbers) -> dict[str, Table]:
    """By key; those with nothing to say are left out."""
    made = (days(numbers), categories(numbers), places(numbers), regions(numbers), countries(numbers), cities(numbers),
            first_timers(numbers), gender(numbers))
    return {table.key: table for table in made if table.rows}


def days_of(numbers: Numbers) -> list[Day]:
    """All who ever registered."""
    return statistics.by_day(numbers.everybody, numbers.summit.zone)


def days(numbers: Numbers) -> Table:
    rows = tuple((day.day.isoformat(), day.number, day.total) for day in days_of(numbers))
    return Table("days", _("Registrations over time"), (_("Day"), _("Came"), _("In all")), rows)


def categories(numbers: Numbers) -> Table:
    counted, known = statistics.by_state(numbers.everybody), numbers.known.categories
    states = [state for state in STATES if any(found[state] for found in counted.values())]
    rows: list[tuple[Cell, ...]] = [(name, *(counted[number][state] for state in states),
                                     counted[number].total()) for number, name in known.items() if number in counted]
    if len(rows) > 1:
        rows.append((_("All"), *(sum(found[state] for found in counted.values()) for state in states),
                     len(numbers.everybody)))
    words = [state_words(state) for state in states]
    return Table("categories", _("By category and state"), (_("Category"), *words, _("In all")), tuple(rows),
                 tuple(_parts(states, words, row[1:-1], int(row[-1])) for row in rows),
                 tuple(zip(states, words, strict=True)))


def places(numbers: Numbers) -> Table:
    known = numbers.known
    named = [(_("All categories"), event_key(numbers.summit.id)),
             *((name, category_key(number)) for number, name in known.categories.items())]
    waiting = known.states.get("waitlisted", 0)  # in the categories' lines: the event has none of its own
    rows: list[tuple[Cell, ...]] = [
        (name, _("any number") if tally.places is None else tally.places, tally.taken,
         "" if tally.left is None else tally.left, tally.waiting if at else waiting)
        for at, (name, key) in enumerate(named) if (tally := known.tallies.get(key)) is not None]
    words = [_("Taken"), _("Left")]
    drawn = tuple(_parts(("confirmed", "left"), words, row[2:4], int(row[1])) if row[1] and row[3] != "" else ()
                  for row in rows)
    return Table("places", _("Places"), (_("Category"), _("Places"), *words, _("Waiting")), tuple(rows), drawn,
                 (("confirmed", words[0]), ("left", words[1])))


def regions(numbers: Numbers) -> Table:
    found = Counter(region_of(one.country) for one in numbers.people)
    rows = sorted(found.items(), key=lambda one: (not one[0], -one[1], one[0]))
    return Table("regions", _("Regions"), (_("Region"), _("Participants")),
                 tuple((region_words(region), number) for region, number in rows) if any(found) else ())


def countries(numbers: Numbers) -> Table:
    rows = _worded(statistics.by_country(numbers.people), i18n.country)
    return Table("countries", _("Countries"), (_("Country"), _("Participants")), rows)


def cities(numbers: Numbers) -> Table:
    found = statistics.by_city(numbers.people)
    rows = tuple((share.key or _("not known"), i18n.country(country), share.number) for country, share in found)
    has_any = any(share.key for _country, share in found)
    return Table("cities", _("Cities"), (_("City"), _("Country"), _("Participants")), rows if has_any else ())


def first_timers(numbers: Numbers) -> Table:
    rows = ((_("For the first time"), numbers.first), (_("Had a place at an earlier event"), numbers.again))
    return Table("first-timers", _("Newcomers"), (_("Who"), _("Participants")), rows if numbers.people else ())


def gender(numbers: Numbers) -> Table:
    return Table("gender", _("Gender"), (_("Answer"), _("Participants")), _worded(numbers.genders, str))


def _parts(looks: Sequence[str], words: Sequence[str], numbers: Sequence[Cell], total: int) -> tuple[Part, ...]:
    ends = list(accumulate((100 * int(number) / (total or 1) for number in numbers), initial=0.0))
    given = zip(looks, words, numbers, ends, ends[1:], strict=False)
    return tuple(Part(look, f"{said}: {number}", round(begin, 2), round(end - begin, 2))
                 for look, said, number, begin, end in given if number)


def _worded(shares: Iterable[Share], words: object) -> tuple[tuple[Cell, ...], ...]:
    """Empty where nothing is known of anybody."""
    listed = list(shares)
    if not any(one.key for one in listed):
        return ()
    return tuple((words(one.key) if one.key else _("not known"), one.number) for one in listed)  # type: ignore[operator]
