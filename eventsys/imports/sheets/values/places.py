"""Countries by whatever name or code (CLDR in the languages of offices)."""

from functools import lru_cache

from babel import Locale
from babel.core import get_global

from .names_of_time import LOCALES
from .plain import plain

# Names in use that CLDR does not list, folded.
_MORE = {
    "uk": "GB", "u.k.": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "great britain": "GB",
    "northern ireland": "GB", "usa": "US", "u.s.a.": "US", "u.s.": "US", "united states of america": "US",
    "estados unidos de america": "US", "etats-unis d'amerique": "US", "drc": "CD", "dr congo": "CD", "rdc": "CD",
    "democratic republic of congo": "CD", "democratic republic of the congo": "CD", "congo-kinshasa": "CD",
    "congo-brazzaville": "CG", "republic of the congo": "CG", "ivory coast": "CI", "cape verde": "CV",
    "czech republic": "CZ", "republic of korea": "KR", "korea": "KR", "korea (republic of)": "KR", "macedonia": "MK",
    "fyrom": "MK", "moldova": "MD", "republic of moldova": "MD", "palestine": "PS", "state of palestine": "PS",
    "russian federation": "RU", "syria": "SY", "syrian arab republic": "SY", "tanzania": "TZ",
    "united republic of tanzania": "TZ", "the gambia": "GM", "gambia": "GM", "the netherlands": "NL", "holland": "NL",
    "turkey": "TR", "turkiye": "TR", "uae": "AE", "viet nam": "VN", "lao pdr": "LA", "laos": "LA", "burma": "MM",
    "swaziland": "SZ", "bolivia (plurinational state of)": "BO", "plurinational state of bolivia": "BO",
    "venezuela (bolivarian republic of)": "VE", "iran (islamic republic of)": "IR", "islamic republic of iran": "IR",
    "bosnia": "BA", "bosnia-herzegovina": "BA", "kosovo": "XK", "hong kong": "HK", "macau": "MO", "taiwan": "TW",
    "trinidad": "TT", "sao tome": "ST", "micronesia": "FM", "brunei": "BN", "vatican": "VA", "holy see": "VA",
    "brd": "DE", "rsa": "ZA", "ksa": "SA", "roc": "TW", "prc": "CN", "p.r. china": "CN"}
_NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
_FLAG = 0x1F1E6  # regional indicator A


def country(text: str) -> str:
    """ISO 3166-1 alpha-2, or empty where it is the name of none."""
    if flag := _of_flag(text.strip()):
        return flag
    said = plain(text).strip(" .,;()[]")
    if len(said) == 2 and text.strip(" .,;()[]").islower():
        return ""  # "de" and "la" are words; a code has capitals
    return _names().get(said, "") or _names().get(said.removeprefix("the "), "")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    territories = {str(code) for code in Locale("en").territories if len(str(code)) == 2} - _NO_COUNTRIES
    found = {code.lower(): code for code in sorted(territories)}
    for tag in LOCALES:
        for code, name in Locale.parse(tag).territories.items():
            if code in territories:
                found.setdefault(plain(str(name)), str(code))
    for old, (new, *_others) in get_global("territory_aliases").items():
        if len(old) == 3 and old.isalpha() and new in territories:
            found.setdefault(old.lower(), new)
    return found | _MORE


def _of_flag(text: str) -> str:
    letters = [ord(letter) - _FLAG for letter in text]
    if len(letters) == 2 and all(0 <= letter < 26 for letter in letters):
        return "".join(chr(65 + letter) for letter in letters)
    return ""
