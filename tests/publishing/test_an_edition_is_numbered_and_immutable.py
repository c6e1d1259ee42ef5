import pytest
from flask import Flask

from eventsys.agenda.services import place
from eventsys.editions import reading
from eventsys.editions.reading import Current, Gone
from eventsys.events.models import Event, Room
from eventsys.events.services import add_event, keep
from eventsys.kit.database import db, transaction
from eventsys.programme.structs import Session
from eventsys.publishing.services import EditionUnchanged, Published, publish, unpublish
from eventsys.sessions import services as sessions


def publish_now(summit: Event, note: str = "") -> Published | EditionUnchanged:
    with transaction():
        result = publish(summit, note)
    return result


def shown(slug: str = "summit") -> dict[str, Session]:
    edition = reading.current(slug)
    assert isinstance(edition, Current)
    return {session.slug: session for session in reading.view_of(edition).sessions}


def test_the_first_is_number_one_and_shows_under_the_slug(summit: Event) -> None:
    publish_now(summit, "The first programme")
    edition = reading.current("summit")
    assert isinstance(edition, Current)
    assert (edition.number, edition.note) == (1, "The first programme")
    assert [s.title for s in shown().values()] == ["Opening", "Cities and peace"]


def test_nothing_is_public_before(summit: Event) -> None:
    assert reading.current("summit") is None
    assert reading.catalogue() == ()


def test_publishing_twice_without_a_change_makes_no_edition(summit: Event) -> None:
    publish_now(summit)
    assert isinstance(publish_now(summit), EditionUnchanged)
    assert len(reading.history("summit")) == 1


def test_what_was_published_stays_as_it_was(summit: Event) -> None:
    publish_now(summit)
    first = reading.history("summit")[0].digest
    before = reading.bytes_of(first)
    with transaction():
        sessions.find(summit, "s-9").title = "Opening ceremony"
    publish_now(summit)
    assert reading.bytes_of(first) == before
    assert [edition.number for edition in reading.history("summit")] == [2, 1]


def test_only_the_session_that_changed_has_a_new_revision(summit: Event) -> None:
    publish_now(summit)
    with transaction():
        place(sessions.find(summit, "s-9").id, room_key="hall")
    publish_now(summit)
    assert shown()["s-9"].revision == 1
    assert shown()["s-11"].revision == 0


def test_a_new_name_of_the_room_is_a_change_of_its_sessions(summit: Event) -> None:
    publish_now(summit)
    with transaction():
        keep(Room, summit, "hall", name="Plenary Hall")
    publish_now(summit)
    assert {session.revision for session in shown().values()} == {1}


def test_a_withdrawn_session_stays_with_its_reason(summit: Event) -> None:
    publish_now(summit)
    with transaction():
        sessions.withdraw(sessions.find(summit, "s-9"), "The speaker is ill")
    publish_now(summit)
    session = shown()["s-9"]
    assert (session.status, session.withdrawn_reason, session.revision) == ("withdrawn", "The speaker is ill", 1)


def test_a_deleted_session_stays_as_a_tombstone_for_calendars(summit: Event) -> None:
    publish_now(summit)
    uid = shown()["s-9"].uid
    with transaction():
        db.session.delete(_with_roster(summit, "s-9"))
    publish_now(summit)
    publish_now(summit, "again, to see that a tombstone changes no more")
    session = shown()["s-9"]
    assert (session.status, session.revision, session.uid) == ("removed", 1, uid)
    assert len(reading.history("summit")) == 2


def _with_roster(summit: Event, slug: str):
    from sqlalchemy import select
    from sqlalchemy.orm import selectinload

    from eventsys.sessions.models import Session as Row

    everything = [selectinload(r) for r in (Row.roster, Row.organisers, Row.documents)]
    return db.session.scalar(select(Row).where(Row.slug == slug).options(*everything))


def test_parts_are_views_of_the_same_edition(summit: Event) -> None:
    with transaction():
        part = add_event("meeting", "Coordination meeting", kind="coordination meeting", zone="Europe/Lisbon",
                         starts=summit.starts, ends=summit.starts, part_of=summit)
        sessions.add_session(part, "Leave no city behind")
    publish_now(summit)
    whole, own = reading.current("summit"), reading.current("meeting")
    assert whole.digest == own.digest
    assert [s.title for s in shown("meeting").values()] == ["Leave no city behind"]
    assert len(shown("summit")) == 3
    with pytest.raises(ValueError, match="published with"):
        publish(part)


def test_what_is_taken_back_is_gone_and_can_come_again(summit: Event) -> None:
    publish_now(summit)
    with transaction():
        assert unpublish(summit)
    assert reading.current("summit") == Gone("summit")
    assert reading.catalogue() == ()
    assert isinstance(publish_now(summit), Published)


def test_an_unfinished_publication_leaves_nothing(summit: Event, app: Flask) -> None:
    class PowerCut(Exception):
        pass

    with pytest.raises(PowerCut), transaction():
        publish(summit)
        raise PowerCut
    assert reading.current("summit") is None
    assert reading.history("summit") == ()
