"""What the rows of a sheet name: people, rooms, kinds, tracks and the like, each once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ..columns.fields import SheetKind
from ..people.mentions import Mention, is_doubtful
from ..rows.entries import Entry
from ..values.plain import plain

Group = Literal["people", "rooms", "kinds", "tracks", "parts", "venues", "sponsors", "tiers"]
GROUPS: dict[SheetKind, tuple[Group, ...]] = {
    "sessions": ("people", "rooms", "kinds", "tracks", "parts"), "people": ("people",), "rosters": ("people",),
    "rooms": ("rooms", "venues"), "sponsors": ("sponsors", "tiers"), "registrations": ()}
_OF_FIELD: dict[SheetKind, dict[str, Group]] = {
    "sessions": {"room": "rooms", "kind": "kinds", "track": "tracks", "part": "parts"}, "people": {}, "rosters": {},
    "rooms": {"name": "rooms", "venue": "venues"}, "sponsors": {"name": "sponsors", "tier": "tiers"},
    "registrations": {}}


class Wish(Struct, frozen=True):
    """Something that rows name. `key` is the same however it is capitalised."""

    group: Group
    key: str
    written: str
    rows: tuple[int, ...]
    mention: Mention | None = None  # of people, with what any row says
    email: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether it may be no person at all."""
        return self.mention is not None and is_doubtful(self.mention.name.name)


def key_of(text: str) -> str:
    return plain(text)


def person_key(met: Mention, email: str = "") -> str:
    """Two with one name and different addresses are told apart."""
    return f"{plain(met.name.name)}|{email.casefold()}" if email else plain(met.name.name)


def wishes(entries: Iterable[Entry], kind: SheetKind, known: Mapping[int, Mapping[str, str]]) -> list[Wish]:
    """In the order of first mention.

    `known` are the texts of what a row is known to be, by the row's number: cells that say the same name nothing new.
    """
    found: dict[tuple[Group, str], Wish] = {}
    for entry in entries:
        for wish in _of_entry(entry, kind, known.get(entry.number, {})):
            before = found.get((wish.group, wish.key))
            found[wish.group, wish.key] = _more(before, wish) if before else wish
    return list(found.values())


def _of_entry(entry: Entry, kind: SheetKind, known: Mapping[str, str]) -> Iterator[Wish]:
    for field, group in _OF_FIELD[kind].items():
        text = entry.facts.get(field)
        is_known = known.get(field) == entry.told.get(field) or (field == "name" and known)
        if text and text != "*" and not is_known:
            yield Wish(group, key_of(text), text, (entry.number,))
    if known and (kind != "sessions" or known.get("people") == entry.told.get("people")):
        return
    for met in people_of(entry):
        email = entry.facts.get("email", "")
        if met.name.name:
            yield Wish("people", person_key(met, email), met.name.name, (entry.number,), met, email)


def people_of(entry: Entry) -> Sequence[Mention]:
    named = entry.facts.get("person")
    return (named,) if named else entry.facts.get("people", ())


def _more(known: Wish, wish: Wish) -> Wish:
    rows = known.rows if known.rows[-1] == wish.rows[0] else known.rows + wish.rows
    if known.mention is None or wish.mention is None:
        return replace(known, rows=rows)
    one, other = known.mention, wish.mention
    name = replace(one.name, honorific=one.name.honorific or other.name.honorific,
                   sort_name=one.name.sort_name or other.name.sort_name)
    return replace(known, rows=rows, mention=replace(
        one, name=name, position=one.position or other.position, country=one.country or other.country,
        organisations=one.organisations or other.organisations))
