"""Whom somebody means who types a name, a city, a country or an address, in any script. Pure."""

from collections.abc import Sequence

from msgspec import Struct

from .names import Word, plain, word_of, words_of


class Asked(Struct, frozen=True):
    """A word that was typed."""

    text: str  # in ASCII
    word: Word


def asked(query: str) -> list[Asked]:
    return [Asked(text, word_of(part)) for part in query.split() if (text := plain(part))]


def is_meant(words: Sequence[Asked], name: str, around: str = "") -> bool:
    """Whether each word is part of the name, or of what stands around it, or sounds like it in another script."""
    text = f"{plain(name)} {plain(around)}"
    return all(word.text in text or _is_heard(word.word, name) for word in words)


def _is_heard(word: Word, name: str) -> bool:
    return len(word.sound) > 1 and any(
        there.script != word.script and there.sound.startswith(word.sound) for there in words_of(name))


def nearness(words: Sequence[Asked], name: str) -> tuple[int, str]:
    """For sorting suggestions: names that begin as typed come first, then those with a word that does."""
    text = plain(name)
    if not words or text.startswith(words[0].text):
        return 0, text
    return (1, text) if f" {words[0].text}" in f" {text}" else (2, text)
