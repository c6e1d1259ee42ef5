"""A session with its place, and what its form offers: each in one question."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Text, and_, cast, func, literal, select, union_all

from eventsys.agenda.models import Placement
from eventsys.agenda.moving import place_of
from eventsys.agenda.rules import Place
from eventsys.events.models import Event, Kind, Room, Track
from eventsys.kit.database import db
from eventsys.sessions.models import Session
from eventsys.sponsors.models import Listing, Tier

from ..shell import here
from .forms import Choices


@dataclass(frozen=True)
class Known:
    row: Session
    place: Place
    room: Room | None


def known(number: int) -> Known | None:
    """Within the event of the address."""
    found = db.session.execute(
        select(Session, Placement, Room).outerjoin(Placement, Placement.session_id == Session.id)
        .outerjoin(Room, and_(Room.event_id == Session.summit_id, Room.key == Placement.room_key))
        .where(Session.id == number, Session.summit_id == here().summit.id)).first() if number < 2**31 else None
    return Known(found[0], place_of(found[1]), found[2]) if found else None


def choices_of(summit: Event) -> Choices:
    asked = union_all(_kinds(summit), _tracks(summit), _sponsors(summit))
    found: dict[str, list[tuple[str, str]]] = {"kind": [], "track": [], "sponsor": []}
    for what, key, name, *_order in sorted(db.session.execute(asked), key=lambda row: row[3:]):
        found[what].append((key, name))
    return Choices(found["kind"], found["track"], found["sponsor"])


def _kinds(summit: Event) -> Select[*tuple[Any, ...]]:
    return select(literal("kind"), Kind.key, Kind.name, literal(0), Kind.rank, Kind.id).where(
        Kind.event_id == summit.id)


def _tracks(summit: Event) -> Select[*tuple[Any, ...]]:
    called = func.trim(Track.letter + " " + Track.name)
    return select(literal("track"), Track.key, called, literal(0), Track.rank, Track.id).where(
        Track.event_id == summit.id)


def _sponsors(summit: Event) -> Select[*tuple[Any, ...]]:
    shown = select(literal("sponsor"), cast(Listing.id, Text), Listing.name, Tier.rank, Listing.rank, Listing.id)
    return shown.join(Tier, Tier.id == Listing.tier_id).where(Tier.event_id == summit.id)
