from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eventsys.editions import artifacts, reading, services
from eventsys.editions.artifacts import Key
from eventsys.kit.database import transaction
from eventsys.programme.structs import Programme

from ..builders import a_programme, a_session

Show = Callable[[Programme], None]
ADDRESSES = {"/e/summit/programme.pdf": "booklet-a5", "/e/summit/programme.pdf?size=a4": "booklet-a4",
             "/e/summit/agenda.pdf": "glance"}


@pytest.fixture(autouse=True)
def summit(show: Show, request: pytest.FixtureRequest) -> None:
    show(a_programme(a_session(title=request.node.name)))


def key(kind: str) -> Key:
    edition = reading.current("summit")
    assert isinstance(edition, reading.Current)
    return Key(edition.digest, "summit", kind)


@pytest.mark.parametrize(("address", "kind"), ADDRESSES.items())
def test_who_comes_before_it_is_printed_waits_and_then_gets_it(client: FlaskClient, address: str, kind: str) -> None:
    waiting = client.get(address)
    assert waiting.status_code == 202
    assert waiting.headers["Retry-After"] == "5"
    assert waiting.headers["Cache-Control"] == "no-store"
    assert f'href="{address}"' in waiting.text
    assert 'http-equiv="refresh"' in waiting.text
    artifacts.made(key(kind), b"%PDF-1.7 paper")
    paper = client.get(address)
    assert paper.status_code == 200
    assert paper.content_type == "application/pdf"
    assert paper.headers["Content-Disposition"].startswith("inline; filename=summit-")
    assert paper.data == b"%PDF-1.7 paper"


def test_what_nobody_asked_for_is_made_when_somebody_does(client: FlaskClient) -> None:
    assert artifacts.state_of(key("booklet-a4")) is None
    client.get("/e/summit/programme.pdf?size=a4")
    state = artifacts.state_of(key("booklet-a4"))
    assert state is not None
    assert state.state == "wanted"


def test_who_has_it_is_told_so(client: FlaskClient) -> None:
    artifacts.made(key("glance"), b"%PDF-1.7 paper")
    etag = client.get("/e/summit/agenda.pdf").headers["ETag"]
    again = client.get("/e/summit/agenda.pdf", headers={"If-None-Match": f'"other", W/{etag}'})
    assert again.status_code == 304
    assert again.data == b""


def test_a_failed_printing_is_told_plainly(client: FlaskClient, app: Flask) -> None:
    for _ in range(20):
        claimed = artifacts.claim()
        if claimed is None:
            break
        artifacts.failed(claimed, "printing was stopped: it needed too long")
    answer = client.get("/e/summit/agenda.pdf")
    assert answer.status_code == 503
    assert "could not be printed" in answer.text
    assert "it needed too long" not in answer.text


@pytest.mark.parametrize("address", ["/e/unknown/programme.pdf", "/e/unknown/agenda.pdf"])
def test_of_an_unknown_event_there_is_no_paper(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("address", "kind"), ADDRESSES.items())
def test_while_it_is_printed_the_one_of_the_edition_before_is_offered(
        client: FlaskClient, show: Show, address: str, kind: str) -> None:
    artifacts.made(wanted(kind), b"%PDF-1.7 former")
    show(a_programme(a_session(title="Changed")))
    former = f"{address}{'&' if '?' in address else '?'}edition=1"
    assert f'href="{former.replace("&", "&amp;")}">Take the one of edition 1 (PDF)<' in client.get(address).text
    paper = client.get(former)
    assert paper.data == b"%PDF-1.7 former"
    assert paper.headers["Content-Disposition"].endswith("-edition-1.pdf")
    assert paper.headers["Cache-Control"] == "no-cache"
    artifacts.made(wanted(kind), b"%PDF-1.7 paper")
    assert client.get(former).data == b"%PDF-1.7 paper"


@pytest.mark.parametrize("edition", ["0", "1", "3", "-1", "%00", "one", ""])
def test_no_other_edition_is_given(client: FlaskClient, show: Show, edition: str) -> None:
    artifacts.made(wanted("glance"), b"%PDF-1.7 first")
    show(a_programme(a_session(title="Second")))
    show(a_programme(a_session(title="Third")))
    assert client.get(f"/e/summit/agenda.pdf?edition={edition}").status_code == 202


def test_what_was_taken_back_is_not_offered_again(client: FlaskClient, show: Show) -> None:
    artifacts.made(wanted("glance"), b"%PDF-1.7 former")
    with transaction():
        services.hide("summit")
    show(a_programme(a_session(title="Published again")))
    assert "edition=1" not in client.get("/e/summit/agenda.pdf").text
    assert client.get("/e/summit/agenda.pdf?edition=1").status_code == 202


def wanted(kind: str) -> Key:
    """Its key; asked for, as by a reader, where publishing has not done so."""
    artifacts.want(key(kind))
    return key(kind)
