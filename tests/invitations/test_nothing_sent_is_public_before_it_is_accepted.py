import io
from typing import Any

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select

from eventsys.editions.models import PublicFile
from eventsys.invitations import deciding, facts
from eventsys.invitations.deciding import Changed, Choice, Decided, Gone, Sent
from eventsys.invitations.models import Submission, Wishes
from eventsys.kit import journal, storage, undoing
from eventsys.kit.database import db, transaction
from eventsys.kit.undoing import Undone
from eventsys.people.models import Office
from eventsys.programme.canonical import encode
from eventsys.programme.structs import Person, Programme
from eventsys.publishing.services import publish
from eventsys.sessions.models import SessionDocument

from .asked import Panelist, Summit

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def a_photo(size: tuple[int, int] = (300, 600), form: str = "JPEG") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "navy").save(data, form)
    return data.getvalue()


def published(summit: Summit) -> Programme:
    from eventsys.editions import services as editions
    from eventsys.programme.canonical import decode

    with transaction(alone_on="edition"):
        publish(summit.event)
    latest = editions.latest(summit.event.slug)
    assert latest is not None
    return decode(latest.body)


def person_in(programme: Programme, name: str) -> Person:
    return next(person for person in programme.people if person.name == name)


def waiting(summit: Summit, field: str) -> Sent:
    db.session.rollback()
    return next(one for one in deciding.sent(summit.event, "waiting") if one.row.field == field)


def accept(summit: Summit, field: str, **choice: Any) -> Sent:
    one = waiting(summit, field)
    with transaction():
        done = deciding.accept(summit.event, one.row.id, one.seen, "Odile", Choice(**choice))
    assert isinstance(done, Decided)
    return done.sent


SENT = {
    "name": ({"name": "Ada zzname", "honorific": "Prof. zzhonour"}, ("zzname", "zzhonour")),
    "position": ({"position": "Senator zzposition", "organisations": "Senate zzorganisation", "country": "GH"},
                 ("zzposition", "zzorganisation")),
    "biography": ({"biography": "She zzbiography **cities**."}, ("zzbiography",)),
    "links": ({"first-url": "https://zzlink.example/", "first-title": "zztitle"}, ("zzlink", "zztitle")),
}


@pytest.mark.parametrize("field", SENT)
def test_a_text_waits_for_an_organiser_and_is_published_after(summit: Summit, ada: Panelist, field: str) -> None:
    typed, marks = SENT[field]
    ada.post("answer", {"all": "confirmed"})
    ada.post(field, typed)
    assert "Waits for the organisers" in ada.text()
    before = encode(published(summit)).decode()
    assert not any(mark in before for mark in marks)
    accept(summit, field)
    after = encode(published(summit)).decode()
    assert all(mark in after for mark in marks)


def test_a_photo_waits_too_and_is_no_public_file_before(app: Flask, summit: Summit, ada: Panelist) -> None:
    ada.post("picture", {"photo": (io.BytesIO(a_photo()), "me.jpg")}, content_type="multipart/form-data")
    ada.post("picture/cut", {"cut": "50-30-60"})
    sent = waiting(summit, "picture").row.after
    published(summit)
    for digest in (sent["digest"], sent["full"]):
        assert app.test_client().get(f"/files/{digest}.jpg").status_code == 404
    accept(summit, "picture")
    picture = person_in(published(summit), "Ada Mensah").picture
    assert picture is not None
    assert (picture.digest, picture.width, picture.height) == (sent["digest"], 180, 180)
    assert db.session.scalars(select(PublicFile.digest).where(PublicFile.digest == sent["full"])).all() == []


def with_slides(summit: Summit) -> None:
    with transaction():
        db.session.add(Wishes(event_id=summit.event.id, wants=("slides",), slides_for=("panel",)))


def send_slides(summit: Summit, ada: Panelist, data: bytes = PDF, title: str = "Sea and city") -> int:
    return ada.post(f"slides/{summit.panel.id}", {"slides": (io.BytesIO(data), "talk.pdf"), "title": title},
                    content_type="multipart/form-data").status_code


def test_slides_become_a_document_public_or_not(summit: Summit, ada: Panelist) -> None:
    with_slides(summit)
    assert send_slides(summit, ada) == 303
    assert db.session.scalars(select(SessionDocument)).all() == []
    accept(summit, "slides")
    (document,) = db.session.scalars(select(SessionDocument)).all()
    assert (document.title, document.is_public, document.media_type) == ("Sea and city", False, "application/pdf")
    assert "Sea and city" not in encode(published(summit)).decode()
    send_slides(summit, ada, PDF + b"% newer\n")
    accept(summit, "slides", is_public=True)
    db.session.expire_all()
    (document,) = db.session.scalars(select(SessionDocument)).all()
    assert (document.is_public, len(document.earlier)) == (True, 1)
    assert "Sea and city" in encode(published(summit)).decode()


@pytest.mark.parametrize("data", [b"", b"<html>%PDF-", b"PK\x03\x04", b"\x89PNG\r\n", b"MZ"])
def test_what_is_no_pdf_is_refused_whatever_its_name(summit: Summit, ada: Panelist, data: bytes) -> None:
    with_slides(summit)
    assert send_slides(summit, ada, data) == 422
    assert db.session.scalars(select(Submission)).all() == []


def test_slides_are_taken_only_where_they_are_wanted(summit: Summit, ada: Panelist) -> None:
    assert ada.get(f"slides/{summit.panel.id}").status_code == 404
    with_slides(summit)
    assert ada.get(f"slides/{summit.opening.id}").status_code == 404  # of no kind that wants them
    assert ada.get("slides/999").status_code == 404


BOMB = (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x02\x00\x00\x00"
        b"\xcc\xcc\xcc\xcc")


@pytest.mark.parametrize("data", [b"", b"no picture", b"<svg onload=alert(1)>", b"GIF89a" + b"\0" * 40, BOMB,
                                  a_photo()[:200]])
def test_what_is_no_picture_is_refused(summit: Summit, ada: Panelist, data: bytes) -> None:
    response = ada.post("picture", {"photo": (io.BytesIO(data), "me.jpg")}, content_type="multipart/form-data")
    assert response.status_code == 422
    assert "There is a problem" in response.text
    assert db.session.scalars(select(Submission)).all() == []


def test_of_a_photo_nothing_but_its_pixels_is_kept(summit: Summit, ada: Panelist) -> None:
    ada.post("picture", {"photo": (io.BytesIO(a_photo() + b"<script>alert(1)</script>"), "me.html")},
             content_type="multipart/form-data")
    sent = waiting(summit, "picture").row.after
    assert all(b"script" not in storage.read(sent[which]) for which in ("digest", "full"))


def test_the_part_of_a_photo_is_chosen_by_pressing_and_by_buttons(summit: Summit, ada: Panelist) -> None:
    ada.post("picture", {"photo": (io.BytesIO(a_photo()), "me.jpg")}, content_type="multipart/form-data")
    page = ada.text("picture/cut?cut=50-25-100")
    assert "?cut=50-29-85" in page or "?cut=50-25-85" in page
    assert ">Left<" not in page  # the whole width is shown already
    assert 'name="cut" value="50-75-100"' in ada.text("picture/cut?cut=50-25-100&at.x=140&at.y=560")
    assert 'name="cut" value="50-25-100"' in ada.text("picture/cut?cut=50-25-100&at.x=0&at.y=0")
    assert ada.get("picture/shown?cut=50-30-60").headers["Content-Type"] == "image/jpeg"
    assert ada.post("picture/cut", {"cut": "900-1-1"}).status_code == 404


def test_a_photo_that_waits_is_seen_by_nobody_else(app: Flask, summit: Summit, ada: Panelist) -> None:
    from .asked import ask, link_of

    ada.post("picture", {"photo": (io.BytesIO(a_photo()), "me.jpg")}, content_type="multipart/form-data")
    ask(summit, summit.bo, batch="bo")
    bo = Panelist(app, link_of())
    assert bo.get("picture/shown").status_code == 404
    assert bo.get("picture/whole").status_code == 404
    assert ada.get("picture/whole").status_code == 200


def test_what_is_sent_again_takes_the_place_of_what_waits(summit: Summit, ada: Panelist) -> None:
    ada.post("biography", {"biography": "One."})
    ada.post("biography", {"biography": "Two."})
    (row,) = db.session.scalars(select(Submission)).all()
    assert row.after == {"biography": "<p>Two.</p>"}
    ada.post("biography", {"biography": ""})
    assert db.session.scalars(select(Submission)).all() == []


def test_what_waits_can_be_taken_back(summit: Summit, ada: Panelist) -> None:
    ada.post("biography", {"biography": "One."})
    assert "Take it back" in ada.text("biography")
    ada.post("take-back", {"field": "biography"})
    assert db.session.scalars(select(Submission)).all() == []


def test_a_position_is_taken_over_on_the_rosters_and_if_wished_in_the_directory(summit: Summit, ada: Panelist) -> None:
    ada.post("position", {"position": "Senator", "organisations": "Senate\nCity of Accra", "country": "GH"})
    accept(summit, "position", into_directory=True)
    session = next(s for s in published(summit).sessions if s.title == "Opening")
    (shown,) = [a for a in session.roster if a.person == summit.ada.slug]
    assert (shown.position, shown.organisations) == ("Senator", ("Senate", "City of Accra"))
    assert len(db.session.scalars(select(Office).where(Office.person_id == summit.ada.id)).all()) == 2


def test_a_capacity_that_a_roster_names_on_purpose_stays(summit: Summit, ada: Panelist) -> None:
    from eventsys.sessions.services import appear

    with transaction():
        third = appear(summit.opening, summit.ada.id, "chair", 7, position="President",
                       organisations=("Network of Cities",), country="GH")
        db.session.flush()
        number = third.id
    ada.post("position", {"position": "Senator", "organisations": "Senate", "country": "GH"})
    accept(summit, "position", into_directory=False)
    db.session.expire_all()
    assert db.session.get_one(type(third), number).position == "President"
    assert db.session.scalars(select(Office)).all() == []


def test_an_accepted_entry_is_undone_and_waits_again(summit: Summit, ada: Panelist) -> None:
    ada.post("biography", {"biography": "Hers."})
    accept(summit, "biography")
    act = db.session.scalars(select(journal.Act.id).where(journal.Act.verb == "invitations.accept")).one()
    with transaction():
        assert isinstance(undoing.undo(act, summit.event.id), Undone)
    db.session.expire_all()
    assert summit.ada.biography == ""
    assert waiting(summit, "biography").row.after == {"biography": "<p>Hers.</p>"}


def test_what_changed_since_it_was_looked_at_is_not_accepted(summit: Summit, ada: Panelist) -> None:
    ada.post("biography", {"biography": "Hers."})
    one = waiting(summit, "biography")
    number, seen = one.row.id, one.seen
    with transaction():
        summit.ada.biography = "<p>An organiser's.</p>"
    with transaction():
        done = deciding.accept(summit.event, number, seen, "Odile", Choice())
    assert isinstance(done, Changed)
    assert done.sent.is_overtaken
    with transaction():
        assert isinstance(deciding.accept(summit.event, number, done.sent.seen, "Odile", Choice()), Decided)
    with transaction():
        assert isinstance(deciding.decline(summit.event, number, done.sent.seen, "Odile", ""), Gone)
    assert summit.ada.biography == "<p>Hers.</p>"


def test_what_was_declined_is_told_with_the_reason(summit: Summit, ada: Panelist) -> None:
    ada.post("biography", {"biography": "Hers."})
    one = waiting(summit, "biography")
    with transaction():
        deciding.decline(summit.event, one.row.id, one.seen, "Odile", "Please in English, too")
    page = ada.text()
    assert "Not taken over" in page
    assert "Please in English, too" in page


HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1)) "><svg/onload=alert(1)>'


def test_hostile_texts_are_texts(summit: Summit, ada: Panelist) -> None:
    ada.post("biography", {"biography": HOSTILE})
    ada.post("name", {"name": HOSTILE, "honorific": "{{7*7}}"})
    kept = waiting(summit, "biography").row.after["biography"]
    assert "<script" not in kept
    assert "<img" not in kept
    assert "href=\"javascript" not in kept
    for page in ("", "biography", "name"):
        text = ada.text(page)
        assert "<script>alert" not in text
        assert "<img src=x" not in text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://", "ftp://a.example",
                                 "https://user:secret@a.example/", "https://a.example/\"onload=", "nothing"])
def test_only_addresses_of_the_web_are_links(ada: Panelist, url: str) -> None:
    response = ada.post("links", {"first-url": url})
    assert response.status_code == 422
    assert 'href="#first-url"' in response.text


def test_a_name_keeps_its_place_in_lists(summit: Summit) -> None:
    assert facts.sorted_as("Ada Kofi Boateng", summit.ada) == "Boateng, Ada Kofi"
    with transaction():
        summit.ada.sort_name = "Countess"
    assert facts.sorted_as("Ada Kofi Boateng", summit.ada) == "Countess"


def test_a_file_that_is_too_large_is_told_so(app: Flask, monkeypatch: pytest.MonkeyPatch, ada: Panelist) -> None:
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 50_000)
    response = ada.post("picture", {"photo": (io.BytesIO(b"x" * 60_000), "me.jpg")}, content_type="multipart/form-data")
    assert response.status_code == 413
    assert "The file is too large" in response.text
    assert "no-store" in response.headers["Cache-Control"]
