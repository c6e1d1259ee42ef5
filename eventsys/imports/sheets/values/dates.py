"""A day, as offices write it. What a text may mean is decided by the event's days and by the whole column."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from eventsys.imports.reading.faults import Unfit
from eventsys.imports.reading.limits import YEARS
from eventsys.kit.i18n import gettext as _

from .names_of_time import months, weekdays
from .plain import plain, quoted

Order = Literal["", "dmy", "mdy", "ymd"]  # "": the text says itself which number is what
ORDERS: tuple[Order, ...] = ("dmy", "mdy", "ymd")
_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheet programs
_SERIAL = re.compile(r"([2-7]\d{4})(\.\d+)?")
_ISO = re.compile(r"(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})\.?|(\d{4})(\d\d)(\d\d)")
_EAST = re.compile(r"(?:(\d{2,4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]?.*")
_NUMBERS = re.compile(r"(\d{1,2}) ?[./-] ?(\d{1,2})(?: ?[./-] ?(\d{4}|\d{2})?)?")
_NTH = re.compile(r"(?:day|tag|jour|jornada|dia|giorno|dag|den|gun|den|день|يوم|اليوم|d|j|t)[ .#-]?(\d{1,2})|"
                  r"(\d{1,2})(?:st|nd|rd|th|\.|e|er|eme)? (?:day|tag|jour|dia|giorno|dag)|第 ?(\d{1,2}) ?[天日]")
_WORDS = re.compile(r"[^\s\d.,;:()\[\]/'\"-]+|\d+")
_MONTH_NUMBER = re.compile(r"\b(?:thang|thg\.?) (\d{1,2})\b")  # Vietnamese names months by their number
_MONTHS = ("", "jan", "feb", "march", "april", "may", "june", "july", "aug", "sept", "oct", "nov", "dec")
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th|er|e|o|a|re|eme)\b")
_TIME = re.compile(r"[ t,]+(?:at |um |a )?\d{1,2}(?:[:h]\d\d.*| ?[ap]\.?m\.?.*|:\d\d.*)$")


@dataclass(frozen=True)
class Days:
    """The days of the event, in whose light a text is read."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(min((self.last - self.first).days, 366) + 1))

    def nearest_year(self, month: int, day: int) -> date | None:
        """That day of the year which lies nearest to the event."""
        found = [whole for year in (self.first.year - 1, self.first.year, self.first.year + 1)
                 if (whole := _date(year, month, day))]
        return min(found, key=lambda d: (d not in self, abs((d - self.first).days))) if found else None


def candidates(text: str, days: Days) -> dict[date, set[Order]]:
    """The days that it may mean, each with the orders of numbers by which it does. Raises Unfit."""
    said = _MONTH_NUMBER.sub(_month_name, _TIME.sub("", plain(text).strip(" ,;()[]")))
    found: dict[date, set[Order]] = {}
    for day, order in _readings(said, days):
        if day is not None and day.year in YEARS:
            found.setdefault(day, set()).add(order)
    if not found:
        raise Unfit(_("its day “%(text)s” cannot be read", text=quoted(text)))
    agreeing = {day: orders for day, orders in found.items() if day.weekday() in _weekdays_in(said)}
    return agreeing or found


def day_of(text: str, days: Days, order: Order = "") -> date:
    """The day. Among several that are possible: one of the event's, then by the order. Raises Unfit."""
    found = candidates(text, days)
    inside = [day for day in found if day in days]
    fitting = [day for day, orders in found.items() if not order or orders & {order, ""}]
    if len(inside) == 1:
        return inside[0]
    if not fitting:
        raise Unfit(_("its day “%(text)s” cannot be read", text=quoted(text)))
    if len(fitting) > 1:
        raise Unfit(_("its day “%(text)s” may mean several days", text=quoted(text)))
    return fitting[0]


def order_of(texts: Iterable[str], days: Days) -> Order | None:
    """In which order a column writes day and month; "" where it does not matter, None where one must ask."""
    read = [_possible(text, days) for text in texts]
    open_ones = [found for found in read if len(found) > 1]
    telling = [found for found in read if found and not any("" in orders for orders in found.values())]
    if not telling:
        return ""
    score = {order: (sum(_has(found, order) for found in telling), sum(
        any(day in days and order in orders for day, orders in found.items()) for found in telling))
        for order in ORDERS}
    best = max(score.values())
    leading = [order for order in ORDERS if score[order] == best]
    return leading[0] if len(leading) == 1 or _all_settled(open_ones, days) else None


def _possible(text: str, days: Days) -> dict[date, set[Order]]:
    try:
        return candidates(text, days)
    except Unfit:
        return {}


def _has(found: dict[date, set[Order]], order: Order) -> bool:
    return any(order in orders for orders in found.values())


def _all_settled(found: list[dict[date, set[Order]]], days: Days) -> bool:
    return all(sum(day in days for day in each) == 1 for each in found)


def contradicted(text: str, day: date) -> bool:
    """Whether it names a weekday that the day is not."""
    named = _weekdays_in(plain(text), at_least=3)
    return bool(named) and day.weekday() not in named


def _readings(said: str, days: Days) -> Iterator[tuple[date | None, Order]]:
    if match := _SERIAL.fullmatch(said):
        yield _EPOCH + timedelta(days=int(match[1])), ""
    elif match := _ISO.fullmatch(said):
        yield _date(*(int(part) for part in match.groups() if part)), ""
    elif match := _EAST.fullmatch(said):
        yield _whole(match[1], int(match[2]), int(match[3]), days), ""
    elif match := _NTH.fullmatch(said):
        yield _nth(int(match[1] or match[2] or match[3]), days), ""
    elif re.fullmatch(r"\d{1,2}\.?", said):
        yield _numbered(int(said.rstrip(".")), days), ""
    else:
        yield from _of_numbers(said, days)
        yield from _of_words(said, days)


def _month_name(match: re.Match[str]) -> str:
    return _MONTHS[int(match[1])] if int(match[1]) < 13 else match[0]


def _of_numbers(said: str, days: Days) -> Iterator[tuple[date | None, Order]]:
    """With or without a weekday before them."""
    bare = " ".join(word for word in re.split(r"[ ,]+", said) if word.strip(".") not in weekdays())
    match = _NUMBERS.fullmatch(bare.strip(" ,"))
    if match is None:
        return
    one, two, three = int(match[1]), int(match[2]), match[3]
    yield _whole(three, two, one, days), "dmy"
    yield _whole(three, one, two, days), "mdy"
    if three and len(three) == 2 and "." not in bare:
        yield _whole(match[1], two, int(three), days), "ymd"


def _of_words(said: str, days: Days) -> Iterator[tuple[date | None, Order]]:
    words = _WORDS.findall(_ORDINAL.sub("", said))
    numbers = [int(word) for word in words if word.isdigit()]
    if len(numbers) == 2 and max(numbers) < 100 and words[0].isdigit() == words[1].isdigit():
        return  # 19-21 September: several days; a short year stands behind the month
    names = [word for word in words if not word.isdigit()]
    named = [name for word in names if (name := word if word in months() else word.removeprefix("ב")) in months()]
    if len(named) > 1:
        named = [name for name in named if name not in weekdays()] or named[-1:]
    if len(named) > 1 or len(numbers) > 2:
        return
    for month in (months()[named[0]] if named else ()):
        yield from ((day, "") for day in _of_month(month, numbers, days))
    if any(name in weekdays() for name in names) and len(numbers) < 2:
        yield from ((day, "") for day in _of_weekday(said, numbers, days))


def _of_month(month: int, numbers: list[int], days: Days) -> Iterator[date | None]:
    """September 19 2027, 19 September, Sept '27 is none."""
    if len(numbers) == 1:
        yield days.nearest_year(month, numbers[0])
    elif len(numbers) == 2:
        day, year = sorted(numbers) if max(numbers) > 99 else numbers
        yield _date(year if year > 99 else 2000 + year, month, day)


def _of_weekday(said: str, numbers: list[int], days: Days) -> Iterator[date]:
    """Tuesday; So 19."""
    found = [day for day in days if day.weekday() in _weekdays_in(said) and (not numbers or day.day == numbers[0])]
    if len(found) == 1:
        yield found[0]


def _weekdays_in(said: str, at_least: int = 1) -> set[int]:
    known = weekdays()
    words = [word for word in _WORDS.findall(said) if len(word) >= at_least or not word.isascii()]
    only = [word for word in words if word in known and word not in months()]
    found = only or [word for word in words if word in known][:1]
    return set().union(*(known[word] for word in found)) if found else set()


def _numbered(number: int, days: Days) -> date | None:
    """The 20th of the event's month; else its second day."""
    found = [day for day in days if day.day == number]
    return found[0] if len(found) == 1 else _nth(number, days) if not found else None


def _nth(number: int, days: Days) -> date | None:
    return next((day for place, day in enumerate(days, 1) if place == number), None)


def _whole(year: str | None, month: int, day: int, days: Days) -> date | None:
    if not year:
        return days.nearest_year(month, day)
    return _date(int(year) if len(year) == 4 else 2000 + int(year), month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
