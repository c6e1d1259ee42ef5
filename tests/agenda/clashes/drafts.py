"""Drafts with clashes in the database: name what matters, the rest is plausible."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from eventsys.agenda.clashes import services as clashes
from eventsys.agenda.services import place
from eventsys.events.models import Event, Kind, Room, Venue
from eventsys.events.services import add_event, keep
from eventsys.kit.database import db, transaction
from eventsys.people.models import Person
from eventsys.people.services import add_person
from eventsys.sessions.models import Session
from eventsys.sessions.services import add_session, appear

DAY, NEXT = date(2027, 9, 14), date(2027, 9, 15)
ZONE = "Europe/Lisbon"


@dataclass
class Draft:
    """A summit of two days with four rooms in two venues, and its sessions by title."""

    summit_id: int
    ids: dict[str, int] = field(default_factory=dict)

    @property
    def summit(self) -> Event:
        return db.session.get_one(Event, self.summit_id)

    def session(self, title: str, at: str = "10:00", room: str = "hall", minutes: int = 60, people: str = "",
                day: date = DAY, event: Event | None = None, all_rooms: bool = False, state: str = "",
                role: str = "panelist", **facts: Any) -> int:
        """`people`: names with blanks between them; `at`: "" where the time is not known."""
        with transaction():
            row = add_session(event or self.summit, title, **facts)
            db.session.flush()
            starts = datetime.combine(day, time.fromisoformat(at)) if at else None
            place(row.id, day=day, starts=starts, minutes=minutes, room_key=room, all_rooms=all_rooms)
            for name in people.split():
                appear(row, a_person(name).id, role, state=state)
        self.ids[title] = row.id
        return row.id

    def open(self) -> list[tuple[str, list[str]]]:
        """Rule and titles of the sides of each open clash."""
        return [(clash.rule, [side.title for side in clash.sides]) for clash in clashes.clashes_of(self.summit).open]

    def key(self, number: int = 0) -> str:
        return clashes.clashes_of(self.summit).open[number].key

    def row(self, title: str) -> Session:
        return db.session.get_one(Session, self.ids[title])


def a_person(name: str) -> Person:
    known = db.session.query(Person).filter_by(name=name).one_or_none()
    if known is None:
        known = add_person(name, biography="Known.")
        db.session.flush()
    return known


def a_draft(slug: str = "summit", **facts: Any) -> Draft:
    given: dict[str, Any] = {"kind": "summit", "zone": ZONE, "starts": DAY, "ends": NEXT, "venue_key": "house"} | facts
    with transaction():
        summit = add_event(slug, given.pop("title", slug.title()), **given)
        keep(Venue, summit, "house", name="House", latitude=38.7100, longitude=-9.1400)
        keep(Venue, summit, "park", name="Park", latitude=38.7234, longitude=-9.1400)
        for key, capacity, booths in (("hall", 300, 3), ("blue", 60, 1), ("red", 40, 0)):
            keep(Room, summit, key, name=key.title(), venue_key="house", capacity=capacity, booths=booths)
        keep(Room, summit, "tent", name="Tent", venue_key="park", capacity=80)
        keep(Kind, summit, "panel", name="Panel", wants_chair=True)
    return Draft(summit.id)
