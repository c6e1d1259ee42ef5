"""Who is who in a file: by guid, code or id, and by exact name where a person has none of them."""

from typing import Any

from msgspec.structs import replace

from eventsys.kit.i18n import gettext as _
from eventsys.kit.slugs import slugify, unused
from eventsys.programme.structs import Link, Person

from . import words
from .faults import Note, Unfit
from .limits import ENTRIES
from .raw import Facts
from .tree import Said

SCHEMES = ("guid", "code", "id")
Marks = tuple[tuple[str, str], ...]


class People:
    """Meets every mention of a person, and gives the same key to those that are the same."""

    def __init__(self, ours: bool = False, base: str = "") -> None:
        self.ours, self.base = ours, base
        self.people: dict[str, Said[Person]] = {}
        self.by_mark: dict[tuple[str, str], str] = {}
        self.by_name: dict[str, str] = {}  # the first of each name
        self.remarks: list[Note] = []

    def meet(self, facts: Facts, line: int) -> str:
        """The person's key. Raises Unfit where nothing says who it is."""
        name = words.first(facts, "public_name", "name", "full_public_name", "display_name")
        marks = self._marks(facts)
        key = next((self.by_mark[mark] for mark in marks if mark in self.by_mark), "")
        if not key and name:
            key = self._known_by_name(name, marks)
        if not key and not name:
            raise Unfit(_("a person without a name"))
        return self._learn(key, facts, marks, line) if key else self._new(name, facts, marks, line)

    def _marks(self, facts: Facts) -> Marks:
        """Ids of our own files are made for the file: the guid says it all."""
        return tuple((scheme, mark) for scheme in SCHEMES if (mark := words.mark(facts.get(scheme)))
                     and not (self.ours and scheme == "id"))

    def _known_by_name(self, name: str, marks: Marks) -> str:
        """Of two people with one name and different marks, neither is the other."""
        key = self.by_name.get(name, "")
        if key and marks and self.people[key].marks:
            return ""
        return key

    def _new(self, name: str, facts: Facts, marks: Marks, line: int) -> str:
        if name in self.by_name and not self.ours:
            other = self.people[self.by_name[name]]
            self.remarks.append(Note(line, name, _(
                "two people have this name (the other on line %(line)s), and the file tells them apart",
                line=other.line)))
        key = unused(slugify(name), self.people, "person")
        guid, code = dict(marks).get("guid", ""), dict(marks).get("code", "")
        fact = Person(key=key, name=name, guid=guid, code=code)
        self.people[key] = Said(fact, frozenset({"name"}), line, marks)
        self.by_name.setdefault(name, key)
        self.by_mark |= {mark: key for mark in marks if mark not in self.by_mark}
        return self._learn(key, facts, marks, line)

    def _learn(self, key: str, facts: Facts, marks: Marks, line: int) -> str:
        """Add what this mention says and none before it did; the first name stays."""
        known = self.people[key]
        more = {name: value for name, value in self._more(facts).items()
                if value and not getattr(known.fact, name)}
        fresh = tuple(mark for mark in marks if mark[0] not in dict(known.marks))
        for mark in marks:
            self.by_mark.setdefault(mark, key)
        if more or fresh:
            fact = replace(known.fact, **more, guid=known.fact.guid or dict(fresh).get("guid", ""),
                           code=known.fact.code or dict(fresh).get("code", ""))
            self.people[key] = Said(fact, known.says | frozenset(more), known.line, known.marks + fresh)
        return key

    def _more(self, facts: Facts) -> dict[str, Any]:
        texts = [words.rich(facts.get(name), self.ours) for name in ("biography", "abstract", "description")]
        return {"biography": words.joined(*texts), "links": links(facts.get("links"), self.base)}


def links(value: Any, base: str) -> tuple[Link, ...]:
    """Those with an address that is safe, each once."""
    found: dict[str, Link] = {}
    for facts in entries(value):
        if url := words.address(facts.get("url"), base):
            found.setdefault(url, Link(url, words.first(facts, "title", "name")))
    return tuple(found.values())


def entries(value: Any) -> list[Facts]:
    """A list of objects, whatever else may stand there. Raises Unfit where it is too long."""
    if not isinstance(value, list):
        return []
    if len(value) > ENTRIES:
        raise Unfit(_("it has more than %(limit)s entries in one list", limit=ENTRIES))
    return [entry if isinstance(entry, dict) else {"name": entry, "url": entry} for entry in value if entry]
