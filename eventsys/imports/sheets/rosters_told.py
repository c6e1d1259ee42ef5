"""A row for each person in each session."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from .plans.outcomes import Thing
from .plans.seats import joined
from .values.plain import plain


def roster_rows(sessions: Sequence[Thing], people: Mapping[int, Thing]) -> Iterator[dict[str, str]]:
    codes = Counter(plain(session.texts["code"]) for session in sessions)
    for session in sessions:
        code = session.texts["code"]
        name = code if code and codes[plain(code)] == 1 and "," not in code else session.texts["id"]
        for seat in session.values["people"]:
            person = people[int(seat.person.removeprefix("have:"))]
            yield {"sessions": name, "role": seat.role, "position": seat.position, "country": seat.country,
                   "organisation": joined(seat.organisations),
                   **{field: person.texts[field] for field in ("id", "name", "email", "phone")}}
