"""How much of everything an event has, for the first page of its settings: one query."""

from typing import Any

from sqlalchemy import func, select

from eventsys.kit.database import db

from .models import Day, Event, EventDocument, Kind, Organiser, Room, Track, Venue, Walk

OF_THE_SUMMIT = {"venues": Venue, "rooms": Room, "walks": Walk, "tracks": Track, "kinds": Kind}
OF_THE_EVENT = {"days": Day, "organisers": Organiser, "documents": EventDocument}


def counted(event: Event, summit: Event) -> dict[str, int]:
    """By the names of the pages; with contacts, links, related and parts."""
    asked = [_count(model, summit, name) for name, model in OF_THE_SUMMIT.items()]
    asked += [_count(model, event, name) for name, model in OF_THE_EVENT.items()]
    parts = select(func.count()).where(Event.part_of_id == event.id).scalar_subquery().label("parts")
    row = db.session.execute(select(*asked, parts)).one()
    return {**row._asdict(), **{name: len(getattr(event, name)) for name in ("contacts", "links", "related")}}


def _count(model: Any, event: Event, name: str) -> Any:
    return select(func.count()).where(model.event_id == event.id).scalar_subquery().label(name)
