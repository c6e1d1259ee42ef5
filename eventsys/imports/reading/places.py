"""Rooms, tracks and kinds of a file: by name, as most files know them, in order of first mention."""

from collections.abc import Iterable
from typing import Any

from eventsys.kit.slugs import slugify, unused
from eventsys.outputs.frab.names import ALL_ROOMS, NO_ROOM
from eventsys.programme.structs import Kind, Room, Track

from . import words
from .raw import Facts
from .tree import Said

ONLINE = {"online", "bbb"}
NAMED = frozenset({"name"})


class Rooms:
    def __init__(self, listed: Iterable[Facts], ours: bool) -> None:
        self.ours = ours
        self.said: dict[str, Said[Room]] = {}
        self.by_name: dict[str, str] = {}
        self.none_of_them: dict[str, str] = {}  # name to ALL_ROOMS or NO_ROOM, in our own files
        for facts in listed:
            name, guid = words.line(facts.get("name")), words.mark(facts.get("guid"))
            if ours and guid in (ALL_ROOMS, NO_ROOM):
                self.none_of_them[name] = guid
            elif name:
                self._add(name, facts)

    def key(self, name: str) -> str:
        return self.by_name.get(name) or self._add(name, {}) if name else ""

    def everywhere(self, name: str) -> bool:
        """Whether the name stands for all rooms at once."""
        return self.none_of_them.get(name) == ALL_ROOMS

    def _add(self, name: str, facts: Facts) -> str:
        if name in self.by_name:
            return self.by_name[name]
        key = unused(slugify(words.line(facts.get("slug")) or name), self.said, "room")
        says: dict[str, Any] = {"name": name}
        if capacity := _seats(facts.get("capacity")):
            says["capacity"] = capacity
        online = words.line(facts.get("type")).lower() in ONLINE
        if online or (self.ours and "slug" in facts):
            says |= {"online": online, "url": words.address(facts.get("url"))}
        marks = tuple((scheme, found) for scheme in ("guid", "slug")
                      if (found := words.mark(facts.get(scheme))))
        self.said[key] = Said(Room(key=key, **says), frozenset(says), marks=marks)
        self.by_name[name] = key
        return key


def _seats(value: Any) -> int:
    text = words.text(value).strip().removesuffix(".0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


class Tracks:
    def __init__(self, listed: Iterable[Facts]) -> None:
        self.said: dict[str, Said[Track]] = {}
        self.by_name: dict[str, str] = {}
        for facts in listed:
            if name := words.line(facts.get("name")):
                self._add(name, words.line(facts.get("slug")), words.colour(facts.get("color")))

    def key(self, name: str, slug: str = "") -> str:
        return self.by_name.get(name.casefold()) or self._add(name, slug) if name else ""

    def _add(self, name: str, slug: str, colour: str = "") -> str:
        if name.casefold() in self.by_name:
            return self.by_name[name.casefold()]
        key = unused(slugify(slug or name), self.said, "track")
        says = NAMED | {"colour"} if colour else NAMED
        self.said[key] = Said(Track(key=key, name=name, letter="", colour=colour), says)
        self.by_name[name.casefold()] = key
        return key


class Kinds:
    def __init__(self) -> None:
        self.said: dict[str, Said[Kind]] = {}
        self.by_name: dict[str, str] = {}

    def key(self, name: str) -> str:
        if not name or name.casefold() in self.by_name:
            return self.by_name.get(name.casefold(), "")
        key = unused(slugify(name), self.said, "kind")
        self.said[key] = Said(Kind(key=key, name=name, is_break=words.is_break(name)), NAMED)
        self.by_name[name.casefold()] = key
        return key
