"""Checking for clashes: the whole in n log n, one move at a cost that does not grow with the event."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path
from random import Random
from time import process_time

from flask import Flask
from msgspec.structs import replace

from eventsys.agenda.clashes import reading, services
from eventsys.agenda.clashes.rules import judging
from eventsys.agenda.clashes.rules.board import Board
from eventsys.agenda.clashes.rules.near import Index
from eventsys.agenda.clashes.rules.values import Slot
from eventsys.events.models import Event
from eventsys.events.services import find
from eventsys.kit.database import db
from eventsys.programme import canonical
from eventsys.programme.structs import Programme
from tests.workload import SLUG, summit

from . import stage
from .figures import Figure

SIZES = (500, 2_000, 5_000)
ROUNDS = 7
MOVES = 60
SLACK = 1.5  # a larger event also falls out of the processor's caches
SHIFTED = 0.1  # of all sessions, by a quarter of an hour: so many clash


@dataclass(frozen=True)
class Took:
    """Processor seconds, of the quickest of several rounds."""

    sessions: int
    clashes: int
    whole: float  # of a board in memory
    move: float
    whole_draft: float  # from the database
    move_draft: float


def figures(folder: Path) -> Iterator[Figure]:
    took = [_measured(folder / f"clashes-{size}", size) for size in SIZES]
    yield from _growth("all clashes", took, lambda one: one.whole)
    yield from _growth("all clashes, read from the draft", took, lambda one: one.whole_draft)
    yield _steady("one move, of the same at 500", took, lambda one: one.move)
    yield _steady("one move, read from the draft, of the same at 500", took, lambda one: one.move_draft)


def _growth(name: str, took: list[Took], seconds: Callable[[Took], float]) -> Iterator[Figure]:
    """Times as the smallest's, divided by what n log n allows."""
    least = took[0]
    for one in took[1:]:
        allowed = one.sessions * log(one.sessions) / (least.sessions * log(least.sessions))
        yield Figure(f"{name} at {one.sessions:,}, of n log n from {least.sessions}",
                     seconds(one) / seconds(least) / allowed, SLACK, 1, False,
                     note=f"{seconds(least) * 1000:.0f} → {seconds(one) * 1000:.0f} ms; "
                          f"{least.clashes:,} → {one.clashes:,} clashes")


def _steady(name: str, took: list[Took], seconds: Callable[[Took], float]) -> Figure:
    least, most = took[0], took[-1]
    return Figure(f"{name}, at {most.sessions:,}", seconds(most) / seconds(least), SLACK, 1, False,
                  note=" → ".join(f"{seconds(one) * 1000:.2f}" for one in took) + " ms")


def _measured(folder: Path, size: int) -> Took:
    app = _drafted(folder, size)
    with app.app_context():
        event = find(SLUG)
        assert event is not None
        board = _disturbed(reading.whole(event), Random(size))
        index, moves = Index(board), _moves(board, Random(size))
        took = Took(
            size, len(judging.whole(board)), _quickest(lambda: judging.whole(board)),
            _quickest(lambda: [judging.outcome([slot], board, index) for slot in moves]) / MOVES,
            _quickest(lambda: services.clashes_of(event)),
            _quickest(lambda: [_check(event, slot) for slot in moves]) / MOVES)
        db.session.remove()
        db.engine.dispose()
    return took


def _check(event: Event, slot: Slot) -> None:
    services.check_move(event, slot.session, day=slot.day, starts=slot.starts, minutes=slot.minutes,
                        room_key=slot.room)


def _quickest(act: Callable[[], object]) -> float:
    found = []
    for _ in range(ROUNDS):
        started = process_time()
        act()
        found.append(process_time() - started)
    return min(found)


def _drafted(folder: Path, size: int) -> Flask:
    """A summit with as many sessions a room as the others, in a database of its own."""
    folder.mkdir()
    app = stage.application(folder)
    kept = folder / "programme.json"
    kept.write_bytes(canonical.encode(_programme(size)))
    result = app.test_cli_runner().invoke(args=["import", str(kept)])
    if result.exit_code:
        raise RuntimeError(result.output) from result.exception
    return app


def _programme(size: int) -> Programme:
    return summit(size, rooms=size // 50, people=size * 7 // 5)


def _disturbed(board: Board, chance: Random) -> Board:
    """Some sessions late by a quarter of an hour, so that there is something to find."""
    late = chance.sample([slot for slot in board.slots.values() if slot.begins is not None and not slot.all_rooms],
                         int(len(board.slots) * SHIFTED))
    return board.with_slots(replace(slot, begins=(slot.begins or 0) + 15, ends=slot.ends + 15) for slot in late)


def _moves(board: Board, chance: Random) -> list[Slot]:
    """Sessions, each at the place of another."""
    own = [slot for slot in board.slots.values() if slot.begins is not None and not slot.all_rooms]
    return [board.held(one, day=other.day, starts=other.starts, room=other.room)
            for one, other in (chance.sample(own, 2) for _ in range(MOVES))]
