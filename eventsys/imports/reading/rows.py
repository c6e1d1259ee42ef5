"""One session of a schedule file, understood."""

import mimetypes
import re
from dataclasses import dataclass
from datetime import time
from typing import Any, get_args
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from eventsys.kit.i18n import gettext as _
from eventsys.outputs.frab import texts
from eventsys.outputs.frab.names import is_made_code
from eventsys.programme.structs import Appearance, Document, Role, Session

from . import times, words
from .faults import Note, Unfit
from .places import Kinds, Rooms, Tracks
from .raw import Facts, RawSession
from .roster import People, entries, links
from .times import FileDay
from .tree import PEOPLE, Said

ROLES: dict[str, Role] = {role: role for role in get_args(Role)}
_IN_OUR_STORE = re.compile(r"/files/([0-9a-f]{64})\.[a-z0-9]+$")


@dataclass
class Reading:
    """What is known of the whole file while its sessions are read, one after another."""

    event: str  # slug
    zone: ZoneInfo
    ours: bool
    base: str  # of relative addresses
    change: time | None  # when the file's days begin
    rooms: Rooms
    tracks: Tracks
    kinds: Kinds
    people: People
    remarks: list[Note]

    def session(self, raw: RawSession, day: FileDay | None) -> Said[Session]:
        """Raises Unfit with the reason why it can't be taken."""
        facts = raw.facts
        said = self._who_it_is(facts) | self._time(facts, day) | self._place(raw) | self._texts(facts)
        said |= self._sorts(facts) | self._lists(facts, raw.line, said["title"]) | self._recording(facts)
        session = Session(uid="", slug="", event=self.event, **{k: v for k, v in said.items() if k != PEOPLE})
        return Said(session, frozenset(said), raw.line)

    def _who_it_is(self, facts: Facts) -> dict[str, Any]:
        title = words.line(facts.get("title"))
        if not title:
            raise Unfit(_("it has no title"))
        guid, code = words.mark(facts.get("guid")), words.mark(facts.get("code"))
        if self.ours and is_made_code(code, guid):
            code = ""
        if not guid and not code:
            code = words.mark(facts.get("id"))
        return {"title": title} | ({"guid": guid} if guid else {}) | ({"code": code} if code else {})

    def _time(self, facts: Facts, day: FileDay | None) -> dict[str, Any]:
        written, start = words.text(facts.get("date")), words.text(facts.get("start"))
        if "T" in start:
            written, start = written or start, ""
        length = times.minutes(facts.get("duration"), days_first=self.ours)
        if length is None:
            length = times.between(written, words.text(facts.get("end")))
        held = times.when(written, start, day, self.zone, self.change)
        said: dict[str, Any] = {"day": held.day, "starts": held.starts, "fold": held.fold} if held.day else {}
        if "duration" in facts or length:
            said["minutes"] = length
        return said

    def _place(self, raw: RawSession) -> dict[str, Any]:
        name = words.line(raw.facts.get("room")) or words.line(raw.room)
        if name in self.rooms.none_of_them:
            return {"room": "", "all_rooms": self.rooms.everywhere(name)}
        if not name and "room" not in raw.facts:
            return {}
        return {"room": self.rooms.key(name)}

    def _texts(self, facts: Facts) -> dict[str, Any]:
        """Our own description holds the objectives; elsewhere it goes on from the abstract."""
        said: dict[str, Any] = {"subtitle": words.line(facts["subtitle"])} if "subtitle" in facts else {}
        if "abstract" not in facts and "description" not in facts:
            return said
        abstract = words.rich(facts.get("abstract"), self.ours)
        if not self.ours:
            return said | {"summary": words.joined(abstract, words.rich(facts.get("description")))}
        intro, listed = texts.objectives(words.text(facts.get("description")))
        return said | {"summary": abstract, "objectives_intro": words.rich(intro, ours=True),
                       "objectives": tuple(map(words.line, listed))}

    def _sorts(self, facts: Facts) -> dict[str, Any]:
        said: dict[str, Any] = {}
        if "type" in facts:
            said["kind"] = self.kinds.key(words.line(facts["type"]))
        if "track" in facts:
            said["track"] = self.tracks.key(words.line(facts["track"]), words.line(facts.get("track_slug")))
        if "language" in facts:
            given = words.line(facts["language"])
            said["language"] = given if self.ours and words.is_tag(given) else words.language(given)
        return said

    def _lists(self, facts: Facts, line: int, title: str) -> dict[str, Any]:
        said: dict[str, Any] = {}
        if isinstance(facts.get("persons"), list):
            said["roster"], whole = self._roster(facts["persons"], line, title)
            said |= {} if whole else {PEOPLE: True}
        if isinstance(facts.get("links"), list):
            said["links"] = links(facts["links"], self.base)
            self._count_unsafe(facts["links"], line, title)
        if isinstance(facts.get("attachments"), list):
            said["documents"] = tuple(filter(None, map(self._document, entries(facts["attachments"]))))
            self._count_unsafe(facts["attachments"], line, title)
        return said

    def _roster(self, persons: list[Any], line: int, title: str) -> tuple[tuple[Appearance, ...], bool]:
        """And whether it says all: roles, positions and for whom, as our own JSON does."""
        roster: dict[str, tuple[Appearance, ...]] = {}
        whole = self.ours and bool(persons)
        for facts in entries(persons):
            try:
                key = self.people.meet(facts, line)
            except Unfit as fault:
                self.remarks.append(Note(line, title, _("%(what)s was left out", what=str(fault))))
                continue
            told = self._appearances(key, facts.get("appearances"))
            whole = whole and bool(told)
            roster.setdefault(key, told or (Appearance(person=key, role="speaker"),))
        return tuple(appearance for told in roster.values() for appearance in told), whole

    def _appearances(self, key: str, told: Any) -> tuple[Appearance, ...]:
        """As our own JSON tells them."""
        if not self.ours or not isinstance(told, list):
            return ()
        found = []
        for facts in entries(told):
            role = ROLES.get(words.line(facts.get("role")))
            if role is None:
                raise Unfit(_("a person in a role that we do not know"))
            names = facts.get("organisations")
            found.append(Appearance(
                person=key, role=role, position=words.line(facts.get("position")),
                organisations=tuple(map(words.line, names)) if isinstance(names, list) else (),
                country=words.line(facts.get("country"))))
        return tuple(found)

    def _count_unsafe(self, listed: list[Any], line: int, title: str) -> None:
        for facts in entries(listed):
            url = words.text(facts.get("url"))
            if url.strip() and not words.address(url, self.base):
                self.remarks.append(Note(line, title, _("a link was left out, it is no web or mail address: "
                                                        "%(url)s", url=url.strip()[:80])))

    def _document(self, facts: Facts) -> Document | None:
        url = words.address(facts.get("url"), self.base)
        if not url:
            return None
        kind = words.line(facts.get("type"))
        path = urlsplit(url).path
        title = words.first(facts, "title", "name") or unquote(path.rstrip("/").rpartition("/")[2]) or url
        media = kind if "/" in kind else mimetypes.guess_type(path)[0] or ""
        stored = _IN_OUR_STORE.search(path) if self.ours else None
        return Document(title=title, url="" if stored else url, digest=stored[1] if stored else "",
                        media_type=media)

    def _recording(self, facts: Facts) -> dict[str, Any]:
        said: dict[str, Any] = {}
        if "recording_license" in facts:
            said["license"] = words.line(facts["recording_license"])
        if "do_not_record" in facts:
            said["do_not_record"] = words.truth(facts["do_not_record"])
        return said
