"""Consents, the public list, a copy of everything, and to be erased: in every table, for good."""

import json
from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from eventsys.events.models import Event
from eventsys.imports.models import SheetRun
from eventsys.kit import clock, storage
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act
from eventsys.kit.outbox import Letter
from eventsys.kit.storage import StoredFile
from eventsys.people.models import Person
from eventsys.people.services import add_person
from eventsys.publishing.erasing import erase_wanted
from eventsys.registration import answer_files, applying, erasing
from eventsys.registration.models import (
    Answers,
    Application,
    Category,
    Code,
    Consent,
    Delegation,
    Erasure,
    Registration,
    Star,
)
from eventsys.registration.models.setup import Option

from ...post import delivered, text_of
from ...publishing.everything import places_of
from ..pages.filling import Participant, a_question
from ..registering import a_category, a_summit, registers, states
from .visitor import Visitor, entry_in, the, the_setup, visitor

NAME, MAIL = "Adélaïde Lovelace-Byron", "adelaide@lovelace.example"


@pytest.fixture
def summit(app: Flask) -> Event:
    summit = a_summit()
    a_category(summit, number=1)
    the_setup(summit, shows_participants=True)
    return summit


@pytest.fixture
def ada(summit: Event, app: Flask) -> Visitor:
    """Registered by the pages, with answers of both sorts, a file and a consent; then in by a link."""
    hotel = a_question(summit, "Which hotel?")
    diet = a_question(summit, "What do you eat?", kind="choice", care="diet", page="Diet", rank=2,
                      options=(Option("vegan", "Vegan"),))
    browser = Participant(app)
    browser.begins()
    browser.is_you(name=NAME, email=MAIL)
    browser.fills(**{f"q{hotel.id}": "The Tivoli of Adélaïde"})
    browser.fills(**{f"q{diet.id}": "vegan"})
    browser.fills(participants="y")
    browser.sends()
    return visitor(app)


def test_consents_are_given_and_taken_back_in_the_words_that_were_shown(ada: Visitor, client: FlaskClient) -> None:
    assert NAME in client.get("/register/summit/participants").text
    ada.does("/my/consent", form_on="/my/data", news="y")
    told = db.session.scalars(select(Consent).order_by(Consent.id)).all()
    assert [(one.about, one.given) for one in told if one.about == "participants"] == [
        ("participants", True), ("participants", False)]
    assert "Show me in the list" in told[-1].words or "Show me in the list" in told[-2].words
    assert (the(NAME).is_listed, the(NAME).wants_news) == (False, True)
    assert NAME not in client.get("/register/summit/participants").text
    assert "Nothing was different" in ada.does("/my/consent", form_on="/my/data", news="y")


def test_the_list_shows_only_who_agreed_and_has_a_place(summit: Event, ada: Visitor, client: FlaskClient) -> None:
    category = a_category(summit, "Press")
    registers(summit, category, "Ben", is_listed=True, position="Editor", organisation="Paper", country="KE")
    registers(summit, category, "Cem")
    registers(summit, category, "Dia", is_listed=True)
    visitor(client.application).does("/my/cancel")
    page = client.get("/register/summit/participants").text
    assert ("Ben" in page, "Cem" in page, "Dia" in page, "ben@example.org" in page) == (True, False, False, False)
    assert "Editor, Paper" in page
    found = client.get("/register/summit/participants?q=keny").text
    assert ("Ben" in found, NAME in found) == (True, False)
    assert "Nobody is found" in client.get("/register/summit/participants?q=zzz&page=-4").text
    the_setup(summit, shows_participants=False)
    assert client.get("/register/summit/participants").status_code == 404


def test_a_copy_has_everything_to_read_and_for_programs(ada: Visitor, summit: Event) -> None:
    with transaction():
        db.session.add(Star(registration_id=the(NAME).id, session="opening"))
    answer = ada.get("/my/data.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    data = json.loads(answer.data)
    assert data["registration"]["email"] == MAIL
    assert data["answers"][0]["answer"] == "The Tivoli of Adélaïde"
    assert data["private_answers"]["diet"][0]["answer"] == "Vegan"
    assert [one["about"] for one in data["consents"] if one["given"]] == ["participants"]
    assert data["starred"] == ["opening"]
    assert any("confirmed" in letter["subject"] for letter in data["letters"])
    assert any(act["what"] == "registration.register" for act in data["journal"])
    pages = pypdfium2.PdfDocument(BytesIO(ada.get("/my/data.pdf").data))
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    for words in (NAME, MAIL, "The Tivoli", "Vegan", "What you agreed to", "Letters to you", "opening"):
        assert words in text


def test_who_is_erased_is_nowhere_in_the_database_but_as_a_number(ada: Visitor, summit: Event, app: Flask) -> None:
    with transaction():
        row = the(NAME)
        digest = storage.keep(storage.Ready(b"%PDF-1.7 hers", "application/pdf")).digest
        given = db.session.get_one(Answers, row.id)
        file = type(given.given[0])(99, "Letter of nomination", "file", digest, "adelaide.pdf")
        given.given = (*given.given, file)
        row.note, row.reason = f"Met {NAME}", ""
        db.session.add(Code(event_id=summit.id, category_id=row.category_id, email=MAIL, name=NAME,
                            made_at=clock.now()))
        db.session.add(SheetRun(event_id=summit.id, kind="registrations", state="applied", created_at=clock.now(),
                                report={"rows": [[NAME, MAIL]]}))
        db.session.add(Delegation(event_id=summit.id, organisation="City of Ockham", focal_name=NAME, focal_email=MAIL,
                                  state="granted", made_at=clock.now()))
    ada.does("/my/answers/you", name=f"{NAME} of Ockham", country="PT")
    registers(summit, db.session.scalars(select(Category)).one(), "Ben")
    for browser in (Participant(app), Participant(app)):
        browser.gets_to_the_check(name=NAME, email=MAIL)  # begun once more, and never sent
        browser.fills()
        browser.fills()
    browser.sends()  # or sent: they are known
    delivered()
    assert len(places_of(NAME, MAIL)) > 5
    assert ada.send("/my/erase").status_code == 422
    assert "You are erased" in ada.does("/my/erase", sure="y")
    assert ada.get("/my/registration").status_code == 401

    last, to_ben = sorted(delivered(), key=lambda letter: str(letter["To"]))
    assert (last["To"].addresses[0].addr_spec, "you are erased" in last["Subject"]) == (MAIL, True)
    assert "METHOD:CANCEL" in entry_in(last)
    assert "place" in text_of(to_ben)
    assert erasing.wipe_last_letters() == 1
    assert places_of(NAME, MAIL, "Tivoli", "adelaide.pdf") == set()
    with pytest.raises(FileNotFoundError):
        storage.read(digest)
    gone = db.session.scalars(select(Registration).where(Registration.erased_at.is_not(None))).one()
    assert (gone.state, gone.country, gone.name, gone.email) == ("cancelled", "PT", "", "")
    assert states(summit)["Ben"] == "offered"
    assert {"registration.register", "registration.erase"} <= set(db.session.scalars(select(Act.verb)))


def test_who_stands_in_the_directory_too_is_asked(ada: Visitor) -> None:
    with transaction():
        add_person(NAME, slug="ada", email=MAIL.upper())
        add_person("The Assistant", slug="assistant", email=MAIL)
        add_person("Somebody Else", slug="other", email="other@example.org")
    assert "The Assistant" in ada.reads("/my/erase")
    page = ada.send("/my/erase", sure="y", person="ada").text
    assert "Directory and programmes follow" in page
    assert len(db.session.scalars(select(Erasure)).all()) == 1
    assert erase_wanted() == 1
    assert set(db.session.scalars(select(Person.slug))) == {"assistant", "other"}


def test_a_stranger_s_person_is_not_erased(ada: Visitor) -> None:
    with transaction():
        add_person("Somebody Else", slug="other", email="other@example.org")
    ada.send("/my/erase", sure="y", person="other")
    assert db.session.scalars(select(Erasure)).all() == []


def a_form_with_a_file(summit: Event, email: str) -> str:
    """Begun and never sent; gives the file's digest."""
    with transaction():
        digest = storage.keep(storage.Ready(b"%PDF-1.7 passport", "application/pdf")).digest
        category = db.session.scalars(select(Category.id)).one()
        applying.begin(summit.id, category, None, {"email": email}, "en")
        form = db.session.scalars(select(Application).where(Application.sent_at.is_(None))).one()
        form.answers, form.pages = {"1": {"digest": digest, "name": "passport.pdf"}}, ("you", "visa")
    return digest


def is_kept(digest: str) -> bool:
    db.session.rollback()
    try:
        storage.read(digest)
    except FileNotFoundError:
        return False
    return True


def test_a_form_that_was_only_begun_is_erased_with_its_files_whatever_letters_the_address_has(summit: Event) -> None:
    registers(summit, db.session.scalars(select(Category)).one(), "Ada", email="ada@münchen.example")
    digest = a_form_with_a_file(summit, "ada@münchen.example")
    with transaction():
        files = erasing.erase(db.session.get_one(Event, summit.id), the("Ada"))
    answer_files.forget(files)
    assert not is_kept(digest)
    assert db.session.scalars(select(Application)).all() == []


def test_files_of_forms_that_grew_old_go_with_them(summit: Event) -> None:
    digest = a_form_with_a_file(summit, "ada@example.org")
    assert (applying.clear_old(), is_kept(digest)) == (0, True)
    with transaction():
        db.session.scalars(select(Application)).one().changed_at = clock.now() - timedelta(days=31)
    assert (applying.clear_old(), is_kept(digest)) == (1, False)


def test_a_file_that_another_one_takes_the_place_of_is_not_kept(summit: Event, app: Flask) -> None:
    letter = a_question(summit, "Letter of nomination", kind="file")
    browser = Participant(app)
    browser.begins()
    browser.is_you()
    browser.fills(**{f"q{letter.id}": (BytesIO(b"%PDF-1.7 first"), "first.pdf")})  # type: ignore[arg-type]
    browser.fills()
    browser.sends()
    first = db.session.scalars(select(StoredFile.digest)).one()
    page = visitor(app)
    page.send("/my/answers/your-stay", **{f"q{letter.id}": (BytesIO(b"%PDF-1.7 second"), "second.pdf")})  # type: ignore[arg-type]
    (second,) = db.session.scalars(select(StoredFile.digest).where(StoredFile.digest != first)).all()
    assert is_kept(first)  # the form as it was sent names it for a day
    with transaction():
        db.session.scalars(select(Application)).one().changed_at = clock.now() - timedelta(days=2)
    applying.clear_old()
    assert (is_kept(first), is_kept(second)) == (False, True)


def test_letters_that_still_wait_do_not_go(ada: Visitor) -> None:
    ada.send("/register/summit/link", email=MAIL)
    ada.does("/my/erase", sure="y")
    assert [letter.kind for letter in db.session.scalars(select(Letter).where(Letter.state == "queued"))] == [
        "registration.erased"]


def test_no_table_about_a_registration_is_forgotten(app: Flask) -> None:
    """Whoever adds one adds it to `erasing.wipe`, to `my_data.collected`, and here."""
    hanging = {table.name for table in db.metadata.sorted_tables for key in table.foreign_keys
               if key.column.table.name == "registration"}
    assert hanging == {"answers", "care_answers", "consent", "application", "sign_up", "star", "personal_feed"}
