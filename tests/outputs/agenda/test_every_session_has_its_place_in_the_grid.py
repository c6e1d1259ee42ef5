from datetime import datetime, timedelta

from hypothesis import given

from eventsys.outputs.agenda.grid import Grid
from eventsys.programme.structs import Session

from .days import asked, grid_of, seen, sessions_of_a_day, squares, starting


def drawn(sessions: list[Session]) -> Grid:
    return grid_of(*sessions)


@given(sessions_of_a_day())
def test_every_session_stands_exactly_once(sessions: list[Session]) -> None:
    cells = [cell.entry.session.slug for line in drawn(sessions).lines for cell in line.cells if cell.entry]
    assert sorted(cells) == sorted(s.slug for s in sessions)


@given(sessions_of_a_day())
def test_cells_cover_the_table_without_overlap(sessions: list[Session]) -> None:
    squares(drawn(sessions))


@given(sessions_of_a_day())
def test_a_cell_begins_in_the_row_of_its_time_and_ends_with_its_session(sessions: list[Session]) -> None:
    grid = drawn(sessions)
    for number, line in enumerate(grid.lines):
        for cell in line.cells:
            if cell.entry and cell.entry.begins:
                assert line.tick.at.minute == cell.entry.begins.minute
                if cell.entry.minutes >= 5 and number + cell.rows < len(grid.lines):
                    end = grid.lines[number + cell.rows].tick.at.minute
                    assert end == cell.entry.begins.minute + cell.entry.minutes


@given(sessions_of_a_day())
def test_rows_follow_each_other_in_time(sessions: list[Session]) -> None:
    minutes = [line.tick.at.minute for line in drawn(sessions).lines]
    assert minutes == sorted(set(minutes))


@given(sessions_of_a_day())
def test_a_session_in_a_room_stands_under_that_room(sessions: list[Session]) -> None:
    grid = drawn(sessions)
    over = [column.room.key if column.room else column.meant
            for column in grid.columns for _ in range(column.lanes)]
    for line in squares(grid):
        for lane, entry in enumerate(line):
            if entry and not entry.for_all:
                room = entry.session.room if entry.room else "unplaced"
                assert over[lane] == room


@given(sessions_of_a_day())
def test_rooms_keep_their_order_and_empty_ones_are_left_out(sessions: list[Session]) -> None:
    columns = [column.room.key for column in drawn(sessions).columns if column.room]
    used = {s.room for s in sessions if not s.all_rooms}
    assert set(columns) <= used
    assert columns == [key for key in ("hall", "library", "loft") if key in columns]


@given(sessions_of_a_day())
def test_the_order_in_which_sessions_are_kept_does_not_matter(sessions: list[Session]) -> None:
    def shape(given: list[Session]) -> list[tuple[str, int]]:
        return [(line.tick.at.time, line.tick.steps) for line in drawn(given).lines]

    assert shape(sessions) == shape(sessions[::-1])


@given(sessions_of_a_day())
def test_the_readers_zone_moves_the_clock_and_nothing_else(sessions: list[Session]) -> None:
    here, there = drawn(sessions), grid_of(*sessions, tz="Asia/Kathmandu")
    assert here.columns == there.columns
    assert [[(c.rows, c.columns) for c in line.cells if c.entry] for line in here.lines] == [
        [(c.rows, c.columns) for c in line.cells if c.entry] for line in there.lines]
    assert {t.tick.at.minute for t in here.lines} == {t.tick.at.minute for t in there.lines}


@given(sessions_of_a_day())
def test_all_days_and_the_grid_show_the_same(sessions: list[Session]) -> None:
    listed = asked(seen(*sessions), day="all")
    cells = [cell.entry for line in drawn(sessions).lines for cell in line.cells if cell.entry]
    slots = [entry for day in listed.days for slot in day.slots for entry in slot.entries]
    assert sorted(e.session.slug for e in cells) == sorted(e.session.slug for e in slots)
    minutes = [slot.at.minute for day in listed.days for slot in day.slots]
    assert minutes == sorted(set(minutes))


def test_a_week_without_end_does_not_make_an_endless_table() -> None:
    nine = datetime(2027, 9, 14, 9)
    sessions = [starting(f"s{n}", nine + timedelta(minutes=n), 60 * 24 * 7, room="hall") for n in range(30)]
    grid = drawn(sessions)
    assert len(grid.lines) == 59
    assert all(line.tick.steps <= 12 for line in grid.lines)
