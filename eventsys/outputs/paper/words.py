"""Names and dates in the language of the print-out, and which way a text runs."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from markupsafe import Markup

from eventsys.programme.structs import Role


@dataclass(frozen=True)
class Words:
    gettext: Callable[[str], str]
    ngettext: Callable[[str, str, int], str]
    tag: str = "en"  # BCP 47

    @cached_property
    def locale(self) -> Locale:
        return Locale("en", "GB") if self.tag == "en" else Locale.parse(self.tag, sep="-")

    def day(self, value: date, form: str = "EEEE d MMMM") -> str:
        return format_date(value, form, locale=self.locale)

    def days(self, first: date, last: date) -> str:
        """19-21 September 2023: what both days share is said once."""
        if first == last:
            return self.day(first, "d MMMM yyyy")
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.day(last, 'd MMMM yyyy')}"
        form = "d MMMM" if first.year == last.year else "d MMMM yyyy"
        return f"{self.day(first, form)} – {self.day(last, 'd MMMM yyyy')}"

    def time(self, value: datetime) -> str:
        return value.strftime("%H:%M")

    def country(self, code: str) -> str:
        return str(self.locale.territories.get(code.upper(), code)) if code else ""

    def place(self, city: str, country: str) -> str:
        return ", ".join(part for part in (city, self.country(country)) if part)

    def language(self, code: str) -> str:
        """The tag itself where it has no name."""
        if code.startswith("sgn"):
            international = code in ("sgn", "sgn-ils")
            return self.gettext("International Sign") if international else self.gettext("sign language")
        try:
            return Locale.parse(code, sep="-").get_display_name(self.locale) or code
        except (UnknownLocaleError, ValueError):
            return code

    def languages(self, codes: tuple[str, ...]) -> str:
        return ", ".join(self.language(code) for code in codes)

    def role(self, role: Role, count: int) -> str:
        names = {
            "moderator": self.ngettext("Moderator", "Moderators", count),
            "chair": self.ngettext("Chair", "Chairs", count),
            "keynote": self.ngettext("Keynote", "Keynotes", count),
            "opening remarks": self.gettext("Opening remarks"),
            "panelist": self.ngettext("Panelist", "Panelists", count),
            "discussant": self.ngettext("Discussant", "Discussants", count),
            "speaker": self.ngettext("Speaker", "Speakers", count),
            "rapporteur": self.ngettext("Rapporteur", "Rapporteurs", count),
        }
        return names[role]


def english() -> Words:
    return Words(lambda text: text, lambda one, many, count: one if count == 1 else many)


def right_to_left(text: str) -> bool:
    """By its first letter that has a direction (UAX 9, rule P2)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def dir_of(text: str) -> Markup:
    """An attribute for the element that holds the text."""
    return Markup(' dir="rtl"') if right_to_left(text) else Markup("")


def cut(text: str, most: int) -> str:
    """At most so many characters: nobody's name may break the page of everybody."""
    return text if len(text) <= most else text[:most - 1].rstrip() + "…"
