"""A name as it is to stand on a badge: title aside, not shouted, and by what it is sorted."""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from ..values.plain import plain


class Name(Struct, frozen=True):
    name: str
    honorific: str = ""
    sort_name: str = ""  # where the text says which part is the family's


_TITLES = {
    "hon", "honourable", "honorable", "he", "h e", "hrh", "hm", "dr", "dra", "prof", "profa", "professor", "professeur",
    "pr", "mr", "mrs", "ms", "miss", "mx", "mme", "mlle", "madame", "monsieur", "m", "herr", "frau", "hr", "fr", "sr",
    "sra", "srta", "senor", "senora", "don", "dona", "sig", "sigra", "ing", "eng", "arch", "mag", "dipl-ing", "sir",
    "dame", "lord", "lady", "rev", "amb", "ambassador", "gen", "col", "maj", "capt", "sheikh", "shaikh", "mgr",
    "msgr", "adv", "atty", "cllr", "dato", "datuk", "tan sri", "pan", "pani", "shri", "smt", "me", "exc", "s e", "se",
    "السيد", "السيدة", "د", "أ", "م", "معالي", "سعادة", "الدكتور", "الدكتورة", "الاستاذ", "الاستاذة", "г-н", "г-жа"}
_NEED_A_DOT = {"m", "he", "h e", "me", "fr", "se", "s e", "don", "pan", "hm", "د", "أ", "م", "sig", "gen", "col", "pr"}
POSTNOMINAL = re.compile(r",? *\b(?:Ph\.? ?D\.?|M\.?D\.?|MBE|OBE|CBE|MP|QC|KC|Esq\.?)$")
_SMALL = {"de", "da", "do", "dos", "das", "e", "y", "del", "della", "di", "van", "von", "der", "den", "du", "des", "la",
          "le", "bin", "bint", "ibn", "al"}
_EAST = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]+")


def name_of(text: str) -> Name:
    """Of a whole name, as it stands in a cell."""
    honorific, rest = _parted(POSTNOMINAL.sub("", text.strip(" ,.;:")))
    words = _unshouted(rest).split()
    given, family = _family_in_capitals(words)
    if not family or not given or given[0][0].islower():
        return Name(" ".join(words), honorific)
    called, named = " ".join(given), _quiet(family)
    return Name(f"{called} {named}", honorific, f"{named}, {called}")


def _family_in_capitals(words: list[str]) -> tuple[list[str], list[str]]:
    """Amina EL FASSI, or EL FASSI Amina: the words in capitals at one end, of which one at least is long."""
    for backwards in (True, False):
        row = words[::-1] if backwards else words
        end = next((place for place, word in enumerate(row) if not _is_capital(word)), len(row))
        if any(map(_is_shouted, row[:end])) and not any(map(_is_shouted, row[end:])):
            family, given = row[:end], row[end:]
            return (given[::-1], family[::-1]) if backwards else (given, family)
    return words, []


def name_from(first: str, family: str, title: str = "") -> Name:
    """Of a name that stands in two columns."""
    honorific, given = _parted(first.strip())
    called, named = _unshouted(given), _unshouted(family.strip())
    title = title.strip() or honorific
    if not called or not named:
        return Name(called or named, title)
    if _EAST.fullmatch(called) and _EAST.fullmatch(named):
        return Name(named + called, title, f"{named}{called}")
    return Name(f"{called} {named}", title, f"{named}, {called}")


def _parted(text: str) -> tuple[str, str]:
    """Titles before the name, and the rest."""
    words, titles = text.split(), []
    while len(words) > 1 and _is_title(words[0]):
        titles.append(words.pop(0))
    if not titles and (match := re.match(r"(H\. ?E\.|S\. ?E\.)\s+", text)):
        return match[1], text[match.end():]
    return " ".join(titles), " ".join(words)


def _is_title(word: str) -> bool:
    said = _key(word)
    return said in _keys() and (said not in _needing_a_dot() or word.endswith(".") or not word.isascii())


def _key(word: str) -> str:
    return plain(word.replace(".", " ")).strip()


@lru_cache(maxsize=1)
def _keys() -> frozenset[str]:
    return frozenset(map(_key, _TITLES))


@lru_cache(maxsize=1)
def _needing_a_dot() -> frozenset[str]:
    return frozenset(map(_key, _NEED_A_DOT))


def _is_capital(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def _is_shouted(word: str) -> bool:
    """KRÜGER, N'GUESSAN; not J., JP or a script without capitals."""
    return _is_capital(word) and sum(map(str.isalpha, word)) > 2


def _unshouted(text: str) -> str:
    """Where all of it is in capitals."""
    words = text.split()
    return _quiet(words) if text.upper() == text and any(map(_is_shouted, words)) else text


def _quiet(words: list[str]) -> str:
    return " ".join(_quietened(word, first=not place) for place, word in enumerate(words))


def _quietened(word: str, first: bool) -> str:
    low = word.lower()
    if not first and low in _SMALL:
        return low
    return re.sub(r"(?<![^\W_])[^\W\d_]", lambda match: match[0].upper(), unicodedata.normalize("NFC", low))
