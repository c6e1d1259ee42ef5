from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eventsys.outputs.agenda import stamp
from eventsys.outputs.agenda.moments import moments
from eventsys.programme.structs import Session
from tests.builders import DAY, a_session

from .days import asked, seen, sessions_of_a_day, starting

# Lisbon is an hour ahead of UTC in September.
DAY_LONG = seen(a_session("opening", "09:00", 60), a_session("panel", "10:00", 60),
                a_session("talk", "10:30", 60),
                a_session("off", "10:00", 60, status="withdrawn"), a_session("evening", "20:00", 60),
                a_session("someday"))


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=UTC)


def marked(now: datetime) -> tuple[list[str], list[str]]:
    marks = moments(DAY_LONG, now)
    return sorted(uid[4:] for uid in marks.now), sorted(uid[4:] for uid in marks.next)


def test_what_runs_and_what_begins_next() -> None:
    assert marked(at(8, 30)) == (["opening"], ["panel"])
    assert marked(at(9, 15)) == (["panel"], ["talk"])


def test_a_session_is_over_at_its_end() -> None:
    assert marked(at(9, 0)) == (["panel"], ["talk"])


def test_a_withdrawn_session_is_never_now() -> None:
    assert "off" not in marked(at(9, 15))[0]


def test_what_is_hours_away_is_not_next() -> None:
    assert marked(at(11)) == ([], [])
    assert marked(at(15)) == ([], ["evening"])


def test_before_and_after_the_event_nothing_is_marked() -> None:
    assert marked(at(0) - timedelta(days=1)) == ([], [])
    assert marked(at(23)) == ([], [])


def test_the_running_day_is_opened_even_past_midnight() -> None:
    night = datetime(2027, 9, 15, 0, 30)
    whole = seen(a_session("day", "09:00"), starting("night", night, 60),
                 a_session("next", "09:00", day=night.date()))
    assert asked(whole, now=datetime(2027, 9, 14, 23, 45, tzinfo=UTC)).day == DAY
    assert asked(whole, now=datetime(2027, 9, 15, 6, tzinfo=UTC)).day == night.date()


def test_the_row_of_the_moment_is_marked() -> None:
    grid = asked(DAY_LONG, now=at(9, 40), day=DAY.isoformat()).grid
    assert grid is not None
    assert [line.tick.at.time for line in grid.lines if line.tick.now] == ["10:30"]


@given(sessions_of_a_day(), st.lists(st.integers(-600, 3000), min_size=2, max_size=6))
def test_the_stamp_changes_whenever_the_marks_do(sessions: list[Session], minutes: list[int]) -> None:
    whole = seen(*sessions)
    for one in minutes:
        for other in minutes:
            first, second = at(8) + timedelta(minutes=one), at(8) + timedelta(minutes=other)
            if stamp(whole, first) == stamp(whole, second):
                assert moments(whole, first) == moments(whole, second)
