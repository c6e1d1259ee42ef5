"""What the booklet tells of one session, ready to be set."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from eventsys.programme.structs import Appearance, Session
from eventsys.programme.view import View
from eventsys.programme.when import end_local

from .rich import Block, blocks
from .words import Words, cut

NAME, TITLE, LINE, CROWD = 160, 300, 240, 120  # most letters of a name, a title, another text; people shown


@dataclass(frozen=True)
class Someone:
    name: str
    details: str
    key: str


@dataclass(frozen=True)
class Card:
    session: Session
    anchor: str
    title: str
    track: str  # Track.key, empty where there is none
    track_name: str
    letter: str
    room: str
    facts: tuple[str, ...]  # code, kind, part, language ...
    times: str
    beside: tuple[Block, ...]  # stays on one page with title and roster
    after: tuple[Block, ...]  # may run on over pages
    roster: tuple[tuple[str, tuple[Someone, ...]], ...]  # role in words, who
    more: int  # people left out of a crowd
    objectives: tuple[str, ...]
    is_break: bool
    withdrawn: str  # in words, empty while it takes place
    columns: str = ""  # "even" where a long roster takes nearly half of the width

    @property
    def slight(self) -> bool:
        """A break or a bare title: no more than a line or two."""
        return not (self.beside or self.after or self.roster or self.objectives)


def anchor(session: Session) -> str:
    return f"s-{session.slug}"


def card(view: View, session: Session, words: Words, shared_end: bool) -> Card:
    """`shared_end`: the heading above already says when it ends."""
    track = view.tracks.get(session.track)
    kind = view.kinds.get(session.kind)
    text = [*blocks(session.summary), *(blocks(session.objectives_intro) if session.objectives else ())]
    return Card(
        session, anchor(session), cut(session.title, TITLE), track.key if track else "",
        cut(track.name, LINE) if track else "", track.letter if track else "", _room(view, session, words),
        tuple(_facts(view, session, words)), "" if shared_end else times(view, session, words),
        tuple(text), (), tuple(_roster(view, session, words)), max(0, len(session.roster) - CROWD),
        tuple(cut(o, 4 * LINE) for o in session.objectives[:40]), bool(kind and kind.is_break),
        _withdrawn(session, words))


def times(view: View, session: Session, words: Words) -> str:
    """09:00-10:30; only the start where no length is stated, empty where no time is."""
    if session.starts is None:
        return ""
    end = end_local(session, view.zone_of(session))
    return words.time(session.starts) + (f"–{words.time(end)}" if end else "")


def person_line(view: View, appearance: Appearance, words: Words) -> Someone:
    person = view.person(appearance.person)
    parts = (appearance.position, *appearance.organisations, words.country(appearance.country))
    name = f"{person.honorific} {person.name}".strip()
    return Someone(cut(name, NAME), cut(", ".join(p for p in parts if p), 2 * LINE), person.key)


def _room(view: View, session: Session, words: Words) -> str:
    room = view.every_room.get(session.room)
    if session.all_rooms and room is None:
        return words.gettext("All rooms")
    return cut(room.name, LINE) if room else ""


def _facts(view: View, session: Session, words: Words) -> Iterator[str]:
    kind = view.kinds.get(session.kind)
    if session.code:
        yield cut(session.code, NAME)
    if kind and not kind.is_break:
        yield cut(kind.name, NAME)
    if session.language and not (kind and kind.is_break):
        yield words.language(session.language)
    if session.interpretation:
        yield words.gettext("interpretation: %s") % words.languages(session.interpretation)
    if session.event != view.event.slug:
        yield cut(view.events[session.event].title, LINE)
    if session.organisers:
        names = (", ".join(p for p in (o.name, words.country(o.country)) if p) for o in session.organisers)
        yield cut(words.gettext("organised by %s") % "; ".join(names), 2 * LINE)
    if session.do_not_record:
        yield words.gettext("not recorded")


def _roster(view: View, session: Session, words: Words) -> Iterator[tuple[str, tuple[Someone, ...]]]:
    for role, group in groupby(session.roster[:CROWD], key=lambda a: a.role):
        people = tuple(person_line(view, appearance, words) for appearance in group)
        yield words.role(role, len(people)), people


def _withdrawn(session: Session, words: Words) -> str:
    if session.status != "withdrawn":
        return ""
    said = words.gettext("Withdrawn")
    return f"{said}: {cut(session.withdrawn_reason, 2 * LINE)}" if session.withdrawn_reason else said
