"""How long something lasts, in minutes; and what a column means that holds ends and lengths alike."""

import re
from datetime import timedelta

from eventsys.imports.reading.faults import Unfit
from eventsys.imports.reading.limits import MINUTES
from eventsys.kit.i18n import gettext as _

from .plain import plain, quoted
from .times import Clock, clock

_HOUR = (r"(?:h|hr|hrs|hour|hours|std|stunde|stunden|heure|heures|hora|horas|ora|ore|uur|timme|timmar|saat|ч|час|часа|"
         r"часов|ساعة|ساعات|小时|小時|時間|시간)\.?")
_MINUTE = (r"(?:m|mn|min|mins|minute|minutes|minuten|minuto|minutos|minuti|minuter|dakika|dk|мин|минут|минуты|دقيقة|"
           r"دقائق|分|分钟|分鐘|분|')\.?")
_PLAIN = re.compile(r"(\d{1,4})(?:\.0+)?")
_CLOCKED = re.compile(r"(\d{1,3}):(\d\d)(?::(\d\d))?")
_SPOKEN = re.compile(rf"(?:(?P<hours>\d{{1,3}}(?:[.,]\d{{1,2}})?) ?{_HOUR},? ?(?:and |und |et |y |e )?)?"
                     rf"(?:(?P<minutes>\d{{1,4}}) ?(?:{_MINUTE})?)?")
_ISO = re.compile(r"p(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)?")
_HALVES = {"half an hour": 30, "1/2 h": 30, "½ h": 30, "eine halbe stunde": 30, "une demi-heure": 30,
           "media hora": 30, "half day": 240, "an hour": 60, "one hour": 60, "eine stunde": 60, "une heure": 60}
_LONG = 8 * 60  # an evening that ends after midnight is shorter
_SHORT = 6 * 60


def minutes(text: str) -> int:
    """Raises Unfit."""
    found = _minutes(plain(text))
    if found is None:
        raise Unfit(_("its length “%(text)s” cannot be read", text=quoted(text)))
    if not 0 < found <= MINUTES:
        raise Unfit(_("its length “%(text)s” is out of all bounds", text=quoted(text)))
    return found


def _minutes(said: str) -> int | None:
    if match := _PLAIN.fullmatch(said):
        return int(match[1])
    if match := _CLOCKED.fullmatch(said):
        return _clocked(int(match[1]), int(match[2]), match[3])
    if re.fullmatch(r"0?\.\d+", said):
        return round(float(said) * 24 * 60)  # a part of a day, as programs keep it
    if said in _HALVES:
        return _HALVES[said]
    if (match := _ISO.fullmatch(said)) and any(match.groups()):
        days, hours, mins, seconds = (int(part or 0) for part in match.groups())
        return days * 1440 + hours * 60 + mins + seconds // 60
    return _spoken(said.lstrip("~ ").removeprefix("ca. ").removeprefix("about "))


def _clocked(first: int, second: int, third: str | None) -> int | None:
    """1:15, 01:15:00; 90:00 is minutes and seconds."""
    if second > 59:
        return None
    if third == "00" and first == 0 and second == 0:
        return 0
    return first * 60 + second


def _spoken(said: str) -> int | None:
    match = _SPOKEN.fullmatch(said)
    if match is None or not (match["hours"] or match["minutes"]):
        return None
    return round(float((match["hours"] or "0").replace(",", ".")) * 60) + int(match["minutes"] or 0)


def until(start: timedelta, end: timedelta) -> int | None:
    """Minutes from start to end; past midnight where that makes a length one can believe; else None."""
    gap = (end - start) // timedelta(minutes=1)
    if gap <= 0 and gap + 1440 <= _LONG:
        gap += 1440
    return gap if 0 < gap <= MINUTES else None


def end_or_length(text: str, start: timedelta | None) -> int | Clock:
    """Of a column with both: a plain number or a unit is a length; 10:30 is an end if it is later than the start.

    Else it is a length, if one can believe that. Raises Unfit.
    """
    said = plain(text)
    if _PLAIN.fullmatch(said) or _has_unit(said):
        return minutes(text)
    end, length = _end(text), _minutes(said)
    if end is None:
        return minutes(text)
    if start is None or end.time > start or end.half or not length or length >= _SHORT:
        return end
    return end if said.startswith("0") and until(start, end.time) else length  # 23:00 and 01:00, but 1:15


def _has_unit(said: str) -> bool:
    """60 min, 1.5 h, 2h; but 17h is a time of the day."""
    match = _SPOKEN.fullmatch(said)
    if match is None or match["minutes"]:
        return bool(match and re.search(_MINUTE + "$", said))
    return bool(match["hours"]) and float(match["hours"].replace(",", ".")) < 9


def _end(text: str) -> Clock | None:
    try:
        return clock(text)
    except Unfit:
        return None
