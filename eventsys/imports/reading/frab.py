"""schedule.xml and schedule.json as they are in the wild: frab, pentabarf, pretalx, and our own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from eventsys.kit.i18n import gettext as _
from eventsys.kit.slugs import slugify
from eventsys.programme.structs import Day, Event, Link, Session, Venue

from . import times, words
from .faults import NotASchedule, Note, Unfit
from .places import Kinds, Rooms, Tracks
from .raw import RawDay, RawSchedule, RawSession
from .roster import People
from .rows import Reading
from .times import FileDay
from .tree import Said, Schedule
from .zones import known_zone

GENERATOR = "eventsys"
NEVER_SAID = frozenset({"kind", "acronym"})  # good for a new event; of one that is there no file knows better


class FrabFile:
    """A file opened: what it says of itself. Sessions are read when the zone is settled."""

    def __init__(self, raw: RawSchedule) -> None:
        self.raw, self.source = raw, raw.source
        self.ours = words.line(raw.generator.get("name")) == GENERATOR
        self.count = len(raw.sessions)
        meta = raw.conference.get("meta")
        self.zone = known_zone(raw.conference.get("time_zone_name")) or known_zone(
            meta.get("time_zone_name") if isinstance(meta, dict) else "")
        self.slug = (self._own_slug() if self.ours else "") or slugify(
            words.first(raw.conference, "acronym", "title"))

    def _own_slug(self) -> str:
        """From the event's address, in which it stands as it is."""
        parts = urlsplit(words.text(self.raw.conference.get("url"))).path.rstrip("/").split("/")
        return unquote(parts[-1]) if parts[-2:-1] == ["e"] else ""

    def read(self, zone: str, slug: str, step: Callable[[], None] = lambda: None) -> Schedule:
        """Raises NotASchedule where the event itself can't be told."""
        try:
            return self._read(zone, slug, step)
        except Unfit as reason:
            raise NotASchedule(_("The file can't be taken: %(reason)s.", reason=reason)) from reason

    def _read(self, zone: str, slug: str, step: Callable[[], None]) -> Schedule:
        days = {id(day): found for day in self.raw.days if (found := self._day(day))}
        reading = Reading(
            event=slug, zone=ZoneInfo(zone), ours=self.ours,
            base=words.address(self.raw.conference.get("base_url")), change=self._change(),
            rooms=Rooms(self.raw.rooms, self.ours), kinds=Kinds(),
            tracks=Tracks([*self._conference_tracks(), *self.raw.tracks]),
            people=People(self.ours, words.address(self.raw.conference.get("base_url"))), remarks=[])
        self._meet_listed_people(reading)
        rows, refused = self._sessions(reading, days, step)
        return Schedule(
            source=self.source, ours=self.ours, sessions=tuple(rows), refused=tuple(refused),
            **self._event(zone, slug, [*days.values()], [row.fact for row in rows]),
            rooms=tuple(reading.rooms.said.values()), tracks=tuple(reading.tracks.said.values()),
            kinds=tuple(reading.kinds.said.values()), people=tuple(reading.people.people.values()),
            remarks=(*reading.remarks, *reading.people.remarks))

    def _conference_tracks(self) -> list[dict[str, Any]]:
        listed = self.raw.conference.get("tracks")
        return [facts for facts in listed if isinstance(facts, dict)] if isinstance(listed, list) else []

    def _change(self) -> time | None:
        try:
            since = times.clock(words.text(self.raw.conference.get("day_change")))
        except Unfit:
            return None
        return None if since is None or since >= timedelta(days=1) else (
            time(since.seconds // 3600, since.seconds // 60 % 60))

    def _day(self, raw: RawDay) -> FileDay | None:
        """None where it has no date that can be read: its sessions then stand by their own."""
        try:
            on = times.day_of(raw.date) or times.day_of(raw.starts)
        except Unfit:
            return None
        if on is None:
            return None
        return FileDay(on, times.wall_of(raw.starts), times.wall_of(raw.ends), sure=self.ours)

    def _meet_listed_people(self, reading: Reading) -> None:
        """A file's own list of people tells more of those who stand in sessions; others are not wanted."""
        wanted = {words.mark(facts.get("id")) for raw in self.raw.sessions
                  if isinstance(raw.facts.get("persons"), list)
                  for facts in raw.facts["persons"] if isinstance(facts, dict)}
        for facts in self.raw.people:
            if words.mark(facts.get("id")) in wanted - {""}:
                try:
                    reading.people.meet(facts, 0)
                except Unfit:
                    continue

    def _sessions(self, reading: Reading, days: dict[int, FileDay],
                  step: Callable[[], None]) -> tuple[list[Said[Session]], list[Note]]:
        rows, refused, seen = [], [], _Seen()
        for raw in self.raw.sessions:
            step()
            try:
                said = reading.session(raw, days.get(id(raw.day)))
                if seen.is_new(said):
                    rows.append(said)
                else:
                    reading.remarks.append(Note(raw.line, said.fact.title, _(
                        "it stands in the file twice, word for word; it is taken once")))
            except Unfit as reason:
                refused.append(Note(raw.line, _called(raw), str(reason)))
        return rows, refused

    def _event(self, zone: str, slug: str, days: list[FileDay], sessions: list[Session]) -> dict[str, Any]:
        facts = self.raw.conference
        starts, ends = self._span(days, sessions)
        title = words.first(facts, "title", "acronym") or slug
        if not title:
            raise Unfit(_("it names no event"))
        say: dict[str, Any] = {
            "title": title,
            "zone": zone, "starts": starts, "ends": ends, "kind": "conference",
            "acronym": self._acronym(slug),
            "subtitle": words.first(facts, "subtitle"), "city": words.first(facts, "city"),
            "summary": words.rich(facts.get("description"), self.ours),
            "days": tuple(Day(on) for on in dict.fromkeys(sorted(day.date for day in days))),
        }
        colours = facts.get("colors")
        if isinstance(colours, dict):
            say |= {"colour": words.colour(colours.get("primary")),
                    "accent": words.colour(colours.get("accent"))}
        if not self.ours and (url := words.address(facts.get("url"))):
            say["links"] = (Link(url),)
        venue = words.first(facts, "venue")
        venues: tuple[Said[Venue], ...] = ()
        if venue:
            say["venue"] = slugify(venue) or "venue"
            named = {"name": venue} | ({"city": say["city"]} if say["city"] else {})
            venues = (Said(Venue(key=say["venue"], **named), frozenset(named)),)
        given = {name: value for name, value in say.items() if value}
        says = frozenset(given) - NEVER_SAID - ({"days"} if self.ours else set())  # ours lists days of sessions too
        return {"events": (Said(Event(slug=slug, uid="", **given), says),),
                "venues": venues}

    def _acronym(self, slug: str) -> str:
        acronym = words.first(self.raw.conference, "acronym")
        return "" if self.ours and acronym in (slug, slug.replace("-", "_")) else acronym

    def _span(self, days: list[FileDay], sessions: list[Session]) -> tuple[date, date]:
        """As the file says, or else from its first day to its last."""
        held = sorted({day.date for day in days} | {session.day for session in sessions if session.day})
        first, last = (self._conference_day(name) for name in ("start", "end"))
        if first is None:
            first = held[0] if held else last
        if last is None:
            last = held[-1] if held else first
        if first is None or last is None:
            raise NotASchedule(_("The file says no date, neither of the event nor of a session."))
        return min(first, last), max(first, last)

    def _conference_day(self, name: str) -> date | None:
        try:
            return times.day_of(words.text(self.raw.conference.get(name)))
        except Unfit:
            return None


class _Seen:
    """Refuses what has the guid of another session, or else its code."""

    def __init__(self) -> None:
        self.by_mark: dict[tuple[str, str], Said[Session]] = {}

    def is_new(self, said: Said[Session]) -> bool:
        """False for the same again, word for word. Raises Unfit for another one with the same mark."""
        scheme = "guid" if said.fact.guid else "code"
        mark = getattr(said.fact, scheme)
        first = self.by_mark.setdefault((scheme, mark), said) if mark else said
        if first is said:
            return True
        if replace(first, line=said.line) == said:
            return False
        raise Unfit(_("its %(scheme)s %(mark)s is already that of the session on line %(line)s",
                      scheme=scheme, mark=mark[:60], line=first.line))


def _called(raw: RawSession) -> str:
    for name in ("title", "guid", "code", "id", "slug"):
        if found := " ".join(words.text(raw.facts.get(name)).split()):
            return found[:80]
    return ""
