"""A time of day, as offices write it; or a span of two."""

import re
from dataclasses import dataclass
from datetime import timedelta

from eventsys.imports.reading.faults import Unfit
from eventsys.kit.i18n import gettext as _

from .plain import plain, quoted

_UNIT = r"(?:o'?clock|uhr|hours|hour|hrs|hr|heures|heure|horas|hora|hs|ore|uur|kl\.?|часов|часа|ч\.?|시|時|点|點|h|u)"
_HALF = (r"(?P<half>a\.?m\.?|p\.?m\.?|a\. m\.|p\. m\.|ص|صباحا|م|مساء|вечера|дня|утра|上午|下午|午前|午後|오전|오후|"
         r"in the morning|in the afternoon|in the evening|du matin|de l'apres-midi|du soir|de la manana|de la tarde|"
         r"de la noche|da manha|da tarde|da noite|morgens|vormittags|nachmittags|abends|di mattina|di sera)")
_CLOCK = re.compile(
    rf"(?:um |at |a |as |alle |h |kl\.? ?|ab |from |von |de |od |с |من )?(?P<before>上午|下午|午前|午後|오전|오후)? ?"
    rf"(?P<hour>\d{{1,2}}) ?(?:(?:[:.,h٫]|{_UNIT}) ?(?P<minute>\d{{1,2}})(?:[:.](?P<second>\d\d)(?:\.\d+)?)?)? ?"
    rf"(?:분|分|min\.?)? ?{_UNIT}? ?{_HALF}? ?{_UNIT}?(?P<zone>(?:[ ,(]|[+-]\d\d|z$).*)?")
_ZONE = re.compile(r"(?:utc|gmt)? ?(?:[+-] ?\d{1,2}(?::?\d\d)?)?|[^\W\d_][^\d]*")
_AFTERNOON = re.compile(
    r"p|م|вечера|дня|下午|午後|오후|in the (after|even)|de l'apres|du soir|de la (tarde|noche)|da (tarde|noite)|"
    r"nachm|abends|di sera")
_NAMED = {name: hour for hour, names in (
    (12, "noon|12 noon|midday|12 midday|mittag|mittags|12 uhr mittags|midi|mediodia|meio-dia|mezzogiorno|полдень|ظهرا|"
         "الظهر|12 ظهرا|正午|中午|정오|ogle|middag"),
    (24, "midnight|12 midnight|mitternacht|minuit|medianoche|meia-noite|mezzanotte|полночь|منتصف الليل|零時|午夜|자정|"
         "gece yarisi"),
) for name in names.split("|")}
_BETWEEN = re.compile(r" ?(?:-|/|\bto\b|\btill\b|\buntil\b|\bbis\b|\ba\b|\bjusqu'a\b|\bhasta\b|\bate\b|\bal\b|\bdo\b|"
                      r"\bдо\b|الى|إلى|~|至|から|から|到) ?")
_PART_OF_DAY = re.compile(r"0?\.\d{2,}|0\.\d")
_STAMP = re.compile(r"(?:\d{4}-\d\d-\d\d)[ t](?P<time>\d\d:\d\d.*)")
_SERIAL = re.compile(r"[2-7]\d{4}(\.\d+)")
_DAY = 24 * 60


@dataclass(frozen=True)
class Clock:
    """Since the day's midnight; `zone` as it was written beside."""

    time: timedelta
    zone: str = ""
    half: str = ""  # am or pm, as written

    @property
    def minutes(self) -> int:
        return self.time // timedelta(minutes=1)


def clock(text: str) -> Clock:
    """Raises Unfit."""
    found = _clock(plain(text))
    if found is None:
        raise Unfit(_("its time “%(text)s” cannot be read", text=quoted(text)))
    return found


def span(text: str) -> tuple[Clock, Clock | None]:
    """From when, and where the text says so until when. Raises Unfit."""
    said = plain(text)
    for gap in (_BETWEEN.finditer(said) if not _STAMP.fullmatch(said) else ()):
        first, last = _clock(said[:gap.start()]), _clock(said[gap.end():])
        if first is not None and last is not None:
            return _first_of(first, last), last
    whole = _clock(said)
    if whole is not None:
        return whole, None
    raise Unfit(_("its time “%(text)s” cannot be read", text=quoted(text)))


def _first_of(first: Clock, last: Clock) -> Clock:
    """2-3 pm begins in the afternoon, 11-1 pm before noon; 9-11 CET begins at 9 CET."""
    zone = first.zone or last.zone
    later = first.time + timedelta(hours=12)
    if last.half and not first.half and first.time < timedelta(hours=12) and later < last.time:
        return Clock(later, zone)
    return Clock(first.time, zone, first.half)


def _clock(said: str) -> Clock | None:
    said = said.strip(" ,;")
    if (stamp := _STAMP.fullmatch(said)):
        said = stamp["time"]
    if (part := _of_a_day(said)) is not None:
        return Clock(timedelta(minutes=part))
    name, _space, rest = _named(said)
    if name:
        return Clock(timedelta(hours=_NAMED[name]), rest.strip(" ()"))
    if re.fullmatch(r"\d{3,4}(?: ?(?:h|hrs|uhr|hours))?", said):
        digits = re.match(r"\d+", said)[0]  # type: ignore[index]
        said = f"{digits[:-2]}:{digits[-2:]}"
    match = _CLOCK.fullmatch(said)
    return _settled(match) if match else None


def _of_a_day(said: str) -> int | None:
    """0.375 is nine o'clock; of a day with its time, what stands behind the point."""
    if match := _SERIAL.fullmatch(said):
        return round(float(match[1]) * _DAY)
    return round(float(said) * _DAY) if _PART_OF_DAY.fullmatch(said) else None


def _named(said: str) -> tuple[str, str, str]:
    for name in _NAMED:
        if said == name or (said.startswith(name) and said[len(name)] in " (,"):
            return name, " ", said[len(name):]
    return "", "", ""


def _settled(match: re.Match[str]) -> Clock | None:
    hour, minute, second = int(match["hour"]), _minutes(match["minute"]), int(match["second"] or 0)
    half = match["half"] or match["before"] or ""
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if _AFTERNOON.match(half) else 0)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        return None
    zone = (match["zone"] or "").strip(" ,()")
    if not _ZONE.fullmatch(zone):
        return None
    return Clock(timedelta(hours=hour, minutes=minute, seconds=second), zone, half)


def _minutes(text: str | None) -> int:
    """Programs take 9.30 for a number and drop its nought."""
    return 0 if not text else int(text) * (10 if len(text) == 1 else 1)
