"""Which row of a file is which of the draft: by guid, or else code; people also by exact name. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from eventsys.outputs.frab.names import guid_of, made_guid
from eventsys.programme.structs import Person, Session

from .draft import Draft, Mark
from .reading import Said, Schedule


def sessions(schedule: Schedule, have: Sequence[Session]) -> list[Session | None]:
    """For each row of the file its session of the draft; no session is matched twice."""
    index = _Sessions(schedule, have)
    return [index.take(said.fact) for said in schedule.sessions]


def returning(schedule: Schedule, matched: Sequence[Session | None],
              gone: Sequence[Session]) -> list[Session | None]:
    """For each row that the draft does not have, the deleted session that it brings back: calendars know it."""
    index = _Sessions(schedule, gone)
    return [None if now else index.take(said.fact) for said, now in zip(schedule.sessions, matched, strict=True)]


class _Sessions:
    def __init__(self, schedule: Schedule, have: Sequence[Session]) -> None:
        self.free = {session.uid: session for session in have}
        whole = schedule.source == "programme.json"
        self.by_uid = {s.uid: s.uid for s in have} if whole else {}
        self.by_slug = {s.slug: s.uid for s in have} if whole else {}
        self.by_guid = {s.guid: s.uid for s in have if s.guid}
        if schedule.ours:
            self.by_guid |= {guid_of(s.uid, s.guid): s.uid for s in have}
        self.by_code = _single((s.code, s.uid) for s in have if s.code)
        self.by_title: defaultdict[str, list[str]] = defaultdict(list)
        for session in have:
            if not session.guid and not session.code:
                self.by_title[session.title.casefold()].append(session.uid)

    def take(self, fact: Session) -> Session | None:
        for uid in self._candidates(fact):
            if uid in self.free:
                return self.free.pop(uid)
        return None

    def _candidates(self, fact: Session) -> Iterable[str]:
        yield self.by_uid.get(fact.uid, "")
        yield self.by_guid.get(fact.guid, "")
        yield self.by_slug.get(fact.slug, "")
        if fact.code and not (fact.uid or fact.slug):
            yield from self._of_code(fact)
        if not (fact.guid or fact.code or fact.uid):
            yield from self.by_title[fact.title.casefold()]

    def _of_code(self, fact: Session) -> Iterable[str]:
        """The guid goes first: with another guid it is another session of the same code."""
        uid = self.by_code.get(fact.code, "")
        if uid in self.free and (not fact.guid or not self.free[uid].guid):
            yield uid


def _single(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Without keys that stand for more than one."""
    found: dict[str, str] = {}
    twice = set()
    for key, value in pairs:
        if found.setdefault(key, value) != value:
            twice.add(key)
    return {key: value for key, value in found.items() if key not in twice}


def people(schedule: Schedule, draft: Draft) -> dict[str, str]:
    """Keys of the file to keys of the draft, of those who are there already; nobody is matched twice."""
    index = _People(schedule, draft)
    found = {said.fact.key: key for said in schedule.people if (key := index.by_mark(said))}
    index.free -= set(found.values())
    for said in schedule.people:
        if said.fact.key not in found and (key := index.by_name(said)):
            found[said.fact.key] = key
            index.free.discard(key)
    return found


class _People:
    def __init__(self, schedule: Schedule, draft: Draft) -> None:
        self.whole = schedule.source == "programme.json"
        self.marks: dict[Mark, str] = dict(draft.marks)
        if schedule.ours and draft.programme:
            root = draft.programme.root.uid
            for person in draft.people.values():
                self.marks["guid", made_guid(f"{root}\n{person.key}", person.guid)] = person.key
        self.free = set(draft.people)
        self.names: defaultdict[str, list[Person]] = defaultdict(list)
        for person in draft.people.values():
            self.names[person.name].append(person)
        self.schemes: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for (scheme, mark), key in draft.marks.items():
            self.schemes[key][scheme] = mark

    def by_mark(self, said: Said[Person]) -> str:
        candidates = [said.fact.key] if self.whole and said.fact.key in self.free else []
        candidates += [self.marks[mark] for mark in marks_of(said) if mark in self.marks]
        key = next((key for key in candidates if key in self.free), "")
        self.free.discard(key)
        return key

    def by_name(self, said: Said[Person]) -> str:
        """Only where no mark speaks against it."""
        for person in self.names[said.fact.name]:
            known = self.schemes[person.key]
            agree = all(known.get(scheme, mark) == mark for scheme, mark in marks_of(said))
            if agree and person.key in self.free:
                return person.key
        return ""


def marks_of(said: Said[Person]) -> tuple[Mark, ...]:
    if said.marks:
        return said.marks
    return tuple((s, mark) for s, mark in (("guid", said.fact.guid), ("code", said.fact.code)) if mark)


def listed(file: Sequence[Said], have: Mapping[str, str], by_key: bool,  # type: ignore[type-arg]
           guids: Mapping[str, str]) -> dict[str, str]:
    """Rooms, tracks, kinds or venues: keys of the file to those of the draft. `have` is key to name.

    By name, and then by key, for a file may have renamed it; a programme's own by key alone.
    """
    found: dict[str, str] = {}
    names = {have[key].casefold(): key for key in reversed(list(have))}
    for said in file:
        key = guids.get(dict(said.marks).get("guid", "")) or names.get(said.fact.name.casefold(), "")
        if key and not by_key and key not in found.values():
            found[said.fact.key] = key
    for said in file:
        if said.fact.key not in found and said.fact.key in have and said.fact.key not in found.values():
            found[said.fact.key] = said.fact.key
    return found
