"""The journal is written as the database session flushes: nobody has to remember to."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import delete, insert, select, update

from eventsys.agenda.services import place
from eventsys.events.models import Event, Room
from eventsys.events.services import add_event, keep
from eventsys.imports import models as _imports  # noqa: F401
from eventsys.kit import journal
from eventsys.kit.database import Base, db, transaction
from eventsys.kit.journal import Act, Change
from eventsys.kit.undoing import NotUndone, Undone, undo
from eventsys.people.models import Person
from eventsys.people.services import add_person
from eventsys.programme.structs import Link
from eventsys.sessions.models import Appearance, Session
from eventsys.sessions.services import add_session, appear
from eventsys.sponsors.models import Listing
from eventsys.sponsors.services import add_tier, list_sponsor

DAY = date(2027, 9, 14)

# Tables without a subject, and why nobody needs to know who wrote them.
UNTOLD = {
    "act": "is the journal", "act_change": "is the journal",
    "edition": "is a record of its own, never changed", "publication": "follows from the editions",
    "public_file": "follows from the editions", "artifact": "can be made anew",
    "draft_copy": "can be made anew",
    "stored_file": "is named by its content", "sheet_run": "its outcome is an act", "sheet_mapping": "a memory only",
    "ticket": "secret", "letter": "tells its own state", "sign_in": "secret", "attempt": "a counter",
    "sign_in_attempt": "a counter",
    "places": "counters of what the journal tells", "care_answers": "private, and erased on a date",
    "application": "nothing was sent yet", "star": "a participant's own", "personal_feed": "secret",
    "agenda_digest": "the program's own mark",
    "overlay": "follows from the registrations", "erasure": "a wish to be forgotten",
}


@pytest.fixture
def summit(app: Flask) -> Event:
    with transaction():
        return add_event("summit", "Summit", kind="summit", zone="Europe/Lisbon", starts=DAY, ends=DAY)


def changes(verb: str) -> list[Change]:
    db.session.rollback()
    found = select(Change).join(Change.act).where(Act.verb == verb).order_by(Change.id)
    return list(db.session.scalars(found))


def held(summit: Event) -> Session:
    with transaction():
        keep(Room, summit, "hall", name="Great Hall")
        session = add_session(summit, "Opening")
        person = add_person("Ada", email="ada@example.org", links=(Link("site", "https://example.org"),))
        db.session.flush()
        appear(session, person.id, "chair", organisations=("City of Porto",))
        place(session.id, day=DAY, room_key="hall")
    return session


def test_every_table_is_journalled_or_has_a_reason_not_to_be(app: Flask) -> None:
    for mapper in Base.registry.mappers:
        table = mapper.local_table.name  # type: ignore[attr-defined]
        assert (mapper.class_.__journal__ is not None) != (table in UNTOLD), table


def test_a_change_is_told_from_what_to_what_by_whom(summit: Event) -> None:
    session = held(summit)
    with journal.acting("account:7", "Mona"), transaction():
        journal.act("session.edit", about=summit.id, session=session.title)
        session.title = "Grand opening"
    [change] = changes("session.edit")
    act = db.session.get_one(Act, change.act_id)
    assert (change.subject, change.before, change.after) == (
        f"session:{session.id}", {"title": "Opening"}, {"title": "Grand opening"})
    assert (act.actor, act.actor_name, act.about, act.told) == ("account:7", "Mona", summit.id, {"session": "Opening"})


def test_a_value_that_was_set_unread_is_told_from_what_it_was(summit: Event) -> None:
    session = held(summit)
    db.session.expire_all()
    with transaction():
        journal.act("unread")
        session.title = "Grand opening"
    assert changes("unread")[0].before == {"title": "Opening"}


def test_setting_what_is_there_already_is_no_change(summit: Event) -> None:
    session = held(summit)
    db.session.expire_all()
    with transaction():
        journal.act("nothing")
        session.title = "Opening"
    assert changes("nothing") == []


def test_a_deletion_tells_all_that_went_with_it(summit: Event) -> None:
    session = held(summit)
    with transaction():
        journal.act("session.delete", about=summit.id)
        db.session.delete(session)
    gone = changes("session.delete")
    assert {change.of_table for change in gone} == {"session", "appearance", "placement"}
    assert all(change.before and change.after is None for change in gone)


def test_what_is_rolled_back_is_not_told(summit: Event) -> None:
    session = held(summit)
    with pytest.raises(ZeroDivisionError), transaction():
        journal.act("session.edit", about=summit.id)
        session.title = "Grand opening"
        db.session.flush()
        raise ZeroDivisionError
    assert changes("session.edit") == []
    assert journal.current_id() != 0


@pytest.mark.parametrize("statement", [
    update(Session).values(title="x"), delete(Appearance), insert(Person).values(name="x", slug="x")])
def test_rows_cannot_be_written_past_the_journal(summit: Event, statement: object) -> None:
    with pytest.raises(RuntimeError, match="row by row"), transaction():
        db.session.execute(statement)  # type: ignore[call-overload]


def test_the_journal_itself_is_never_edited(summit: Event) -> None:
    act = db.session.scalars(select(Act).limit(1)).one()
    with pytest.raises(RuntimeError, match="never edited"), transaction():
        act = db.session.get_one(Act, act.id)
        act.actor_name = "somebody else"


def test_who_saw_an_older_state_is_told_of_what_changed_since(summit: Event) -> None:
    session = held(summit)
    seen = journal.revision(f"session:{session.id}")
    with journal.acting("account:2", "Luis"), transaction():
        journal.act("session.edit", about=summit.id)
        session.title = "Theirs"
    with pytest.raises(journal.Stale) as stale, transaction():
        journal.act("session.edit", about=summit.id)
        journal.check(seen, f"session:{session.id}")
    assert [(c.actor_name, c.after) for c in stale.value.changes] == [("Luis", {"title": "Theirs"})]


def everything() -> dict[str, list[tuple[object, ...]]]:
    db.session.rollback()
    with db.engine.connect() as connection:
        return {table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
                for table in db.metadata.sorted_tables if table.name not in ("act", "act_change")}


def done(verb: str, summit: Event) -> int:
    with transaction():
        outcome = undo(last(verb), about=summit.id)
    assert isinstance(outcome, Undone), outcome
    return outcome.act_id


def last(verb: str) -> int:
    db.session.rollback()
    return db.session.scalars(select(Act.id).where(Act.verb == verb).order_by(Act.id.desc()).limit(1)).one()


def test_a_deletion_is_taken_back_whole_and_can_be_done_again(summit: Event) -> None:
    session, before = held(summit), None
    before = everything()
    with transaction():
        journal.act("session.delete", about=summit.id)
        db.session.delete(db.session.get_one(Session, session.id))
    without = everything()
    done("session.delete", summit)
    assert everything() == before
    done("undo", summit)
    assert everything() == without
    done("redo", summit)
    assert everything() == before


def test_links_that_fell_away_with_a_listing_are_there_again(summit: Event) -> None:
    with transaction():
        listing = list_sponsor(add_tier(summit.id, "gold", "Gold"), "Bank")
        add_session(summit, "Talk", sponsor_id=listing.id)
    before = everything()
    with transaction():
        journal.act("listing.delete", about=summit.id)
        db.session.delete(db.session.get_one(Listing, listing.id))
    assert db.session.scalars(select(Session.sponsor_id)).one() is None
    done("listing.delete", summit)
    assert everything() == before


def test_what_was_made_is_unmade(summit: Event) -> None:
    before = everything()
    with transaction():
        journal.act("session.add", about=summit.id)
        session = add_session(summit, "Opening")
        db.session.flush()
        place(session.id, day=DAY)
        session.title = "Better"
    done("session.add", summit)
    assert everything() == before


def test_nothing_is_taken_back_once_somebody_changed_the_same(summit: Event) -> None:
    session = held(summit)
    with transaction():
        journal.act("session.edit", about=summit.id)
        session.title = "Mine"
    with transaction():
        journal.act("other", about=summit.id)
        session.title = "Theirs"
    with transaction():
        assert undo(last("session.edit"), about=summit.id) == NotUndone((f"session:{session.id}",))
    assert db.session.get_one(Session, session.id).title == "Theirs"


def test_unmaking_does_not_sweep_away_what_others_hung_on_it_since(summit: Event) -> None:
    with transaction():
        journal.act("session.add", about=summit.id)
        session = add_session(summit, "Opening")
    with transaction():
        place(session.id, day=DAY)
    with transaction():
        assert isinstance(undo(last("session.add"), about=summit.id), NotUndone)


def test_an_act_is_undone_once(summit: Event) -> None:
    session = held(summit)
    with transaction():
        journal.act("session.edit", about=summit.id)
        session.title = "Mine"
    number = last("session.edit")
    done("session.edit", summit)
    with transaction():
        assert isinstance(undo(number, about=summit.id), NotUndone)


def test_an_act_of_another_event_is_not_found(summit: Event) -> None:
    with transaction():
        journal.act("session.add", about=summit.id)
        add_session(summit, "Opening")
    with pytest.raises(KeyError), transaction():
        undo(last("session.add"), about=summit.id + 1)


def test_what_cannot_be_put_back_leaves_everything_as_it_is(summit: Event) -> None:
    session = held(summit)
    with transaction():
        journal.act("session.delete", about=summit.id)
        db.session.delete(db.session.get_one(Session, session.id))
    with transaction():
        add_session(summit, "Another", slug=session.slug)
    before = everything()
    with transaction():
        assert isinstance(undo(last("session.delete"), about=summit.id), NotUndone)
    assert everything() == before
