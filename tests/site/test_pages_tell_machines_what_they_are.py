import json
import re

import pytest

from tests.builders import a_programme, a_session, an_appearance, an_event

HOST = "https://events.example.org"
PATHS = {"": "", "sessions/opening": "sessions/opening", "people/": "people/", "people/?q=a": "people/",
         "people/ada": "people/ada", "sponsors": "sponsors", "subscribe": "subscribe",
         "sessions/opening?tz=Asia/Tokyo": "sessions/opening"}


def meta(page):
    return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', page))


@pytest.fixture(autouse=True)
def published(show):
    show(a_programme(a_session("opening", "09:00", summary="<p>About   <em>peace</em>.</p>", roster=(an_appearance(),)),
                     events=(an_event(title="Ours & yours", summary="<p>Cities meet.</p>"),)))


@pytest.mark.parametrize(("path", "canonical"), PATHS.items())
def test_every_page_names_its_one_address(client, path, canonical):
    page = client.get(f"/e/summit/{path}").text
    assert f'<link rel="canonical" href="{HOST}/e/summit/{canonical}">' in page
    assert meta(page)["og:url"] == f"{HOST}/e/summit/{canonical}"


def test_a_shared_link_shows_title_words_and_picture(client):
    shown = meta(client.get("/e/summit/").text)
    assert shown["og:title"] == "Ours &amp; yours"
    assert shown["og:description"] == shown["description"] == "Cities meet."
    assert shown["og:image"] == f"{HOST}/e/summit/share.png"


def test_a_session_is_described_in_its_own_words(client):
    shown = meta(client.get("/e/summit/sessions/opening").text)
    assert shown["og:title"] == "Opening"
    assert shown["description"] == "About peace."


@pytest.mark.parametrize(("path", "kind"), [("", "Event"), ("sessions/opening", "Event"), ("people/ada", "Person")])
def test_linked_data_stands_in_the_page(client, path, kind):
    page = client.get(f"/e/summit/{path}").text
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert data["@type"] == kind


def test_calendar_programs_find_the_feed_from_any_page(client):
    page = client.get("/e/summit/people/").text
    assert '<link rel="alternate" type="text/calendar" href="/e/summit/calendar.ics"' in page


def test_what_was_found_is_not_for_search_engines(client):
    assert '<meta name="robots" content="noindex">' in client.get("/e/summit/search?q=a").text
    assert '<meta name="robots" content="noindex">' in client.get("/nothing").text
