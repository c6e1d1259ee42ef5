from datetime import UTC, datetime

import pytest

from eventsys.kit import clock
from tests.builders import a_programme, a_session, an_appearance

PAGES = ("/e/summit/", "/e/summit/subscribe")
BEFORE, AFTER = datetime(2027, 9, 1, tzinfo=UTC), datetime(2027, 10, 1, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch):
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.mark.parametrize("path", PAGES)
def test_a_calendar_without_times_says_that_it_will_fill(client, show, at, path):
    at(BEFORE)
    show(a_programme(a_session()))
    page = client.get(path).text
    assert "No session has a time yet" in page
    assert "webcal://events.example.org/e/summit/calendar.ics" in page
    assert "Download once" not in page


@pytest.mark.parametrize("path", PAGES)
def test_after_an_event_without_times_no_calendar_is_offered(client, show, at, path):
    at(AFTER)
    show(a_programme(a_session(room="hall", track="climate", roster=(an_appearance(),))))
    page = client.get(path).text
    assert "webcal" not in page
    assert "calendar of its own" not in page


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("moment", [BEFORE, AFTER])
def test_a_calendar_with_times_is_offered_before_and_after(client, show, at, path, moment):
    at(moment)
    show(a_programme(a_session(at="09:00")))
    page = client.get(path).text
    assert "webcal://events.example.org/e/summit/calendar.ics" in page
    assert "No session has a time yet" not in page


@pytest.mark.parametrize(("family", "name"), [("tracks/climate", "Climate"), ("rooms/hall", "Hall")])
def test_a_track_and_a_room_can_be_subscribed_to_and_downloaded_once(client, show, family, name):
    show(a_programme(a_session(at="09:00", room="hall", track="climate")))
    page = client.get("/e/summit/subscribe").text
    assert f'href="webcal://events.example.org/e/summit/{family}.ics" dir="auto">{name}<' in page
    assert f'href="https://events.example.org/e/summit/{family}.ics" aria-label="Download {name} once (.ics)">' in page
