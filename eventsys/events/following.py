"""What the event after this one is called: after "Fourth Forum 2026" comes "Fifth Forum 2027". Pure."""

import re
from collections.abc import Callable

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
             "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
             "nineteenth", "twentieth")
_WORD = re.compile(rf"\b({'|'.join(_ORDINALS[:-1])})\b", re.IGNORECASE)
_FIGURE = re.compile(r"\b(\d{1,3})(st|nd|rd|th)\b", re.IGNORECASE)


def title_after(title: str, was: int, now: int) -> str:
    """`was` and `now` are the years. A title that says neither year nor number gets the new year behind it."""
    counted, steps = _counted_on(title)
    told = _year(was).sub(str(now), counted)
    return told if steps or told != counted else f"{title} {now}"


def slug_after(slug: str, was: int, now: int) -> str:
    """With the number and the year after these; "" where it says neither."""
    counted, steps = _counted_on(slug)
    told = _year(was).sub(str(now), counted)
    return told if steps or told != counted else ""


def _year(year: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d){year}(?!\d)")


def _counted_on(text: str) -> tuple[str, int]:
    """The first number that counts the events raised by one; how many were."""
    for pattern, following in ((_WORD, _next_word), (_FIGURE, _next_figure)):
        told, steps = pattern.subn(following, text, count=1)
        if steps:
            return told, steps
    return text, 0


def _next_word(found: re.Match[str]) -> str:
    word = found[1]
    after = _ORDINALS[_ORDINALS.index(word.lower()) + 1]
    cast: Callable[[str], str] = str.upper if word.isupper() else str.title if word[0].isupper() else str
    return cast(after)


def _next_figure(found: re.Match[str]) -> str:
    number = int(found[1]) + 1
    teens = number % 100 in (11, 12, 13)
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending.upper() if found[2].isupper() else ending}"
