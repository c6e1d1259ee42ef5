"""Pictures for organisers: of people in the directory, and those of events that the account works on."""

from flask import Response, abort, make_response
from sqlalchemy import Select, exists, or_, select

from eventsys.events.models import Event
from eventsys.kit import storage
from eventsys.kit.access import signed_in
from eventsys.kit.database import db
from eventsys.kit.storage import StoredFile
from eventsys.people.models import Person
from eventsys.sessions.models import Appearance, Session
from eventsys.sponsors.models import Listing, Tier

from ..shell import bp, may
from .around import summit_ids

AN_HOUR = 3600  # seconds
IMAGES = ("image/png", "image/jpeg", "image/webp")


@bp.get("/pictures/<digest>")
@signed_in
def picture(digest: str) -> Response:
    """404 for what belongs to nothing that the account may see, however well it is kept."""
    file = db.session.get(StoredFile, digest)
    if file is None or file.media_type not in IMAGES or not _may_see(digest):
        abort(404)
    try:
        return shown(storage.read(digest), file.media_type)
    except FileNotFoundError:
        abort(404)


def shown(data: bytes, media_type: str) -> Response:
    """For one reader, and run as nothing."""
    response = make_response(data)
    response.headers["Content-Type"] = media_type
    response.headers["Cache-Control"] = f"private, max-age={AN_HOUR}"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _may_see(digest: str) -> bool:
    ids = summit_ids()
    whose = exists().where(Person.picture_digest == digest)
    if not may("directory.view"):
        on_a_roster = select(Appearance.person_id).join(Session, Session.id == Appearance.session_id)
        whose = whose.where(Person.id.in_(_within(on_a_roster, ids)))
    own = or_(Event.id.in_(ids), Event.part_of_id.in_(ids)) if ids is not None else Event.id.is_not(None)
    events = exists().where(Event.picture_digest == digest, own)
    logos = exists().where(
        or_(Listing.logo_digest == digest, Listing.logo_dark_digest == digest), Listing.tier_id == Tier.id,
        Tier.event_id == Event.id, own)
    return bool(db.session.scalar(select(or_(whose, events, logos))))


def _within(appearances: Select[int], ids: set[int] | None) -> Select[int]:
    return appearances if ids is None else appearances.where(Session.summit_id.in_(ids))
