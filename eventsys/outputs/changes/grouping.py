"""A comparison as it is told: first the event, then the sessions by day, in the order of the agenda."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from eventsys.programme import changes as c

from . import events, sessions
from .words import Words


@dataclass(frozen=True)
class OfSession:
    session: c.SessionName
    sentences: tuple[Markup, ...]
    new: bool = False
    gone: bool = False  # withdrawn or removed


@dataclass(frozen=True)
class OfDay:
    day: date | None  # None: time to be announced
    sessions: tuple[OfSession, ...]


@dataclass(frozen=True)
class Told:
    event: tuple[Markup, ...]
    days: tuple[OfDay, ...]

    def __bool__(self) -> bool:
        return bool(self.event or self.days)


def told(comparison: c.Comparison, words: Words) -> Told:
    general = (change for change in comparison.changes if not isinstance(change, c.SessionChange))
    said = (events.sentence(change, words) for change in general)
    own = [change for change in comparison.changes if isinstance(change, c.SessionChange)]
    return Told(tuple(filter(None, said)), tuple(_days(own, words)))


def _days(changes: Iterable[c.SessionChange], words: Words) -> Iterable[OfDay]:
    """Changes come in the order of the agenda, so those of a session, and of a day, stand together."""
    of_sessions = [_session(list(group), words) for _uid, group in groupby(changes, lambda c: c.session.uid)]
    shown = (of_session for of_session in of_sessions if of_session.sentences)
    for day, group in groupby(shown, lambda of_session: of_session.session.day):
        yield OfDay(day, tuple(group))


def _session(changes: list[c.SessionChange], words: Words) -> OfSession:
    said = (sessions.sentence(change, words) for change in changes)
    return OfSession(changes[0].session, tuple(filter(None, said)),
                     any(isinstance(change, c.Added) for change in changes),
                     any(isinstance(change, c.Removed | c.Withdrawn) for change in changes))
