"""Who comes, in numbers: over time, by category and state, country and city, and whether they came before.

One query gives a line for each registration; all else is counted from these lines.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.people.names import plain

from .models import Answers, Question, Registration
from .rules import LIVING, STATES

Of = Literal["confirmed", "living", "all"]
OF: Final[tuple[Of, ...]] = get_args(Of)
GENDER: Final = ("gender", "sex")  # a question is about it whose label begins so
CITIES: Final = ("city", "cities", "mayor", "mayors", "municipal", "municipality")  # of a category of city leaders


@dataclass(frozen=True, slots=True)
class One:
    """Of a registration what is counted."""

    id: int
    state: str
    category: int
    country: str
    city: str
    email: str
    at: datetime


@dataclass(frozen=True)
class Day:
    day: date  # in the event's zone
    number: int  # that came on it
    total: int  # up to its end


@dataclass(frozen=True)
class Share:
    """So many of one kind; `key` is "" where it is not known."""

    key: str
    number: int


@dataclass(frozen=True)
class Sum:
    """What a report says in a sentence. Cities and countries are those of city leaders, where there are any."""

    people: int
    cities: int
    countries: int
    has_leaders: bool


def everyone(summit: Event) -> list[One]:
    """Whoever was erased is still counted: what they said of themselves is not."""
    rows = db.session.execute(select(
        Registration.id, Registration.state, Registration.category_id, Registration.country, Registration.city,
        Registration.email, Registration.registered_at)
        .where(Registration.event_id == summit.id).order_by(Registration.id))
    return [One(*row) for row in rows]


def those(everybody: Iterable[One], of: Of) -> list[One]:
    by_name: dict[Of, Sequence[str]] = {"confirmed": ("confirmed",), "living": tuple(LIVING), "all": STATES}
    wanted = by_name[of]
    return [one for one in everybody if one.state in wanted]


def by_day(people: Iterable[One], zone: str) -> list[Day]:
    """From the first to the last, days without anybody too."""
    there = ZoneInfo(zone)
    found = Counter(one.at.astimezone(there).date() for one in people)
    if not found:
        return []
    first = min(found)
    days = [first + timedelta(days=at) for at in range((max(found) - first).days + 1)]
    totals = accumulate(found[day] for day in days)
    return [Day(day, found[day], total) for day, total in zip(days, totals, strict=True)]


def by_week(days: Sequence[Day]) -> list[Day]:
    """From Monday; for a picture of many months."""
    weeks: dict[date, Day] = {}
    for one in days:
        monday = one.day - timedelta(days=one.day.weekday())
        before = weeks[monday].number if monday in weeks else 0
        weeks[monday] = Day(monday, before + one.number, one.total)
    return list(weeks.values())


def by_state(everybody: Iterable[One]) -> dict[int, Counter[str]]:
    """How many are in which state, by the category's number."""
    found: dict[int, Counter[str]] = {}
    for one in everybody:
        found.setdefault(one.category, Counter())[one.state] += 1
    return found


def by_country(people: Iterable[One]) -> list[Share]:
    return _shares(one.country for one in people)


def by_city(people: Iterable[One]) -> list[tuple[str, Share]]:
    """Each as most of its people write it, with its country."""
    written: dict[tuple[str, str], Counter[str]] = {}
    for one in people:
        written.setdefault(_city(one), Counter())[one.city.strip()] += 1
    told = [(country if folded else "", Share(spelt.most_common(1)[0][0], spelt.total()))
            for (folded, country), spelt in written.items()]
    known = [one for one in told if one[1].key]
    unknown = sum(one[1].number for one in told if not one[1].key)
    return [*sorted(known, key=lambda one: (-one[1].number, plain(one[1].key), one[0])),
            *([("", Share("", unknown))] if unknown else [])]


def first_timers(summit: Event, people: Iterable[One]) -> tuple[int, int]:
    """How many are here for the first time, and how many had a place at an earlier event; by their address."""
    mine = select(Registration.email).where(Registration.event_id == summit.id, Registration.email != "")
    earlier = set(db.session.scalars(select(Registration.email).join(Event, Event.id == Registration.event_id).where(
        Registration.email.in_(mine), Registration.state == "confirmed", Event.id != summit.id,
        Event.starts < summit.starts).distinct()))
    listed = list(people)
    before = sum(one.email in earlier for one in listed)
    return len(listed) - before, before


def genders(summit: Event, people: Iterable[One]) -> list[Share]:
    """Empty where no question asks for it. Private answers are never counted."""
    question = next((one for one in db.session.execute(
        select(Question.id, Question.label).where(Question.event_id == summit.id, Question.care == "",
                                                  Question.kind.in_(("choice", "text")))
        .order_by(Question.retired_at.is_not(None), Question.id)) if _asks_gender(one.label)), None)
    if question is None:
        return []
    numbers = {one.id for one in people}
    rows = db.session.execute(select(Answers.registration_id, Answers.given).join(
        Registration, Registration.id == Answers.registration_id).where(Registration.event_id == summit.id))
    said = {number: answer.words for number, given in rows for answer in given if answer.question == question.id}
    return _shares(said.get(number, "") for number in numbers)


def leading(categories: Mapping[int, str]) -> list[int]:
    """Categories that are most likely of city leaders, by their names; the reader of the page says otherwise."""
    return [number for number, name in categories.items() if set(plain(name).split()) & set(CITIES)]


def summed(people: Sequence[One], leaders: Iterable[int]) -> Sum:
    """What is not known is not counted."""
    chosen = set(leaders)
    of_cities = [one for one in people if one.category in chosen]
    counted = of_cities or people
    return Sum(len(people), len({_city(one) for one in counted if one.city.strip()}),
               len({one.country for one in counted if one.country}), bool(of_cities))


def _asks_gender(label: str) -> bool:
    return any(word in GENDER for word in plain(label).split())


def _city(one: One) -> tuple[str, str]:
    """The same however it is written; there is a Córdoba in two countries."""
    return " ".join(plain(one.city).split()), one.country


def _shares(keys: Iterable[str]) -> list[Share]:
    """The most first, what is not known last."""
    return sorted(_counted(keys), key=lambda one: (not one.key, -one.number, one.key))


def _counted(keys: Iterable[str]) -> Iterator[Share]:
    for key, number in Counter(keys).items():
        yield Share(key, number)
