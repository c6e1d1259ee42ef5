"""Two presses at the same moment: the second begins before the first is committed, so its page sees nothing of it."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from eventsys.accounts import services as accounts
from eventsys.accounts.models import Account
from eventsys.events import colleagues, making
from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.people import directory
from eventsys.people.models import Organisation, Person
from eventsys.people.offices import Standing
from eventsys.sessions import rosters
from eventsys.sessions.models import Appearance, Session

from ..people.drafts import a_person, a_session
from ..races import beside, pressed_beside
from .organisers import Organiser, a_draft, an_account, signed_in

NEW = {"title": "Dialogue", "slug": "dialogue", "kind": "dialogue", "format": "hybrid", "starts": "2028-05-02",
       "ends": "2028-05-03", "zone": "Europe/Berlin", "language": "de", "languages": ["de"], "take": []}
DAYS = {"starts": date(2028, 5, 2), "ends": date(2028, 5, 3)}


def count(model: type, *where: object) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model).where(*where)) or 0  # type: ignore[arg-type]


@pytest.fixture
def administrator(app: Flask, event: Event) -> Organiser:
    return signed_in(app, an_account("root@example.org", "administrator"))


def test_an_account_is_added_once_and_the_second_press_is_told(app: Flask, administrator: Organiser) -> None:
    answer = pressed_beside(app, lambda: accounts.add_account("nia@example.org"),
                            lambda: administrator.post("/desk/accounts", {"email": "Nia@example.org"}))
    assert answer.status_code == 422
    assert "There is an account with this address already" in answer.text
    assert count(Account, Account.email == "nia@example.org") == 1


def test_a_colleague_of_two_events_gets_one_account(app: Flask, administrator: Organiser, event: Event) -> None:
    a_draft("other")
    events = {row.slug: row.id for row in db.session.execute(select(Event.slug, Event.id))}

    def invite(slug: str) -> object:
        return colleagues.invite("nia@example.org", "Nia", "editor", db.session.get_one(Event, events[slug]))

    beside(app, lambda: invite("summit"), lambda: invite("other"))
    assert count(Account, Account.email == "nia@example.org") == 1


@pytest.mark.parametrize("path", ["/desk/new", "/desk/e/summit/settings/parts/new", "/desk/e/summit/clone"])
def test_a_name_in_addresses_is_given_once(app: Flask, administrator: Organiser, path: str) -> None:
    def make() -> None:
        making.make("Dialogue", slug="dialogue", kind="dialogue", zone="Europe/Berlin",
                    owner=db.session.get_one(Account, administrator.account_id), **DAYS)

    answer = pressed_beside(app, make, lambda: administrator.post(path, NEW))
    assert answer.status_code == 422
    assert "Another event has this name" in answer.text
    assert count(Event, Event.slug == "dialogue") == 1


def test_somebody_is_on_a_roster_once_in_a_role(app: Flask, organiser: Organiser, event: Event) -> None:
    session, person = a_session(event), a_person("Sofia Berg")
    at, number = session.id, person.id

    def put_on() -> None:
        rosters.put_on(db.session.get_one(Session, at), db.session.get_one(Person, number), "chair", Standing())

    answer = pressed_beside(app, put_on, lambda: organiser.post(
        f"/desk/e/summit/sessions/{at}/roster", {"person": str(number), "role": "chair"}, follow_redirects=True))
    assert "Sofia Berg is on this roster already as Chair" in answer.text
    assert count(Appearance, Appearance.person_id == number) == 1


def test_two_of_one_name_get_addresses_of_their_own(app: Flask) -> None:
    slugs: list[str] = []

    def make(about: int) -> Callable[[], None]:
        def run() -> None:
            # Writers of two events do not wait for each other otherwise.
            rosters.journal.act("roster.add", about)
            slugs.append(directory.make_person("Ada Mensah").slug)
            directory.make_organisation("City of Accra")
        return run

    assert beside(app, make(1), make(2)) is None
    assert sorted(slugs) == ["ada-mensah", "ada-mensah-2"]
    assert count(Organisation) == 1
