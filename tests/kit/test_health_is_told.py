import json
import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eventsys.app import create_app
from eventsys.kit.logs import log

from ..conftest import another, close, settings_for


def test_a_process_that_answers_is_healthy(client: FlaskClient) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.text) == (200, "ok\n")
    assert response.headers["Cache-Control"] == "no-store"


def test_a_migrated_database_makes_it_ready(client: FlaskClient) -> None:
    assert client.get("/readyz").status_code == 200


def test_without_its_database_it_is_not_ready_but_healthy(tmp_path) -> None:
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'empty.db'}", tmp_path))
    client = app.test_client()
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200
    close(app)


def test_a_request_is_one_line_of_json_without_what_was_searched(app: Flask, tmp_path) -> None:
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(log.handlers[0].format(record))

    level, ear = log.level, Ear()
    log.addHandler(ear)
    try:
        with another(app, tmp_path, LOG_LEVEL="INFO") as other:
            other.test_client().get("/healthz?q=my+secret+question")
    finally:
        log.removeHandler(ear)
        log.setLevel(level)
    told = json.loads(heard[-1])
    assert (told["method"], told["path"], told["status"]) == ("GET", "/healthz", 200)
    assert "secret" not in "".join(heard)


@pytest.mark.parametrize("path", ["/", "/healthz", "/nowhere"])
def test_every_answer_guards_itself(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers

