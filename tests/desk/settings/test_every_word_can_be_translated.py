"""As for the public pages: a made-up language in brackets, content in Greek; what is left in Latin letters was not
given to gettext."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from flask import Flask

from eventsys.accounts.models import Account
from eventsys.desk.settings.subjects import SUBJECTS
from eventsys.desk.settings.tuples import LISTED
from eventsys.events.models import Day, Event, EventDocument, Kind, Organiser, Room, Track, Venue, Walk
from eventsys.events.services import keep
from eventsys.kit import clock, journal
from eventsys.kit.database import db, transaction
from eventsys.programme.structs import Contact, Link, Related
from eventsys.sponsors.models import Promise
from eventsys.sponsors.services import add_tier, list_sponsor

from ...conftest import another
from ...site.test_every_word_can_be_translated import GREEK, LANGUAGE, METHODS, ROOT, untranslated
from .. import organisers

AT = "/desk/e/α"
MARKED = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
# Examples of what is typed, kept as they are; and names that are the same everywhere.
KEPT = {"mm", "mb", "svg", "png", "jpeg", "webp", "odt", "https", "http", "abc", "europe", "lisbon", "gs", "new",
        "docx", "xlsx", "pptx", "berlin", "dialogue"}
PAGES = (
    "/desk/", "/desk/new", "/desk/bin", "/desk/journal", f"{AT}/journal", f"{AT}/bin", f"{AT}/clone", f"{AT}/settings",
    *(f"{AT}/settings/{path}" for path in ("facts", "texts", "looks", "parts", "parts/new", "standing")),
    *(f"{AT}/settings/{what}{end}" for what in (*SUBJECTS, *LISTED) for end in ("", "/new")),
    *(f"{AT}/settings/{what}/1{end}" for what in SUBJECTS for end in ("", "/delete")),
    *(f"{AT}/sponsors{path}" for path in (
        "", "/new", "/1", "/1/delete", "/tiers/new", "/tiers/1", "/tiers/1/delete", "/promises", "/1/promises/new",
        "/1/promises/0", "/thanks")))


@pytest.fixture(scope="module")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    catalog = Catalog(locale=LANGUAGE)
    for _file, _line, message, *_ in extract_from_dir(
            str(ROOT), METHODS, keywords=MARKED,
            directory_filter=lambda folder: Path(folder).name not in (".venv", "tests")):
        forms = [message] if isinstance(message, str) else list(message)
        known = catalog.get(forms[0])
        if known is None or isinstance(known.string, str):
            said = f"⟦{forms[0]}⟧" if len(forms) == 1 else [f"⟦{form}⟧" for form in forms]
            catalog.add(message, said, flags=["python-format"] if "%" in str(message) else [])
    folder = tmp_path_factory.mktemp("translations") / LANGUAGE / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalog)
    return folder.parents[1]


@pytest.fixture
def browser(app: Flask, translations: Path, tmp_path: Path) -> Iterator[organisers.Organiser]:
    number = organisers.an_account("1@2.34", "administrator", name=GREEK).id
    with journal.acting(f"account:{number}", GREEK), transaction():
        _fill()
    with another(app, tmp_path, TRANSLATIONS=str(translations)) as other, other.app_context():
        yield organisers.signed_in(other, db.session.get_one(Account, number))


def _fill() -> None:
    day = date(2027, 9, 14)
    journal.act("events.make", event=GREEK)
    event = Event(slug="α", uid="1", title=GREEK, kind="summit", zone="Europe/Lisbon", starts=day, ends=day,
                  city=GREEK, hub=GREEK, summary=f"<p>{GREEK}</p>", created_at=clock.now(),
                  contacts=(Contact(GREEK, GREEK, email="1@2.34"),), links=(Link("https://2.34"),),
                  related=(Related("follows", GREEK),))
    db.session.add(event)
    db.session.flush()
    journal.concerns(event.id)
    keep(Venue, event, "α", name=GREEK, address=GREEK, access=GREEK)
    keep(Venue, event, "β", name=GREEK)
    keep(Room, event, "α", name=GREEK, venue_key="α", capacity=1, equipment=(GREEK,), booths=1)
    keep(Track, event, "α", name=GREEK, letter="Σ", colour="#112233")
    keep(Kind, event, "α", name=GREEK, is_break=True)
    db.session.add_all([Day(event_id=event.id, date=day, title=GREEK), Organiser(event_id=event.id, name=GREEK),
                        EventDocument(event_id=event.id, title=GREEK, url="https://2.34"),
                        Walk(event_id=event.id, one_key="α", other_key="β", minutes=1)])
    list_sponsor(add_tier(event.id, "α", GREEK), GREEK, promises=(Promise(GREEK, day),))


def test_no_word_of_the_desk_is_left_in_english(browser: organisers.Organiser) -> None:
    left = {}
    for path in PAGES:
        response = browser.get(path, headers={"Accept-Language": LANGUAGE})
        assert response.status_code == 200, path
        if words := sorted({word for word in untranslated(response.text) if word.lower() not in KEPT}):
            left[path] = words
    assert left == {}
