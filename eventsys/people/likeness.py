"""Who may be the same person, how surely, and why: pure. Facts in, proposals out; nothing is decided here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, permutations
from typing import Final, Literal

from msgspec import Struct
from rapidfuzz.fuzz import ratio

from .names import Word, words_of

Reason = Literal["email", "same name", "order", "letters", "script", "spelling", "initial", "part",
                 "organisation", "country", "other country", "other name", "short", "address"]
LIKELY: Final = 0.75
WORTH_SHOWING: Final = 0.62
BLOCK: Final = 60  # people with one key that are all compared; in a larger block each with its neighbours
NEIGHBOURS: Final = 12
_VOWELS = {**dict.fromkeys("ae", "a"), **dict.fromkeys("iy", "i"), **dict.fromkeys("ouw", "o")}


class Facts(Struct, frozen=True):
    """What is known of somebody, as far as it helps to tell people apart."""

    id: int
    name: str
    email: str = ""
    country: str = ""  # ISO 3166-1 alpha-2
    organisations: frozenset[str] = frozenset()  # names


class Likeness(Struct, frozen=True):
    score: float  # 0 to 1
    reasons: tuple[Reason, ...]  # the strongest first; those against come last

    @property
    def is_likely(self) -> bool:
        return self.score >= LIKELY


class Pair(Struct, frozen=True):
    one: int  # the smaller id
    other: int
    likeness: Likeness


_UNLIKE = Likeness(0.0, ())
_OTHER_NAME: Final[tuple[Reason, ...]] = ("other name",)


def likeness(one: Facts, other: Facts) -> Likeness:
    """How surely they are one, symmetric."""
    score, reasons = _names(one.name, other.name)
    same_mail = bool(one.email) and one.email.casefold() == other.email.casefold()
    if same_mail:
        return Likeness(round(0.7 + 0.3 * score, 3), ("email", *(reasons or _OTHER_NAME)))
    if not score:
        return _UNLIKE
    weight, around = _surroundings(one, other)
    return Likeness(round(min(1.0, max(0.0, 0.9 * score + weight)), 3), (*reasons, *around))


def _surroundings(one: Facts, other: Facts) -> tuple[float, tuple[Reason, ...]]:
    weight = 0.0
    reasons: list[Reason] = []
    if one.organisations & other.organisations:
        weight, reasons = 0.1, ["organisation"]
    if one.country and other.country:
        weight += 0.04 if one.country == other.country else -0.12
        reasons.append("country" if one.country == other.country else "other country")
    if one.email and other.email:
        weight -= 0.03
    return weight, tuple(reasons)


def _names(one: str, other: str) -> tuple[float, tuple[Reason, ...]]:
    """0 where a word of the shorter name has no counterpart in the longer."""
    few, many = sorted((words_of(one), words_of(other)), key=lambda words: (len(words), [word.text for word in words]))
    if not few:
        return 0.0, ()
    alike, left, free = _paired(few, many)
    if left and (len(left) == len(free) or _run_together(left) != _run_together(free)):
        return 0.0, ()
    alike += [(0.95, "spelling")] if left else []
    extra = 0 if left else len(many) - len(few)
    score = sum(sure for sure, _how in alike) / len(alike) - 0.06 * min(extra, 3)
    if len(few) == 1 < len(many) and not left:
        score = min(score, 0.45)  # one word of a name says little
    return score, _told(one, other, few, many, {how for _sure, how in alike}, extra)


def _paired(few: Sequence[Word], many: Sequence[Word]) -> tuple[list[tuple[float, str]], list[Word], list[Word]]:
    """The best counterparts, and the words of each that are left over."""
    free, left, alike = list(many), [], []
    for word in sorted(few, key=lambda word: -len(word.text)):
        sure, how, best = max(((*_compared(word, there), there) for there in free), key=lambda found: found[0],
                              default=(0.0, "", None))
        if best is None or not sure:
            left.append(word)
        else:
            free.remove(best)
            alike.append((sure, how))
    return alike, [word for word in few if word in left], free


def _run_together(words: Sequence[Word]) -> str:
    """ "Xiao Ming" as "Xiaoming", "Abd Allah" as "Abdallah"; by sound, for scripts may differ."""
    return "".join(word.sound for word in words)


def _compared(one: Word, other: Word) -> tuple[float, str]:
    if one.text == other.text:
        return 1.0, "same"
    if one.is_initial or other.is_initial:
        return (0.6, "initial") if one.text[0] == other.text[0] else (0.0, "")
    close = ratio(one.text, other.text) / 100
    if one.script != other.script:
        return (0.88, "script") if _heard_alike(one, other, close) else (0.0, "")
    if close >= 0.8 and min(len(one.text), len(other.text)) > 3 and _end(one) == _end(other):
        return 0.95 * close, "spelling"
    spelt = len(one.sound) > 1 and one.sound == other.sound and close >= 0.6
    return (0.85, "spelling") if spelt and _vowels(one) == _vowels(other) else (0.0, "")


def _heard_alike(one: Word, other: Word, close: float) -> bool:
    """Across scripts. Those with all their vowels are transliterated in several habits."""
    if one.sound and one.sound == other.sound:
        return True
    with_vowels = "other" in (one.script, other.script)
    return with_vowels and close >= 0.65 and one.text[0] == other.text[0]


def _vowels(word: Word) -> tuple[str, str]:
    """The first and a last one, roughly: alike in "Youssef" and "Yusuf", unlike in "Hassan" and "Hussein"."""
    return next((_VOWELS[letter] for letter in word.text[1:] if letter in _VOWELS), ""), _end(word)


def _end(word: Word) -> str:
    """Its vowel, where it ends in one: "Maria" is not "Mario"."""
    return _VOWELS.get(word.text[-1], "")


def _told(one: str, other: str, few: Sequence[Word], many: Sequence[Word], how: set[str],
          extra: int) -> tuple[Reason, ...]:
    if one == other:
        return ("same name",)
    reasons: list[Reason] = []
    if {word.script for word in few} != {word.script for word in many}:
        reasons.append("script")
    elif "spelling" in how:
        reasons.append("spelling")
    elif how == {"same"} and not extra:
        in_order = [word.text for word in few] == [word.text for word in many]
        reasons.append("letters" if in_order else "order")
    reasons += ["initial"] if "initial" in how else []
    reasons += ["part"] if extra else []
    return tuple(reasons) or ("part",)


def pairs(everyone: Iterable[Facts], apart: frozenset[tuple[int, int]] = frozenset()) -> list[Pair]:
    """Those who may be the same, the surest first. `apart` are pairs (smaller id first) known not to be."""
    people = {facts.id: facts for facts in everyone}
    found = []
    for one, other in _candidates(people.values()):
        if (one, other) not in apart and (alike := likeness(people[one], people[other])).score >= WORTH_SHOWING:
            found.append(Pair(one, other, alike))
    return sorted(found, key=lambda pair: (-pair.likeness.score, pair.one, pair.other))


def like(somebody: Facts, everyone: Iterable[Facts]) -> list[Pair]:
    """Who of them may be this person, who may be new: `other` of each pair is theirs."""
    keys = set(keys_of(somebody))
    found = [Pair(somebody.id, facts.id, alike) for facts in everyone
             if not keys.isdisjoint(keys_of(facts)) and facts.id != somebody.id
             and (alike := likeness(somebody, facts)).score >= WORTH_SHOWING]
    return sorted(found, key=lambda pair: (-pair.likeness.score, pair.other))


def _candidates(people: Iterable[Facts]) -> set[tuple[int, int]]:
    """Pairs that have a key in common: in proportion to the people, not to their square."""
    blocks: defaultdict[str, list[Facts]] = defaultdict(list)
    for facts in people:
        for key in set(keys_of(facts)):
            blocks[key].append(facts)
    return {(min(one.id, other.id), max(one.id, other.id))
            for block in blocks.values() for one, other in _within(block)}


def _within(block: list[Facts]) -> Iterator[tuple[Facts, Facts]]:
    if len(block) == 2:
        yield from pairwise(block)
        return
    reach = len(block) if len(block) <= BLOCK else NEIGHBOURS
    ordered = block if len(block) <= BLOCK else sorted(block, key=_sorted_words)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1:place + 1 + reach]:
            yield one, other


def _sorted_words(facts: Facts) -> tuple[list[str], int]:
    return sorted(word.sound for word in words_of(facts.name)), facts.id


def keys_of(facts: Facts) -> Iterator[str]:
    """Two who may be one have a key in common: an address, or one word's sound and another's beginning."""
    if facts.email:
        yield f"@{facts.email.casefold()}"
    words = words_of(facts.name)
    if len(words) == 1:
        yield f"1{words[0].sound}"
    for one, other in permutations(words, 2):
        if not one.is_initial:
            yield from (f"{one.sound or one.text}|{start}" for start in {other.text[:1], other.sound[:1]})
