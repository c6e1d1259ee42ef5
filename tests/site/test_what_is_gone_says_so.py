import pytest

from eventsys.editions import reading, services
from eventsys.kit.database import transaction
from tests.builders import a_programme, a_session, an_appearance


@pytest.mark.parametrize("path", ["/nothing", "/e/nobody/", "/e/nobody/sessions/x", "/e/nobody/people/"])
def test_what_never_was_is_not_found(client, path):
    page = client.get(path)
    assert page.status_code == 404
    assert "There is nothing at this address" in page.text
    assert 'href="/"' in page.text


def test_below_an_event_the_way_back_leads_to_it(client, show):
    show(a_programme())
    page = client.get("/e/summit/people/nobody")
    assert page.status_code == 404
    assert 'href="/e/summit/"' in page.text


def test_a_session_that_was_taken_out_is_gone(client, show):
    show(a_programme(a_session("opening"), a_session("closing", status="removed")))
    page = client.get("/e/summit/sessions/closing")
    assert page.status_code == 410
    assert "no longer part of the programme" in page.text
    assert 'href="/e/summit/"' in page.text


def test_an_event_that_was_taken_back_is_gone_with_all_its_pages(client, show):
    show(a_programme(a_session("opening", roster=(an_appearance(),))))
    with transaction():
        services.hide("summit")
    for path in ("", "sessions/opening", "people/", "people/ada", "sponsors", "search?q=a", "subscribe"):
        page = client.get(f"/e/summit/{path}")
        assert page.status_code == 410
        assert 'href="/e/summit/"' not in page.text


@pytest.fixture
def without_database(app, monkeypatch):
    """As when the database is away: whatever asks it fails."""
    def away(*_args):
        raise OSError("no database")

    for name in ("current", "shown_by", "catalogue"):
        monkeypatch.setattr(reading, name, away, raising=False)
    monkeypatch.setitem(app.config, "TESTING", False)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)


def test_a_fault_has_a_page_that_needs_no_database(client, without_database):
    page = client.get("/")
    assert page.status_code == 500
    assert "Something went wrong on our side" in page.text
    assert "no database" not in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_a_wrong_method_is_told_in_plain_words(client):
    page = client.post("/")
    assert page.status_code in (400, 405)
    assert "That did not work" in page.text
