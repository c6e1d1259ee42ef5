"""A session as a row of a list: its keys resolved, its times in the event's zone."""

from dataclasses import dataclass
from datetime import date, datetime

from eventsys.programme import when
from eventsys.programme.structs import Appearance, Event, Kind, Person, Room, Session, Track, Venue
from eventsys.programme.view import View


@dataclass(frozen=True)
class Slot:
    session: Session
    event: Event  # the summit or the part that the session belongs to
    day: date | None
    starts: datetime | None  # aware, in the event's zone
    ends: datetime | None
    room: Room | None
    venue: Venue | None
    track: Track | None
    kind: Kind | None
    people: tuple[tuple[Person, Appearance], ...]

    @property
    def withdrawn(self) -> bool:
        return self.session.status == "withdrawn" or self.event.status == "cancelled"

    @property
    def is_break(self) -> bool:
        return bool(self.kind and self.kind.is_break)


def slot(view: View, session: Session) -> Slot:
    zone = view.zone_of(session)
    return Slot(
        session, view.events[session.event], when.day_of(session), when.start_local(session, zone),
        when.end_local(session, zone), view.every_room.get(session.room), view.venue_of(session),
        next((t for t in view.programme.tracks if t.key == session.track), None),
        view.kinds.get(session.kind), tuple((view.person(a.person), a) for a in session.roster))
