"""Names, times and lengths within a sentence."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from unicodedata import bidirectional

from eventsys.kit.i18n import date_words, locale, ngettext, weekday
from eventsys.kit.i18n import gettext as _

from .rules.values import PersonFacts, Slot

RIGHT_TO_LEFT = ("R", "AL", "AN")  # of the Unicode Bidirectional Algorithm
QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("'", "'"), ("‘", "’"))
NAMED = 4  # people; then a number


def apart(text: str) -> str:
    """Somebody's own words within a sentence: of another direction, they do not turn the rest around."""
    turned = any(bidirectional(letter) in RIGHT_TO_LEFT for letter in text)
    if not turned and locale().character_order == "left-to-right":
        return text
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def title(slot: Slot) -> str:
    """To be put between quotation marks: without its own, where it is in such as a whole."""
    own = slot.title.strip()
    within = own[1:-1]
    quoted = len(own) > 2 and (own[0], own[-1]) in QUOTES and not any(mark in within for mark in (own[0], own[-1]))
    return apart(within if quoted else own)


def names(people: Iterable[PersonFacts]) -> str:
    known = [apart(person.name) for person in people]
    if len(known) > NAMED:
        return ngettext("%(names)s and %(num)s more", "%(names)s and %(num)s more", len(known) - NAMED + 1,
                        names=", ".join(known[:NAMED - 1]))
    if len(known) < 2:
        return "".join(known)
    return _("%(names)s and %(last)s", names=", ".join(known[:-1]), last=known[-1])


def minutes(count: int) -> str:
    hours, rest = divmod(count, 60)
    if not hours:
        return ngettext("%(num)s minute", "%(num)s minutes", count)
    return _("%(hours)s h %(minutes)s min", hours=hours, minutes=rest) if rest else ngettext(
        "%(num)s hour", "%(num)s hours", hours)


def clock(at: datetime) -> str:
    return f"{at:%H:%M}"


def day_words(day: Any) -> str:
    return f"{weekday(day)} {date_words(day, 'd MMMM')}"


def moment(at: datetime) -> str:
    return f"{day_words(at)}, {clock(at)}"


def region(key: str) -> str:
    return {
        "africa": _("Africa"), "latin-america": _("Latin America and the Caribbean"),
        "northern-america": _("Northern America"), "asia": _("Asia"), "europe": _("Europe"), "oceania": _("Oceania"),
    }.get(key, key)
