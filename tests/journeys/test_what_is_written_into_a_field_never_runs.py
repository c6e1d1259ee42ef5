"""A script in every text that a programme holds; every page is opened, and a real browser runs nothing."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, get_args, get_type_hints
from urllib.parse import quote

import flask_migrate
import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page

from eventsys.app import create_app
from eventsys.editions import services
from eventsys.kit import clock
from eventsys.kit.database import transaction
from eventsys.programme import richtext
from eventsys.programme import structs as s
from eventsys.programme.amend import amend

from ..builders import a_programme, a_room, a_session, a_venue, an_appearance, an_event
from ..conftest import settings_for
from .conftest import Visit, served

EVIL = ('"><script>owned=1</script><img src=x onerror="owned=1"><svg onload=owned=1>\'--></title></textarea></style>'
        '<a href="javascript:owned=1" autofocus onfocus=owned=1>look</a>{{7*7}}<base href=//evil.example>&lt;b&gt;')
ADDRESS = "https://a.example/?" + EVIL.replace(" ", "%20")
# What holds no words of anybody: names of rows, and forms that publishing and reading see to.
FORMED = {"slug", "key", "uid", "event", "zone", "venue", "room", "track", "kind", "part_of", "person", "digest",
          "media_type"}
ADDRESSES = {"url", "stream_url"}
RICH = {"summary", "good_to_know", "biography", "objectives_intro", "text"}
PAGES = ("/", "/e/summit/", "/e/part/", "/e/summit/agenda", "/e/summit/agenda?day=all", "/e/summit/sessions/opening",
         "/e/summit/sessions/closing", "/e/summit/people/", "/e/summit/people/ada", "/e/summit/sponsors",
         "/e/summit/changes", "/e/summit/subscribe", "/e/summit/search?q=owned", f"/e/summit/search?q={quote(EVIL)}",
         f"/e/summit/people/?q={quote(EVIL)}", f"/e/summit/agenda?q={quote(EVIL)}&tz={quote(EVIL)}",
         f"/e/summit/agenda?tz=Asia/Tokyo&track={quote(EVIL)}", "/e/summit/sessions/opening?tz=Asia/Tokyo")


def poisoned(fact: Any) -> Any:
    """The same with the script in all its texts, at any depth; lists that were empty get an entry."""
    hints = get_type_hints(type(fact))
    return replace(fact, **{name: _poisoned(name, getattr(fact, name), hints[name])
                            for name in fact.__struct_fields__ if name not in FORMED})


def _poisoned(name: str, value: Any, hint: Any) -> Any:
    if hint is str:
        rich = name in RICH
        return richtext.from_html(f"<p>owned {EVIL}</p>") if rich else ADDRESS if name in ADDRESSES else EVIL
    if isinstance(value, s.Fact):
        return poisoned(value)
    if isinstance(value, tuple) and get_args(hint)[:1] == (str,):
        return (EVIL,)
    if isinstance(value, tuple):
        return tuple(poisoned(item) if isinstance(item, s.Fact) else item for item in value)
    return value


def hostile(**session: Any) -> s.Programme:
    link, document = s.Link(""), s.Document("", url="x")
    held = {"links": (link,), "documents": (document,), "organisers": (s.Affiliation(""),)}
    event = {
        **held, "contacts": (s.Contact(""),), "related": (s.Related("related", "", url="x"),),
        "tiers": (s.Tier("gold", "", (s.Listing("", url="x"),)),), "acknowledgement": s.Acknowledgement(),
        "days": (s.Day(an_event().starts),), "venue": "centre", "format": "hybrid"}
    opening = a_session("opening", "09:00", room="hall", track="climate", kind="panel",
                        roster=(an_appearance(),), **held)
    closing = a_session("closing", "17:00", status="withdrawn", room="web", **held)
    programme = a_programme(
        replace(opening, **session), closing,
        events=(an_event(**event), an_event("part", part_of="summit", **event | {"status": "cancelled"})),
        rooms=(a_room(venue="centre"), a_room("web", online=True)), kinds=(s.Kind("panel", ""),),
        people=(s.Person("ada", "", links=(link,)),), venues=(a_venue(),))
    return poisoned(programme)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("hostile")
    app = create_app(settings_for(f"sqlite:///{data / 'hostile.db'}", data))
    first = amend(hostile(), None, clock.now() - timedelta(days=1))
    moved = hostile(starts=a_session("opening", "10:00").starts, roster=(an_appearance(role="chair"),))
    renamed = replace(moved.sessions[0], title=f"Other {EVIL}", summary="")
    with app.app_context():
        flask_migrate.upgrade()
        for programme in (first, amend(replace(moved, sessions=(renamed, moved.sessions[1])), first, clock.now())):
            with transaction():
                services.keep(programme, EVIL)
    with served(app) as served_at:
        yield served_at


@pytest.fixture
def visit_hostile(address: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    visiting = Visit(browser, address, [], [])
    yield visiting
    for context in visiting.open:
        context.close()
    assert visiting.complaints == []


@pytest.mark.parametrize("path", PAGES)
def test_a_script_in_a_text_is_only_ever_read(visit_hostile: Callable[..., Page], path: str) -> None:
    page = visit_hostile(path, script=True)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("typeof owned") == "undefined"
    assert "<script>owned=1</script>" in page.evaluate("document.body.textContent + document.title + "
                                                       "[...document.querySelectorAll('input')].map((i) => i.value)")
    assert page.evaluate("[...document.querySelectorAll('*')].filter((element) => "
                         "element.getAttributeNames().some((name) => name.startsWith('on'))).length") == 0
    assert page.evaluate("[...document.links].filter((link) => "
                         "!/^(https?|mailto|webcal):$/.test(link.protocol)).map((link) => link.href)") == []
    assert page.evaluate("[...document.scripts].filter((script) => !script.src && "
                         "script.type !== 'application/ld+json').length") == 0
