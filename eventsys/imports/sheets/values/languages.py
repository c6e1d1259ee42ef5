"""In which language a session is held, and into which it is interpreted."""

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from eventsys.imports.reading import words

from .names_of_time import LOCALES
from .plain import is_unknown, plain

_GAP = re.compile(r"[,;/+&|()\[\]>:\n]+|(?<=\w) - (?=\w)|"
                  r"\b(?:and|und|et|y|e|with|mit|avec|con|into|from|auf|as well as|plus)\b")
_ASIDE = re.compile(r"\b(?:interpretations?|interpreted|interp|interpreters?|simultaneous|simultanee?|simultanea|"
                    r"consecutive|translations?|translated|traductions?|traduccion|dolmetsch\w*|verdolmetsch\w*|"
                    r"ubersetz\w*|interpretacion|interpretacao|interpretariat|into|to|traduzione|перевод\w*|ترجمة)\b\.?|→|>")
_MORE = {"eng": "en", "engl": "en", "angl": "en", "fra": "fr", "fre": "fr", "fran": "fr", "esp": "es", "span": "es",
         "spa": "es", "ger": "de", "deu": "de", "dt": "de", "ara": "ar", "arab": "ar", "por": "pt", "port": "pt",
         "rus": "ru", "russ": "ru", "chi": "zh", "zho": "zh", "mandarin": "zh", "ita": "it", "ital": "it", "tur": "tr",
         "farsi": "fa", "sign language": "sgn", "international sign": "sgn-ils", "is": "is", "asl": "sgn-ase",
         "bsl": "sgn-bfi", "lsf": "sgn-fsl", "dgs": "sgn-gsg", "gebardensprache": "sgn", "langue des signes": "sgn",
         "lengua de senas": "sgn", "lengua de signos": "sgn", "brazilian portuguese": "pt-BR", "castellano": "es",
         "castilian": "es", "bahasa indonesia": "id", "bahasa": "id", "castilla": "es", "中文": "zh", "汉语": "zh",
         "普通话": "zh"}


@dataclass(frozen=True)
class Spoken:
    language: str = ""
    interpretation: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()  # what is the name of no language we know


def spoken(text: str) -> Spoken:
    """EN/FR; Arabic + EN; English (interpretation ES): the first is spoken, the others are interpreted."""
    said = _ASIDE.sub(" / ", plain(text))
    found: dict[str, None] = {}
    unknown = []
    for part in (part.strip(" .-") for part in _GAP.split(said)):
        tag = language(part)
        if tag:
            found[tag] = None
        elif part and not is_unknown(part):
            unknown.append(part)
    first, *others = found or [""]
    return Spoken(first, tuple(others), tuple(unknown))


def language(text: str) -> str:
    """A BCP 47 tag by code or name, or empty."""
    said = plain(text).strip(" .")
    if not said:
        return ""
    return _MORE.get(said) or _names().get(said) or (words.language(said) if _is_code(said) else "")


def _is_code(said: str) -> bool:
    """Any three letters have the form of a tag; only what CLDR names is one."""
    head = said.split("-")[0].split("_")[0]
    return said.isascii() and (head in Locale("en").languages or head == "sgn")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """In the languages of offices and in each language itself, of those that have two letters."""
    found: dict[str, str] = {}
    tags = [str(tag) for tag in Locale("en").languages if len(str(tag)) == 2]
    for of in LOCALES:
        names = Locale.parse(of).languages
        for tag in tags:
            if tag in names:
                found.setdefault(plain(str(names[tag])), tag)
    for tag in tags:
        try:
            found.setdefault(plain(Locale.parse(tag).language_name or tag), tag)
        except UnknownLocaleError:
            continue
    return found
