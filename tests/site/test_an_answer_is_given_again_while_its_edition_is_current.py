import logging
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from eventsys.editions import services
from eventsys.kit import clock, logs
from eventsys.kit.database import db, transaction
from eventsys.programme.amend import amend
from tests.asking import statements
from tests.builders import a_programme, a_session, an_event

PATHS = ("/e/summit/", "/e/summit/agenda", "/e/summit/sessions/opening", "/e/summit/people/",
         "/e/summit/calendar.ics", "/e/summit/programme.json", "/e/summit/schedule.xml")
NOW = datetime(2027, 3, 1, 12, 0, 10, tzinfo=UTC)
PROGRAMME = a_programme(a_session("opening", "09:00"), a_session("closing", "17:00"))


def publish(programme):
    with transaction():
        services.keep(amend(programme, None, NOW), "")


@pytest.fixture(autouse=True)
def published(app, monkeypatch):
    """At a standing minute: pages are made anew with the next one."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    publish(PROGRAMME)


@pytest.mark.parametrize("path", PATHS)
def test_the_second_answer_is_the_first_again(client, path):
    first = client.get(path)
    with statements(db.engine) as asked:
        second = client.get(path)
    assert (first.status_code, first.data, list(first.headers)) == (200, second.data, list(second.headers))
    assert len(asked) <= 1


@pytest.mark.parametrize("path", PATHS)
def test_a_new_edition_is_shown_at_once(client, path):
    before = client.get(path)
    publish(replace(PROGRAMME, events=(an_event(title="Another title"),)))
    after = client.get(path, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert "Another title" in after.text


@pytest.mark.parametrize("path", PATHS)
def test_what_is_taken_back_is_not_shown_again(client, path):
    assert client.get(path).status_code == 200
    with transaction():
        services.hide("summit")
    assert client.get(path).status_code == 410


@pytest.mark.parametrize("path", PATHS)
def test_a_first_visit_that_has_it_already_is_told_so(app, client, path):
    etag = client.get(path).headers["ETag"]
    app.wsgi_app.kept.clear()
    for _ in range(2):
        answer = client.get(path, headers={"If-None-Match": etag})
        assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", etag)
        assert "Content-Length" not in answer.headers


def test_a_page_is_made_anew_with_the_next_minute(app, client, monkeypatch):
    app.wsgi_app.kept.clear()
    client.get("/e/summit/agenda")
    (kept,) = app.wsgi_app.kept.bodies.values()
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=1))
    client.get("/e/summit/agenda")
    assert kept not in app.wsgi_app.kept.bodies.values()


def test_languages_and_encodings_are_kept_apart(client):
    plain = client.get("/e/summit/agenda")
    small = client.get("/e/summit/agenda", headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert client.get("/e/summit/agenda").data == plain.data


def test_queries_are_kept_apart(client):
    assert client.get("/e/summit/agenda").data != client.get("/e/summit/agenda?q=closing").data


def test_whoever_says_who_they_are_gets_an_answer_of_their_own(app, client):
    app.wsgi_app.kept.clear()
    assert client.get("/e/summit/agenda", headers={"Authorization": "Basic abc"}).status_code == 200
    client.set_cookie("session", "mine")
    assert client.get("/e/summit/agenda").status_code == 200
    assert not app.wsgi_app.kept.bodies


def test_errors_are_not_kept(app, client):
    app.wsgi_app.kept.clear()
    assert client.get("/e/summit/sessions/nothing").status_code == 404
    assert client.get("/e/nothing/").status_code == 404
    assert client.head("/e/summit/sessions/nothing").data == b""
    assert not app.wsgi_app.kept.bodies


def test_a_head_may_be_the_first_to_ask(app, client):
    app.wsgi_app.kept.clear()
    told, got = client.head("/e/summit/calendar.ics"), client.get("/e/summit/calendar.ics")
    assert told.data == b""
    assert told.headers["Content-Length"] == str(len(got.data))


def test_answers_given_again_are_logged_too(client, monkeypatch):
    lines = []
    monkeypatch.setattr(logs.log, "info", lambda message, extra: lines.append(extra))
    monkeypatch.setattr(logs.log, "isEnabledFor", lambda level: level >= logging.INFO)
    client.get("/e/summit/calendar.ics?token=secret")
    client.get("/e/summit/calendar.ics?token=secret")
    assert (lines[-1]["path"], lines[-1]["status"]) == ("/e/summit/calendar.ics", 200)
