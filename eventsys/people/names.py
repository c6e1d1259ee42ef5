"""A name as it is compared: its words without titles, particles, accents, capitals and script. Pure."""

import re
from functools import lru_cache

from anyascii import anyascii
from msgspec import Struct


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _set(
    "mr mrs ms miss mx sir dame lord lady dr prof professor doctor hon honourable honorable excellency rev ing mag "
    "msc ma ba phd dphil md mba mp obe cbe jr sr sra srta senor senora don dona mme mlle mgr herr frau dipl "
    "sheikh shaikh pan pani gospodin")
PARTICLES = _set(
    "al el ul ad as ar de da do dos das di del della du des d la le los las van von zu der den ter ten bin ibn ben bn "
    "bint y e af av")
_TITLES_AS_WRITTEN = re.compile(
    r"^\s*H\.\s?E\.|\bg-n\b|\bg-zha\b|\bPh\.\s?D\.?|先生|女士|教授|博士|"
    r"(?<!\w)(?:السيد|السيدة|الدكتور|الدكتورة|الأستاذ|الأستاذة|معالي|سعادة|د|أ|م)(?:\.|\s)", re.IGNORECASE)
_HAN, _HANGUL = "一-鿿㐀-䶿", "가-힣"
_SYLLABIC = re.compile(f"[{_HAN}{_HANGUL}]+")
_ABJAD = re.compile("[\u0590-\u06ff\u0750-\u077f\ufb1d-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{3})")
_DOUBLE_SURNAMES = _set("欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 남궁 황보 제갈 선우")
_SOUNDS = (("sch", "$"), ("sh", "$"), ("ch", "$"), ("kh", "k"), ("gh", "k"), ("th", "d"), ("ph", "f"), ("dh", "d"),
           ("zh", "s"), ("dj", "j"), ("ck", "k"), ("x", "ks"), ("llh", "lh"))
_ALIKE = str.maketrans("qcgpvtz", "kkkbfds", "aeiouyw")


class Word(Struct, frozen=True):
    text: str  # ASCII letters in lower case
    sound: str  # its consonants, those that scripts mix up taken as one
    script: str  # latin, abjad, syllabic or other

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[Word, ...]:
    """In the order written. Titles and particles count only where little else is there: "Le Van Do"."""
    written = _written(name)
    full = [word for word in written if word.text not in TITLES] or written
    telling = [word for word in full if word.text not in PARTICLES]
    return tuple(telling if len(telling) > 1 else full)


def _written(name: str) -> list[Word]:
    bare = _TITLES_AS_WRITTEN.sub(" ", f"{name} ")
    parts = re.split(r"[\s\-‐-―.,;/()·•]+", bare)
    return [word for part in parts if part for word in _read(part, is_only=len(bare.split()) == 1)]


def _read(part: str, is_only: bool) -> list[Word]:
    if is_only and len(part) > 1 and _SYLLABIC.fullmatch(part):
        family = 2 if part[:2] in _DOUBLE_SURNAMES and len(part) > 2 else 1
        return [_word(part[:family], "syllabic"), _word(part[family:], "syllabic")]
    word = word_of(part)
    return [word] if word.text else []


def word_of(part: str) -> Word:
    return _word(part, _script(part))


def _word(part: str, script: str) -> Word:
    text = re.sub(r"[^a-z0-9]", "", anyascii(_ARTICLE.sub("", part)).lower())
    return Word(text, _sound(text, doubles=script == "abjad"), script)


def _script(part: str) -> str:
    if _SYLLABIC.search(part):
        return "syllabic"
    if _ABJAD.search(part):
        return "abjad"
    return "latin" if _LATIN.search(part) else "other"


def _sound(text: str, doubles: bool) -> str:
    """ "Mohammed", "Muhammad" and the letters of "محمد" sound the same: mhmd.

    Where short vowels are not written, two letters that meet had one between them, and `doubles` count.
    """
    for written, heard in _SOUNDS:
        text = text.replace(written, heard)
    single = text if doubles else re.sub(r"(.)\1+", r"\1", text)
    return (single[:1] + single[1:].removesuffix("h")).translate(_ALIKE)


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """For finding: in ASCII and lower case whatever the script, words parted by one space."""
    return " ".join(re.sub(r"[^a-z0-9@.]+", " ", anyascii(text).lower().replace("'", "").replace("`", "")).split())


def called(honorific: str, name: str) -> str:
    """As letters greet somebody: "Dr Ada Mensah"."""
    return f"{honorific} {name}".strip()
