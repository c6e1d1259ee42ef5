"""Whose turn is how far away."""

from sqlalchemy import and_, func, or_, select

from eventsys.kit.database import db

from .models import Registration


def position(registration: Registration) -> int:
    """1 for who is next in their category."""
    ahead = or_(Registration.priority > registration.priority,
                and_(Registration.priority == registration.priority, Registration.line < registration.line))
    return 1 + (db.session.scalar(select(func.count()).where(
        Registration.category_id == registration.category_id, Registration.state == "waitlisted", ahead)) or 0)
