"""A walk over the URL map: every endpoint, by every role, in its own event and in another one."""

from collections.abc import Callable
from itertools import product

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from eventsys.events.access import MAY
from eventsys.events.models import Event, Membership
from eventsys.kit.access import SIGNED_IN
from eventsys.kit.database import db, transaction

from ..asking import statements
from .addresses import Address, is_of_an_event, of_the_desk
from .full import a_full_event, fill_what_is_empty
from .organisers import Organiser, a_draft, an_account, signed_in

ROLES = (*MAY, "nobody")
WRITES = ("INSERT", "UPDATE", "DELETE")
REFUSED = (403, 404)
# What else the address names only tells caches apart, or is a page of the event's own paper.
OF_THE_EVENT_ITSELF = ("desk.colours", "desk.strip_picture")


@pytest.fixture
def other(app: Flask) -> Event:
    """Made first, so that in every table the first number is of a thing of this one."""
    full = a_full_event(app)
    fill_what_is_empty()
    return full


@pytest.fixture
def event(other: Event) -> Event:
    """The one that the roles are in."""
    return a_draft()


@pytest.fixture
def organisers(as_role: Callable[[str], Organiser]) -> dict[str, Organiser]:
    return {role: as_role(role) for role in ROLES}


def asked(organiser: Organiser, address: Address) -> tuple[TestResponse, list[str]]:
    """The answer, and what was written for it."""
    with statements(db.engine) as said:
        response = organiser.client.open(address.path, method=address.method, data={"csrf_token": organiser.csrf})
    return response, [one for one in said if one.lstrip().upper().startswith(WRITES)]


def lacks(role: str, address: Address) -> bool:
    if role == "nobody":
        return is_of_an_event(address) or address.capability != SIGNED_IN
    return address.capability not in (SIGNED_IN, *MAY[role])


def test_who_lacks_the_right_is_refused_and_nothing_is_written(
        app: Flask, event: Event, organisers: dict[str, Organiser]) -> None:
    for role, address in product(ROLES, of_the_desk(app, event.slug)):
        if lacks(role, address):
            response, written = asked(organisers[role], address)
            assert response.status_code in REFUSED, f"{role}: {address} answered {response.status_code}"
            assert written == [], f"{role}: {address}"


def test_a_role_in_one_event_is_none_in_another(
        app: Flask, other: Event, event: Event, organisers: dict[str, Organiser]) -> None:
    for role, address in product(MAY, of_the_desk(app, other.slug)):
        if is_of_an_event(address):
            response, written = asked(organisers[role], address)
            assert (response.status_code, written) == (404, []), f"{role}: {address}"


def test_things_of_another_event_are_not_found_within_one_s_own(
        app: Flask, event: Event, organisers: dict[str, Organiser]) -> None:
    for role, address in product(MAY, of_the_desk(app, event.slug)):
        if is_of_an_event(address) and address.names_more and address.endpoint not in OF_THE_EVENT_ITSELF:
            response, written = asked(organisers[role], address)
            assert response.status_code in REFUSED, f"{role}: {address} answered {response.status_code}"
            assert written == [], f"{role}: {address}"


def test_who_is_signed_out_comes_to_the_door(app: Flask, event: Event) -> None:
    stranger = Organiser(app, app.test_client())
    for address in of_the_desk(app, event.slug):
        response, written = asked(stranger, address)
        if address.method == "GET":
            assert response.status_code == 303, address
            assert response.location.startswith("/desk/sign-in?next="), address
        else:
            assert response.status_code == 401, address
        assert written == [], address


def test_who_has_the_right_is_let_in(
        app: Flask, event: Event, organisers: dict[str, Organiser]) -> None:
    for role, address in product(MAY, of_the_desk(app, event.slug)):
        if address.method == "GET" and not lacks(role, address) and not address.names_more:
            assert organisers[role].get(address.path).status_code in (200, 303, 404), f"{role}: {address}"


def test_reading_writes_nothing(app: Flask, other: Event, as_role: Callable[[str], Organiser]) -> None:
    administrator = as_role("administrator")
    for address in of_the_desk(app, other.slug):
        if address.method == "GET":
            response, written = asked(administrator, address)
            assert response.status_code < 500, address
            assert written == [], address


def test_a_hub_s_people_come_into_the_hub_s_events_only(app: Flask, other: Event) -> None:
    ours = a_draft("ours", hub="Atlantic Hub")
    account = an_account("hub@example.org")
    with transaction():
        db.session.add(Membership(account_id=account.id, hub="Atlantic Hub", role="viewer"))
    organiser = signed_in(app, account)
    assert organiser.get(f"/desk/e/{ours.slug}/colleagues").status_code == 200
    assert organiser.get(f"/desk/e/{other.slug}/colleagues").status_code == 404
    assert organiser.post(f"/desk/e/{ours.slug}/colleagues").status_code == 403
