from datetime import date, datetime

from eventsys.programme.view import view
from tests.builders import a_programme, a_session, an_event

from .days import KINDS, asked, grid_of, lanes_of, rows_of, seen, squares, starting


def test_two_sessions_in_one_room_at_one_time_have_lanes_of_their_own() -> None:
    grid = grid_of(a_session("one", "10:00", 60, room="hall"), a_session("two", "10:30", 60, room="hall"))
    assert [(c.room.key, c.lanes) for c in grid.columns if c.room] == [("hall", 2)]
    assert lanes_of(grid, "one") == {0}
    assert lanes_of(grid, "two") == {1}


def test_who_has_a_room_alone_takes_all_its_lanes() -> None:
    grid = grid_of(a_session("one", "10:00", 60, room="hall"), a_session("two", "10:30", 60, room="hall"),
                   a_session("later", "12:00", 60, room="hall"))
    assert lanes_of(grid, "later") == {0, 1}


def test_back_to_back_needs_no_second_lane() -> None:
    grid = grid_of(a_session("one", "10:00", 60, room="hall"), a_session("two", "11:00", 60, room="hall"))
    assert grid.width == 1


def test_a_plenary_lies_across_all_rooms() -> None:
    grid = grid_of(a_session("plenary", "09:00", 60, room="hall", all_rooms=True),
                   a_session("one", "10:00", 60, room="hall"), a_session("two", "10:00", 60, room="loft"))
    assert lanes_of(grid, "plenary") == {0, 1}


def test_a_break_without_a_room_is_for_all_even_if_nobody_said_so() -> None:
    grid = grid_of(a_session("coffee", "11:00", 30, kind="break"), a_session("one", "10:00", 60, room="hall"),
                   a_session("two", "10:00", 60, room="loft"))
    assert lanes_of(grid, "coffee") == {0, 1}


def test_lunch_leaves_room_for_who_goes_on_beside_it() -> None:
    grid = grid_of(a_session("lunch", "12:00", 60, all_rooms=True),
                   a_session("press", "12:30", 30, room="hall"),
                   a_session("one", "10:00", 60, room="library"), a_session("two", "10:00", 60, room="loft"))
    assert lanes_of(grid, "press") == {0}
    assert lanes_of(grid, "lunch") == {1, 2}


def test_what_everybody_attends_has_a_column_where_every_room_is_taken() -> None:
    grid = grid_of(a_session("lunch", "12:00", 60, all_rooms=True),
                   a_session("one", "12:30", 60, room="hall"),
                   a_session("plenary", "09:00", 60, all_rooms=True))
    assert [column.meant for column in grid.columns] == ["room", "everyone"]
    assert lanes_of(grid, "lunch") == {1}
    assert lanes_of(grid, "plenary") == {0, 1}


def test_a_session_past_midnight_stays_with_its_day_and_names_the_date() -> None:
    late = starting("late", datetime(2027, 9, 15, 0, 30), 60, room="hall")
    grid = grid_of(a_session("evening", "22:00", 60, room="hall"), late)
    marked = [(line.tick.at.time, line.tick.date) for line in grid.lines if line.tick.begins]
    assert marked == [("22:00", None), ("00:30", date(2027, 9, 15))]


def test_a_reader_elsewhere_sees_on_which_date_it_is_there() -> None:
    grid = grid_of(a_session("morning", "09:00", room="hall"), a_session("evening", "20:00", room="hall"),
                   tz="Asia/Tokyo")  # eight hours ahead of Lisbon in September
    marked = [(line.tick.at.time, line.tick.date) for line in grid.lines if line.tick.begins]
    assert marked == [("17:00", None), ("04:00", date(2027, 9, 15))]
    there = grid_of(a_session("morning", "03:00", room="hall"), tz="America/Los_Angeles")
    assert there.lines[0].tick.date == date(2027, 9, 13)


def test_an_hour_that_comes_twice_is_told_apart() -> None:
    summit = an_event(zone="Europe/Lisbon", starts=date(2027, 10, 31), ends=date(2027, 10, 31))
    day = date(2027, 10, 31)
    sessions = [starting("before", datetime(2027, 10, 31, 1, 30), 30, day, room="hall"),
                starting("after", datetime(2027, 10, 31, 1, 30), 30, day, room="hall", fold=1)]
    grid = asked(seen(*sessions, events=(summit,)), day="2027-10-31").grid
    assert grid is not None
    assert grid.width == 1, "an hour apart, they do not overlap"
    told = [(line.tick.at.time, line.tick.offset) for line in grid.lines if line.tick.begins]
    assert told == [("01:30", ""), ("01:30", "UTC+0")]


def test_over_the_skipped_hour_real_minutes_count() -> None:
    day = date(2027, 3, 28)
    summit = an_event(zone="Europe/Lisbon", starts=day, ends=day)
    session = starting("night", datetime(2027, 3, 28, 0, 30), 60, day, room="hall")
    shown = asked(seen(session, events=(summit,)), day="all").days[0].slots[0].entries[0]
    assert shown.ends is not None
    assert shown.ends.time == "02:30"


def test_a_long_empty_stretch_is_a_gap() -> None:
    grid = grid_of(a_session("day", "17:30", 60, room="hall"), a_session("night", "20:00", 60, room="hall"))
    gap = next(line for line in grid.lines if line.tick.empty)
    assert gap.tick.at.time == "18:30"
    assert [(cell.entry, cell.columns) for cell in gap.cells] == [(None, 1)]


def test_a_session_without_length_ends_at_the_next_in_its_room() -> None:
    grid = grid_of(a_session("open", "16:00", None, room="hall"), a_session("next", "16:20", 40, room="hall"))
    assert grid.width == 1
    assert rows_of(grid, "open") == ["16:00"]
    assert grid.lines[0].cells[0].entry is not None
    assert grid.lines[0].cells[0].entry.ends is None


def test_a_session_of_no_minutes_can_be_seen() -> None:
    grid = grid_of(a_session("bell", "16:00", 0, room="hall"))
    assert rows_of(grid, "bell") == ["16:00"]
    assert grid.lines[0].tick.steps == 6


def test_a_day_without_rooms_is_one_column() -> None:
    grid = grid_of(a_session("one", "09:00"), a_session("two", "10:00"))
    assert [(column.room, column.lanes) for column in grid.columns] == [(None, 1)]


def test_an_exhibition_over_two_days_does_not_stretch_the_page() -> None:
    grid = grid_of(a_session("exhibition", "09:00", 60 * 30, room="loft"),
                   a_session("talk", "10:00", 60, room="hall"))
    assert [line.tick.steps for line in grid.lines] == [5, 12, 5]
    squares(grid)


def test_nothing_runs_side_by_side_in_a_break_so_it_is_low() -> None:
    grid = grid_of(a_session("lunch", "12:00", 120, all_rooms=True, kind="break"))
    assert grid.lines[0].tick.steps == 5


def test_labels_do_not_crowd_and_full_hours_come_first() -> None:
    times = [*(f"10:{minute:02}" for minute in range(0, 60, 5)), "11:00"]
    grid = grid_of(*(a_session(f"s{n}", at, 5, room="hall") for n, at in enumerate(times)))
    labelled = [line.tick.at.time for line in grid.lines if line.tick.labelled]
    assert labelled == ["10:00", "10:15", "10:30", "10:45", "11:00"]


def test_a_removed_session_is_nowhere_and_a_withdrawn_one_stays() -> None:
    shown = asked(seen(a_session("gone", "09:00", status="removed"),
                       a_session("off", "10:00", status="withdrawn", withdrawn_reason="Ill")), day="all")
    assert [entry.session.slug for slot in shown.days[0].slots for entry in slot.entries] == ["off"]


def test_a_programme_without_sessions_has_no_grid() -> None:
    shown = asked(view(a_programme(kinds=KINDS)))
    assert (shown.grid, shown.days, shown.count, shown.total) == (None, (), 0, 0)
