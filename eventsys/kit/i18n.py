"""Words, dates and names of countries and languages in the reader's locale (Flask-Babel, CLDR)."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton, format_time, get_timezone_location
from flask import Flask, current_app, has_request_context, request
from flask_babel import Babel, get_locale, get_translations
from flask_babel import ngettext as ngettext

RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
babel = Babel()


def init_app(app: Flask) -> None:
    folder = app.config.get("TRANSLATIONS", "translations")
    babel.init_app(app, locale_selector=_chosen, default_translation_directories=folder)
    with app.app_context():
        # A language is offered as soon as its folder is there; the texts in the code are English.
        found = sorted({str(locale) for locale in babel.list_translations()} | {"en"})
    app.extensions["locales"] = found


def _offered() -> list[str]:
    found: list[str] = current_app.extensions["locales"]
    return found


def _chosen() -> str | None:
    if not has_request_context():
        return None
    return request.accept_languages.best_match(_offered()) or "en"


def gettext(message: str, **variables: Any) -> str:
    """The message in the reader's language, its placeholders filled."""
    told = _told(message)
    return told % variables if variables else told


def _told(message: str) -> str:
    """Where a message has a plural, catalogues keep its singular with that, and older Pythons do not look there."""
    catalogue = get_translations()
    told: str = catalogue.ugettext(message)
    return told if told != message else catalogue.ungettext(message, message, 1)


def unfilled() -> tuple[Callable[[str], str], Callable[[str, str, int], str]]:
    """gettext and ngettext that leave the placeholders, for templates: Jinja fills them itself."""
    return _told, lambda one, many, number: get_translations().ungettext(one, many, number)


def locale() -> Locale:
    """The reader's; British English by default, for its 24-hour clock and day before month."""
    chosen = get_locale() if has_request_context() else None
    return Locale("en", "GB") if chosen is None or str(chosen) == "en" else chosen


def date_words(value: date, form: str = "d MMMM yyyy") -> str:
    """A CLDR date pattern, or one of short, medium, long, full."""
    return format_date(value, form, locale=locale())


def weekday(value: date, form: str = "EEEE") -> str:
    return format_date(value, form, locale=locale())


def time_words(value: time | datetime) -> str:
    return format_time(value, "HH:mm", locale=locale()) if isinstance(value, time) else value.strftime("%H:%M")


def date_range(first: date, last: date) -> str:
    """19-21 September 2023, with what both share said once."""
    if first == last:
        return date_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_words(last)}"
    if first.year == last.year:
        return f"{date_words(first, 'd MMMM')} – {date_words(last)}"
    return f"{date_words(first)} – {date_words(last)}"


def instant_words(value: datetime) -> str:
    return format_datetime(value, "d MMMM yyyy, HH:mm", locale=locale())


def instant_in(value: datetime, zone: str) -> str:
    """The wall time there of an aware moment."""
    return instant_words(value.astimezone(ZoneInfo(zone)))


def zone_words(zone: str, at: datetime | None = None) -> str:
    """ "New York"; with the difference from UTC where an aware moment is given: "New York, UTC−4"."""
    city: str = get_timezone_location(ZoneInfo(zone), locale=locale(), return_city=True)
    return f"{city}, {_offset(at)}" if at is not None else city


def _offset(at: datetime) -> str:
    offset = at.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def country(code: str) -> str:
    """The country's name by its ISO 3166-1 alpha-2 code; the code itself where CLDR has none."""
    return locale().territories.get(code.upper(), code) if code else ""


def language(code: str) -> str:
    """The language's name by its BCP 47 tag; the tag itself where CLDR has none."""
    if not code:
        return ""
    if code.startswith("sgn"):
        return gettext("International Sign") if code in ("sgn", "sgn-ils") else gettext("Sign language")
    try:
        return Locale.parse(code, sep="-").get_display_name(locale()) or code
    except (UnknownLocaleError, ValueError):  # many languages have a name, but no words of a locale
        return str(locale().languages.get(code, code))


def direction(code: str) -> str:
    return "rtl" if code.split("-")[0] in RIGHT_TO_LEFT else "ltr"


FILTERS: dict[str, Any] = {
    "date_words": date_words, "weekday": weekday, "time_words": time_words, "instant_words": instant_words,
    "instant_in": instant_in, "country": country, "language": language, "zone_words": zone_words,
}
GLOBALS: dict[str, Any] = {"date_range": date_range, "locale": locale, "direction": direction}

__all__ = ["FILTERS", "GLOBALS", "country", "date_range", "date_words", "direction", "format_skeleton",
           "gettext", "language", "locale", "ngettext", "time_words", "weekday", "zone_words"]
