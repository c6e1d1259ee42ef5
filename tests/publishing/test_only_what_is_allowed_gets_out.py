"""Each text column of each table gets a word of its own; which of them get out is written down here."""

import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select

from eventsys.editions import artifacts, jobs, reading
from eventsys.editions.services import PRINTED
from eventsys.events.models import Event
from eventsys.kit import storage
from eventsys.kit.database import db, transaction
from eventsys.publishing.services import publish, unpublish

from .addresses import known, pdf_text, read, rules
from .markers import Markers, fill

# Table to columns. A colon marks a row that was added to try something: a document that is not public, a person
# on no roster, the other marks by which a schedule file knows a person.
PUBLIC = {
    "acknowledgement": "donors partners text title",
    "appearance": "country organisations position",
    "edition": "note",
    "event":
        "acronym cancelled_reason city contacts.email contacts.name contacts.organisation contacts.position "
        "contacts.words country disclaimer good_to_know hub language languages links.title links.url "
        "related.on_the_margins_of related.place related.slug related.title related.url related.when slug "
        "subtitle summary title uid",
    "event_day": "title",
    "event_document": "language media_type title url",
    "event_organiser": "country name url",
    "person": "biography honorific links.title links.url name slug sort_name",
    "person_identity": "mark",
    "person_identity:code": "mark",
    "room": "equipment key name url",
    "session":
        "code guid interpretation language license links.title links.url objectives objectives_intro slug "
        "stream_url subtitle summary title uid withdrawn_reason",
    "session_document": "language media_type title url",
    "session_kind": "key name",
    "session_organiser": "country name url",
    "sponsor_listing": "country name url words",
    "sponsor_tier": "key title",
    "track": "key letter name",
    "venue": "access address city country key name url",
}
PRIVATE = {
    "absence": "note told_by",
    "accepted_clash": "by key reason",
    "account": "name password_hash",
    "appearance": "note",
    "clash_rule": "rule",
    "event": "note",
    "event_document": "earlier.digest earlier.media_type",
    "event_document:hidden": "earlier.digest earlier.media_type language media_type title url",
    "invitation": "message",
    "membership": "hub",
    "office": "position",
    "organisation": "country name note region url",
    "person": "access_needs country diet email note phone",
    "person:unseen":
        "access_needs biography country diet email honorific links.title links.url name note phone slug sort_name",
    "person_identity:id": "mark",
    "session": "note",
    "session_document": "earlier.digest earlier.media_type",
    "session_document:hidden": "earlier.digest earlier.media_type language media_type title url",
    "sponsor_listing": "note promises.evidence promises.words rivals",
    "submission": "decided_by field note",
    "walk": "one_key other_key",
    "wishes": "slides_for wants",
}


@pytest.fixture
def markers(app: Flask) -> Markers:
    found, picture = Markers(), io.BytesIO()
    Image.new("RGB", (20, 20), "navy").save(picture, "PNG")
    with transaction():
        fill(found, storage.keep_image(picture.getvalue()).digest)
    with transaction():
        publish(_summit(), found.at("edition.note"))
    return found


def test_what_gets_out_is_what_is_public_and_all_of_it(
        app: Flask, client: FlaskClient, markers: Markers) -> None:
    out = {address: markers.places(read(client, address, jobs.print_wanted)) for address in every(app, markers)}
    leaks = {address: found - places(PUBLIC) for address, found in out.items()}
    assert {address: found for address, found in leaks.items() if found} == {}
    assert places(PUBLIC) - set().union(*out.values()) == set()


@pytest.mark.parametrize("kind", PRINTED)
def test_what_is_printed_is_public(app: Flask, markers: Markers, kind: str) -> None:
    jobs.print_wanted()
    edition = reading.current(markers.of["event.slug"])
    body = artifacts.find(artifacts.Key(edition.digest, edition.slug, kind))
    assert body is not None, artifacts.state_of(artifacts.Key(edition.digest, edition.slug, kind))
    printed = markers.places(pdf_text(body))
    assert printed - places(PUBLIC) == set()
    assert {"event.title", "session.title", "room.name"} <= printed


def test_every_text_column_is_decided_on(markers: Markers) -> None:
    assert set(markers.of) == places(PUBLIC) | places(PRIVATE)


def test_every_address_is_looked_at(app: Flask, markers: Markers) -> None:
    assert rules(app) - known(markers).keys() == set()


def test_a_draft_that_changes_shows_nothing_of_it(app: Flask, client: FlaskClient, markers: Markers) -> None:
    with transaction():
        _summit().title = "A title that nobody has seen"
    pages = [read(client, address, jobs.print_wanted) for address in every(app, markers) if ".pdf" not in address]
    assert not any("nobody has seen" in page for page in pages)


def test_an_event_that_is_taken_back_shows_nothing(app: Flask, client: FlaskClient, markers: Markers) -> None:
    with transaction():
        unpublish(_summit())
    for address in every(app, markers):
        response = client.get(address)
        shown = markers.places(response.get_data(as_text=True)) - {"event.slug"}  # it stands in the address
        assert shown == set(), address
        assert response.status_code == (410 if address.startswith("/e/") else 200)


def every(app: Flask, markers: Markers) -> list[str]:
    addresses = known(markers)
    return [address for rule in sorted(rules(app)) for address in addresses[rule]]


def places(columns: dict[str, str]) -> set[str]:
    return {f"{table}.{column}" for table, listed in columns.items() for column in listed.split()}


def _summit() -> Event:
    return db.session.scalars(select(Event)).one()
