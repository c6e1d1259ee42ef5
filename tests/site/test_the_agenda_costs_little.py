import gzip
from datetime import UTC, datetime

import pytest

from eventsys.editions import reading, services
from eventsys.kit.database import db, transaction
from eventsys.programme.amend import amend
from tests.asking import statements
from tests.builders import a_session, an_event
from tests.site.test_the_agenda_shows_what_is_published import AGENDA, SESSIONS, publish
from tests.workload import summit

BIG = "/e/summit-500/agenda"


@pytest.fixture
def big(app):
    with transaction():
        services.keep(amend(summit(), None, datetime(2027, 1, 5, tzinfo=UTC)), "")


def test_a_day_of_a_large_summit_is_a_small_page(client, big):
    answer = client.get(BIG)
    assert answer.text.count("<h3") == 172
    assert len(answer.data) < 150_000
    assert len(gzip.compress(answer.data)) < 25_000


def test_a_warm_page_takes_few_queries_and_its_304_one(client, big):
    etag = client.get(BIG).headers["ETag"]
    for status, asked, most in ((200, {}, 3), (304, {"If-None-Match": etag}, 1)):
        with statements(db.engine) as seen:
            assert client.get(BIG, headers=asked).status_code == status
        assert len(seen) <= most


def test_a_first_request_takes_no_more_queries_for_more_sessions(client):
    counts = []
    for number in (1, 3):
        publish(*SESSIONS[:number])
        reading.forget()
        with statements(db.engine) as seen:
            assert client.get(f"{AGENDA}?n={number}").status_code == 200
        counts.append(len(seen))
    assert counts[0] <= 4
    assert counts[1] <= counts[0] + 1, "one more for the edition before, never one a session"


def test_the_same_edition_gives_the_same_bytes(client, big):
    first = client.get(BIG).data
    reading.forget()
    assert client.get(f"{BIG}?unknown=1").data == first


def test_a_new_edition_has_a_new_tag(client):
    first = publish(*SESSIONS)
    etag = client.get(AGENDA).headers["ETag"]
    publish(*SESSIONS, a_session("late", "17:00"), before=first)
    answer = client.get(AGENDA, headers={"If-None-Match": etag})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != etag


def test_it_may_be_kept_by_anybody_but_not_for_long(client):
    publish(*SESSIONS, events=(an_event(),))
    answer = client.get(AGENDA)
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in answer.headers
    assert answer.content_type == "text/html; charset=utf-8"
    assert client.head(AGENDA).headers["ETag"] == answer.headers["ETag"]
