"""Which clashes are asked for, and what could be: filters live in the address."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from flask import request

from eventsys.agenda.clashes import telling
from eventsys.agenda.clashes.rules.values import RULES, Clash, Slot
from eventsys.kit.i18n import gettext as _

LONGEST = 200  # characters
NO_DAY = "none"


@dataclass(frozen=True)
class Wanted:
    """As asked for; "" is all."""

    q: str = ""
    rule: str = ""
    day: str = ""  # 2027-09-14, or NO_DAY
    person: str = ""
    room: str = ""
    session: str = ""

    @property
    def is_all(self) -> bool:
        return not any(self.as_dict().values())

    def as_dict(self) -> dict[str, str]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def address(self, **others: Any) -> str:
        """The end of an address that asks for the same."""
        return "?" + urlencode({name: value for name, value in {**self.as_dict(), **others}.items() if value})

    def takes(self, clash: Clash) -> bool:
        return (self.rule in ("", clash.rule)
                and self.day in ("", *(_day(side) for side in clash.sides))
                and self.person in ("", *(str(person.id) for person in clash.people))
                and self.room in ("", *(side.room for side in clash.sides if not side.foreign))
                and self.session in ("", *(str(side.session) for side in clash.sides))
                and all(word in _text(clash) for word in self.q.casefold().split()))


def wanted() -> Wanted:
    return Wanted(**{field.name: request.args.get(field.name, "").strip()[:LONGEST] for field in fields(Wanted)})


def page_number() -> int:
    asked = request.args.get("page", "1")
    return max(int(asked), 1) if asked.isdecimal() and len(asked) < 6 else 1


def _day(slot: Slot) -> str:
    return slot.day.isoformat() if slot.day else NO_DAY


def _text(clash: Clash) -> str:
    """What is searched: sessions with their codes, and people."""
    sides = (word for side in clash.sides for word in (side.title, side.code))
    return " ".join((*sides, *(person.name for person in clash.people))).casefold()


Choices = list[tuple[str, str]]


def choices(clashes: Iterable[Clash]) -> dict[str, Choices]:
    """By the name of a filter: value and words of what would show something."""
    found = list(clashes)
    own = [side for clash in found for side in clash.sides if not side.foreign]
    counts = Counter(clash.rule for clash in found)
    days = {_day(side): telling.day_words(side.day) if side.day else _("No time yet") for side in own}
    return {
        "rule": [(rule, f"{telling.rule_words(rule)} ({counts[rule]})") for rule in RULES if counts[rule]],
        "day": sorted(days.items()),
        "person": _by_words({str(person.id): person.name for clash in found for person in clash.people}),
        "room": _by_words({side.room: side.place for side in own if side.room}),
    }


def _by_words(known: dict[str, str]) -> Choices:
    return sorted(known.items(), key=lambda entry: entry[1].casefold())
