"""A secret address gives one participant's agenda to their calendar program, and to nobody else."""

import re
from datetime import timedelta
from typing import Any

import icalendar
import pytest
import vobject
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.registration import agendas, feeds, leaving, signing_up
from eventsys.registration.models import PersonalFeed

from .agendas import a_summit_with_sessions, moves, of, publishes, withdraws
from .registering import a_category, registers


@pytest.fixture
def summit(app: Flask) -> Event:
    """Ada starred two and has a place in a third; in a fourth she stands in line."""
    summit = a_summit_with_sessions("walk", "closing", titles=(
        ("Opening", 9), ("Talk", 10), ("Walk", 11), ("Closing", 16), ("Dinner", 19)))
    category = a_category(summit)
    for name in ("Ada", "Ben"):
        registers(summit, category, name)
    view = signing_up.view_of(summit)
    assert view
    with transaction():
        agendas.star(view, of("Ada"), ["opening", "talk"])
        signing_up.sign_up(summit, of("Ada"), "walk")
        signing_up.sign_up(summit, of("Ben"), "closing")
        signing_up.sign_up(summit, of("Ada"), "closing")
    return db.session.get_one(Event, summit.id)


def address(name: str = "Ada", alarm: int | None = None) -> str:
    with transaction():
        return f"/feeds/{feeds.make(of(name), alarm)}.ics"


def sessions_in(answer: TestResponse) -> dict[str, Any]:
    return {str(event["SUMMARY"]): event for event in icalendar.Calendar.from_ical(answer.data).walk("VEVENT")}


def test_it_has_what_is_starred_and_where_there_is_a_place(summit: Event, client: FlaskClient) -> None:
    found = sessions_in(client.get(address()))
    assert list(found) == ["Opening", "Talk", "Walk"]
    public = sessions_in(client.get("/e/summit/calendar.ics"))
    assert {title: event.to_ical() for title, event in found.items()} == {
        title: public[title].to_ical() for title in found}


def test_two_readers_find_the_alarms_that_were_asked_for(summit: Event, client: FlaskClient) -> None:
    withdraws("talk")
    publishes(summit)
    answer = client.get(address(alarm=15))
    found = sessions_in(answer)
    alarms = {title: [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] for title, event in found.items()}
    assert alarms == {"Opening": [timedelta(minutes=-15)], "Cancelled: Talk": [], "Walk": [timedelta(minutes=-15)]}
    read = [event for event in vobject.readOne(answer.text).vevent_list if hasattr(event, "valarm")]
    assert [(event.summary.value, event.valarm.action.value) for event in read] == [
        ("Opening", "DISPLAY"), ("Walk", "DISPLAY")]
    assert sessions_in(client.get(address()))["Opening"].walk("VALARM") == []


def test_nobody_on_the_way_keeps_it_and_what_is_unchanged_is_short(summit: Event, client: FlaskClient) -> None:
    path = address()
    answer = client.get(path)
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in answer.headers
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data, again.headers["Cache-Control"]) == (304, b"", "private, no-cache")
    head = client.head(path)
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", answer.headers["ETag"])
    moves("opening", 8)
    publishes(summit)
    later = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert sessions_in(later)["Opening"]["DTSTART"].dt.hour == 8
    assert int(sessions_in(later)["Opening"]["SEQUENCE"]) == 1


def test_only_the_hash_is_kept_and_a_new_address_ends_the_one_before(summit: Event, client: FlaskClient) -> None:
    first = address()
    token = re.sub(r"/feeds/|\.ics", "", first)
    assert len(token.removeprefix("k_")) * 6 >= 160
    assert token not in str(db.session.scalars(db.select(PersonalFeed.token_hash)).all())
    second = address()
    assert [client.get(path).status_code for path in (first, second, "/feeds/k_nobody.ics")] == [404, 200, 404]
    with transaction():
        feeds.revoke(of("Ada"))
    assert client.get(second).status_code == 404


def test_who_comes_no_more_has_an_empty_calendar(summit: Event, client: FlaskClient) -> None:
    path = address(alarm=10)
    with transaction():
        leaving.cancel(summit, of("Ada"))
    answer = client.get(path)
    assert answer.status_code == 200
    assert sessions_in(answer) == {}
    assert vobject.readOne(answer.text).name == "VCALENDAR"
