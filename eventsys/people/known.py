"""Names for fields that propose as one types."""

from sqlalchemy import select

from eventsys.kit.database import db

from .models import Organisation

MOST = 1_000  # a page with more proposals is slower than typing


def organisation_names() -> list[str]:
    return list(db.session.scalars(select(Organisation.name).order_by(Organisation.name).limit(MOST)))
