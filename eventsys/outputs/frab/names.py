"""Names, codes and numbers that the schedule schemas accept; the same on every run and every machine.

An original that fits stays as it is. Another is replaced by one made from a hash of the uid or key it
belongs to, so that it stays the same from edition to edition.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from itertools import count
from re import Pattern
from uuid import NAMESPACE_URL, uuid5

from eventsys.programme.structs import Session

UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
NAMESPACE = uuid5(NAMESPACE_URL, "urn:eventsys:schedule")
# Rooms that are none. A reader of our files knows them by these, whatever name they go by.
ALL_ROOMS = str(uuid5(NAMESPACE, "all rooms"))
NO_ROOM = str(uuid5(NAMESPACE, "no room"))
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST = 2**31 - 1  # readers keep ids in 32 signed bits

Given = Iterable[tuple[str, str]]  # (what it belongs to, original)
Make = Callable[[str, str, int], str]  # (what it belongs to, original, attempt) to a name


def fitted(given: Given, pattern: Pattern[str], make: Make) -> dict[str, str]:
    """A name of the pattern for each, no two the same; of equal originals the first by key keeps it."""
    ordered, names = sorted(given), dict[str, str]()
    taken: set[str] = set()
    for key, original in ordered:
        if pattern.fullmatch(original) and original not in taken:
            names[key] = original
            taken.add(original)
    for key, original in ordered:
        if key not in names:
            tried = (make(key, original, attempt) for attempt in count())
            names[key] = next(name for name in tried if name not in taken)
            taken.add(names[key])
    return names


def guid_of(uid: str, guid: str = "") -> str:
    """The guid that a session with this uid goes by in a schedule file."""
    return guid if UUID.fullmatch(guid) else made_guid(uid, guid)


def made_guid(key: str, original: str = "", attempt: int = 0) -> str:
    return str(uuid5(NAMESPACE, "\n".join([key, original, *["again"] * attempt])))


def made_code(guid: str, original: str = "", attempt: int = 0) -> str:
    """Six capital letters and digits, as a code in schedule.xml has to be.

    Made from the guid in the file alone, so that a reader can tell it from a reference code.
    """
    number = _hash(guid, "", attempt)
    return "".join(_LETTERS[number // 36**place % 36] for place in range(6))


def is_made_code(code: str, guid: str) -> bool:
    """Whether a file of ours gives this code only because the schema refuses the real one."""
    return any(code == made_code(guid, attempt=attempt) for attempt in range(3))


def made_number(key: str, original: str = "", attempt: int = 0) -> str:
    """A positive integer, in digits."""
    return str(_hash(key, original, attempt) % _MOST + 1)


def short(key: str, original: str = "", attempt: int = 0) -> str:
    return f"{_hash(key, original, attempt):x}"[:8]


def _hash(key: str, original: str, attempt: int) -> int:
    told = "\n".join([key, original, *["again"] * attempt])
    return int.from_bytes(hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()[:10])


def squeezed(text: str, other: str = "-") -> str:
    """Lower-case ASCII letters and digits; what lies between becomes `other`."""
    return re.sub(r"[^a-z0-9]+", other, text.lower()).strip(other)


def slug_maker(prefix: str) -> Make:
    """Slugs as in schedule.xml: an acronym of four letters or more, a hyphen, four letters or more."""
    def make(key: str, original: str, attempt: int) -> str:
        return "-".join(filter(None, [prefix, squeezed(original), short(key, original, attempt)]))
    return make


def acronym(given: Iterable[str], pattern: Pattern[str]) -> str:
    """The first of the given that fits, or else the first that can be made to."""
    tried = [form for text in given for form in (text, squeezed(text, "_").ljust(4, "_"))]
    return next(text for text in (*tried, "event") if text.strip("_") and pattern.fullmatch(text))


def session_numbers(sessions: Iterable[Session]) -> dict[str, str]:
    """uid to a number; a reference code that is one is kept."""
    return fitted(((s.uid, s.code) for s in sessions), re.compile(r"[1-9][0-9]{0,8}"), made_number)
