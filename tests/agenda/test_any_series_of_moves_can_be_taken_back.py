from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from eventsys.agenda import moving
from eventsys.agenda.moving import Hand, Locked, Saved
from eventsys.agenda.rules import Place, at_minute

from .conftest import DAY, ZONE, Desk

TITLES = ("Opening", "Panel", "Debate", "Dinner")
Wish = Callable[[Desk], Any]
State = dict[int, tuple[Place, bool]]

titles = st.sampled_from(TITLES)
groups = st.lists(titles, min_size=1, max_size=4, unique=True)


def place(day: date, minute: int, length: int, room: str, everywhere: bool) -> Place:
    return at_minute(Place(minutes=length, room=room, all_rooms=everywhere), day, minute, ZONE)


places = st.builds(place, st.sampled_from([DAY, DAY + timedelta(days=1)]), st.integers(0, 300).map(lambda n: n * 5),
                   st.integers(1, 40).map(lambda n: n * 5), st.sampled_from(["hall", "attic", ""]), st.booleans())


def ids(desk: Desk, names: list[str]) -> list[int]:
    return [desk.ids[name] for name in names]


def make(desk: Desk, to: Place) -> Saved:
    with desk.doing() as summit:
        return moving.make(summit, summit, "New", to, Hand())


wishes: st.SearchStrategy[Wish] = st.one_of(
    st.builds(lambda title, to: lambda desk: desk.move(title, to), titles, places),
    st.builds(lambda names: lambda desk: desk.do(moving.unplace, ids(desk, names)), groups),
    st.builds(lambda names, by: lambda desk: desk.do(moving.shift, ids(desk, names), by,
                                                     zones={desk.summit_id: ZONE}), groups, st.integers(-60, 60)),
    st.builds(lambda pair: lambda desk: desk.do(moving.swap, *ids(desk, list(pair))),
              st.permutations(TITLES).map(lambda names: names[:2])),
    st.builds(lambda names, on: lambda desk: desk.do(moving.lock, ids(desk, names), on), groups, st.booleans()),
    st.builds(lambda to: lambda desk: make(desk, to), places),
)


def states(desk: Desk) -> State:
    return {card.id: (card.place, card.locked) for card in desk.cards().values()}


accounts = count(1)


@settings(max_examples=max(12, settings().max_examples // 5))
@given(st.lists(wishes, min_size=1, max_size=8))
def test_undoing_all_leads_exactly_to_the_start_and_redoing_all_to_the_end(desk: Desk, series: list[Wish]) -> None:
    desk = desk.as_(next(accounts))  # who has done nothing yet
    seen = [states(desk)]
    for wish in series:
        outcome = wish(desk)
        assert isinstance(outcome, Saved | Locked)
        if isinstance(outcome, Saved) and outcome.act:
            seen.append(states(desk))
    undo_all(desk, seen)
    for expected in seen[1:]:
        assert isinstance(desk.redo(), Saved)
        assert states(desk) == expected
    assert desk.redo() is None
    undo_all(desk, seen)


def undo_all(desk: Desk, seen: list[State]) -> None:
    for expected in reversed(seen[:-1]):
        assert isinstance(desk.undo(), Saved)
        assert states(desk) == expected
    assert desk.undo() is None
