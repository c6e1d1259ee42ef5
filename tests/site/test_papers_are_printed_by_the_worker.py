"""From asking too early to holding the PDF: on both databases, with the real printing of a tiny event."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from eventsys.editions import artifacts, reading, services
from eventsys.editions.artifacts import Key
from eventsys.editions.jobs import print_wanted
from eventsys.editions.models import Artifact
from eventsys.kit.database import db, transaction
from eventsys.programme.structs import Programme
from tests.builders import a_programme, a_session, an_event

pytestmark = pytest.mark.xdist_group("paper")
Show = Callable[[Programme], None]
BOOKLET, GLANCE, A4 = "/e/summit/programme.pdf", "/e/summit/agenda.pdf", "/e/summit/programme.pdf?size=a4"


def state(kind: str, slug: str = "summit") -> str:
    edition = reading.current(slug)
    assert isinstance(edition, reading.Current)
    found = artifacts.state_of(Key(edition.digest, slug, kind))
    return found.state if found else ""


def wanted() -> list[tuple[str, str]]:
    with db.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(
            select(Artifact.slug, Artifact.kind).where(Artifact.state == "wanted").order_by(Artifact.id))]


def test_who_asks_early_waits_and_then_holds_the_pdf(client: FlaskClient, show: Show) -> None:
    show(a_programme(a_session("opening", at="09:00")))
    early = client.get(BOOKLET)
    assert early.status_code == 202
    assert early.headers["Cache-Control"] == "no-store"
    assert int(early.headers["Retry-After"]) > 0
    assert "ETag" not in early.headers
    assert 'http-equiv="refresh"' in early.text

    assert print_wanted() == 2
    paper = client.get(BOOKLET)
    assert paper.status_code == 200
    assert paper.content_type == "application/pdf"
    assert paper.headers["Content-Disposition"] == "inline; filename=summit-programme-a5.pdf"
    assert paper.data.startswith(b"%PDF-1.7")
    assert paper.data.rstrip().endswith(b"%%EOF")
    assert client.get(GLANCE).headers["Content-Disposition"] == "inline; filename=summit-agenda.pdf"
    assert print_wanted() == 0

    head = client.head(BOOKLET)
    assert head.status_code == 200
    assert head.data == b""
    assert head.headers["Content-Length"] == str(len(paper.data))
    assert head.headers["ETag"] == paper.headers["ETag"]
    again = client.get(BOOKLET, headers={"If-None-Match": paper.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
    other = client.get(GLANCE, headers={"If-None-Match": paper.headers["ETag"]})
    assert other.status_code == 200


def test_a4_is_made_when_somebody_asks(client: FlaskClient, show: Show) -> None:
    show(a_programme(a_session("opening", at="09:00")))
    while key := artifacts.claim():
        artifacts.made(key, b"%PDF-1.7 of another size")
    assert client.get(A4).status_code == 202
    assert client.get(A4).status_code == 202
    assert wanted() == [("summit", "booklet-a4")]
    assert print_wanted() == 1
    paper = client.get(A4)
    assert paper.status_code == 200
    assert "summit-programme-a4.pdf" in paper.headers["Content-Disposition"]
    assert paper.headers["ETag"] != client.get(BOOKLET).headers["ETag"]


@pytest.mark.parametrize("size", ["a3", "", "A5", "letter", "../../etc/passwd", "%00", "a4a4"])
def test_another_size_is_a5(client: FlaskClient, show: Show, size: str) -> None:
    show(a_programme(a_session("opening", at="09:00")))
    while key := artifacts.claim():
        artifacts.made(key, b"%PDF-1.7")
    paper = client.get(f"{BOOKLET}?size={size}")
    assert paper.status_code == 200
    assert "summit-programme-a5.pdf" in paper.headers["Content-Disposition"]
    assert wanted() == []


def test_publishing_asks_for_the_booklet_and_the_glance_of_each_event(app: Flask, show: Show) -> None:
    show(a_programme(a_session("opening", at="09:00"),
                     events=(an_event(), an_event("lab", kind="workshop", part_of="summit"))))
    assert wanted() == [("summit", "booklet-a5"), ("summit", "glance"), ("lab", "booklet-a5"), ("lab", "glance")]
    claimed = [artifacts.claim() for _ in range(5)]
    assert [(key.slug, key.kind) for key in claimed if key] == [
        ("summit", "booklet-a5"), ("summit", "glance"), ("lab", "booklet-a5"), ("lab", "glance")]
    assert claimed[4] is None
    assert state("glance", "lab") == "making"


def test_a_next_edition_is_printed_anew(client: FlaskClient, show: Show) -> None:
    show(a_programme(a_session("opening", at="09:00")))
    while key := artifacts.claim():
        artifacts.made(key, b"%PDF-1.7 first")
    first = client.get(GLANCE).headers["ETag"]
    show(a_programme(a_session("opening", at="10:00")))
    assert client.get(GLANCE, headers={"If-None-Match": first}).status_code == 202
    while key := artifacts.claim():
        artifacts.made(key, b"%PDF-1.7 second")
    assert client.get(GLANCE, headers={"If-None-Match": first}).data == b"%PDF-1.7 second"


def test_an_event_that_cannot_be_printed_says_so(client: FlaskClient, show: Show, app: Flask) -> None:
    show(a_programme(a_session("opening", at="09:00")))
    for _ in range(2 * artifacts.MOST_TRIES):
        key = artifacts.claim()
        assert key
        artifacts.failed(key, "printing failed: a secret of the machine room")
    assert artifacts.claim() is None
    for address in (BOOKLET, GLANCE):
        page = client.get(address)
        assert page.status_code == 503
        assert page.headers["Cache-Control"] == "no-store"
        assert "could not be printed" in page.text
        assert "machine room" not in page.text
        assert 'href="/e/summit/"' in page.text
    assert state("glance") == "failed"


@pytest.mark.parametrize("path", ["programme.pdf", "programme.pdf?size=a4", "agenda.pdf"])
def test_unknown_and_gone_events_have_no_paper(client: FlaskClient, show: Show, path: str) -> None:
    show(a_programme(a_session("opening", at="09:00")))
    assert client.get(f"/e/nobody/{path}").status_code == 404
    with transaction():
        services.hide("summit")
    assert client.get(f"/e/summit/{path}").status_code == 410


def test_a_part_has_papers_of_its_own(client: FlaskClient, show: Show) -> None:
    show(a_programme(a_session("opening", at="09:00"), a_session("inside", at="10:00", event="lab"),
                     events=(an_event(), an_event("lab", kind="workshop", part_of="summit"))))
    while key := artifacts.claim():
        artifacts.made(key, f"%PDF-1.7 {key.slug} {key.kind}".encode())
    assert client.get("/e/lab/agenda.pdf").data == b"%PDF-1.7 lab glance"
    assert client.get("/e/lab/programme.pdf").data == b"%PDF-1.7 lab booklet-a5"
    assert "lab-agenda.pdf" in client.get("/e/lab/agenda.pdf").headers["Content-Disposition"]
