"""The event is cancelled, or held at another time or place: everybody concerned is told in one act."""

from flask import abort, redirect
from sqlalchemy import select
from werkzeug import Response as Redirect

from eventsys.kit.access import needs
from eventsys.kit.database import db, transaction
from eventsys.registration import messages, notices
from eventsys.registration.models import Message

from ..shell import bp, here
from . import plan


@bp.post("/e/<slug>/messages/tell")
@needs("registration.edit")
def tell_everybody(slug: str) -> Redirect:
    """A draft of the letter that tells it; one that was begun already is gone on with."""
    place = here()
    if place.event is not place.summit:
        abort(404)
    with transaction():
        known = _begun() or messages.draft(place.summit, notices.first_words(place.summit), None)
        number = known.id
    return redirect(plan.address("message", plan.message_or_404(number)), 303)


def _begun() -> Message | None:
    summit = here().summit
    return db.session.scalar(select(Message).where(
        Message.event_id == summit.id, Message.tells == notices.kind_of(summit), Message.sent_at.is_(None))
        .order_by(Message.id.desc()).limit(1))
