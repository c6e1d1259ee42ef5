"""What all readers of cells begin with."""

import unicodedata
from functools import lru_cache

from eventsys.outputs.folding import fold

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－〜", "-") | {"⁄": "/", "’": "'", "‘": "'", "′": "'"})
# What people write where they do not know yet, or where there is nothing to say.
_UNKNOWN = {"", "-", "--", "---", "?", "??", "???", "*", "/", ".", "...", "tbc", "tba", "tbd", "t.b.c.", "t.b.a.",
            "t.b.d.", "tbc.", "tba.", "n/a", "na", "n.a.", "nn", "n.n.", "n. n.", "to be confirmed",
            "to be announced", "to be decided", "to be determined", "unknown", "none", "open", "pending", "offen",
            "unbekannt", "noch offen", "wird noch bekannt gegeben", "a confirmer", "a definir", "a preciser",
            "inconnu", "por confirmar", "por definir", "a confirmar", "da confermare", "da definire", "xx", "xxx",
            "уточняется", "не известно", "يحدد لاحقا", "待定", "未定", "미정"}


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """One line, digits of every script as ours, dashes as one, lower case without accents."""
    if text.isascii():
        return " ".join(text.lower().split())
    spelt = unicodedata.normalize("NFKC", text).translate(_DASHES)
    folded = fold("".join(_digit(c) for c in spelt))
    return " ".join(unicodedata.normalize("NFC", folded).split())  # Korean syllables were taken apart


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def is_unknown(text: str) -> bool:
    """Whether the cell says no more than that nobody knows yet."""
    found = plain(text).strip(" ()[]!")
    return found in _UNKNOWN


def quoted(text: str) -> str:
    """For a sentence about the cell."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
