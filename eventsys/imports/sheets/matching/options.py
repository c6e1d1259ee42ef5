"""For each name in a sheet what it may mean, the likeliest first, and which of them is proposed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from eventsys.kit.i18n import gettext as _
from eventsys.people.likeness import Facts, Likeness, Reason, keys_of, likeness

from .alike import ENOUGH, alike
from .reasons import reasons
from .wishes import Group, Wish

NEW, OUT = "new", "out"
_SHOWN = 6  # options beside new and out
_FEW = 60
_WORTH_SHOWING = 0.5
_SAME: frozenset[Reason] = frozenset({"same name", "letters"})
_VAGUE: frozenset[Reason] = frozenset({"spelling", "initial", "part", "short"})


class Option(Struct, frozen=True):
    """`value` is "have:<id>" of something there, or "as:<key>" of another name in the same sheet."""

    value: str
    words: str
    detail: str = ""
    score: float = 0.0
    why: str = ""
    is_same_name: bool = False  # whatever else speaks against it
    is_vague: bool = False  # alike, and no more: it is shown, and never chosen before the organiser does


class Match(Struct, frozen=True):
    wish: Wish
    options: tuple[Option, ...]
    choice: str  # value of an option, NEW or OUT
    is_worth_a_look: bool

    @property
    def why(self) -> str:
        return next((option.why for option in self.options if option.value == self.choice), "")


class There(Struct, frozen=True):
    """Something that the event, or the directory, has."""

    id: str
    words: str
    detail: str = ""
    facts: Facts | None = None  # of people


def matches(wishes: Sequence[Wish], there: Mapping[Group, Sequence[There]], decided: Mapping[str, Mapping[str, str]]
            ) -> list[Match]:
    """`decided` holds the organiser's choices by group and key; the others are proposed."""
    by_group: dict[Group, list[Wish]] = defaultdict(list)
    for wish in wishes:
        by_group[wish.group].append(wish)
    return [match for group, named in by_group.items()
            for match in _of_group(group, named, there.get(group, ()), decided.get(group, {}))]


def _of_group(group: Group, named: Sequence[Wish], there: Sequence[There], decided: Mapping[str, str]) -> list[Match]:
    have = _People(there) if group == "people" else _Names(there)
    met = _People(()) if group == "people" else _Names(())
    found: list[Match] = []
    for wish in named:
        options = [*have.like(wish), *met.like(wish)]
        options.sort(key=lambda option: -option.score)
        match = _match(group, wish, (*options[:_SHOWN], *_others(group, there, options)))
        if (choice := decided.get(wish.key)) and _is_possible(choice, have, found):
            match = Match(wish, match.options, choice, False)
        if match.choice == NEW:
            met.add(_as_there(wish))
        found.append(match)
    return found


def _others(group: Group, there: Sequence[There], near: Sequence[Option]) -> list[Option]:
    """Of rooms and the like there are so few that each can be chosen."""
    if group in ("people", "sponsors") or len(there) > _FEW:
        return []
    listed = {option.value for option in near}
    return [option for one in there if (option := _option(one, 0.0, "")).value not in listed]


def _is_possible(choice: str, have: "_Names", before: Sequence[Match]) -> bool:
    """What was chosen may be gone, and a name can only stand for one that came before it."""
    how, _colon, what = choice.partition(":")
    earlier = how == "as" and any(match.wish.key == what and not match.choice.startswith("as:") for match in before)
    return choice in (NEW, OUT) or (how == "have" and what in have.ids) or earlier


def _match(group: Group, wish: Wish, options: tuple[Option, ...]) -> Match:
    best = options[0] if options else None
    if best is not None and not best.is_vague and (best.score >= ENOUGH or best.is_same_name):
        return Match(wish, options, best.value, best.score < 1)
    if group == "parts":
        return Match(wish, options, OUT, True)  # parts are made by hand: they have dates and a place
    return Match(wish, options, NEW, wish.is_doubtful or bool(best and best.score))


def _as_there(wish: Wish) -> There:
    facts = _facts(wish) if wish.mention else None
    return There(f"as:{wish.key}", wish.written, _("row %(row)s of this file", row=wish.rows[0]), facts)


class _Names:
    def __init__(self, there: Sequence[There]) -> None:
        self.ids: dict[str, There] = {}
        for one in there:
            self.add(one)

    def add(self, one: There) -> None:
        self.ids[one.id] = one

    def like(self, wish: Wish) -> list[Option]:
        found = [(one, *alike(wish.written, one.words)) for one in self.ids.values()]
        return [_option(one, score, why) for one, score, why in found if score]


class _People(_Names):
    """By the keys that two who may be one have in common, so that a thousand are not compared with a thousand."""

    def __init__(self, there: Sequence[There]) -> None:
        self.by_key: dict[str, list[There]] = defaultdict(list)
        super().__init__(there)

    def add(self, one: There) -> None:
        super().add(one)
        if one.facts:
            for key in set(keys_of(one.facts)):
                self.by_key[key].append(one)

    def like(self, wish: Wish) -> list[Option]:
        facts = _facts(wish)
        near = {one.id: one for key in keys_of(facts) for one in self.by_key.get(key, ())}
        found = [(one, self._likeness(facts, one.facts)) for one in near.values() if one.facts]
        return [_option(one, alike.score, reasons(alike.reasons), not _SAME.isdisjoint(alike.reasons),
                        "email" not in alike.reasons and not _VAGUE.isdisjoint(alike.reasons))
                for one, alike in found if alike.score >= _WORTH_SHOWING]

    @staticmethod
    def _likeness(one: Facts, other: Facts) -> Likeness:
        """The very name, and nothing that speaks against it, is as sure as a sheet can be."""
        found = likeness(one, other)
        against = {"other country"} & set(found.reasons) or (one.email and other.email and "email" not in found.reasons)
        sure = "same name" in found.reasons or {"email", "letters"} <= set(found.reasons)
        return Likeness(1.0, found.reasons) if sure and not against else Likeness(min(found.score, 0.99), found.reasons)


def _facts(wish: Wish) -> Facts:
    assert wish.mention, "people are met as mentions"
    return Facts(0, wish.mention.name.name, wish.email, wish.mention.country, frozenset(wish.mention.organisations))


def _option(one: There, score: float, why: str, is_same_name: bool = False, is_vague: bool = False) -> Option:
    value = one.id if one.id.startswith("as:") else f"have:{one.id}"
    return Option(value, one.words, one.detail, round(score, 2), why, is_same_name, is_vague)
