"""Moving sessions about: each verb is one act of the journal, all of it or nothing.

Who moves a session says which change of its placement they have seen. Where somebody was faster, nothing is
written, and both versions can be shown. A save that comes again after a lost answer is known by its name and is
not made twice. Verbs flush, and never commit.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from eventsys.events.models import Event, Room
from eventsys.kit import journal
from eventsys.kit.database import db
from eventsys.kit.journal import Act, Change, Stale, Theirs
from eventsys.sessions.models import Session
from eventsys.sessions.services import add_session

from . import rules
from .models import Placement
from .rules import Place

WHATEVER = 1 << 62  # as `seen`, of callers that decide on what they read within the same transaction


@dataclass(frozen=True)
class Hand:
    """What a save carries beside its wish."""

    seen: Mapping[int, int] = field(default_factory=dict)  # by session: the last change of its placement that was seen
    save: str = ""  # its own name, made where it was made; "" where it can't come twice
    since: int = 0  # an act that was known when it was made: it can only have been done after that


@dataclass(frozen=True)
class Saved:
    act: int | None  # None: it was so already
    revisions: dict[int, int]  # by session, to be given as `seen` by the next one


@dataclass(frozen=True)
class Overtaken:
    """Somebody else changed it since it was seen; their changes, the oldest first."""

    changes: tuple[Theirs, ...]


@dataclass(frozen=True)
class Locked:
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Gone:
    """Sessions that are not there, or not any more."""

    sessions: tuple[int, ...]


Outcome = Saved | Overtaken | Locked | Gone
Rows = dict[int, tuple[Session, Placement | None]]


def subject(session_id: int) -> str:
    return f"placement:{session_id}"


def move(summit: Event, session_id: int, to: Place, hand: Hand) -> Outcome:
    """To a day, time and room, from wherever it is; also over all rooms, and to another length."""
    return rearrange(summit, {session_id: to}, hand)


def unplace(summit: Event, session_ids: Collection[int], hand: Hand) -> Outcome:
    rows = _begin(summit, session_ids, hand)
    if not isinstance(rows, dict):
        return rows
    return _carry_out(summit, rows, {number: rules.in_tray(place_of(rows[number][1])) for number in rows}, hand)


def swap(summit: Event, one_id: int, other_id: int, hand: Hand) -> Outcome:
    """Each takes the other's day, time and room. Where one waits in the tray, the other will."""
    rows = _begin(summit, (one_id, other_id), hand)
    if not isinstance(rows, dict):
        return rows
    one, other = place_of(rows[one_id][1]), place_of(rows[other_id][1])
    wishes = {one_id: rules.in_place_of(one, other), other_id: rules.in_place_of(other, one)}
    return _carry_out(summit, rows, wishes, hand, "agenda.swap", other=rows[other_id][0].title,
                      session=rows[one_id][0].title)


def shift(summit: Event, session_ids: Collection[int], minutes: int, hand: Hand, *, zones: Mapping[int, str],
          rooms: Mapping[str, str] | None = None) -> Outcome:
    """All of them by so many real minutes, those in the tray not at all; `rooms` says by key which room comes
    instead. `zones` by the number of an event.
    """
    rows = _begin(summit, session_ids, hand)
    if not isinstance(rows, dict):
        return rows
    wishes = {number: rules.shifted(place_of(placement), minutes, zones[session.event_id])
              for number, (session, placement) in rows.items()}
    if rooms:
        wishes = {number: rules.replace(place, room=rooms.get(place.room, place.room))
                  for number, place in wishes.items()}
    return _carry_out(summit, rows, wishes, hand)


def rearrange(summit: Event, wishes: Mapping[int, Place], hand: Hand) -> Outcome:
    rows = _begin(summit, tuple(wishes), hand)
    return _carry_out(summit, rows, wishes, hand) if isinstance(rows, dict) else rows


def lock(summit: Event, session_ids: Collection[int], locked: bool, hand: Hand) -> Outcome:
    """Locked sessions are not moved until they are unlocked. What is in the tray can't be locked."""
    rows = _begin(summit, session_ids, hand)
    if not isinstance(rows, dict):
        return rows
    held = [(session, placement) for session, placement in rows.values()
            if placement is not None and placement.starts is not None and placement.locked != locked]
    if held:
        _say(summit, "agenda.lock" if locked else "agenda.unlock", [session for session, _p in held], hand)
    for _session, placement in held:
        placement.locked = locked
    return _saved(rows)


def make(summit: Event, event: Event, title: str, place: Place, hand: Hand, **facts: Any) -> Saved:
    """A new session, at its place. `facts` as of `add_session`."""
    journal.queue_up(summit.id)
    if known := _saved_before(summit, hand):
        return known
    journal.act("agenda.make", about=summit.id, session=title, to=_told(summit, place), save=hand.save)
    session = add_session(event, title, summit=summit, **facts)
    db.session.flush()
    placement = Placement(session_id=session.id)
    _write(placement, place)
    db.session.add(placement)
    return _saved({session.id: (session, placement)})


def place_of(placement: Placement | None) -> Place:
    if placement is None:
        return Place()
    return Place(placement.day, placement.starts, placement.fold, placement.minutes, placement.room_key,
                 placement.all_rooms)


def _begin(summit: Event, session_ids: Collection[int], hand: Hand) -> Rows | Saved | Overtaken | Gone:
    """What is to be moved, behind all other writers of the summit; or why it is not, or that it was already."""
    journal.queue_up(summit.id)
    if known := _saved_before(summit, hand):
        return known
    rows = _rows(summit, session_ids)
    if missing := tuple(number for number in session_ids if number not in rows):
        return Gone(missing)
    changes = _unseen(session_ids, hand.seen)
    return Overtaken(changes) if changes else rows


def _rows(summit: Event, session_ids: Collection[int]) -> Rows:
    found = db.session.execute(
        select(Session, Placement).outerjoin(Placement, Placement.session_id == Session.id)
        .where(Session.summit_id == summit.id, Session.id.in_(session_ids))
        .execution_options(populate_existing=True))
    rows = {session.id: (session, placement) for session, placement in found}
    return {number: rows[number] for number in session_ids if number in rows}


def _unseen(session_ids: Collection[int], seen: Mapping[int, int]) -> tuple[Theirs, ...]:
    known = journal.revisions([subject(number) for number in session_ids])
    found: list[Theirs] = []
    for number in session_ids:
        if known.get(subject(number), 0) > seen.get(number, 0):
            try:
                journal.check(seen.get(number, 0), subject(number))
            except Stale as stale:
                found += stale.changes
    return tuple(sorted(found, key=lambda theirs: theirs.at))


def _saved_before(summit: Event, hand: Hand) -> Saved | None:
    """What became of the same save, where it came before: its answer may have been lost on the way."""
    if not hand.save:
        return None
    number = db.session.scalar(select(Act.id).where(
        Act.about == summit.id, Act.id > hand.since, Act.undoes_id.is_(None),
        Act.told["save"].as_string() == hand.save))
    return Saved(number, revisions_after(number)) if number else None


def revisions_after(act: int) -> dict[int, int]:
    """By session: the last change of its placement in that act."""
    found = db.session.execute(select(Change.subject, Change.id).where(
        Change.act_id == act, Change.subject.startswith("placement:")).order_by(Change.id))
    return {int(named.partition(":")[2]): number for named, number in found}


def _carry_out(summit: Event, rows: Rows, wishes: Mapping[int, Place], hand: Hand, verb: str = "",
               **told: Any) -> Outcome:
    moved = [number for number in rows if place_of(rows[number][1]) != wishes[number]]
    if locked := tuple(session.title for session, placement in map(rows.__getitem__, moved)
                       if placement is not None and placement.locked):
        return Locked(locked)
    if moved:
        told = told or _words(summit, rows, wishes, moved)
        _say(summit, verb or _verb(rows, wishes, moved), [rows[number][0] for number in moved], hand, **told)
    for number in moved:
        rows[number] = rows[number][0], _put(rows[number], wishes[number])
    return _saved(rows)


def _put(row: tuple[Session, Placement | None], place: Place) -> Placement | None:
    session, placement = row
    if place == Place():
        if placement is not None:
            db.session.delete(placement)
        return None
    if placement is None:
        placement = Placement(session_id=session.id)
        db.session.add(placement)
    _write(placement, place)
    return placement


def _write(placement: Placement, place: Place) -> None:
    placement.day, placement.starts, placement.fold = place.day, place.starts, place.fold
    placement.minutes, placement.room_key, placement.all_rooms = place.minutes, place.room, place.all_rooms


def _saved(rows: Rows) -> Saved:
    db.session.flush()
    found = journal.revisions([subject(number) for number in rows])
    return Saved(db.session.info.get("act"), {number: found.get(subject(number), 0) for number in rows})


def _verb(rows: Rows, wishes: Mapping[int, Place], moved: Sequence[int]) -> str:
    was, will = place_of(rows[moved[0]][1]), wishes[moved[0]]
    if not any(wishes[number].is_set for number in moved):
        return "agenda.unplace"
    if len(moved) > 1:
        return "agenda.shift"
    if not was.is_set:
        return "agenda.place"
    return "agenda.resize" if rules.replace(was, minutes=will.minutes) == will else "agenda.move"


def _words(summit: Event, rows: Rows, wishes: Mapping[int, Place], moved: Sequence[int]) -> dict[str, Any]:
    first = moved[0]
    return {"session": rows[first][0].title, "from": _told(summit, place_of(rows[first][1])),
            "to": _told(summit, wishes[first]), "minutes": wishes[first].minutes}


def _say(summit: Event, verb: str, sessions: Sequence[Session], hand: Hand, **told: Any) -> None:
    journal.act(verb, about=summit.id, save=hand.save,
                **{"session": sessions[0].title, "count": len(sessions)} | told)


def _told(summit: Event, place: Place) -> dict[str, Any]:
    """A place as the journal's sentences read it."""
    room = db.session.scalar(select(Room.name).where(Room.event_id == summit.id, Room.key == place.room))
    return {"day": place.day and place.day.isoformat(), "time": place.starts and f"{place.starts:%H:%M}",
            "room": room or place.room, "all_rooms": place.all_rooms}
