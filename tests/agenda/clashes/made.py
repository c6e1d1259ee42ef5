"""Any small agenda, as dense as can be, so that everything meets everything."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from eventsys.agenda.clashes.rules.board import Board
from eventsys.agenda.clashes.rules.values import Away, PersonFacts, Seat, Slot
from tests.agenda.clashes.boards import (
    ABROAD,
    DAY,
    HOUSE,
    OTHER,
    PARK,
    PART,
    ROOMS,
    SUMMIT,
    a_board,
    a_foreign_slot,
    a_part,
    a_slot,
    instant,
)

PEOPLE = range(1, 8)
KEYS = ("", *(room.key for room in ROOMS))
TIMES = st.one_of(st.just(""), st.integers(28, 80).map(lambda quarter: f"{quarter // 4 % 24:02}:{quarter % 4 * 15:02}"))
SEATS = st.lists(st.builds(Seat, st.sampled_from(PEOPLE), st.sampled_from(("panelist", "moderator")),
                           st.sampled_from(("", "confirmed", "invited", "declined")),
                           st.sampled_from(("", "KE", "FR")), st.integers(1, 10_000)), max_size=4)


@st.composite
def slots(draw: st.DrawFn, number: int) -> Slot:
    day = DAY + timedelta(days=draw(st.integers(-1, 2)))
    minutes = draw(st.sampled_from((None, 0, 15, 30, 60, 60, 60, 150, 1500)))
    at, seats = draw(TIMES), tuple(draw(SEATS))
    if draw(st.integers(0, 5)) == 5:
        return a_foreign_slot(number, at or "10:00", minutes or 60, day=day, seats=seats,
                              venue=draw(st.sampled_from((None, HOUSE, ABROAD))))
    return a_slot(
        number, at, minutes, draw(st.sampled_from(KEYS)), day=day, seats=seats,
        event=draw(st.sampled_from((SUMMIT, PART))), is_break=draw(st.integers(0, 9)) == 9,
        all_rooms=draw(st.integers(0, 5)) == 5, wants_chair=draw(st.booleans()), locked=draw(st.integers(0, 5)) == 5,
        language="en", interpretation=draw(st.sampled_from(((), (), ("fr",), ("fr", "ar")))),
        expected=draw(st.sampled_from((None, 30, 50, 70, 500))), sponsor=draw(st.integers(0, 3)),
        rivals=draw(st.sampled_from(("", "cola"))))


@st.composite
def boards(draw: st.DrawFn, most: int = 9) -> Board:
    count = draw(st.integers(2, most))
    return a_board(*(draw(slots(number)) for number in range(1, count + 1)), events=[a_part(venue=PARK, hours={})],
                   people=[draw(_person(number)) for number in PEOPLE],
                   severities=draw(st.sampled_from(({}, {(SUMMIT, "room"): "warning", (PART, "walk"): "blocks"}))))


@st.composite
def _person(draw: st.DrawFn, number: int) -> PersonFacts:
    first = datetime(DAY.year, DAY.month, DAY.day, 9) + timedelta(minutes=draw(st.integers(0, 600)))
    last = first + timedelta(minutes=draw(st.integers(1, 90)))
    gone = (Away(number, instant(first, "Europe/Lisbon"), instant(last, "Europe/Lisbon"), first, last),)
    return PersonFacts(number, f"Person {number}", gender=draw(st.sampled_from(("man", "woman", ""))),
                       biography=draw(st.booleans()), away=gone if draw(st.integers(0, 3)) == 3 else ())


__all__ = ["OTHER", "boards", "slots"]
