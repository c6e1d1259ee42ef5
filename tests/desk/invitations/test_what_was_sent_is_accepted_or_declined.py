import io
import re
import time
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.desk.invitations import diffs
from eventsys.events.models import Event
from eventsys.invitations.models import Submission, Wishes
from eventsys.kit.database import db, transaction
from eventsys.people.merging import merge
from eventsys.people.models import Office
from eventsys.people.services import add_person
from eventsys.sessions.models import Appearance, SessionDocument
from eventsys.sessions.services import appear
from tests.invitations.asked import Panelist, Summit, ask, furnish, link_of
from tests.invitations.test_nothing_sent_is_public_before_it_is_accepted import PDF, a_photo

from ..organisers import Organiser, a_draft

INBOX = "/desk/e/summit/submissions"
AsRole = Callable[[str], Organiser]


@pytest.fixture
def ada(app: Flask, summit: Summit) -> Panelist:
    ask(summit, summit.ada)
    return Panelist(app, link_of())


def seen(organiser: Organiser, number: int = 1) -> str:
    page = organiser.text(f"{INBOX}/{number}")
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    return found[1]


def decide(organiser: Organiser, act: str, number: int = 1, **others: str) -> str:
    return organiser.post(f"{INBOX}/{number}/{act}", {"seen": seen(organiser, number), **others},
                          follow_redirects=True).text


def test_an_empty_inbox_says_what_will_stand_there(organiser: Organiser, summit: Summit) -> None:
    assert "Nothing waits" in organiser.text(INBOX)
    assert "Nothing was decided on yet" in organiser.text(f"{INBOX}?state=decided")


def test_a_text_is_shown_word_by_word(organiser: Organiser, summit: Summit, ada: Panelist) -> None:
    with transaction():
        summit.ada.biography = "<p>She leads the city.</p>"
    ada.post("biography", {"biography": "She leads the **old** city."})
    page = organiser.text(INBOX)
    assert "She leads the<ins> old</ins> city." in page


@pytest.mark.parametrize(("before", "after", "told"), [
    ("", "new", [("new", "new")]), ("old", "", [("gone", "old")]), ("same", "same", [("same", "same")]),
    ("one two three", "one 2 three", [("same", "one"), ("gone", " two"), ("new", " 2"), ("same", " three")]),
    ("città", "citta", [("gone", "città"), ("new", "citta")])])
def test_differences_are_of_whole_words(before: str, after: str, told: list[tuple[str, str]]) -> None:
    assert [(piece.kind, piece.text) for piece in diffs.pieces(before, after)] == told


def test_no_text_takes_long_to_compare() -> None:
    began = time.process_time()
    for one, other in (("! ? " * 1500, "? ! " * 1500), ("a " * 3000, "a b " * 1500), ("x" * 6000, "y" * 6000)):
        diffs.pieces(one, other)
    assert time.process_time() - began < 5


def test_what_is_accepted_stands_in_the_draft_and_can_be_undone(
        organiser: Organiser, summit: Summit, ada: Panelist) -> None:
    ada.post("biography", {"biography": "Hers."})
    page = decide(organiser, "accept")
    assert "Accepted: Biography of Ada Mensah." in page
    assert "Undo" in page
    db.session.refresh(summit.ada)
    assert summit.ada.biography == "<p>Hers.</p>"
    assert "Odile" not in organiser.text(f"{INBOX}?state=decided")  # the account of the tests is called otherwise
    assert "Owner" in organiser.text(f"{INBOX}?state=decided")


def test_it_is_declined_with_a_word(organiser: Organiser, summit: Summit, ada: Panelist) -> None:
    ada.post("biography", {"biography": "Hers."})
    decide(organiser, "decline", note="In English, please")
    assert summit.ada.biography == ""
    assert "In English, please" in ada.text()
    assert "In English, please" in organiser.text(f"{INBOX}?state=decided")


def test_it_is_changed_and_accepted(organiser: Organiser, summit: Summit, ada: Panelist) -> None:
    ada.post("name", {"name": "ADA MENSAH BOATENG", "honorific": "Dr"})
    page = organiser.text(f"{INBOX}/1")
    assert 'value="BOATENG, ADA MENSAH"' in page
    decide(organiser, "amend", name="Ada Mensah-Boateng", honorific="Dr", sort_name="Mensah-Boateng, Ada")
    db.session.refresh(summit.ada)
    assert (summit.ada.name, summit.ada.sort_name) == ("Ada Mensah-Boateng", "Mensah-Boateng, Ada")


def test_a_change_that_is_refused_keeps_what_was_typed(organiser: Organiser, summit: Summit, ada: Panelist) -> None:
    ada.post("name", {"name": "Ada", "honorific": ""})
    response = organiser.post(f"{INBOX}/1/amend", {"seen": seen(organiser), "name": "", "honorific": "Countess"})
    assert response.status_code == 422
    assert 'value="Countess"' in response.text


def test_all_of_one_person_is_accepted_as_one_act(organiser: Organiser, summit: Summit, ada: Panelist) -> None:
    ada.post("biography", {"biography": "Hers."})
    ada.post("position", {"position": "Senator", "organisations": "Senate", "country": "GH"})
    form = organiser.text(INBOX).split(f"of/{summit.ada.id}/accept")[1]
    together = re.search(r'name="seen" value="(\w+)"', form)[1]  # type: ignore[index]
    page = organiser.post(f"{INBOX}/of/{summit.ada.id}/accept", {"seen": together}, follow_redirects=True).text
    assert "Accepted: 2 entries of Ada Mensah." in page
    db.session.expire_all()
    assert {a.position for a in db.session.scalars(select(Appearance).where(Appearance.person_id == summit.ada.id))} \
        == {"Senator"}
    assert len(db.session.scalars(select(Office)).all()) == 1


def test_all_is_not_accepted_where_more_came_meanwhile(organiser: Organiser, summit: Summit, ada: Panelist) -> None:
    ada.post("biography", {"biography": "Hers."})
    ada.post("name", {"name": "Ada", "honorific": ""})
    form = organiser.text(INBOX).split(f"of/{summit.ada.id}/accept")[1]
    together = re.search(r'name="seen" value="(\w+)"', form)[1]  # type: ignore[index]
    ada.post("biography", {"biography": "Hers, and more."})
    page = organiser.post(f"{INBOX}/of/{summit.ada.id}/accept", {"seen": together}, follow_redirects=True).text
    assert "Nothing was done" in page
    db.session.refresh(summit.ada)
    assert summit.ada.biography == ""


def test_three_versions_stand_there_where_somebody_else_wrote_meanwhile(
        organiser: Organiser, summit: Summit, ada: Panelist) -> None:
    with transaction():
        summit.ada.biography = "<p>Before.</p>"
    ada.post("biography", {"biography": "Sent."})
    old = seen(organiser)
    with transaction():
        summit.ada.biography = "<p>Meanwhile.</p>"
    response = organiser.post(f"{INBOX}/1/accept", {"seen": old})
    assert response.status_code == 409
    for words in ("this changed meanwhile", "Before", "Meanwhile", "Sent", "Something else was written there"):
        assert words in response.text
    decide(organiser, "accept")
    db.session.refresh(summit.ada)
    assert summit.ada.biography == "<p>Sent.</p>"


def test_what_another_decided_on_is_told(organiser: Organiser, summit: Summit, ada: Panelist) -> None:
    ada.post("biography", {"biography": "Hers."})
    form = {"seen": seen(organiser)}
    organiser.post(f"{INBOX}/1/accept", form)
    page = organiser.post(f"{INBOX}/1/decline", form, follow_redirects=True).text
    assert "decided on already" in page
    ada.post("name", {"name": "Ada", "honorific": ""})
    form = {"seen": seen(organiser, 2)}
    ada.post("take-back", {"field": "name"})
    assert "taken back by who had sent it" in organiser.post(f"{INBOX}/2/accept", form, follow_redirects=True).text


def test_pictures_stand_side_by_side_and_are_served_to_organisers_alone(
        app: Flask, organiser: Organiser, summit: Summit, ada: Panelist, as_role: AsRole) -> None:
    ada.post("picture", {"photo": (io.BytesIO(a_photo()), "me.jpg")}, content_type="multipart/form-data")
    assert "submissions/1/picture/sent" in organiser.text(INBOX)
    response = organiser.get(f"{INBOX}/1/picture/sent")
    assert response.headers["Content-Type"] == "image/jpeg"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert organiser.get(f"{INBOX}/1/picture/now").status_code == 404
    assert as_role("viewer").get(f"{INBOX}/1/picture/sent").status_code == 403
    assert app.test_client().get(f"{INBOX}/1/picture/sent").status_code == 303


def test_slides_are_looked_at_and_kept_or_published(organiser: Organiser, summit: Summit, ada: Panelist) -> None:
    with transaction():
        db.session.add(Wishes(event_id=summit.event.id, wants=("slides",), slides_for=("panel",)))
    ada.post(f"slides/{summit.panel.id}", {"slides": (io.BytesIO(PDF), "talk.pdf"), "title": "Talk"},
             content_type="multipart/form-data")
    response = organiser.get(f"{INBOX}/1/slides.pdf")
    assert response.data == PDF
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    decide(organiser, "accept", public="yes")
    assert db.session.scalars(select(SessionDocument.is_public)).all() == [True]


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def test_hostile_texts_are_texts_to_the_organiser(organiser: Organiser, summit: Summit, ada: Panelist) -> None:
    ada.post("name", {"name": HOSTILE, "honorific": HOSTILE[:60]})
    ada.post("biography", {"biography": HOSTILE})
    ada.post("position", {"position": HOSTILE, "organisations": HOSTILE, "country": "GH"})
    ada.post("answer", {"all": "declined", "message": HOSTILE})
    for path in (INBOX, f"{INBOX}/1", f"{INBOX}/2", f"{INBOX}/3", f"/desk/e/summit/invitations/{summit.ada.id}",
                 "/desk/e/summit/journal"):
        page = organiser.text(path)
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_entries_of_another_event_are_not_found(
        app: Flask, organiser: Organiser, event: Event, summit: Summit) -> None:
    other = furnish(a_draft("other"))
    ask(other, other.ada)
    Panelist(app, link_of()).post("biography", {"biography": "Hers."})
    assert organiser.get(f"{INBOX}/1").status_code == 404
    for act in ("accept", "amend", "decline"):
        assert organiser.post(f"{INBOX}/1/{act}", {"seen": "x"}).status_code in (303, 404)
    assert organiser.post(f"{INBOX}/of/{other.ada.id}/accept", {"seen": "x"}).status_code == 404
    db.session.expire_all()
    assert db.session.scalars(select(Submission.state)).all() == ["waiting"]


def test_what_was_sent_follows_a_person_who_is_merged_with_another(
        organiser: Organiser, summit: Summit, ada: Panelist) -> None:
    ada.post("biography", {"biography": "Hers."})
    with transaction():
        twin = add_person("Ada K. Mensah", email="mensah@example.org")
        db.session.flush()
        appear(summit.opening, twin.id, "chair")
    with transaction():
        merge(twin, summit.ada, {}, [summit.event.id])
    assert "Ada K. Mensah" in organiser.text(INBOX)
    assert "Welcome" in ada.text()
    decide(organiser, "accept")
    db.session.expire_all()
    assert twin.biography == "<p>Hers.</p>"
