"""A row for each person in each session."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..plans.outcomes import Thing
from ..plans.seats import joined
from ..values.plain import is_unknown, plain

_PLAIN = re.compile(r"[\w.-]+(?: [\w.-]+)?")


def rows(sessions: Sequence[Thing], people: Mapping[int, Thing]) -> Iterator[dict[str, str]]:
    codes = Counter(plain(session.texts["code"]) for session in sessions)
    addresses = {session.texts["id"] for session in sessions}
    for session in sessions:
        code, name = session.texts["code"], session.texts["id"]
        if codes[plain(code)] == 1 and plain(code) not in addresses - {name} and _is_plain(code):
            name = code
        for seat in session.values["people"]:
            person = people[int(seat.person.removeprefix("have:"))]
            yield {"sessions": name, "role": seat.role, "position": seat.position, "country": seat.country,
                   "organisation": joined(seat.organisations),
                   **{field: person.texts[field] for field in ("id", "name", "email", "phone")}}


def _is_plain(code: str) -> bool:
    """Whether no reader would take it apart, or for nothing."""
    return bool(_PLAIN.fullmatch(code)) and not is_unknown(code)
