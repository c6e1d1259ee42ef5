"""Texts as a reader types them: without case, accents, vowel signs and letter forms, in any script."""

import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart, but that people type apart.
_APART = str.maketrans({
    "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ŋ": "n",
    "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ـ": "", "’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-",
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "",
})


def fold(text: str) -> str:
    """Lower case, without accents; as many characters as it takes, so positions do not carry over."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_APART))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def spans(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the folded words stand in the text as it is: starts and ends, in order, none overlapping."""
    folded, places = [], []
    for place, letter in enumerate(text):
        for part in fold_letter(letter):
            folded.append(part)
            places.append(place)
    line = "".join(folded)
    found = []
    for word in words:
        at = line.find(word) if word else -1
        while at >= 0:
            found.append((places[at], _end(text, places[at + len(word) - 1])))
            at = line.find(word, at + len(word))
    return _merged(sorted(found))


@lru_cache(maxsize=4096)
def fold_letter(letter: str) -> str:
    return fold(letter)


def _end(text: str, last: int) -> int:
    end = last + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
