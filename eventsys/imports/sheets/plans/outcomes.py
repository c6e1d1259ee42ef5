"""What becomes of each row, in words, and what is to be written for it."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec
from msgspec import Struct

from ..matching.options import OUT, Match
from ..matching.wishes import Group, Wish

State = Literal["new", "changed", "unchanged", "refused", "left out"]
STATES: tuple[State, ...] = ("new", "changed", "unchanged", "refused", "left out")


class Diff(Struct, frozen=True, array_like=True):
    """A field in words; before and after as they are told."""

    field: str
    before: str
    after: str


class Outcome(Struct, frozen=True):
    number: int  # of the row, as the program counts
    what: str
    state: State
    why: str = ""  # by what it was found, or why it is refused
    diffs: tuple[Diff, ...] = ()
    remarks: tuple[str, ...] = ()
    is_soft: bool = False  # refused for cells that cannot be read: the rest of the row could be taken


class Thing(Struct, frozen=True):
    """A row of the draft as sheets see it: as values, and as the texts that a template has."""

    id: int
    what: str
    values: dict[str, Any]
    texts: dict[str, str] = {}


@dataclass
class Write:
    number: int
    thing: int  # its number in the draft; 0: it is new
    values: dict[str, Any]


class Target(Struct, frozen=True):
    """What a name of the sheet means: "have" or "new", and which."""

    how: Literal["have", "new"]
    id: str

    @property
    def ref(self) -> str:
        return f"{self.how}:{self.id}"


@dataclass
class Plan:
    outcomes: list[Outcome] = field(default_factory=list)
    writes: list[Write] = field(default_factory=list)
    makes: dict[Group, list[Wish]] = field(default_factory=dict)  # names that are new, and used

    def counts(self) -> dict[State, int]:
        found = Counter(outcome.state for outcome in self.outcomes)
        return {state: found[state] for state in STATES}

    def digest(self) -> str:
        """The same as long as the same is going to be written."""
        made = {group: [wish.written for wish in wishes] for group, wishes in self.makes.items()}
        return hashlib.sha256(msgspec.json.encode([self.outcomes, made])).hexdigest()


@dataclass(frozen=True)
class Choices:
    """The organiser's, beside which name is which."""

    loose: bool = False  # take rows without the cells that cannot be read
    left_out: frozenset[int] = frozenset()  # numbers of rows


class Targets:
    """What the names of a sheet mean; remembers which new ones were asked for."""

    def __init__(self, matches: Sequence[Match]) -> None:
        self.by_key = {(match.wish.group, match.wish.key): match for match in matches}
        self.used: dict[tuple[Group, str], Wish] = {}

    def of(self, group: Group, key: str) -> Target | None:
        """None where the organiser leaves it out."""
        match = self.by_key.get((group, key))
        if match is not None and match.choice.startswith("as:"):
            match = self.by_key.get((group, match.choice.removeprefix("as:")))
        if match is None or match.choice == OUT:
            return None
        how, _colon, what = match.choice.partition(":")
        return Target("have", what) if how == "have" else Target("new", match.wish.key)

    def use(self, target: Target, group: Group) -> None:
        if target.how == "new":
            self.used[group, target.id] = self.by_key[group, target.id].wish

    def made(self) -> dict[Group, list[Wish]]:
        found: dict[Group, list[Wish]] = {}
        for (group, _key), wish in self.used.items():
            found.setdefault(group, []).append(wish)
        return found


def says_otherwise(told: Mapping[str, str], thing: Thing | None, *fields: str) -> bool:
    """Whether a cell is another than a template's for what the draft has: what comes back as it went says nothing."""
    said = [name for name in fields if name in told]
    return bool(said) and (thing is None or any(told[name] != thing.texts.get(name, "") for name in said))
