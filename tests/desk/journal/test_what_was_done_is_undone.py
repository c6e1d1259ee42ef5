from collections.abc import Callable

import pytest

from eventsys.accounts.models import Account
from eventsys.editions.models import Publication
from eventsys.events.models import Event, Membership, Room
from eventsys.events.services import keep
from eventsys.kit import journal
from eventsys.kit.database import db, transaction
from eventsys.kit.undoing import NotUndone, undo
from eventsys.publishing.services import publish
from eventsys.registration import places
from eventsys.registration.models import Setup
from eventsys.registration.registering import Confirmed

from ...registration.registering import a_category, registers, states
from ..organisers import Organiser

PATH = "/desk/e/summit/undo"


def in_city(city: str, event: Event, actor: str = "account:99") -> int:
    with journal.acting(actor, "Somebody"), transaction():
        number = journal.act("session.restore", about=event.id, session="Opening")
        db.session.get_one(Event, event.id).city = city
    return number


def city(event: Event) -> str:
    db.session.refresh(event)
    return event.city


def test_an_act_is_undone_and_redone_by_a_press(organiser: Organiser, event: Event) -> None:
    number = in_city("Porto", event)
    page = organiser.post(f"{PATH}/{number}", {"next": "/desk/e/summit/journal"}, follow_redirects=True).text
    assert city(event) == ""
    assert "Undone: Put Opening back on the programme" in page
    redo = journal.revision(f"event:{event.id}")
    done = db.session.get_one(journal.Change, redo).act_id
    organiser.post(f"{PATH}/{done}")
    assert city(event) == "Porto"


def test_no_undo_is_offered_that_would_be_refused(as_role: Callable[[str], Organiser], event: Event) -> None:
    """An act of their own, from before they lost the right to change the event's facts."""
    roster = as_role("roster")
    with journal.acting(f"account:{roster.account_id}", "Ros"), transaction():
        number = journal.act("session.withdraw", about=event.id, session="Opening", reason="ill")
        db.session.get_one(Event, event.id).city = "Porto"
    with roster.client.session_transaction() as cookie:
        cookie["notices"] = [["Withdrawn", number]]
    page = roster.text("/desk/e/summit/")
    assert "Withdrawn" in page
    assert f"/undo/{number}" not in page


def test_what_went_out_by_letter_is_not_taken_back(organiser: Organiser, event: Event) -> None:
    with journal.acting(f"account:{organiser.account_id}", "Owner"), transaction():
        number = journal.act("invitations.ask", about=event.id, people="Ada")
        db.session.get_one(Event, event.id).city = "Porto"
    assert f"/undo/{number}" not in organiser.text("/desk/e/summit/journal")
    assert organiser.post(f"{PATH}/{number}").status_code == 403


def test_what_was_changed_since_is_not_undone_and_the_page_says_by_what(organiser: Organiser, event: Event) -> None:
    number = in_city("Porto", event)
    in_city("Faro", event)
    response = organiser.post(f"{PATH}/{number}")
    assert response.status_code == 409
    assert "The same was changed since" in response.text
    assert "Somebody" in response.text
    assert city(event) == "Faro"


def test_a_script_is_answered_in_json(organiser: Organiser, event: Event) -> None:
    number = in_city("Porto", event)
    assert "undone" in organiser.post(f"{PATH}/{number}", json=True).json
    response = organiser.post(f"{PATH}/{number}", json=True)
    assert (response.status_code, "blocked" in response.json) == (409, True)


@pytest.mark.parametrize(("role", "status"), [("owner", 303), ("editor", 303), ("roster", 403), ("viewer", 403)])
def test_the_acts_of_others_are_undone_by_those_who_edit(
        as_role: Callable[[str], Organiser], event: Event, role: str, status: int) -> None:
    assert as_role(role).post(f"{PATH}/{in_city('Porto', event)}").status_code == status


def test_ones_own_act_is_undone_only_with_the_right_that_it_needed(
        as_role: Callable[[str], Organiser], event: Event) -> None:
    viewer = as_role("viewer")
    number = in_city("Porto", event, f"account:{viewer.account_id}")
    assert viewer.post(f"{PATH}/{number}").status_code == 403


def test_an_editor_brings_no_role_back(as_role: Callable[[str], Organiser], event: Event) -> None:
    editor = as_role("editor")
    with transaction():
        number = journal.act("colleagues.change", about=event.id)
        db.session.scalars(db.select(Membership)).one().role = "viewer"
    assert editor.post(f"{PATH}/{number}").status_code == 403


def test_an_editor_gives_an_event_back_to_no_hub(as_role: Callable[[str], Organiser], event: Event) -> None:
    """The people of its hub have their roles in it."""
    with transaction():
        db.session.get_one(Event, event.id).hub = "North"
    with transaction():
        number = journal.act("events.facts", about=event.id, event=event.title)
        db.session.get_one(Event, event.id).hub = ""
    assert as_role("editor").post(f"{PATH}/{number}").status_code == 403
    assert as_role("owner").post(f"{PATH}/{number}").status_code == 303


def test_no_undo_leaves_the_house_without_an_administrator(as_role: Callable[[str], Organiser]) -> None:
    """Ada makes Bo one, Bo closes Ada's account; then Bo can't take back what made him one."""
    bo = as_role("editor")
    with transaction():
        number = journal.act("accounts.make_admin", account="Bo")
        db.session.get_one(Account, bo.account_id).is_admin = True
    assert bo.post(f"/desk/undo/{number}").status_code == 403
    assert as_role("administrator").post(f"/desk/undo/{number}").status_code == 303


def test_the_making_of_a_public_event_is_not_undone(as_role: Callable[[str], Organiser], event: Event) -> None:
    with transaction():
        number = journal.act("events.make", about=event.id)
        db.session.add(Event(slug="inner", uid="u", title="Inner", kind="workshop", zone="UTC", starts=event.starts,
                             ends=event.ends, part_of_id=event.id, created_at=event.created_at))
    with transaction():
        publish(db.session.get_one(Event, event.id))
    assert db.session.get(Publication, "inner")
    assert as_role("owner").post(f"{PATH}/{number}").status_code == 403


def test_what_was_deleted_is_in_the_bin_until_it_is_brought_back(organiser: Organiser, event: Event) -> None:
    with transaction():
        journal.act("events.make", about=event.id)
        hall = keep(Room, event, "hall", name="Great Hall")
    assert "Nothing was deleted" in organiser.text("/desk/e/summit/bin")
    with transaction():
        number = journal.act("events.make", about=event.id)
        db.session.delete(hall)
    assert "Great Hall" in organiser.text("/desk/e/summit/bin")
    assert "Great Hall" not in organiser.text("/desk/e/summit/bin?q=attic")
    organiser.post(f"{PATH}/{number}")
    assert db.session.scalars(db.select(Room.name)).all() == ["Great Hall"]
    assert "Great Hall" not in organiser.text("/desk/e/summit/bin")


def test_who_registered_is_not_undone(as_role: Callable[[str], Organiser], event: Event) -> None:
    """Counters and letters hang on it, of which the journal does not know."""
    with transaction():
        db.session.add(Setup(event_id=event.id, is_open=True))
        places.set_number(places.event_key(event.id), None)
    assert isinstance(registers(event, a_category(event, number=1)), Confirmed)
    number = db.session.scalars(db.select(journal.Act.id).where(journal.Act.verb == "registration.register")).one()
    administrator = as_role("administrator")
    assert f"/undo/{number}" not in administrator.text("/desk/e/summit/journal")
    assert administrator.post(f"{PATH}/{number}").status_code == 403
    with transaction():
        assert isinstance(undo(number, about=event.id), NotUndone)
    assert states(event) == {"Ada Lovelace": "confirmed"}
