"""The clashes of a summit's draft, and the verbs about them; they flush and never commit."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, cast

from sqlalchemy import select

from eventsys.agenda import moving
from eventsys.agenda.models import AcceptedClash, ClashRule
from eventsys.agenda.moving import WHATEVER, Hand
from eventsys.agenda.rules import Place
from eventsys.events.models import Event
from eventsys.kit import clock, journal
from eventsys.kit.database import db
from eventsys.sessions.models import Appearance

from . import reading
from .rules import fixes as mending
from .rules import judging
from .rules.board import Board
from .rules.finding import Finder
from .rules.fixes import Fix
from .rules.judging import Outcome
from .rules.near import Index
from .rules.values import DEFAULTS, SEVERITIES, Clash, Rule, Severity, Slot

VERBS: Mapping[str, str] = {"swap": "agenda.mend_by_swap", "length": "agenda.resize", "tray": "agenda.mend_to_tray"}
NOBODY: Mapping[int, int] = {}


@dataclass(frozen=True)
class Found:
    """All clashes of a draft, the gravest first, then by time."""

    board: Board
    open: tuple[Clash, ...]
    accepted: tuple[tuple[Clash, AcceptedClash], ...]

    @cached_property
    def by_session(self) -> dict[int, list[Clash]]:
        """The open ones."""
        found: dict[int, list[Clash]] = defaultdict(list)
        for clash in self.open:
            for number in clash.sessions:
                found[number].append(clash)
        return found

    @cached_property
    def count(self) -> dict[str, int]:
        """Open ones of each severity."""
        known = Counter(clash.severity for clash in self.open)
        return {severity: known[severity] for severity in SEVERITIES if severity != "off"}

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.board)

    def fixes(self, clash: Clash) -> tuple[Fix, ...]:
        """At most one of each kind, each of which really helps."""
        return self._finder.fixes(clash)


def clashes_of(summit: Event, signed_up: Mapping[int, int] = NOBODY) -> Found:
    """The whole check, in eight queries. `signed_up`: how many have, by session."""
    board = reading.whole(summit, signed_up)
    open_ones, accepted = _parted(judging.whole(board), _accepted(summit))
    return Found(board, open_ones, accepted)


def blocking(summit: Event, signed_up: Mapping[int, int] = NOBODY) -> tuple[Clash, ...]:
    """Those that stand in the way of publication."""
    return tuple(clash for clash in clashes_of(summit, signed_up).open if clash.severity == "blocks")


def clashes_around(summit: Event, session_ids: Collection[int],
                   signed_up: Mapping[int, int] = NOBODY) -> tuple[Clash, ...]:
    """Open clashes of these sessions as the draft stands. Eleven queries, of rows that are near them only."""
    board = reading.vicinity(summit, session_ids, signed_up=signed_up)
    found = judging.around([n for n in session_ids if n in board.slots], board, Index(board))
    return _parted(found, _accepted(summit, found))[0]


def check_move(summit: Event, session_id: int, *, day: date | None, starts: datetime | None, minutes: int | None,
               room_key: str = "", all_rooms: bool = False, fold: int = 0,
               signed_up: Mapping[int, int] = NOBODY) -> Outcome:
    """What a move would do to the session's clashes, before it is written. KeyError where there is no such session."""
    wish = {"day": day, "starts": starts, "minutes": minutes, "room": room_key, "all_rooms": all_rooms, "fold": fold}
    board = reading.vicinity(summit, [session_id], wish, signed_up)
    result = judging.outcome([board.held(board.slots[session_id], **wish)], board, Index(board))
    known = _accepted(summit, (*result.before, *result.after))
    return Outcome(_parted(result.before, known)[0], _parted(result.after, known)[0])


def _accepted(summit: Event, of: Iterable[Clash] | None = None) -> dict[str, AcceptedClash]:
    asked = select(AcceptedClash).where(AcceptedClash.event_id == summit.id)
    if of is not None:
        asked = asked.where(AcceptedClash.key.in_({clash.key for clash in of}))
    return {row.key: row for row in db.session.scalars(asked)}


def _parted(found: Iterable[Clash], known: Mapping[str, AcceptedClash]) -> tuple[
        tuple[Clash, ...], tuple[tuple[Clash, AcceptedClash], ...]]:
    """Open ones, and those that were accepted when they were as bad as now, or worse."""
    open_ones, accepted = [], []
    for clash in found:
        row = known.get(clash.key)
        if row is not None and clash.extent <= row.extent:
            accepted.append((clash, row))
        else:
            open_ones.append(clash)
    return tuple(open_ones), tuple(accepted)


def accept(summit: Event, key: str, reason: str, by: str = "",
           signed_up: Mapping[int, int] = NOBODY) -> AcceptedClash | None:
    """Live with a clash, as bad as it is now; the reason stays in the journal. None where it is gone meanwhile."""
    journal.queue_up(summit.id)
    clash = _present(summit, key, signed_up)
    if clash is None:
        return None
    journal.act("clash.accept", about=summit.id, reason=reason, **_told(clash))
    return keep_accepted(summit, [clash], reason, by)[0]


def keep_accepted(summit: Event, clashes: Iterable[Clash], reason: str, by: str) -> list[AcceptedClash]:
    """To be called within an act that says so."""
    clashes, now = list(clashes), clock.now()
    known = _accepted(summit, clashes)
    rows = [known.get(clash.key) or AcceptedClash(event_id=summit.id, key=clash.key) for clash in clashes]
    for clash, row in zip(clashes, rows, strict=True):
        row.extent, row.reason, row.by, row.at = clash.extent, reason, by, now
    db.session.add_all(rows)
    db.session.flush()
    return rows


def reopen(summit: Event, key: str, signed_up: Mapping[int, int] = NOBODY) -> bool:
    """It counts again. False where it was not accepted."""
    journal.queue_up(summit.id)
    row = db.session.scalar(select(AcceptedClash).where(AcceptedClash.event_id == summit.id, AcceptedClash.key == key))
    if row is None:
        return False
    clash = _present(summit, key, signed_up)
    journal.act("clash.reopen", about=summit.id, reason=row.reason, **(_told(clash) if clash else {"rule": key}))
    db.session.delete(row)
    db.session.flush()
    return True


def set_severities(summit: Event, event: Event, wishes: Mapping[Rule, Severity | None],
                   seen: Mapping[Rule, Severity | None] | None = None) -> dict[Rule, Severity | None]:
    """How an event, the summit or a part of it, takes these kinds of clash; None: as usual. Gives those that
    somebody else set otherwise than they were `seen`, with what they are now; then nothing is written.
    """
    journal.queue_up(summit.id)
    known = {row.rule: row for row in db.session.scalars(select(ClashRule).where(ClashRule.event_id == event.id))}
    now = {rule: cast("Severity | None", known[rule].severity if rule in known else None) for rule in wishes}
    overtaken = {rule: now[rule] for rule in wishes if seen is not None and now[rule] not in (seen[rule], wishes[rule])}
    if overtaken:
        return overtaken
    if changes := {rule: wish for rule, wish in wishes.items() if wish != now[rule]}:
        journal.act("clash.rule", about=summit.id, event=event.title, rules={
            rule: wish or DEFAULTS[rule] for rule, wish in changes.items()})
    for rule, wish in changes.items():
        _set(event, rule, wish, known.get(rule))
    db.session.flush()
    return {}


def severities(event: Event) -> dict[Rule, Severity]:
    """What the event has set, where not as usual."""
    return {row.rule: row.severity for row in db.session.scalars(  # type: ignore[misc]
        select(ClashRule).where(ClashRule.event_id == event.id))}


def _set(event: Event, rule: Rule, wish: Severity | None, row: ClashRule | None) -> None:
    if wish is None:
        db.session.delete(row)
    elif row is None:
        db.session.add(ClashRule(event_id=event.id, rule=rule, severity=wish))
    else:
        row.severity = wish


@dataclass(frozen=True)
class Mended:
    clash: Clash
    fix: Fix
    act: int | None


@dataclass(frozen=True)
class Gone:
    """The clash is not there any more."""


@dataclass(frozen=True)
class Overtaken:
    """Something was changed meanwhile, so that this fix would not help any more."""


def apply_fix(summit: Event, key: str, token: str, signed_up: Mapping[int, int] = NOBODY) -> Mended | Gone | Overtaken:
    """Do what a fix says, if it still helps on the draft as it is now, behind all other writers of the summit."""
    journal.queue_up(summit.id)
    board = reading.whole(summit, signed_up)
    index = Index(board)
    clash, fix = named(board, key, index), mending.read(token, board)
    if clash is None:
        return Gone()
    if fix is None or mending.helps(fix, clash, board, index) is None:
        return Overtaken()
    return Mended(clash, fix, carry_out(summit, clash, fix))


def carry_out(summit: Event, clash: Clash, fix: Fix) -> int | None:
    """Gives the number of its act. Within another act it belongs to that."""
    if fix.kind == "chair":
        journal.act("roster.chair", about=summit.id, session=fix.slots[0].title, person=fix.person)
        _give_roles(fix.slots[0])
    else:
        verb = VERBS.get(fix.kind, "agenda.mend")
        journal.act(verb, about=summit.id, rule=clash.rule, count=len(fix.slots), **_told_fix(fix))
        hand = Hand(seen={slot.session: WHATEVER for slot in fix.slots})
        moving.rearrange(summit, {slot.session: place_of(slot) for slot in fix.slots}, hand)
    db.session.flush()
    return journal.current_id()


def _give_roles(slot: Slot) -> None:
    for seat in slot.seats:
        db.session.get_one(Appearance, seat.appearance).role = seat.role


def place_of(slot: Slot) -> Place:
    return Place(slot.day, slot.starts, slot.fold, slot.minutes, slot.room, slot.all_rooms)


def _told_fix(fix: Fix) -> dict[str, Any]:
    moved = fix.slots[0]
    return {"session": moved.title, "other": fix.slots[1].title if fix.kind == "swap" else "", "minutes": moved.minutes,
            "to": {"day": moved.day and moved.day.isoformat(), "time": moved.starts and f"{moved.starts:%H:%M}",
                   "room": moved.place, "all_rooms": moved.all_rooms}}


def _present(summit: Event, key: str, signed_up: Mapping[int, int]) -> Clash | None:
    board = reading.vicinity(summit, sessions_in(key), signed_up=signed_up)
    return named(board, key, Index(board))


def named(board: Board, key: str, index: Index) -> Clash | None:
    own = [number for number in sessions_in(key) if number in board.slots and not board.slots[number].foreign]
    return next((clash for clash in judging.around(own, board, index) if clash.key == key), None)


def sessions_in(key: str) -> list[int]:
    """The numbers of the one or two sessions that a clash's key names."""
    words = key.split(".")[1:2]
    return [int(number) for word in words for number in word.split("-")[:2]
            if number.isdecimal() and len(number) < 10]


def _told(clash: Clash) -> dict[str, Any]:
    """What the journal's sentence names."""
    return {"rule": clash.rule, "session": clash.sides[0].title,
            "other": clash.sides[1].title if len(clash.sides) > 1 else "",
            "people": ", ".join(person.name for person in clash.people)}
