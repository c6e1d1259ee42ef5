from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from eventsys.accounts import services as accounts
from eventsys.accounts.models import Account
from eventsys.events import colleagues
from eventsys.events.models import Event, Membership
from eventsys.kit.database import db, transaction
from eventsys.kit.journal import Act

from ..accounts.browsing import PASSWORD, Browser
from ..post import delivered, links_in, text_of
from .organisers import Organiser, a_draft, an_account, signed_in

HERE = "/desk/e/summit/colleagues"


@pytest.fixture
def ada(app: Flask) -> Account:
    """Ada, who has an account and no role yet."""
    return an_account("ada@example.org", name="Ada", password=PASSWORD)


def role_of(email: str, summit: Event) -> str | None:
    db.session.rollback()
    return db.session.scalar(select(Membership.role).join(Account, Account.id == Membership.account_id).where(
        Account.email == email, Membership.event_id == summit.id))


def number_of(email: str) -> int:
    found = db.session.scalar(select(Membership.id).join(Account, Account.id == Membership.account_id).where(
        Account.email == email))
    assert found
    return found


def test_a_new_colleague_comes_in_by_a_link(app: Flask, organiser: Organiser, event: Event) -> None:
    sent = organiser.post(HERE, {"email": "Nia@Example.org", "name": "Nia", "role": "editor"}, follow_redirects=True)
    assert "Added: Nia. A letter is on its way to nia@example.org." in sent.text
    assert "Invited, has not come in yet" in sent.text
    (letter,) = delivered()
    assert letter["Subject"] == "Owner invites you to work on Summit"
    (path,) = links_in(letter)
    nia = Browser(app)
    assert "nia@example.org" in nia.get(path).text
    nia.send(path, name="Nia Novák", new_password=PASSWORD)
    assert "Summit" in nia.get("/desk/").text
    assert role_of("nia@example.org", event) == "editor"


def test_who_has_an_account_gets_the_role_and_a_letter_without_a_secret(
        organiser: Organiser, event: Event, ada: Account) -> None:
    organiser.post(HERE, {"email": "ada@example.org", "role": "viewer"})
    (letter,) = delivered()
    assert links_in(letter) == ["/desk/"]
    assert "has added you" in text_of(letter)
    assert role_of("ada@example.org", event) == "viewer"


def test_nobody_is_invited_twice(organiser: Organiser, event: Event, ada: Account) -> None:
    for role in ("viewer", "owner"):
        answer = organiser.post(HERE, {"email": "ada@example.org", "role": role})
    assert answer.status_code == 422
    assert "Ada works on this event already" in answer.text
    assert role_of("ada@example.org", event) == "viewer"
    assert len(delivered()) == 1


@pytest.mark.parametrize("fields", [
    {"email": "nobody", "role": "editor"}, {"email": "", "role": "editor"},
    {"email": "eve@example.org", "role": "administrator"}, {"email": "eve@example.org"},
    {"email": "eve@example.org\nBcc: a@b.org", "role": "owner"}])
def test_what_is_no_address_or_no_role_is_refused(
        organiser: Organiser, fields: dict[str, str]) -> None:
    answer = organiser.post(HERE, fields)
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert delivered() == []


def test_a_role_is_changed_and_counts_at_once(
        as_role: Callable[[str], Organiser], organiser: Organiser, event: Event) -> None:
    viewer = as_role("viewer")
    assert viewer.post(HERE, {}).status_code == 403
    organiser.post(f"{HERE}/{number_of('viewer@example.org')}/role", {"role": "owner"})
    assert viewer.post(HERE, {}).status_code == 422


def test_who_is_removed_finds_the_event_no_more(
        as_role: Callable[[str], Organiser], organiser: Organiser) -> None:
    editor = as_role("editor")
    organiser.post(f"{HERE}/{number_of('editor@example.org')}/remove")
    assert editor.get(HERE).status_code == 404


@pytest.mark.parametrize(("path", "fields"), [("remove", {}), ("role", {"role": "editor"})])
def test_the_last_owner_stays(organiser: Organiser, event: Event, path: str, fields: dict[str, str]) -> None:
    answer = organiser.post(f"{HERE}/{number_of('owner@example.org')}/{path}", fields)
    assert answer.status_code == 422
    assert "is the only owner: make somebody else an owner first" in answer.text
    assert role_of("owner@example.org", event) == "owner"
    assert not db.session.scalar(select(Act.id).where(Act.verb.in_(("colleagues.remove", "colleagues.change"))))


def test_an_owner_who_cannot_sign_in_any_more_does_not_count(
        organiser: Organiser, event: Event) -> None:
    other = an_account("other@example.org", "owner", event)
    with transaction():
        accounts.disable(other)
    assert organiser.post(f"{HERE}/{number_of('owner@example.org')}/remove").status_code == 422


def test_two_owners_removing_each_other_leave_one(app: Flask, event: Event) -> None:
    for name in ("ann", "bob"):
        an_account(f"{name}@example.org", "owner", event)
    numbers = [number_of(f"{name}@example.org") for name in ("ann", "bob")]
    slug = event.slug

    def remove(number: int) -> None:
        with app.app_context(), transaction():
            summit = db.session.scalars(select(Event).where(Event.slug == slug)).one()
            known = colleagues.find(number, summit)
            assert known
            colleagues.remove(known)

    with ThreadPoolExecutor(2) as owners:
        list(owners.map(remove, numbers))
    db.session.rollback()
    assert len(db.session.scalars(select(Membership.id).where(Membership.role == "owner")).all()) == 1


def test_the_page_says_who_works_through_the_hub_and_who_administers(app: Flask, ada: Account) -> None:
    a_draft("summit", hub="Atlantic Hub")
    admin = signed_in(app, an_account("root@example.org", "administrator", name="Robin"))
    admin.post("/desk/hubs", {"email": "ada@example.org", "hub": "Atlantic Hub", "role": "roster"})
    page = admin.text(HERE)
    assert "through the hub Atlantic Hub" in page
    assert "Administrators may do everything, in all events: Robin." in page
    assert "Atlantic Hub" in text_of(delivered()[0])
    admin.post(f"/desk/hubs/{number_of('ada@example.org')}/remove")
    assert "through the hub" not in admin.text(HERE)


def test_who_only_sees_the_event_sees_colleagues_and_no_form(as_role: Callable[[str], Organiser]) -> None:
    page = as_role("viewer").text(HERE)
    assert "viewer@example.org" in page
    assert "Invite a colleague" not in page
