"""What a form offers where the world's lists are long: countries, languages, time zones, in the reader's words."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from anyascii import anyascii
from babel import Locale, UnknownLocaleError

from . import i18n

# Offered to be ticked; others are typed. The UN's six and what city networks work in, sign language among them.
USUAL_LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es", "pt", "de", "it", "sw", "tr", "uk", "sgn-ils")
_NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}


def countries() -> list[tuple[str, str]]:
    """ISO 3166-1 alpha-2 and name, by name; first of all, none."""
    names = i18n.locale().territories
    listed = [(str(code), str(name)) for code, name in names.items()
              if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES]
    return [("", ""), *sorted(listed, key=lambda one: _folded(one[1]))]


def languages(first: Iterable[str] = ()) -> list[tuple[str, str]]:
    """BCP 47 tag and name: none, then those asked for `first`, then all others that have a name, by name."""
    ahead = [(tag, i18n.language(tag)) for tag in dict.fromkeys(first) if tag]
    known = {*filter(_is_plain, map(str, i18n.locale().languages)), "sgn-ils"} - dict(ahead).keys()
    others = [(tag, name) for tag in known if (name := i18n.language(tag)) != tag]
    return [("", ""), *ahead, *sorted(others, key=lambda one: _folded(one[1]))]


def language_tag(text: str) -> str:
    """The tag for a name in the reader's language, in English or in the language itself, or for a tag; "" for none."""
    said = text.strip().casefold()
    return next((tag for tag, name in languages() if tag and said in (tag.casefold(), name.casefold())),
                _by_name().get(said, ""))


@lru_cache(maxsize=1)
def zones() -> tuple[str, ...]:
    """IANA names of places, and UTC."""
    places = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix")))
    return (*places, "UTC")


def is_zone(name: str) -> bool:
    return name in available_timezones()


def offset_words(zone: str, at: datetime) -> str:
    """ "UTC+02:00" at that wall time."""
    shown = at.replace(tzinfo=ZoneInfo(zone)).strftime("%z")
    return f"UTC{shown[:3]}:{shown[3:]}"


def _folded(name: str) -> str:
    return anyascii(name).casefold()


def _is_plain(tag: str) -> bool:
    return 2 <= len(tag) <= 3 and tag.isalpha() and tag not in ("mul", "und", "zxx", "mis", "root")


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    english = {str(name).casefold(): str(tag) for tag, name in Locale("en").languages.items() if _is_plain(str(tag))}
    return {**english, **{own.casefold(): tag for tag in english.values() if (own := _own_name(tag))}}


def _own_name(tag: str) -> str:
    try:
        return Locale.parse(tag).display_name or ""
    except (UnknownLocaleError, ValueError):
        return ""
