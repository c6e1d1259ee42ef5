import pytest

from eventsys.kit.database import db
from tests.asking import statements
from tests.builders import a_programme, a_session, an_appearance
from tests.workload import SLUG, summit

PATHS = ("/", "/e/summit/", "/e/summit/sessions/opening", "/e/summit/people/", "/e/summit/people/ada",
         "/e/summit/sponsors", "/e/summit/search?q=ada", "/e/summit/subscribe")


@pytest.fixture(autouse=True)
def published(show):
    show(a_programme(a_session("opening", "09:00", roster=(an_appearance(),))))


@pytest.mark.parametrize("path", PATHS)
def test_an_unchanged_page_costs_one_query_and_no_body(client, path):
    etag = client.get(path).headers["ETag"]
    with statements(db.engine) as asked:
        again = client.get(path, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    assert len(asked) <= 1


@pytest.mark.parametrize("path", PATHS)
def test_a_warm_page_costs_three_queries_at_most(client, path):
    client.get(path)
    with statements(db.engine) as asked:
        assert client.get(path).status_code == 200
    assert len(asked) <= 3


def test_the_number_of_sessions_does_not_change_the_number_of_queries(client, show):
    counts = []
    for sessions in (20, 60):
        show(summit(sessions=sessions, people=sessions, sponsors=10))
        with statements(db.engine) as asked:
            assert client.get(f"/e/{SLUG}/people/").status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1


@pytest.mark.parametrize("path", PATHS)
def test_pages_set_no_cookie_and_may_be_shared(client, path):
    headers = client.get(path).headers
    assert "Set-Cookie" not in headers
    assert headers["Cache-Control"].startswith("public")
    assert "Accept-Language" in headers["Vary"]


def test_a_page_differs_by_what_is_asked(client):
    tags = {client.get(f"/e/summit/search?q={word}").headers["ETag"] for word in ("ada", "bo", "")}
    assert len(tags) == 3


def test_the_colours_of_an_event_are_kept_for_good_under_their_digest(client, show):
    show(a_programme(a_session("opening", track="climate")))
    address = client.get("/e/summit/").text.split("/e/summit/colours.")[1].split('"')[0]
    sheet = client.get(f"/e/summit/colours.{address}")
    assert "max-age=31536000" in sheet.headers["Cache-Control"]
    assert ".track-climate{--track:#0b6ba8" in sheet.text
    assert "max-age=60" in client.get("/e/summit/colours.000000000000.css").headers["Cache-Control"]
