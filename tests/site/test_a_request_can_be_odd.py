"""What nobody types: bytes that are no text, lies about who is asked, addresses without end."""

import pytest
from sqlalchemy import create_engine

from eventsys.editions.reading import shown_by
from eventsys.kit.database import db
from tests.builders import a_programme, a_session, an_appearance, an_event

ODD = ("%00", "a%00b", "%FF", "%ED%A0%80", "%2e%2e", "..%2f..%2fetc", "a%0d%0aSet-Cookie:%20x", "%E2%80%A8",
       "x" * 5000)
ADDRESSES = ("/e/{}/", "/e/{}/agenda", "/e/{}/calendar.ics", "/e/summit/{}", "/e/summit/sessions/{}",
             "/e/summit/people/{}", "/e/summit/rooms/{}.ics", "/e/summit/people/{}.ics", "/files/{}.png",
             "/assets/1/{}", "/e/summit/colours.{}.css", "/{}")
PAGES = ("", "agenda", "sessions/opening", "people/", "people/ada", "sponsors", "search", "changes", "subscribe")
LIES = {"Host": "EVIL.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil.example",
        "X-Forwarded-Proto": "gopher", "Forwarded": "host=evil.example", "X-Original-URL": "/evil.example"}


@pytest.fixture(autouse=True)
def shown(show):
    show(a_programme(a_session("opening", "09:00", room="hall", track="climate", roster=(an_appearance(),))))


@pytest.fixture
def as_deployed(app, monkeypatch):
    """Faults become pages, as they do for readers."""
    monkeypatch.setitem(app.config, "TESTING", False)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_name_that_cannot_be_is_not_found(client, as_deployed, address):
    for odd in ODD:
        answer = client.get(address.format(odd))
        assert answer.status_code == 404 or (address, answer.status_code) == ("/e/summit/colours.{}.css", 200), odd
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("page", PAGES)
def test_what_an_address_asks_for_in_vain_is_passed_over(client, as_deployed, page):
    for name in ("q", "day", "tz", "track"):
        for odd in ODD:
            assert client.get(f"/e/summit/{page}?{name}={odd}").status_code == 200, (name, odd)


@pytest.mark.parametrize("slug", ["größe", "会议", "قمة"])
def test_names_of_any_script_are_addresses(app, client, show, slug):
    """And what an address shows is not taken for what another shows that has its octets for letters."""
    opening = a_session("öffnung", "09:00", event=slug, room="räum", track="thé", roster=(an_appearance("çelik"),))
    show(a_programme(opening, events=(an_event(slug, uid="1"),)))
    other = slug.encode().decode("latin-1")
    show(a_programme(a_session(uid="o", event=other), events=(an_event(other, uid="2", title="Another"),)))
    app.wsgi_app.kept.clear()
    for page in ("", "agenda", "sessions/öffnung", "sessions/öffnung.ics", "people/çelik", "people/çelik.ics",
                 "tracks/thé.ics", "rooms/räum.ics", "calendar.ics", "schedule.xml", "sessions.csv", "programme.json"):
        for _ in range(2):
            answer = client.get(f"/e/{slug}/{page}")
            assert answer.status_code == 200, page
            assert all(value.isascii() for _name, value in answer.headers), page
            assert "Another" not in answer.text
    assert {kept.made_from[0] for kept in app.wsgi_app.kept.bodies.values()} == {app.wsgi_app.shown(slug)}


def test_a_thousand_filters_are_as_good_as_one(client):
    asked = "&".join(f"track=t{number}&q=x&room=hall" for number in range(1_000))
    assert client.get(f"/e/summit/agenda?{asked}").status_code == 200


@pytest.mark.parametrize("path", [
    "/", "/e/summit", "/e/summit/people", "/e//summit/", "//e/summit", "/nothing", "/events.ics", "/e/summit/share.png",
    "/e/summit/calendar.ics", "/e/summit/schedule.xml", "/e/summit/programme.json",
    *(f"/e/summit/{page}" for page in PAGES)])
def test_nobody_is_told_what_the_request_says_the_host_is(client, path):
    answer = client.get(path, headers=LIES)
    assert b"evil" not in answer.data.lower()
    assert "evil" not in str(answer.headers).lower()
    assert "gopher" not in str(answer.headers)


@pytest.mark.parametrize(("path", "leads_to"), [
    ("/e/summit", "/e/summit/"), ("/e/summit/people?q=ada", "/e/summit/people/?q=ada"),
    ("/e//evil.example", "/e/evil.example/")])
def test_a_redirect_stays_in_the_house(client, path, leads_to):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (308, leads_to)


def test_a_refused_method_is_told_which_ones_there_are(client):
    answer = client.put("/e/summit/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_errors_of_one_language_are_not_given_to_readers_of_another(client):
    assert "Accept-Language" in client.get("/nothing").headers["Vary"]


def test_what_is_remembered_of_requests_is_bounded(app, client):
    app.wsgi_app.kept.clear()
    long = {"Accept-Language": "x" * 5_000}
    assert client.get("/e/summit/calendar.ics", headers=long).status_code == 200
    assert client.get(f"/e/summit/calendar.ics?{'x' * 3_000}").status_code == 200
    assert not app.wsgi_app.kept.bodies
    client.get("/e/summit/sessions/opening.ics")
    (answer,) = app.wsgi_app.kept.bodies.values()
    told = sum(len(name) + len(value) for name, value in answer.headers)
    assert app.wsgi_app.kept.held > len(answer.body) + told


def test_a_reader_gets_a_page_also_when_the_database_went_away(app, client, as_deployed, monkeypatch, tmp_path):
    nowhere = create_engine("postgresql+psycopg://nobody@127.0.0.1:1/nothing") if (
        db.engine.dialect.name == "postgresql") else create_engine(f"sqlite:///{tmp_path}/no/such/folder.db")
    monkeypatch.setattr(app.wsgi_app, "shown", shown_by(nowhere))
    monkeypatch.setitem(db.engines, None, nowhere)
    answer = client.get("/e/summit/")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
