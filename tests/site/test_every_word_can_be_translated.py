"""Pages in a made-up language in which each interface text stands in brackets, and content in Greek:
what is left in Latin letters was not given to gettext."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import get_timezone_location
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from flask import Flask
from flask.testing import FlaskClient

from eventsys.editions import services
from eventsys.kit.database import transaction
from eventsys.programme.structs import (
    Acknowledgement,
    Affiliation,
    Contact,
    Day,
    Document,
    Kind,
    Link,
    Listing,
    Related,
    Tier,
)

from ..builders import a_person, a_programme, a_room, a_session, a_track, a_venue, an_appearance, an_event
from ..conftest import another

ROOT = Path(__file__).resolve().parents[2]
METHODS = [("templates/**.html", "jinja2"), ("eventsys/**.py", "python")]
LANGUAGE = "eo"
# Names of formats and units, the zone asked for, and what was typed.
SAME_EVERYWHERE = {"icalendar", "ical", "ics", "json", "frab", "xml", "csv", "pdf", "kb", "utc", "zzz"}
SPOKEN = {"title", "alt", "aria-label", "placeholder", "data-copied", "content"}
GREEK = "Σύνοδος"
DAY = date(2027, 9, 14)


def _messages() -> dict[str, str | tuple[str, ...]]:
    """By their first form; one that has a plural anywhere has it everywhere, as gettext's own tools do it."""
    found: dict[str, str | tuple[str, ...]] = {}
    for _file, _line, message, *_ in extract_from_dir(
            str(ROOT), METHODS, keywords={"_": None, "gettext": None, "ngettext": (1, 2)},
            directory_filter=lambda folder: Path(folder).name not in (".venv", "tests")):
        first = message if isinstance(message, str) else message[0]
        if isinstance(message, tuple) or first not in found:
            found[first] = message
    return found


@pytest.fixture(scope="module")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    catalog = Catalog(locale=LANGUAGE)
    for message in _messages().values():
        translated = f"⟦{message}⟧" if isinstance(message, str) else [f"⟦{form}⟧" for form in message]
        catalog.add(message, translated, flags=["python-format"] if "%" in str(message) else [])
    assert len(catalog) > 100
    folder = tmp_path_factory.mktemp("translations") / LANGUAGE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalog)
    return folder.parents[1]


@pytest.fixture
def client(app: Flask, translations: Path, tmp_path: Path) -> Iterator[FlaskClient]:
    with transaction():
        services.keep(_programme(), GREEK)
    with transaction():
        services.keep(_programme(withdrawn=True), GREEK)
    with another(app, tmp_path, TRANSLATIONS=str(translations)) as other:
        yield other.test_client()


def _programme(withdrawn: bool = False):  # type: ignore[no-untyped-def]
    sessions = (
        a_session("α", "09:00", title=GREEK, code="1", track="t", room="r", kind="k", summary=f"<p>{GREEK}</p>",
                  objectives=(GREEK,), organisers=(Affiliation(GREEK),), changed_at=None,
                  roster=(an_appearance("p", "moderator", position=GREEK, organisations=(GREEK,)),
                          an_appearance("p", "rapporteur")),
                  documents=(Document(GREEK, "https://example.org/a.pdf", size=5_000),), links=(Link("https://example.org"),),
                  status="withdrawn" if withdrawn else "confirmed", withdrawn_reason=GREEK if withdrawn else ""),
        a_session("β", "23:30", minutes=90, title=GREEK, all_rooms=True, kind="k"),
        a_session("γ", title=GREEK, day=DAY),
    )
    event = an_event(
        title=GREEK, format="hybrid", summary=f"<p>{GREEK}</p>", good_to_know=GREEK, venue="v",
        days=(Day(DAY, GREEK),), organisers=(Affiliation(GREEK),), contacts=(Contact(GREEK, GREEK, GREEK, "1@2.34"),),
        documents=(Document(GREEK, "https://example.org/a.pdf", size=5_000),),
        related=(Related("follows", GREEK, on_the_margins_of=GREEK, when=GREEK),), disclaimer=GREEK,
        tiers=(Tier("t", GREEK, (Listing(GREEK),)),), acknowledgement=Acknowledgement(GREEK, GREEK, (GREEK,)))
    part = an_event("part", title=GREEK, part_of="summit", kind="workshop")
    return a_programme(
        *sessions, events=(event, part), rooms=(a_room("r", name=GREEK, capacity=10, venue="v"),),
        tracks=(a_track("t", name=GREEK, letter="Σ"),), kinds=(Kind("k", GREEK),),
        venues=(a_venue("v", name=GREEK, access=GREEK),), people=(a_person("p", GREEK, biography=GREEK),))


def _is_read_aloud(meta: dict[str, str | None]) -> bool:
    return (meta.get("property") or meta.get("name") or "").split(":")[-1] in ("title", "description")


class _Spoken(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.out: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style", "option", "time")
        given = dict(attrs)
        if tag == "meta" and not _is_read_aloud(given):
            return
        self.out += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style", "option", "time")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.out.append(data)


def untranslated(html: str) -> list[str]:
    parser = _Spoken()
    parser.feed(html)
    text = "\n".join(parser.out)
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", "", text)) != text:
        text = shorter
    addresses = re.sub(r"(https?|webcal)://\S+|\S+@\S+", "", text)
    return [word for word in re.findall(r"[A-Za-z]{2,}", addresses) if word.lower() not in SAME_EVERYWHERE | _cldr()]


def _cldr() -> set[str]:
    locale = Locale(LANGUAGE)
    words = {word.lower() for form in ("wide", "abbreviated") for words in (locale.months, locale.days)
             for word in words["format"][form].values()}
    zones = ("Europe/Lisbon", "Asia/Tokyo")
    places = " ".join(get_timezone_location(zone, locale=locale, return_city=True) for zone in zones)
    return words | set(re.findall("[a-z]+", places.lower()))


@pytest.mark.parametrize("path", [
    "/", "/e/summit/", "/e/part/", "/e/summit/agenda", "/e/summit/agenda?q=zzz",
    "/e/summit/agenda?tz=Asia/Tokyo&day=all", "/e/summit/sessions/α", "/e/summit/sessions/β",
    "/e/summit/sessions/γ", "/e/summit/people/", "/e/summit/people/p",
    "/e/summit/sponsors", "/e/summit/search", "/e/summit/search?q=Σύνοδος", "/e/summit/search?q=0",
    "/e/summit/changes", "/e/summit/subscribe", "/e/nowhere/", "/e/summit/programme.pdf"])
def test_no_word_of_the_interface_is_left_in_english(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Accept-Language": LANGUAGE})
    assert 'lang="eo"' in response.text
    assert untranslated(response.text) == []
