import pytest
from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace

from eventsys.editions.services import keep
from eventsys.kit.database import db, transaction
from eventsys.programme.structs import Programme
from tests.asking import statements
from tests.builders import a_programme, a_room, a_session, an_event

TALK = a_session("talk", "09:00", room="hall", title="Cities & peace")
PART = an_event("part", part_of="summit")
ROOMS = {"rooms": (a_room("hall", name="Hall A"), a_room("aula", name="Aula")), "events": (an_event(), PART)}
FIRST = a_programme(TALK, a_session("own", event="part"), **ROOMS)


def publish(programme: Programme, note: str = "") -> None:
    with transaction():
        keep(programme, note)


@pytest.fixture
def two_editions(app: object) -> None:
    publish(FIRST, "First programme")
    moved = replace(TALK, room="aula")
    publish(a_programme(moved, a_session("own", event="part"), **ROOMS), "A <b>bigger</b> room")


def test_each_edition_is_told_the_latest_first(client: FlaskClient, two_editions: None) -> None:
    text = client.get("/e/summit/changes").text
    assert "Moved from <bdi>Hall A</bdi> to <bdi>Aula</bdi>." in text
    assert text.index("Edition 2") < text.index("A &lt;b&gt;bigger&lt;/b&gt; room") < text.index("Edition 1")
    assert "The programme was published for the first time." in text


def test_a_session_leads_to_its_page(client: FlaskClient, two_editions: None) -> None:
    assert '<a href="/e/summit/sessions/talk">Cities &amp; peace</a>' in client.get("/e/summit/changes").text


def test_a_part_tells_only_of_itself(client: FlaskClient, two_editions: None) -> None:
    text = client.get("/e/part/changes").text
    assert "Hall A" not in text
    assert "The programme was published for the first time." in text


def test_a_part_that_came_later_begins_with_its_own_first_edition(client: FlaskClient, app: object) -> None:
    publish(a_programme(TALK, rooms=ROOMS["rooms"]))
    publish(FIRST)
    text = client.get("/e/part/changes").text
    assert text.count("The programme was published for the first time.") == 1
    assert "edition-2" in text
    assert "edition-1" not in text


def test_a_session_that_was_taken_out_has_no_link(client: FlaskClient, app: object) -> None:
    publish(FIRST)
    publish(a_programme(replace(TALK, status="removed"), a_session("own", event="part"), **ROOMS))
    text = client.get("/e/summit/changes").text
    assert "Taken out of the programme." in text
    assert "/sessions/talk" not in text


def test_many_editions_are_told_ten_at_a_time(client: FlaskClient, app: object) -> None:
    for number in range(13):
        publish(a_programme(replace(TALK, title=f"Title {number}"), **ROOMS))
    latest = client.get("/e/summit/changes").text
    assert "edition-13" in latest
    assert 'href="/e/summit/changes?before=4"' in latest
    assert "for the first time" not in latest
    earlier = client.get("/e/summit/changes?before=4").text
    assert "edition-3" in earlier
    assert "edition-4" not in earlier
    assert "for the first time" in earlier


@pytest.mark.parametrize("before", ["x", "-1", "9" * 20, "²"])
def test_a_number_that_is_none_is_not_found(client: FlaskClient, two_editions: None, before: str) -> None:
    assert client.get("/e/summit/changes", query_string={"before": before}).status_code == 404


def test_the_first_programme_of_an_event_has_a_page_too(client: FlaskClient, app: object) -> None:
    publish(FIRST)
    assert client.get("/e/summit/changes").status_code == 200
    assert "No edition is that old." in client.get("/e/summit/changes?before=1").text


def test_old_editions_are_compared_once_however_often_they_are_asked_for(client: FlaskClient, app: Flask) -> None:
    for number in range(9):
        publish(a_programme(replace(TALK, title=f"Once {number}"), **ROOMS))
    first = client.get("/e/summit/changes").text
    with statements(db.engine) as asked:
        again = client.get("/e/summit/changes?unknown=1").text
    assert "Once 3" in first
    assert again == first
    assert len(asked) <= 3
