"""Whatever is written into a text field is only ever read."""

import re
from html.parser import HTMLParser

import pytest

from eventsys.programme.structs import (
    Acknowledgement,
    Affiliation,
    Contact,
    Document,
    Kind,
    Link,
    Listing,
    Related,
    Tier,
)
from tests.builders import (
    DAY,
    a_person,
    a_programme,
    a_room,
    a_session,
    a_track,
    a_venue,
    an_appearance,
    an_event,
)

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>\'{{7*7}}</title></style>&lt;'
PATHS = ("", "sessions/opening", "people/", "people/ada", "sponsors", "subscribe", "changes", "agenda",
         "search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "people/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
         "sessions/opening?tz=%22%3E%3Cscript%3E")


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.fixture(autouse=True)
def hostile(show):
    show(a_programme(
        a_session("opening", "09:00", title=EVIL, subtitle=EVIL, code=EVIL, room="hall", track="climate", kind="k",
                  objectives=(EVIL,), organisers=(Affiliation(name=EVIL),), withdrawn_reason=EVIL, status="withdrawn",
                  language=EVIL, interpretation=(EVIL,), documents=(Document(title=EVIL, media_type=EVIL),),
                  links=(Link(url="https://example.org", title=EVIL),),
                  roster=(an_appearance(position=EVIL, organisations=(EVIL,), country=EVIL),)),
        events=(an_event(
            title=EVIL, subtitle=EVIL, acronym=EVIL, hub=EVIL, city=EVIL, country=EVIL, language=EVIL, venue="centre",
            languages=(EVIL,), cancelled_reason=EVIL, status="cancelled", disclaimer=EVIL,
            organisers=(Affiliation(name=EVIL),), contacts=(Contact(name=EVIL, position=EVIL, email=EVIL, words=EVIL),),
            related=(Related(relation="related", title=EVIL, on_the_margins_of=EVIL, place=EVIL, when=EVIL),),
            tiers=(Tier(key="t", title=EVIL, listings=(Listing(name=EVIL, words=EVIL, country=EVIL),)),),
            acknowledgement=Acknowledgement(title=EVIL, donors=(EVIL,), partners=(EVIL,))),),
        rooms=(a_room(name=EVIL, venue="centre"),), tracks=(a_track(name=EVIL, letter="<"),),
        kinds=(Kind(key="k", name=EVIL),), people=(a_person(name=EVIL, honorific=EVIL, sort_name=EVIL),),
        venues=(a_venue(name=EVIL, address=EVIL, access=EVIL, city=EVIL, country=EVIL),)))
    return DAY


@pytest.mark.parametrize("path", PATHS)
def test_nothing_on_a_page_runs(client, path):
    page = client.get(f"/e/summit/{path}")
    assert page.status_code == 200
    assert "49</title>" not in page.text
    tags = Tags()
    tags.feed(page.text)
    for tag, attributes in tags.found:
        assert not any(name.startswith("on") or name == "style" for name in attributes), (tag, attributes)
        assert tag not in ("style", "iframe", "object", "base")
        if tag == "script":
            assert attributes.get("src", "").startswith("/assets/") or attributes["type"] == "application/ld+json"
        if tag == "img":
            assert attributes["src"] != "x"
        for name in ("href", "action", "src"):
            assert not re.match(r"\s*(javascript|data|vbscript):", attributes.get(name) or "")


def test_the_home_page_runs_nothing_either(client):
    page = client.get("/").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
