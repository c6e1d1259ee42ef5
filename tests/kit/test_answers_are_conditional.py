import gzip
from datetime import UTC, datetime

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from eventsys.kit.http import answer

BODY = "BEGIN:VCALENDAR\r\n" * 500


@pytest.fixture
def client() -> FlaskClient:
    app = Flask(__name__)

    @app.get("/feed")
    def feed() -> Response:
        return answer(BODY, "text/calendar; charset=utf-8", "abc", filename="summit.ics",
                      last_modified=datetime(2026, 9, 1, 12, tzinfo=UTC))

    @app.get("/named")
    def named() -> Response:
        return answer("x", "text/csv", "n", filename="Gipfel für Städte.csv", attachment=True)

    return app.test_client()


def test_the_whole_body_comes_with_its_tag_and_age(client: FlaskClient) -> None:
    response = client.get("/feed")
    assert response.text == BODY
    assert response.headers["ETag"] == '"abc"'
    assert response.headers["Last-Modified"] == "Tue, 01 Sep 2026 12:00:00 GMT"
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == "inline; filename=summit.ics"


@pytest.mark.parametrize("asked", ['"abc"', 'W/"abc"', '"old", "abc"', '"old",W/"abc-gzip"', "*"])
def test_a_reader_who_has_it_is_told_so(client: FlaskClient, asked: str) -> None:
    response = client.get("/feed", headers={"If-None-Match": asked})
    assert response.status_code == 304
    assert response.data == b""
    assert response.headers["ETag"]


@pytest.mark.parametrize("asked", ['"old"', '"abcd"', "", "abc-"])
def test_a_reader_who_has_another_gets_it_all(client: FlaskClient, asked: str) -> None:
    assert client.get("/feed", headers={"If-None-Match": asked}).status_code == 200


def test_gzip_comes_when_asked_for_under_a_tag_of_its_own(client: FlaskClient) -> None:
    plain = client.get("/feed")
    small = client.get("/feed", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(small.data).decode() == BODY
    assert small.headers["Content-Encoding"] == "gzip"
    assert small.headers["ETag"] == '"abc-gzip"' != plain.headers["ETag"]
    assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


def test_gzip_that_is_refused_does_not_come(client: FlaskClient) -> None:
    response = client.get("/feed", headers={"Accept-Encoding": "gzip;q=0, identity"})
    assert "Content-Encoding" not in response.headers


def test_a_head_request_tells_the_same_without_the_body(client: FlaskClient) -> None:
    head, get = client.head("/feed"), client.get("/feed")
    assert head.data == b""
    assert head.headers["Content-Length"] == get.headers["Content-Length"]
    assert head.headers["ETag"] == get.headers["ETag"]


def test_a_file_name_in_any_language_survives(client: FlaskClient) -> None:
    told = client.get("/named").headers["Content-Disposition"]
    assert told.startswith("attachment; filename=Gipfel-f-r-St-dte.csv;")
    assert "filename*=UTF-8''Gipfel%20f%C3%BCr%20St%C3%A4dte.csv" in told
