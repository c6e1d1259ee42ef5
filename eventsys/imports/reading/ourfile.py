"""Our own programme.json, read back without loss; what is in it is believed no more than any other file."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from eventsys.kit.i18n import gettext as _
from eventsys.programme import richtext, structs

from .believing import believable, coherent, key_of
from .faults import NotASchedule, Note, Unfit
from .jsonfile import RawProgramme
from .limits import ADDRESS
from .tree import Said, Schedule
from .words import address, bounded
from .zones import known_zone

F = TypeVar("F", bound=structs.Fact)
_AMENDED = frozenset({"revision", "changed_at"})  # set by publishing, never by a file
_RICH: dict[type, tuple[str, ...]] = {
    structs.Event: ("summary", "good_to_know"), structs.Acknowledgement: ("text",),
    structs.Session: ("summary", "objectives_intro"), structs.Person: ("biography",)}
_KEY = re.compile(r"(?!\.+\Z)[\w.~-]{1,200}")  # dots alone would lead up and away
_LISTS: dict[str, type[structs.Fact]] = {
    "events": structs.Event, "venues": structs.Venue, "rooms": structs.Room, "tracks": structs.Track,
    "kinds": structs.Kind, "people": structs.Person}


class ProgrammeFile:
    """A programme opened. All but its sessions must be right, or the file is refused."""

    source = "programme.json"
    ours = True

    def __init__(self, raw: RawProgramme) -> None:
        if not isinstance(raw.schema, int) or raw.schema > structs.SCHEMA:
            raise NotASchedule(_("This programme was written by a newer version (schema %(given)s, we know "
                                 "%(known)s).", given=str(raw.schema)[:20], known=structs.SCHEMA))
        self.lists = {name: [_said(line, text, kind) for line, text in raw.lists.get(name, [])]
                      for name, kind in _LISTS.items()}
        if not self.lists["events"]:
            raise NotASchedule(_("This programme holds no event."))
        coherent(self.lists)
        self.raw_sessions = raw.lists.get("sessions", [])
        self.count = len(self.raw_sessions)
        root: Any = self.lists["events"][0].fact
        self.slug, self.zone = root.slug, known_zone(root.zone)

    def read(self, zone: str, slug: str, step: Callable[[], None] = lambda: None) -> Schedule:
        """`slug` and `zone` take the place of the summit's own."""
        events = [self._in_place(said, zone, slug) for said in self.lists["events"]]
        known = {name: {key_of(said.fact) for said in listed} for name, listed in self.lists.items()}
        sessions, refused = [], []
        for line, text in self.raw_sessions:
            step()
            try:
                said: Said[Any] = _taken(line, text, structs.Session)
                _refer(said.fact, known)
                if said.fact.status != "removed":
                    event = slug if said.fact.event == self.slug else said.fact.event
                    sessions.append(Said(replace(said.fact, event=event), said.says, line))
            except Unfit as reason:
                refused.append(Note(line, _title(text), str(reason)))
        others: dict[str, Any] = {name: tuple(self.lists[name]) for name in _LISTS if name != "events"}
        return Schedule(source="programme.json", ours=True, events=tuple(events), sessions=tuple(sessions),
                        refused=tuple(_once(sessions) + refused), **others)

    def _in_place(self, said: Said[Any], zone: str, slug: str) -> Said[structs.Event]:
        event: structs.Event = said.fact
        changes = {"slug": slug} if event.slug == self.slug else {}
        if event.part_of == self.slug:
            changes["part_of"] = slug
        if event.slug == self.slug or known_zone(event.zone) == self.zone:
            changes["zone"] = zone
        return Said(replace(event, **changes), said.says, said.line)


def _once(sessions: list[Said[structs.Session]]) -> list[Note]:
    """Takes those out of the list whose name in the address an earlier one has."""
    seen: set[str] = set()
    refused = []
    for said in list(sessions):
        if said.fact.slug in seen or (said.fact.guid and "\n" + said.fact.guid in seen):
            sessions.remove(said)
            refused.append(Note(said.line, said.fact.title,
                                _("another session of the file has its name or guid")))
        seen |= {said.fact.slug, "\n" + said.fact.guid}
    return refused


def _said(line: int, text: str, kind: type[F]) -> Said[F]:
    try:
        return _taken(line, text, kind)
    except Unfit as reason:
        raise NotASchedule(_("Line %(line)s of the programme: %(reason)s.", line=line,
                             reason=reason)) from reason


def _taken(line: int, text: str, kind: type[F]) -> Said[F]:
    try:
        fact = msgspec.json.decode(text.encode("utf-8", "replace"), type=kind)
    except msgspec.MsgspecError as error:
        raise Unfit(_("it is not as a programme has it: %(why)s", why=error)) from error
    safe: F = _safe(fact)
    if not _KEY.fullmatch(key_of(safe)):
        raise Unfit(_("its name “%(key)s” can't stand in an address", key=key_of(safe)[:60]))
    believable(safe)
    return Said(safe, frozenset(kind.__struct_fields__) - _AMENDED, line)


def _safe(value: Any) -> Any:
    """Rich texts cleaned, control characters out of all others, addresses checked, at any depth."""
    if isinstance(value, tuple):
        return tuple(_safe(item) for item in value)
    if isinstance(value, str):
        return bounded(richtext.clean(value))
    if not isinstance(value, structs.Fact):
        return value
    rich = _RICH.get(type(value), ())
    return replace(value, **{name: _field(name, getattr(value, name), name in rich)
                             for name in value.__struct_fields__})


def _field(name: str, value: Any, rich: bool) -> Any:
    if rich:
        return richtext.from_html(bounded(value))
    if name in ("url", "stream_url") and value:
        if len(value) > ADDRESS or not address(value):
            raise Unfit(_("its address “%(url)s” is no web or mail address", url=value[:80]))
        return richtext.line(value)
    return _safe(value)


def _refer(session: structs.Session, known: dict[str, set[str]]) -> None:
    """Whatever it names by key must be in the file. Raises Unfit."""
    named = [("events", session.event), ("rooms", session.room), ("tracks", session.track),
             ("kinds", session.kind), *(("people", appearance.person) for appearance in session.roster)]
    for where, key in named:
        if key and key not in known[where]:
            raise Unfit(_("“%(key)s”, which it names, is not among the file's %(list)s", key=key[:60],
                          list=where))


def _title(text: str) -> str:
    try:
        value = msgspec.json.decode(text.encode("utf-8", "replace"))
    except msgspec.MsgspecError:
        return ""
    return str(value.get("title") or value.get("slug") or "")[:80] if isinstance(value, dict) else ""
