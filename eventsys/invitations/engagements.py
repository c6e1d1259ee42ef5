"""What somebody does at a summit, session by session, as letters and their own page tell it: from the draft."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from msgspec import Struct
from sqlalchemy import and_, select

from eventsys.agenda.models import Placement
from eventsys.events.models import Event, Room, Venue
from eventsys.events.services import listed
from eventsys.kit.database import db
from eventsys.people.models import Person
from eventsys.sessions.models import Appearance, Session

from .rules import Seat

Tell = Literal["all", "where", "when"]


class Companion(Struct, frozen=True):
    """Somebody else on the roster who has not declined."""

    name: str
    honorific: str
    role: str
    position: str
    organisations: tuple[str, ...]


class Engagement(Struct, frozen=True):
    """One session of somebody, in one role or several."""

    session: int
    event: int  # the summit, or a part of it
    title: str
    code: str
    language: str
    kind: str  # its key
    part: str  # title of the part that it belongs to; "" for the summit itself
    roles: tuple[str, ...]
    state: str  # of the appearances
    has_position: bool
    withdrawn: bool
    withdrawn_reason: str
    day: date | None
    starts: datetime | None  # aware, in the event's zone
    ends: datetime | None
    zone: str
    room: str
    venue: str
    address: str
    join: str  # where an online room is
    companions: tuple[Companion, ...]

    @property
    def seats(self) -> tuple[Seat, ...]:
        """As the rules know them, one for each role."""
        return tuple(Seat(self.session, self.event, role, self.state, self.kind, self.has_position, self.withdrawn)
                     for role in self.roles)

    @property
    def moderators(self) -> tuple[Companion, ...]:
        return tuple(other for other in self.companions if other.role in ("moderator", "chair"))

    @property
    def others(self) -> tuple[Companion, ...]:
        return tuple(other for other in self.companions if other.role not in ("moderator", "chair"))


class Around(Struct, frozen=True):
    """What a summit's sessions refer to, by key or number."""

    venues: Mapping[str, Venue]
    rosters: Mapping[int, list[tuple[int, Companion]]]  # by session; number of the person


def engagements(summit: Event, persons: Collection[int], tell: Tell = "all") -> dict[int, list[Engagement]]:
    """By person, in the order of time; for any number of people three queries, two without companions, one for when."""
    rows = db.session.execute(
        select(Appearance, Session, Event, Placement, Room).join(Session, Session.id == Appearance.session_id)
        .join(Event, Event.id == Session.event_id).outerjoin(Placement, Placement.session_id == Session.id)
        .outerjoin(Room, and_(Room.event_id == Session.summit_id, Room.key == Placement.room_key))
        .where(Session.summit_id == summit.id, Appearance.person_id.in_(persons))
        .order_by(Appearance.rank, Appearance.id)).all()
    own: defaultdict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in rows:
        own[row[0].person_id, row[1].id].append(row)
    around = Around(listed(Venue, summit) if tell != "when" else {},
                    _rosters({row[1].id for row in rows}) if tell == "all" else {})
    found: defaultdict[int, list[Engagement]] = defaultdict(list)
    for (person, _session), of_session in own.items():
        _appearance, session, event, placement, room = of_session[0]
        found[person].append(_engagement(session, event, placement, room, [row[0] for row in of_session], around))
    return {person: sorted(doing, key=_by_time) for person, doing in found.items()}


def _rosters(sessions: Collection[int]) -> dict[int, list[tuple[int, Companion]]]:
    rosters: defaultdict[int, list[tuple[int, Companion]]] = defaultdict(list)
    for row in db.session.execute(
            select(Appearance.session_id, Person.id, Person.name, Person.honorific, Appearance.role,
                   Appearance.position, Appearance.organisations).join(Person, Person.id == Appearance.person_id)
            .where(Appearance.session_id.in_(sessions), Appearance.state != "declined")
            .order_by(Appearance.rank, Appearance.id)):
        rosters[row.session_id].append((row.id, Companion(*row[2:])))
    return rosters


def _engagement(session: Session, event: Event, placement: Placement | None, room: Room | None,
                own: list[Appearance], around: Around) -> Engagement:
    starts, ends = _times(placement, event.zone)
    me = own[0].person_id
    return Engagement(
        session=session.id, event=event.id, title=session.title, code=session.code,
        language=session.language or event.language, kind=session.kind_key,
        part=event.title if event.part_of_id else "",
        roles=tuple(dict.fromkeys(a.role for a in own)), state=own[0].state,
        has_position=all(a.position or a.organisations for a in own), withdrawn=session.withdrawn,
        withdrawn_reason=session.withdrawn_reason, day=placement.day if placement else None, starts=starts, ends=ends,
        zone=event.zone, companions=tuple(other for person, other in around.rosters.get(session.id, ())
                                          if person != me),
        **_place(room, event, around))


def _times(placement: Placement | None, zone: str) -> tuple[datetime | None, datetime | None]:
    if placement is None or placement.starts is None:
        return None, None
    instant = placement.starts.replace(tzinfo=ZoneInfo(zone), fold=placement.fold)
    ends = _later(instant, placement.minutes) if placement.minutes else None
    return instant, ends


def _later(instant: datetime, minutes: int) -> datetime:
    """Real minutes, across a change of the clock too."""
    zone = instant.tzinfo
    return (instant.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes)).astimezone(zone)


def _place(room: Room | None, event: Event, around: Around) -> dict[str, str]:
    venue = around.venues.get((room.venue_key if room else "") or ("" if room and room.online else event.venue_key))
    return {"room": room.name if room else "", "join": room.url if room and room.online else "",
            "venue": venue.name if venue else "",
            "address": ", ".join(part for part in (venue.address, venue.city) if part) if venue else ""}


def _by_time(one: Engagement) -> tuple[bool, float, date, int]:
    return (one.starts is None, one.starts.timestamp() if one.starts else 0, one.day or date.max, one.session)
