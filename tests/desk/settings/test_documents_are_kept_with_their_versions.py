from collections.abc import Callable

import pytest

from eventsys.events.models import Event, EventDocument
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.publishing.services import publish

from ..organisers import Organiser, a_draft
from .conftest import AT, Settings
from .papers import PDF, docx, odt, picture, sent, zipped

FILES = "/desk/e/summit/files"


def document() -> EventDocument:
    db.session.expire_all()
    return db.session.scalars(db.select(EventDocument)).one()


def seen(event: Event) -> str:
    return str(journal.revision(f"event:{event.id}"))


@pytest.mark.parametrize(("data", "media_type"), [
    (PDF, "application/pdf"), (picture("PNG"), "image/png"), (picture("JPEG"), "image/jpeg"),
    (docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (odt(), "application/vnd.oasis.opendocument.text"),
], ids=["pdf", "png", "jpeg", "docx", "odt"])
def test_a_file_is_what_its_bytes_say_whatever_its_name(
        settings: Settings, event: Event, data: bytes, media_type: str) -> None:
    settings.send("/documents/new", title="Note", file=sent(data, "note.txt"))
    row = document()
    assert (row.media_type, row.is_public) == (media_type, False)
    response = settings.browser.get(f"{FILES}/{row.digest}")
    assert response.content_type == media_type
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    shown = "inline" if media_type.startswith("image/") else "attachment"
    assert response.headers["Content-Disposition"].startswith(shown)
    assert "private" in response.headers["Cache-Control"]


@pytest.mark.parametrize(("data", "words"), [
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no PDF, no picture and no office document"),
    (b"<html><script>alert(1)</script>", "no PDF, no picture and no office document"),
    (b"MZ\x90\x00", "no PDF, no picture and no office document"),
    (zipped(payload=b"x"), "no PDF, no picture and no office document"),
    (docx(vbaProject=b"x"), "holds macros"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old office format"),
    (b"\x89PNG\r\n\x1a\nnot a picture", "The picture cannot be read"),
    (b"PK\x03\x04broken", "no PDF, no picture and no office document"),
    (b"", "The file is empty"),
], ids=["svg", "html", "program", "zip", "macros", "old", "png", "broken", "empty"])
def test_what_is_no_document_is_refused_in_a_sentence(
        settings: Settings, event: Event, data: bytes, words: str) -> None:
    page = settings.refused("/documents/new", title="Note", file=sent(data, "note.pdf"))
    assert words in page
    assert 'value="Note"' in page


def test_a_file_that_is_too_large_is_refused(settings: Settings, event: Event) -> None:
    data = PDF + b"\0" * 25_000_000
    response = settings.browser.post(f"{AT}/documents/new", {"title": "Note", "file": sent(data, "a.pdf")})
    response.request.environ["wsgi.input"].close()  # a large body waits in a file
    assert "larger than 25 MB" in response.text


def test_a_file_stays_with_a_form_that_is_refused_for_something_else(settings: Settings, event: Event) -> None:
    page = settings.refused("/documents/new", title="", file=sent(PDF, "a.pdf"))
    assert "Your file has arrived and is kept" in page
    token = page.split('name="file-kept" value="')[1].split('"')[0]
    settings.send("/documents/new", **{"title": "Note", "file-kept": token})
    assert document().media_type == "application/pdf"


def test_nobody_gets_a_file_by_a_made_up_token(settings: Settings, event: Event) -> None:
    assert "Choose a file" in settings.refused("/documents/new", **{"title": "Note", "file-kept": "a" * 64})


def test_a_new_file_keeps_the_one_before_which_can_come_back(settings: Settings, event: Event) -> None:
    settings.send("/documents/new", title="Note", file=sent(PDF, "a.pdf"))
    first, number = document().digest, document().id
    settings.send(f"/documents/{number}", title="Note", file=sent(odt(), "b.odt"), seen=seen(event))
    assert [version.digest for version in document().earlier] == [first]
    assert settings.browser.get(f"{FILES}/{first}").status_code == 200
    page = settings.text(f"/documents/{number}")
    assert "Make it the current one" in page
    settings.send(f"/documents/{number}/back", digest=first, seen=seen(event))
    assert document().digest == first
    assert [version.media_type for version in document().earlier] == ["application/vnd.oasis.opendocument.text"]


def test_who_may_not_see_the_event_gets_no_file_of_it(
        settings: Settings, as_role: Callable[[str], Organiser], event: Event) -> None:
    settings.send("/documents/new", title="Note", file=sent(PDF, "a.pdf"))
    path = f"{FILES}/{document().digest}"
    assert as_role("viewer").get(path).status_code == 200
    assert as_role("nobody").get(path).status_code == 404
    elsewhere = a_draft("elsewhere")
    assert settings.browser.get(f"/desk/e/{elsewhere.slug}/files/{document().digest}").status_code == 404
    assert as_role("administrator").get(f"/desk/e/elsewhere/files/{document().digest}").status_code == 404


def test_only_public_documents_are_published_and_office_files_as_attachments(settings: Settings, event: Event) -> None:
    settings.send("/documents/new", title="Note", file=sent(docx(), "a.docx"), is_public="y")
    row = document()
    with transaction():
        publish(db.session.get_one(Event, event.id))
    response = settings.browser.get(f"/files/{row.digest}.docx")
    assert response.headers["Content-Disposition"].startswith("attachment")
    settings.send(f"/documents/{row.id}", title="Note", seen=seen(event))
    with transaction():
        publish(db.session.get_one(Event, event.id))
    assert settings.browser.get(f"/files/{row.digest}.docx").status_code == 404
