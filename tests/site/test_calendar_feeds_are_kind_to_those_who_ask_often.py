import gzip
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from eventsys.editions import artifacts, reading, services
from eventsys.kit.database import db, transaction
from eventsys.programme.amend import amend
from tests.asking import statements
from tests.outputs.calendars import SESSION, a_programme, calendar, the_event, vevents
from tests.workload import summit

WHOLE = "/e/summit/calendar.ics"
FEEDS = (WHOLE, "/e/summit/tracks/peace.ics", "/e/summit/rooms/hall.ics", "/e/summit/people/ada.ics",
         "/e/summit/sessions/one.ics", "/events.ics")
LONG = replace(SESSION, summary="<p>" + "All are welcome, also those who disagree. " * 40 + "</p>")


def publish(programme):
    with transaction():
        services.keep(amend(programme, None, datetime(2027, 1, 5, 9, 30, tzinfo=UTC)), "")


@pytest.fixture(autouse=True)
def published(app):
    publish(a_programme(LONG))


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_a_calendar_that_may_be_kept_for_five_minutes(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert answer.headers["Content-Disposition"].startswith("inline; filename=")
    assert answer.headers["Content-Disposition"].endswith(".ics")
    assert answer.last_modified
    assert "Set-Cookie" not in answer.headers
    assert the_event(answer.data)["SUMMARY"]


@pytest.mark.parametrize("path", FEEDS)
def test_whoever_has_it_is_told_so(client, path):
    etag = client.get(path).headers["ETag"]
    for asked in (etag, f"W/{etag}", f'"other", {etag}', f'"other" , W/{etag},"third"', "*"):
        answer = client.get(path, headers={"If-None-Match": asked})
        assert answer.status_code == 304
        assert answer.data == b""
        assert answer.headers["ETag"] == etag
        assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", FEEDS)
def test_head_tells_the_same_without_the_body(client, path):
    got, told = client.get(path), client.head(path)
    assert told.status_code == 200
    assert told.data == b""
    for name in ("ETag", "Content-Type", "Content-Length", "Last-Modified", "Cache-Control"):
        assert told.headers[name] == got.headers[name]


def test_gzip_comes_when_asked_for_under_a_tag_of_its_own(client):
    plain = client.get(WHOLE)
    small = client.get(WHOLE, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    assert small.headers["ETag"] != plain.headers["ETag"]
    assert plain.headers["Vary"] == small.headers["Vary"] == "Accept-Encoding"
    again = client.get(WHOLE, headers={"Accept-Encoding": "gzip", "If-None-Match": small.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", FEEDS)
def test_a_warm_feed_takes_one_query_and_so_does_its_304(client, path):
    etag = client.get(path).headers["ETag"]
    for status, asked in ((200, {}), (304, {"If-None-Match": etag})):
        with statements(db.engine) as seen:
            assert client.get(path, headers=asked).status_code == status
        assert len(seen) == (1 if db.engine.dialect.name == "sqlite" or path == "/events.ics" else 0)


@pytest.mark.parametrize("path", [
    "/e/nothing/calendar.ics", "/e/summit/tracks/war.ics", "/e/summit/rooms/cellar.ics",
    "/e/summit/people/nobody.ics", "/e/summit/sessions/two.ics", "/e/summit/letters/a.ics"])
def test_what_is_not_there_is_404(client, path):
    assert client.get(path).status_code == 404


def test_what_is_no_more_is_410(client):
    with transaction():
        services.hide("summit")
    assert client.get(WHOLE).status_code == 410
    assert calendar(client.get("/events.ics").data).walk("VEVENT") == []


def test_a_new_edition_shows_at_once_and_keeps_uids(client):
    old = client.get(WHOLE)
    publish(a_programme(replace(LONG, status="withdrawn")))
    new = client.get(WHOLE, headers={"If-None-Match": old.headers["ETag"]})
    assert new.status_code == 200
    assert vevents(new.data).keys() == vevents(old.data).keys()
    assert b"STATUS:CANCELLED" in new.data


def test_a_removed_session_says_so_in_its_own_feed(client):
    publish(a_programme(replace(LONG, status="removed")))
    answer = client.get("/e/summit/sessions/one.ics")
    assert answer.status_code == 200
    assert the_event(answer.data)["STATUS"] == "CANCELLED"


def test_a_summit_without_times_has_an_empty_feed_that_fills_itself(client):
    publish(a_programme(replace(LONG, starts=None)))
    answer = client.get(WHOLE)
    assert answer.status_code == 200
    assert calendar(answer.data).walk("VEVENT") == []


def test_another_worker_gives_the_same_bytes(client):
    first = client.get(WHOLE)
    reading.forget()
    artifacts.forget()
    second = client.get(WHOLE)
    assert (first.data, first.headers["ETag"]) == (second.data, second.headers["ETag"])


def test_the_readers_language_does_not_change_the_feed(client):
    asked = [client.get(WHOLE, headers={"Accept-Language": language}) for language in ("en", "ar", "fr")]
    assert len({answer.data for answer in asked}) == 1
    assert "Language: English" in str(the_event(asked[0].data)["DESCRIPTION"])
    assert "Bo, Mayor, Oslo, C40, Norway" in str(the_event(asked[0].data)["DESCRIPTION"])


def test_addresses_are_those_of_the_public_site(app, client):
    head = calendar(client.get(WHOLE, headers={"Host": "evil.example.net"}).data)
    assert str(head["SOURCE"]) == f"{app.config['BASE_URL']}{WHOLE}"


def test_smaller_feeds_hold_the_same_bytes(client):
    publish(summit(sessions=30, rooms=3, days=2, people=20, sponsors=2, parts=1))
    whole = vevents(client.get("/e/summit-500/calendar.ics").data)
    for path in ("tracks/a", "rooms/room-1", "people/person-3", "sessions/session-7"):
        assert vevents(client.get(f"/e/summit-500/{path}.ics").data).items() <= whole.items()
    assert vevents(client.get("/e/part-1/calendar.ics").data).items() <= whole.items()
