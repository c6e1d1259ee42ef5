"""Days drawn at random, and a grid read back as a browser would read the table."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from eventsys.outputs.agenda import Agenda, agenda, parse
from eventsys.outputs.agenda.entries import Entry
from eventsys.outputs.agenda.grid import Grid
from eventsys.programme.structs import Kind, Programme, Session
from eventsys.programme.view import View, view
from tests.builders import DAY, a_programme, a_room, a_session, an_event

NOW = datetime(2020, 1, 1, tzinfo=UTC)
KINDS = (Kind("panel", "Panel"), Kind("break", "Break", is_break=True))
ROOMS = ("", "hall", "library", "loft", "a-room-nobody-knows")


@st.composite
def sessions_of_a_day(draw: st.DrawFn, most: int = 14) -> list[Session]:
    """Short and long, in rooms and without, for all and for some, from the morning into the next one."""
    return [_session(draw, number) for number in range(draw(st.integers(1, most)))]


def _session(draw: st.DrawFn, number: int) -> Session:
    begins = datetime.combine(DAY, time(8)) + timedelta(minutes=5 * draw(st.integers(0, 220)))
    return starting(
        f"s{number}", begins, draw(st.one_of(st.none(), st.integers(0, 30), st.integers(5, 2000))),
        room=draw(st.sampled_from(ROOMS)),
        all_rooms=draw(st.integers(0, 5)) == 0, kind=draw(st.sampled_from(["panel", "panel", "break"])),
        status=draw(st.sampled_from(["confirmed", "confirmed", "withdrawn"])))


def starting(slug: str, starts: datetime, minutes: int | None, day: date = DAY, **facts: Any) -> Session:
    """For what does not begin on its day, or has no length."""
    return replace(a_session(slug, day=day, **facts), starts=starts, minutes=minutes)


def seen(*sessions: Session, **facts: object) -> View:
    rooms = tuple(a_room(key) for key in ("hall", "library", "loft", "cellar"))
    return view(a_programme(*sessions, **{"rooms": rooms, "kinds": KINDS} | facts))


def asked(whole: View, now: datetime = NOW, **values: str | list[str]) -> Agenda:
    return agenda(whole, parse({k: [v] if isinstance(v, str) else v for k, v in values.items()}, whole), now)


def grid_of(*sessions: Session, day: date = DAY, **values: str) -> Grid:
    drawn = asked(seen(*sessions), day=day.isoformat(), **values).grid
    assert drawn is not None
    return drawn


def squares(grid: Grid) -> list[list[Entry | None]]:
    """Rows of lanes with whose cell covers each. Fails where two cells overlap, or none covers a place."""
    covered: list[list[Entry | str | None]] = [["nothing"] * grid.width for _ in grid.lines]
    for row, line in enumerate(grid.lines):
        free = (lane for lane in range(grid.width) if covered[row][lane] == "nothing")
        for cell in line.cells:
            first = next(lane for lane in free if covered[row][lane] == "nothing")
            for down in range(cell.rows):
                for across in range(cell.columns):
                    assert covered[row + down][first + across] == "nothing", "two cells overlap"
                    covered[row + down][first + across] = cell.entry
    assert all(place != "nothing" for line in covered for place in line), "a place without a cell"
    return covered  # type: ignore[return-value]


def lanes_of(grid: Grid, slug: str) -> set[int]:
    return {lane for line in squares(grid) for lane, entry in enumerate(line)
            if entry and entry.session.slug == slug}


def rows_of(grid: Grid, slug: str) -> list[str]:
    """The times of the rows that a session covers."""
    return [line.tick.at.time for line, places in zip(grid.lines, squares(grid), strict=True)
            if any(entry and entry.session.slug == slug for entry in places)]


def titles(agenda: Agenda) -> list[str]:
    """Slugs of what a list shows, in order."""
    return [entry.session.slug for day in agenda.days
            for entry in (*(e for slot in day.slots for e in slot.entries), *day.untimed)]


def a_summit_with_a_part(*sessions: Session) -> Programme:
    return a_programme(*sessions, events=(an_event(), an_event("hub", title="The Hub", part_of="summit")))
