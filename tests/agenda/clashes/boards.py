"""Boards for tests of clashes: name what matters, the rest is plausible."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from eventsys.agenda.clashes.rules import judging
from eventsys.agenda.clashes.rules.board import Board, instant
from eventsys.agenda.clashes.rules.near import Index
from eventsys.agenda.clashes.rules.values import (
    Away,
    Clash,
    EventFacts,
    PersonFacts,
    RoomFacts,
    Seat,
    Slot,
    VenueFacts,
)

DAY = date(2027, 9, 14)
ZONE = "Europe/Lisbon"
SUMMIT, PART, OTHER = 1, 2, 9  # numbers of events
ADA, BEN, EVE = 101, 102, 103
HOUSE, PARK, ABROAD = 11, 12, 13  # venues: PARK is 1.5 km from HOUSE
NAMES = {ADA: "Ada Mensah", BEN: "Ben Ali", EVE: "Eve Song"}
ROOMS = (RoomFacts("hall", "Hall", HOUSE, 300, 3, rank=0), RoomFacts("blue", "Blue room", HOUSE, 60, 1, rank=1),
         RoomFacts("red", "Red room", HOUSE, 40, rank=2), RoomFacts("tent", "Tent", PARK, 80, rank=3),
         RoomFacts("stream", "Stream", online=True, rank=4),
         RoomFacts("online", "Online", online=True, address=False, rank=5))
VENUES = (VenueFacts(HOUSE, "House", 38.7100, -9.1400), VenueFacts(PARK, "Park", 38.7234, -9.1400),
          VenueFacts(ABROAD, "Palais", 46.2266, 6.1404))


def a_summit(**facts: Any) -> EventFacts:
    hours = {DAY + timedelta(days=n): (time(9), time(18)) for n in range(2)}
    given: dict[str, Any] = {"zone": ZONE, "starts": DAY, "ends": DAY + timedelta(days=1), "venue": HOUSE,
                             "hours": hours}
    return EventFacts(**{"id": SUMMIT, "slug": "summit", "title": "Summit"} | given | facts)


def a_part(**facts: Any) -> EventFacts:
    return a_summit(**{"id": PART, "slug": "part", "title": "Part", "whole": SUMMIT, "hours": {}} | facts)


def another_summit(**facts: Any) -> EventFacts:
    return a_summit(**{"id": OTHER, "slug": "other", "title": "Other summit", "hours": {}} | facts)


def a_slot(session: int, at: str = "10:00", minutes: int | None = 60, room: str = "", people: Iterable[int] = (),
           **facts: Any) -> Slot:
    """`at` is a wall time (HH:MM) on `day`; "" where it is not known. `people` sit as panelists."""
    day = facts.pop("day", DAY)
    starts = datetime.combine(day, time.fromisoformat(at)) if at else None
    seats = facts.pop("seats", tuple(Seat(person, appearance=session * 100 + n) for n, person in enumerate(people)))
    return Slot(**{"session": session, "event": SUMMIT, "title": f"Session {session}", "day": day, "starts": starts,
                   "minutes": minutes if at else None, "room": room, "seats": seats} | facts)


def a_foreign_slot(session: int, at: str = "10:00", minutes: int = 60, people: Iterable[int] = (),
                   venue: int | None = None, **facts: Any) -> Slot:
    return a_slot(session, at, minutes, "", people, event=OTHER, foreign=True, venue=venue, **facts)


def a_board(*slots: Slot, events: Iterable[EventFacts] = (), rooms: Iterable[RoomFacts] = ROOMS,
            people: Iterable[PersonFacts] = (), **facts: Any) -> Board:
    """Everybody on a roster is known, with a biography."""
    named = {seat.person for slot in slots for seat in slot.seats}
    known = {number: PersonFacts(number, NAMES.get(number, f"Person {number}")) for number in named}
    known |= {person.id: person for person in people}
    gathered = {event.id: event for event in (a_summit(), a_part(), another_summit(), *events)}
    board = Board(slots={}, events=gathered, rooms={room.key: room for room in rooms}, people=known,
                  **{"venues": {venue.id: venue for venue in VENUES}} | facts)
    return board.with_slots(board.held(slot) for slot in slots)


def away(person: int, start: str, end: str, day: date = DAY) -> PersonFacts:
    first, last = (datetime.combine(day, time.fromisoformat(at)) for at in (start, end))
    return PersonFacts(person, NAMES.get(person, "Person"),
                       away=(Away(1, instant(first, ZONE), instant(last, ZONE), first, last),))


def found(*slots: Slot, **facts: Any) -> list[Clash]:
    return list(judging.whole(a_board(*slots, **facts)))


def rules(*slots: Slot, **facts: Any) -> list[str]:
    """The rules that are broken, in the order of pages."""
    return [clash.rule for clash in found(*slots, **facts)]


def around(board: Board, *sessions: int) -> tuple[Clash, ...]:
    return judging.around(sessions, board, Index(board))
