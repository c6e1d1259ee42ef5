"""Decisions about events that need no database."""

import re
from datetime import date, timedelta

Point = tuple[float, float]  # latitude, longitude, in degrees

_NUMBER = r"([-+]?\d{1,3}(?:\.\d+)?)"
# In map links, the one that marks the place before the one that only says what is in view.
_IN_LINKS = tuple(re.compile(pattern) for pattern in (
    rf"!3d{_NUMBER}!4d{_NUMBER}", rf"[?&]mlat={_NUMBER}&mlon={_NUMBER}",
    rf"[?&](?:q|query|ll|sll|center|daddr|destination|cp)=(?:loc:)?{_NUMBER}(?:,|%2C|~){_NUMBER}",
    rf"#map=\d+(?:\.\d+)?/{_NUMBER}/{_NUMBER}", rf"/@{_NUMBER},{_NUMBER}", rf"^geo:{_NUMBER},{_NUMBER}",
))
_PLAIN = re.compile(rf"\(?{_NUMBER}°?\s*([NS]?)[,;\s]\s*{_NUMBER}°?\s*([EW]?)\)?", re.IGNORECASE)
_PART = r"(\d{1,3})°\s*(\d{1,2})['′]\s*(\d{1,2}(?:\.\d+)?)?[\"″]?\s*"
_DEGREES = re.compile(rf"{_PART}([NS])[,;\s]*{_PART}([EW])", re.IGNORECASE)


def map_point(text: str) -> Point | None:
    """From a pasted map link, "52.5163, 13.3777" or degrees, minutes and seconds. Nothing is fetched."""
    said = text.strip()
    if match := next((found for pattern in _IN_LINKS if (found := pattern.search(said))), None):
        return _on_earth(float(match[1]), float(match[2]))
    if match := _PLAIN.fullmatch(said):
        return _on_earth(_signed(float(match[1]), match[2]), _signed(float(match[3]), match[4]))
    if match := _DEGREES.fullmatch(said):
        return _on_earth(_signed(_decimal(match[1], match[2], match[3]), match[4]),
                         _signed(_decimal(match[5], match[6], match[7]), match[8]))
    return None


def shift(starts: date, goal: date, keep_weekday: bool) -> timedelta:
    """How far all dates move so that the first becomes `goal`, or the nearest day to it with the same weekday."""
    days = (goal - starts).days
    return timedelta(days=round(days / 7) * 7 if keep_weekday else days)


def _on_earth(latitude: float, longitude: float) -> Point | None:
    fits = abs(latitude) <= 90 and abs(longitude) <= 180
    return (round(latitude, 6), round(longitude, 6)) if fits else None


def _signed(value: float, letter: str) -> float:
    return -abs(value) if letter and letter in "SWsw" else value


def _decimal(degrees: str, minutes: str, seconds: str | None) -> float:
    return float(degrees) + float(minutes) / 60 + float(seconds or 0) / 3600
