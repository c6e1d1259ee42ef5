"""The end of a form that completes a nominee's data, by themselves or by their focal point."""

from flask import session

from eventsys.kit import clock, journal
from eventsys.kit.database import db

from .. import delegating, delegation_links
from ..applying import Opened
from ..delegating import BY_FOCAL_POINT, Refused
from ..models import Delegation, Registration
from ..registering import Entry

WAY_BACK = "delegation"  # in the session: the link of the focal point who completes for somebody


class NotComplete(Exception):
    """Nothing was written; as delegating.Refused, or "closed"."""

    def __init__(self, why: str) -> None:
        self.why = why


def complete(found: Opened, entry: Entry) -> dict[str, object]:
    """Gives what the page after tells. Raises NotComplete."""
    registration = db.session.get_one(Registration, found.application.registration_id)
    if delegation_links.is_over(found.summit, clock.now()):
        raise NotComplete("closed")
    with journal.acting(*_actor(found, registration)):
        outcome = delegating.complete(found.summit, registration, entry)
    if isinstance(outcome, Refused):
        raise NotComplete(outcome.why)
    return {"state": "complete", "name": entry.name, "by": found.application.you.get("by", "")}


def way_back(found: Opened) -> str:
    """The link of the focal point in whose browser this is; "" in any other."""
    if found.application.registration_id is None or WAY_BACK not in session:
        return ""
    opened = delegation_links.opened(session[WAY_BACK])
    return session[WAY_BACK] if opened and opened.summit.id == found.summit.id else ""


def _actor(found: Opened, registration: Registration) -> tuple[str, str]:
    if found.application.you.get("by") != BY_FOCAL_POINT:
        return f"registration:{registration.id}", registration.name
    delegation = db.session.get_one(Delegation, registration.delegation_id)
    return f"delegation:{delegation.id}", delegation.focal_name
