import re
from datetime import timedelta

from eventsys.programme.structs import Kind
from tests.builders import DAY, a_programme, a_session


def around(client, slug):
    """Slugs before and after it, or None."""
    page = client.get(f"/e/summit/sessions/{slug}").text
    return tuple(found and found[1] for found in (
        re.search(rf'class="around-{side}" href="/e/summit/sessions/([^"]+)"', page) for side in ("before", "after")))


def beside(client, slug):
    """Slugs at the same time."""
    _before, _heading, rest = client.get(f"/e/summit/sessions/{slug}").text.partition('id="beside"')
    return re.findall(r'href="/e/summit/sessions/([^"]+)"', rest.partition("</section>")[0])


def test_who_stays_in_a_room_is_led_along_that_room(client, show):
    show(a_programme(*(a_session(f"{room}{hour}", f"{hour:02}:00", room=room)
                       for hour in (9, 10, 11) for room in ("east", "west"))))
    assert around(client, "west10") == ("west9", "west11")
    assert around(client, "east9") == (None, "east10")


def test_what_runs_at_the_same_time_is_neither_before_nor_after(client, show):
    show(a_programme(a_session("east", "09:00", room="east"), a_session("west", "09:00", room="west"),
                     a_session("north", "09:30", room="north"), a_session("later", "10:30", room="west")))
    assert around(client, "east") == (None, "later")
    assert beside(client, "east") == ["west", "north"]
    assert "from <time" in client.get("/e/summit/sessions/east").text
    assert beside(client, "later") == []


def test_a_plenary_leads_to_the_next_session_for_all_not_to_one_of_many(client, show):
    show(a_programme(a_session("opening", "09:00", all_rooms=True), a_session("east", "10:00", room="east"),
                     a_session("west", "10:00", room="west"), a_session("closing", "11:00", all_rooms=True)))
    assert around(client, "opening") == (None, "closing")
    assert around(client, "west") == ("opening", "closing")


def test_one_after_the_other_counts_in_whatever_room(client, show):
    show(a_programme(a_session("first", "09:00", room="east"), a_session("second", "10:00", room="west"),
                     a_session("third", "09:00", room="north", day=DAY + timedelta(days=1))))
    assert around(client, "second") == ("first", "third")


def test_breaks_and_what_was_withdrawn_are_stepped_over(client, show):
    show(a_programme(a_session("first", "09:00"), a_session("coffee", "10:00", kind="break"),
                     a_session("gone", "10:30", minutes=30, status="withdrawn"), a_session("last", "11:00"),
                     kinds=(Kind(key="break", name="Break", is_break=True),)))
    assert around(client, "first") == (None, "last")
    assert around(client, "coffee") == ("first", "last")
    assert around(client, "gone") == ("first", "last")


def test_without_times_the_organisers_order_counts(client, show):
    show(a_programme(a_session("timed", "09:00"), a_session("first"), a_session("second"), a_session("third")))
    assert around(client, "second") == ("first", "third")
    assert around(client, "timed") == (None, None)


def test_of_many_at_the_same_time_some_are_named_and_all_counted(client, show):
    show(a_programme(*(a_session(f"s{n}", "09:00", room=f"r{n}") for n in range(10))))
    assert beside(client, "s0") == [f"s{n}" for n in range(1, 7)]
    assert '/e/summit/agenda?day=2027-09-14">3 more on the agenda<' in client.get("/e/summit/sessions/s0").text


def test_a_session_past_midnight_follows_on(client, show):
    show(a_programme(a_session("late", "23:30", minutes=60, room="east"),
                     a_session("dance", "00:30", day=DAY + timedelta(days=1), room="east")))
    assert around(client, "late") == (None, "dance")
