from datetime import UTC, date, datetime

import pytest

from eventsys.kit import clock
from tests.builders import a_programme, an_event

NOON = datetime(2027, 9, 14, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)


def titles(page):
    """In the order shown, with the headings between."""
    words = ("Coming", "Past", "First", "Second", "Third")
    return sorted((word for word in words if f">{word}<" in page.text), key=lambda word: page.text.index(f">{word}<"))


def test_coming_by_date_then_past_from_the_latest(client, show):
    for title, day in (("First", 12), ("Second", 13), ("Third", 20)):
        show(a_programme(events=(an_event(title.lower(), title=title, starts=date(2027, 9, day),
                                          ends=date(2027, 9, day)),)))
    assert titles(client.get("/")) == ["Coming", "Third", "Past", "Second", "First"]


def test_an_event_is_coming_until_its_last_day_ends_where_it_is(client, show, monkeypatch):
    show(a_programme(events=(an_event("first", title="First", zone="Pacific/Honolulu"),)))
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 9, 15, 9, 59, tzinfo=UTC))
    assert titles(client.get("/")) == ["Coming", "First"]
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 9, 15, 10, 0, tzinfo=UTC))
    assert titles(client.get("/")) == ["Past", "First"]


def test_parts_stand_under_what_they_are_part_of(client, show):
    show(a_programme(events=(an_event("first", title="First"), an_event("part", part_of="first", title="Second"))))
    page = client.get("/").text
    assert page.count("<h3") == 1
    assert "Part of it" in page
    assert 'href="/e/part/"' in page


def test_a_cancelled_event_is_struck_through(client, show):
    show(a_programme(events=(an_event(title="First", status="cancelled"),)))
    assert "<s>First</s>" in client.get("/").text


def test_an_empty_catalogue_says_so(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "No event has been published yet" in page.text
    assert "<h2" not in page.text


def test_the_catalogue_is_titled_once(client):
    assert "<title>Events</title>" in client.get("/").text


@pytest.mark.parametrize(("starts", "ends", "days", "below"), [
    (date(2027, 9, 14), date(2027, 9, 14), "14", "September 2027"),
    (date(2027, 9, 14), date(2027, 9, 16), "14–16", "September 2027"),
    (date(2027, 1, 31), date(2027, 2, 1), "31 Jan – 1 Feb", "2027"),
    (date(2027, 12, 31), date(2028, 1, 2), "31 Dec – 2 Jan", "2027 – 2028"),
])
def test_dates_say_each_month_and_year_once(client, show, starts, ends, days, below):
    show(a_programme(events=(an_event(starts=starts, ends=ends),)))
    page = client.get("/").text
    assert f'<span class="event-days">{days}</span>' in page
    assert f'<span class="event-month">{below}</span>' in page
