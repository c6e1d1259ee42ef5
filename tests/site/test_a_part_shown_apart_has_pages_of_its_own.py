import pytest
from flask import Flask
from flask.testing import FlaskClient

from eventsys.editions import services
from eventsys.kit.database import transaction

from ..builders import a_programme, a_session, an_event


@pytest.fixture
def summit(app: Flask) -> None:
    with transaction():
        services.keep(a_programme(
            a_session("opening", "09:00"), a_session("craft", "10:00", event="workshop"),
            events=(an_event(), an_event("workshop", part_of="summit", shown_apart=True))), "")


def test_the_agenda_of_the_whole_leaves_its_sessions_out(summit: None, client: FlaskClient) -> None:
    assert "Craft" not in client.get("/e/summit/agenda").text
    assert "Craft" not in client.get("/e/summit/calendar.ics").text
    assert "Craft" in client.get("/e/workshop/agenda").text
    assert 'href="/e/workshop/"' in client.get("/e/summit/").text


def test_an_address_under_the_whole_leads_to_its_own(summit: None, client: FlaskClient) -> None:
    response = client.get("/e/summit/sessions/craft")
    assert (response.status_code, response.location) == (301, "/e/workshop/sessions/craft")
    assert client.get("/e/summit/sessions/nothing").status_code == 404


def test_feeds_and_pages_name_the_address_that_stands(summit: None, client: FlaskClient) -> None:
    assert "/e/workshop/sessions/craft" in client.get("/e/workshop/calendar.ics").text.replace("\r\n ", "")
    page = client.get("/e/workshop/sessions/craft").text
    assert '<link rel="canonical" href="https://events.example.org/e/workshop/sessions/craft">' in page
