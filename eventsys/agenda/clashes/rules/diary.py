"""When rooms and people are taken: looked up by the day."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable

from .board import Board

DAY = 24 * 60  # minutes
Taken = tuple[int, int, int]  # begins, ends, session; 0: no session but an absence


class Diary:
    def __init__(self, board: Board) -> None:
        self._taken: dict[Hashable, list[Taken]] = defaultdict(list)
        for slot in board.slots.values():
            if slot.begins is not None:
                own = () if slot.foreign or not slot.room or _holds_any_number(slot.room, board) else (slot.room,)
                self._take((slot.begins, slot.until, slot.session), *own, *slot.people)
        for person in board.people.values():
            for away in person.away:
                self._take((away.begins, away.ends, 0), person.id)

    def _take(self, taken: Taken, *whom: Hashable) -> None:
        for day in range(taken[0] // DAY, (taken[1] - 1) // DAY + 1):
            for one in whom:
                self._taken[one, day].append(taken)

    def room_free(self, room: str, begins: int | None, ends: int, but_for: Collection[int]) -> bool:
        return begins is None or not room or self._free((room,), begins, ends, but_for)

    def people_free(self, people: Iterable[int], begins: int | None, ends: int, but_for: Collection[int]) -> bool:
        return begins is None or self._free(people, begins, ends, but_for)

    def next_after(self, whom: Iterable[Hashable], begins: int, within: int) -> int:
        """When the first of them is taken by something that begins later, at most so many minutes on."""
        days = range(begins // DAY, (begins + within) // DAY + 1)
        later = (first for one in whom for day in days for first, _last, _session in self._taken.get((one, day), ())
                 if first > begins)
        return min((begins + within, *later))

    def _free(self, whom: Iterable[Hashable], begins: int, ends: int, but_for: Collection[int]) -> bool:
        days = range(begins // DAY, (ends - 1) // DAY + 1)
        return not any(first < ends and last > begins and session not in but_for
                       for one in whom for day in days for first, last, session in self._taken.get((one, day), ()))


def _holds_any_number(room: str, board: Board) -> bool:
    facts = board.rooms.get(room)
    return bool(facts and facts.online and not facts.address)
