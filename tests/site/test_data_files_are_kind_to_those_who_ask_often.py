import csv
import io
import json
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import event

from eventsys.editions.services import keep
from eventsys.kit.database import db, transaction
from eventsys.programme.canonical import encode
from eventsys.programme.structs import Programme
from tests.builders import a_programme, a_session, an_appearance, an_event

NAMES = ("schedule.xml", "schedule.json", "programme.json", "sessions.csv", "people.csv", "share.png",
         "mark.svg")
TYPES = {
    "schedule.xml": "application/xml; charset=utf-8", "schedule.json": "application/json",
    "programme.json": "application/json", "sessions.csv": "text/csv; charset=utf-8; header=present",
    "people.csv": "text/csv; charset=utf-8; header=present", "share.png": "image/png",
    "mark.svg": "image/svg+xml"}


@pytest.fixture
def programme(app: object) -> Programme:
    made = a_programme(
        a_session("talk", "09:00", roster=(an_appearance("ada"),)), a_session("own", "10:00", event="part"),
        events=(an_event(city="Lisbon", country="PT"), an_event("part", part_of="summit")))
    with transaction():
        keep(made, "First")
    return made


@pytest.mark.parametrize("name", NAMES)
def test_each_file_has_its_type_and_may_be_read_by_other_sites(
        client: FlaskClient, programme: Programme, name: str) -> None:
    response = client.get(f"/e/summit/{name}")
    assert response.status_code == 200
    assert response.content_type == TYPES[name]
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"].startswith("public, max-age=")
    assert "Last-Modified" in response.headers
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("name", NAMES)
def test_who_has_it_is_told_so_with_one_query_at_most(client: FlaskClient, programme: Programme, name: str) -> None:
    tag = client.get(f"/e/summit/{name}").headers["ETag"]
    asked: list[str] = []
    with Counted(asked):
        response = client.get(f"/e/summit/{name}", headers={"If-None-Match": f'W/{tag}, "other"'})
    assert (response.status_code, response.data) == (304, b"")
    assert len(asked) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_was_made_costs_at_most_three_queries(
        client: FlaskClient, programme: Programme, name: str) -> None:
    client.get(f"/e/summit/{name}")
    asked: list[str] = []
    with Counted(asked):
        client.get(f"/e/summit/{name}")
    assert len(asked) <= 3


@pytest.mark.parametrize("name", NAMES)
def test_a_new_edition_has_new_tags(client: FlaskClient, programme: Programme, name: str) -> None:
    before = client.get(f"/e/summit/{name}").headers["ETag"]
    with transaction():
        keep(a_programme(a_session("other", "09:00")), "Second")
    assert client.get(f"/e/summit/{name}").headers["ETag"] != before


def test_programme_json_is_the_edition_itself(client: FlaskClient, programme: Programme) -> None:
    response = client.get("/e/summit/programme.json")
    assert response.data == encode(programme)
    assert response.headers["Link"] == '</schema/programme.json>; rel="describedby"'


def test_a_part_gives_the_edition_that_holds_it_and_says_where_that_is(
        client: FlaskClient, programme: Programme) -> None:
    response = client.get("/e/part/programme.json")
    assert response.data == encode(programme)
    assert response.headers["Content-Location"] == "/e/summit/programme.json"


def test_a_part_has_schedule_and_sheets_of_its_own(client: FlaskClient, programme: Programme) -> None:
    root = ElementTree.fromstring(client.get("/e/part/schedule.xml").data)
    assert [title.text for title in root.findall("day/room/event/title")] == ["Own"]
    rows = csv.DictReader(io.StringIO(client.get("/e/part/sessions.csv").data.decode("utf-8-sig")))
    assert [row["title"] for row in rows] == ["Own"]


def test_addresses_in_files_lead_to_the_public_host(client: FlaskClient, programme: Programme) -> None:
    schedule = json.loads(client.get("/e/summit/schedule.json", headers={"Host": "evil.example"}).data)
    assert schedule["schedule"]["conference"]["url"] == "https://events.example.org/e/summit/"


def test_sheets_are_saved_under_a_name_that_tells_the_event(
        client: FlaskClient, programme: Programme) -> None:
    response = client.get("/e/summit/sessions.csv")
    assert response.headers["Content-Disposition"] == "attachment; filename=summit-sessions.csv"


def test_the_schema_is_served_with_a_tag(client: FlaskClient) -> None:
    response = client.get("/schema/programme.json")
    assert response.content_type == "application/schema+json"
    assert json.loads(response.data)["$id"] == "https://events.example.org/schema/programme.json"
    tag = response.headers["ETag"]
    assert client.get("/schema/programme.json", headers={"If-None-Match": tag}).status_code == 304


def test_the_share_picture_is_a_picture(client: FlaskClient, programme: Programme) -> None:
    assert Image.open(io.BytesIO(client.get("/e/summit/share.png").data)).size == (1200, 630)


@pytest.mark.parametrize("name", NAMES)
def test_an_event_that_never_was_has_no_files(client: FlaskClient, name: str) -> None:
    assert client.get(f"/e/nowhere/{name}").status_code == 404


class Counted:
    """Collects the statements that reach the database."""

    def __init__(self, asked: list[str]) -> None:
        self.asked = asked

    def __enter__(self) -> None:
        event.listen(db.engine, "before_cursor_execute", self._note)

    def __exit__(self, *_error: object) -> None:
        event.remove(db.engine, "before_cursor_execute", self._note)

    def _note(self, _connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            self.asked.append(statement)
