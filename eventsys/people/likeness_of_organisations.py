"""Which organisations may be one: by their words without legal forms and accents, acronyms, addresses. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from urllib.parse import urlsplit

from msgspec import Struct
from rapidfuzz.fuzz import ratio

from .likeness import WORTH_SHOWING, Likeness, Pair, Reason
from .names import plain

MOST_IN_A_BLOCK = 60


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SILENT = _set(
    "the of for and to in on at de del der des di do da dos das du d la le les los las l el al et y e und fur fuer "
    "gmbh ag ev inc ltd llc plc sa sas srl bv nv asbl aisbl ong ngo e v")
_CITY = _set(
    "city town municipality municipal commune council hall ville mairie stadt gemeinde ayuntamiento municipio alcaldia "
    "camara prefeitura citta comune gemeente kommune kommun miasto government")
_SHORT = re.compile(r"\(([^()]*\w)\)|^([A-Z]{3,}[A-Za-z]*)\s*[-–:,]\s|\s[-–:,]\s*([A-Z]{3,})$")
# One word in several tongues, for those that names are made of.
_SAME_WORD = {word: listed.split()[0] for listed in (
    "university universite universidad universidade universitat universita",
    "ministry ministere ministerio ministerium",
    "network red reseau netzwerk rede rete", "foundation fondation fundacion fundacao stiftung fondazione",
    "international internacional internationale", "association asociacion associacao associazione verband",
    "united unies unidas uniti", "organisation organization organizacion organizacao",
    "centre center centro zentrum", "programme program programa",
) for word in listed.split()}


class Facts(Struct, frozen=True):
    id: int
    name: str
    country: str = ""
    url: str = ""


class _Read(Struct, frozen=True):
    words: tuple[str, ...]  # that tell it apart
    short: str  # its acronym, written or made of its words; "" where there is none
    is_short: bool  # the name is nothing but an acronym


def likeness(one: Facts, other: Facts) -> Likeness:
    """How surely they are one, symmetric."""
    score, reason = _names(one, other)
    site = _site(one.url)
    same_site = bool(site) and site == _site(other.url)
    if not score and not same_site:
        return Likeness(0.0, ())
    reasons: list[Reason] = [reason] if score else ["other name"]
    score = max(0.9 * score, 0.65) if same_site else 0.9 * score
    if same_site:
        score, reasons = score + 0.1, ["address", *reasons]
    if one.country and other.country:
        score += 0.04 if one.country == other.country else -0.3
        reasons.append("country" if one.country == other.country else "other country")
    return Likeness(round(min(1.0, max(0.0, score)), 3), tuple(reasons))


def _names(one: Facts, other: Facts) -> tuple[float, Reason]:
    here, there = _read(one.name), _read(other.name)
    if one.name == other.name:
        return 1.0, "same name"
    if sorted(here.words) == sorted(there.words) and here.words:
        return (1.0, "letters") if here.words == there.words else (0.95, "order")
    if here.short and here.short == there.short and (here.is_short or there.is_short):
        return 0.85, "short"
    few, many = sorted((here.words, there.words), key=lambda words: (len(words), words))
    return _spelt(few, many)


def _spelt(few: tuple[str, ...], many: tuple[str, ...]) -> tuple[float, Reason]:
    if not few:
        return 0.0, "spelling"
    free, sure = list(many), []
    for word in few:
        close, best = max(((ratio(word, there) / 100, there) for there in free), default=(0.0, ""))
        if close < (0.8 if len(few) > 1 else 0.83) or (close < 1 and len(word) < 4):
            return 0.0, "spelling"
        free.remove(best)
        sure.append(close)
    if free and len(few) < 2:
        return 0.0, "part"
    score = sum(sure) / len(sure) - 0.1 * min(len(free), 4)
    return (0.95 * score, "spelling") if not free else (0.95 * score, "part")


@lru_cache(maxsize=20_000)
def _read(name: str) -> _Read:
    found = _SHORT.search(name)
    said = next((part for part in found.groups() if part), "") if found else ""
    rest = name.replace(found.group(0), " ") if found and said else name
    written = [_SAME_WORD.get(word, word) for word in plain(rest).replace(".", "").split()]
    telling = [word for word in written if word not in _SILENT]
    own = [word for word in telling if word not in _CITY] or telling
    only = len(telling) == 1 and rest.strip().isupper() and 2 < len(telling[0]) < 9
    made = "".join(word[0] for word in telling) if len(telling) > 2 else ""
    return _Read(tuple(own), telling[0] if only else plain(said).replace(" ", "") or made, only)


@lru_cache(maxsize=20_000)
def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def pairs(everything: Iterable[Facts], apart: frozenset[tuple[int, int]] = frozenset()) -> list[Pair]:
    """Those that may be the same, the surest first. `apart` are pairs (smaller id first) known not to be."""
    known = {facts.id: facts for facts in everything}
    found = []
    for one, other in _candidates(known.values()):
        if (one, other) not in apart and (alike := likeness(known[one], known[other])).score >= WORTH_SHOWING:
            found.append(Pair(one, other, alike))
    return sorted(found, key=lambda pair: (-pair.likeness.score, pair.one, pair.other))


def like(something: Facts, everything: Iterable[Facts]) -> list[Pair]:
    """Which of them may be this one, that may be new: `other` of each pair is theirs."""
    found = [Pair(something.id, facts.id, alike) for facts in everything if facts.id != something.id
             and (alike := likeness(something, facts)).score >= WORTH_SHOWING]
    return sorted(found, key=lambda pair: (-pair.likeness.score, pair.other))


def _candidates(everything: Iterable[Facts]) -> set[tuple[int, int]]:
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for facts in everything:
        for key in set(_keys(facts)):
            blocks[key].append(facts.id)
    # A key that many share ("@facebook.com", "network of cities") tells nothing.
    return {(min(pair), max(pair)) for block in blocks.values() if len(block) <= MOST_IN_A_BLOCK
            for pair in combinations(block, 2)}


def _keys(facts: Facts) -> Iterator[str]:
    """Beginnings, for endings are what is spelt in several ways: "Geneva", "Genève"."""
    read = _read(facts.name)
    if read.short:
        yield f"={read.short}"
    if site := _site(facts.url):
        yield f"@{site}"
    words = sorted({word[:4] for word in read.words})
    if len(words) == 1:
        yield words[0]
    yield from (f"{one}|{other}" for one, other in combinations(words, 2))
