"""Which sessions a sponsor is named for."""

from sqlalchemy import select

from eventsys.kit.database import db

from .models import Session


def sessions_of(listing_id: int) -> list[Session]:
    return list(db.session.scalars(
        select(Session).where(Session.sponsor_id == listing_id).order_by(Session.rank, Session.id)))
