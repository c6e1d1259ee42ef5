from flask import Flask

from eventsys.events.models import Event
from eventsys.kit.database import db, transaction
from eventsys.people.services import add_person
from eventsys.programme.structs import Programme
from eventsys.publishing.services import collect
from eventsys.sessions.services import add_session, appear

from ..desk.organisers import a_draft, a_part

STATES = ("", "proposed", "invited", "confirmed", "declined")


def with_roster(event: Event, summit: Event) -> None:
    """A session with one person in each state, who is called so."""
    with transaction():
        session = add_session(event, f"Opening of {event.title}", summit=summit)
        people = [add_person(f"{state or 'unasked'} at {event.slug}") for state in STATES]
        db.session.flush()
        for rank, (person, state) in enumerate(zip(people, STATES, strict=True)):
            appear(session, person.id, "panelist", rank, state=state)


def names(programme: Programme) -> set[str]:
    on_rosters = {a.person for session in programme.sessions for a in session.roster}
    assert on_rosters == {person.key for person in programme.people}
    return {person.name for person in programme.people}


def test_who_declined_is_left_out_and_everybody_else_is_there(app: Flask) -> None:
    event = a_draft()
    with_roster(event, event)
    assert names(collect(event)) == {f"{state or 'unasked'} at summit" for state in STATES if state != "declined"}


def test_an_event_may_show_only_who_confirmed(app: Flask) -> None:
    event = a_draft(confirmed_only=True)
    with_roster(event, event)
    assert names(collect(event)) == {"confirmed at summit"}


def test_what_holds_for_a_summit_holds_for_its_parts_and_a_part_may_be_stricter(app: Flask) -> None:
    summit = a_draft()
    part = a_part(summit, confirmed_only=True)
    with_roster(part, summit)
    with_roster(summit, summit)
    assert names(collect(summit)) == {
        "confirmed at part", *(f"{state or 'unasked'} at summit" for state in STATES if state != "declined")}
    with transaction():
        summit.confirmed_only = True
    assert names(collect(summit)) == {"confirmed at part", "confirmed at summit"}
