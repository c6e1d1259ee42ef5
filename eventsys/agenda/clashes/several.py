"""What is done about several clashes together: one act each, which one undo takes back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eventsys.events.models import Event
from eventsys.kit import journal

from . import reading
from .rules import fixes as mending
from .rules import judging
from .rules.board import Board
from .rules.fixes import Fix
from .rules.near import Index
from .rules.values import Clash
from .services import NOBODY, carry_out, keep_accepted, named


@dataclass(frozen=True)
class Mendings:
    """`act` is None where nothing could be done."""

    mended: tuple[Clash, ...]
    gone: int  # also those that an earlier one of these took away
    overtaken: int  # which their fix would not help any more
    act: int | None = None


def accept(summit: Event, keys: Iterable[str], reason: str, by: str = "",
           signed_up: Mapping[int, int] = NOBODY) -> list[Clash]:
    """Live with those that are there still, as bad as they are now."""
    journal.queue_up(summit.id)
    present = {clash.key: clash for clash in judging.whole(reading.whole(summit, signed_up))}
    found = [present[key] for key in dict.fromkeys(keys) if key in present]
    if found:
        journal.act("clash.accept_several", about=summit.id, reason=reason, count=len(found),
                    session=found[0].sides[0].title)
        keep_accepted(summit, found, reason, by)
    return found


def mend(summit: Event, wishes: Mapping[str, str], signed_up: Mapping[int, int] = NOBODY) -> Mendings:
    """By a clash's key the fix for it, one after the other: each is tried on what those before it have made."""
    journal.queue_up(summit.id)
    board, done = reading.whole(summit, signed_up), list[tuple[Clash, Fix]]()
    gone = overtaken = 0
    for key, token in wishes.items():
        clash, fix = _tried(board, key, token)
        if clash is None:
            gone += 1
        elif fix is None:
            overtaken += 1
        else:
            done.append((clash, fix))
            board = board.with_slots(fix.slots)
    return Mendings(tuple(clash for clash, _fix in done), gone, overtaken, _carry_out(summit, done))


def _tried(board: Board, key: str, token: str) -> tuple[Clash | None, Fix | None]:
    index, fix = Index(board), mending.read(token, board)
    clash = named(board, key, index)
    return clash, mending.helps(fix, clash, board, index) if fix and clash else None


def _carry_out(summit: Event, done: list[tuple[Clash, Fix]]) -> int | None:
    if not done:
        return None
    act = journal.act("agenda.mend_several", about=summit.id, count=len(done), session=done[0][0].sides[0].title)
    for clash, fix in done:
        carry_out(summit, clash, fix)
    return act
