"""Names of months and weekdays in the languages that offices write (CLDR)."""

from functools import lru_cache

from babel import Locale

from .plain import plain

LOCALES = ("en", "fr", "de", "es", "pt", "it", "nl", "ar", "ru", "uk", "tr", "pl", "cs", "sk", "ro", "el", "sv", "da",
           "nb", "fi", "hu", "bg", "sr", "sq", "ca", "id", "vi", "sw", "he", "fa", "zh", "ja", "ko", "hi", "bn",
           "ar_DZ", "ar_SY", "ar_MA")
# Habits that CLDR does not list.
_MONTHS = {"sept": 9, "sep": 9, "mrz": 3, "maerz": 3, "fev": 2, "aou": 8, "aug": 8, "june": 6, "july": 7}
_WEEKDAYS = {"tues": 1, "thur": 3, "thurs": 3, "weds": 2}


@lru_cache(maxsize=1)
def months() -> dict[str, frozenset[int]]:
    """Folded name to the months that it may mean: some names differ between languages."""
    found: dict[str, set[int]] = {name: {number} for name, number in _MONTHS.items()}
    for tag in LOCALES:
        for context in Locale.parse(tag).months.values():
            for width in ("wide", "abbreviated"):
                _note(found, context[width])
    return {name: frozenset(numbers) for name, numbers in found.items()}


@lru_cache(maxsize=1)
def weekdays() -> dict[str, frozenset[int]]:
    """Folded name to days of the week, Monday being 0."""
    found: dict[str, set[int]] = {name: {number} for name, number in _WEEKDAYS.items()}
    for tag in LOCALES:
        for context in Locale.parse(tag).days.values():
            for width in ("wide", "abbreviated", "short"):
                if width in context:
                    _note(found, context[width])
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _note(found: dict[str, set[int]], names: dict[int, str]) -> None:
    for number, name in names.items():
        words = plain(name).strip(". ")
        if len(words) > 1 and not words[0].isdigit():
            found.setdefault(words, set()).add(number)
