"""A roster that is not ready: nobody to chair, people who declined or have not answered, a one-sided panel."""

from collections.abc import Callable, Iterable, Iterator

from .board import Board
from .regions import region_of
from .values import Clash, PersonFacts, Rule, Seat, Slot

CHAIRS = ("moderator", "chair")
PANEL = 3  # people; fewer are no panel that could be one-sided


def chair(slot: Slot, board: Board) -> Iterator[Clash]:
    severity = board.severity("chair", slot)
    held = any(seat.role in CHAIRS and seat.state != "declined" for seat in slot.seats)
    if severity != "off" and slot.wants_chair and not held:
        yield Clash("chair", severity, f"chair.{slot.session}", (slot,), facts={"kind": slot.kind})


def declined(slot: Slot, board: Board) -> Iterator[Clash]:
    return _of_people("declined", slot, board, lambda seat: seat.state == "declined")


def unanswered(slot: Slot, board: Board) -> Iterator[Clash]:
    return _of_people("unanswered", slot, board, lambda seat: seat.state in ("proposed", "invited"))


def biography(slot: Slot, board: Board) -> Iterator[Clash]:
    return _of_people("biography", slot, board, lambda seat: not (
        seat.state == "declined" or board.people[seat.person].biography))


def _of_people(rule: Rule, slot: Slot, board: Board, lacks: Callable[[Seat], bool]) -> Iterator[Clash]:
    """One clash of a session, naming all those who lack something."""
    numbers = sorted({seat.person for seat in slot.seats if lacks(seat)})
    severity = board.severity(rule, slot)
    if numbers and severity != "off":
        named = "-".join(map(str, numbers))
        yield Clash(rule, severity, f"{rule}.{slot.session}.{named}", (slot,),
                    people=tuple(board.people[number] for number in numbers), extent=len(numbers),
                    facts={"of": len({seat.person for seat in slot.seats})})


def balance(slot: Slot, board: Board) -> Iterator[Clash]:
    """All men, or all of one region: said only where it is known of everybody."""
    severity = board.severity("balance", slot)
    seats = [seat for seat in slot.seats if seat.state != "declined"]
    if severity == "off" or len({seat.person for seat in seats}) < PANEL:
        return
    people = tuple(board.people[number] for number in sorted({seat.person for seat in seats}))
    if all(person.gender == "man" for person in people):
        yield Clash("balance", severity, f"balance.{slot.session}.men", (slot,), people=people, facts={"what": "men"})
    if region := _one_region(seats, board):
        yield Clash("balance", severity, f"balance.{slot.session}.{region}", (slot,), people=people,
                    facts={"what": "region", "region": region})


def _one_region(seats: Iterable[Seat], board: Board) -> str:
    """The region that all are of; "" where there are several, or one is unknown."""
    regions = {region_of(_country(seat, board.people[seat.person])) for seat in seats}
    return regions.pop() if len(regions) == 1 else ""


def _country(seat: Seat, person: PersonFacts) -> str:
    return seat.country or person.country
