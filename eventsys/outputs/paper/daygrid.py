"""From a day's sessions to the items of its grid: columns, lengths, and lanes where a room is taken twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from eventsys.programme.structs import Room, Session
from eventsys.programme.view import View
from eventsys.programme.when import day_of, end_local

from .grid import EVERYWHERE, Item

_UNKNOWN, _SHORTEST = 30, 5  # minutes: drawn where no length is stated; least drawn


@dataclass(frozen=True)
class Day:
    date: date
    rooms: tuple[Room | None, ...]  # None: sessions that have no room
    items: tuple[Item, ...]
    unplaced: tuple[Session, ...]  # without a time


def day_grid(view: View, day: date) -> Day:
    sessions = [s for s in view.shown_sessions if day_of(s) == day]
    timed = [s for s in sessions if s.starts is not None]
    spans = {s.uid: _span(view, day, s, timed) for s in timed}
    everywhere = {s.uid for s in timed if s.all_rooms and _alone(s, timed, spans)}
    rooms = _columns(view, [s for s in timed if s.uid not in everywhere])
    place = {room.key if room else "": n for n, room in enumerate(rooms)}
    items = [Item(s, *spans[s.uid], EVERYWHERE if s.uid in everywhere else place[_known(view, s)])
             for s in timed]
    return Day(day, rooms, tuple(_in_lanes(items)), tuple(s for s in sessions if s.starts is None))


def _known(view: View, session: Session) -> str:
    return session.room if session.room in view.every_room else ""


def _columns(view: View, sessions: Sequence[Session]) -> tuple[Room | None, ...]:
    used = {_known(view, session) for session in sessions}
    rooms: list[Room | None] = [room for key, room in view.every_room.items() if key in used]
    return (*rooms, *([None] if "" in used or not rooms else []))


def _span(view: View, day: date, session: Session, others: Sequence[Session]) -> tuple[int, int]:
    """Minutes from the day's midnight; more than 1440 past midnight."""
    assert session.starts is not None
    first = _minutes(day, session.starts)
    end = end_local(session, view.zone_of(session))
    if end is not None:
        return first, max(_minutes(day, end.replace(tzinfo=None)), first + _SHORTEST)
    later = [_minutes(day, s.starts) for s in others if s.starts and s.starts > session.starts
             and s.room == session.room]
    return first, min([first + _UNKNOWN, *later])


def _minutes(day: date, moment: datetime) -> int:
    return int((moment - datetime.combine(day, time())).total_seconds() // 60)


def _alone(session: Session, others: Sequence[Session], spans: dict[str, tuple[int, int]]) -> bool:
    first, last = spans[session.uid]
    return not any(spans[s.uid][0] < last and first < spans[s.uid][1] for s in others if s is not session)


def _in_lanes(items: list[Item]) -> list[Item]:
    """Sessions that overlap in one column stand beside each other."""
    done: list[Item] = []
    for column in sorted({item.column for item in items}):
        cluster: list[Item] = []
        for item in sorted((i for i in items if i.column == column), key=lambda i: (i.starts, i.ends)):
            if cluster and item.starts >= max(i.ends for i in cluster):
                done += _spread(cluster)
                cluster = []
            cluster.append(item)
        done += _spread(cluster)
    return sorted(done, key=lambda i: (i.starts, i.column, i.lane))


def _spread(cluster: list[Item]) -> list[Item]:
    free: list[int] = []  # when each lane is free again
    placed = []
    for item in cluster:
        lane = next((n for n, end in enumerate(free) if end <= item.starts), len(free))
        free[lane:lane + 1] = [item.ends]
        placed.append((item, lane))
    return [replace(item, lane=lane, lanes=len(free)) for item, lane in placed]
