"""What the pages of a focal point share: whose delegation the link opens, and how they are framed.

A view decorated by `theirs` is given a `Focal` in place of the token. To follow the link writes nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any

from flask import Response, abort, url_for
from werkzeug import Response as Answer

from eventsys.kit import clock, journal
from eventsys.kit.access import by_link
from eventsys.kit.database import db
from eventsys.kit.i18n import gettext as _

from .. import delegating, delegation_links
from ..delegation_links import Opened
from ..models import Allotment, Category, Delegation, Registration
from ..places import Tally
from .shell import card_of, onward, page


@dataclass(frozen=True)
class Focal:
    token: str
    opened: Opened

    @property
    def delegation(self) -> Delegation:
        return self.opened.delegation

    @cached_property
    def allotments(self) -> list[tuple[Allotment, Category, Tally]]:
        return [one for one in delegating.allotments(self.delegation) if one[0].places or one[2].taken]

    @property
    def free(self) -> Sequence[Category]:
        """In which somebody can be named."""
        return [category for _allotment, category, tally in self.allotments if not tally.is_full]

    @property
    def is_late(self) -> bool:
        return delegating.is_late_for(self.opened.summit, self.delegation, clock.now())

    def at(self, endpoint: str, **values: Any) -> str:
        return url_for(f"registration.{endpoint}", token=self.token, **values)

    def back(self, words: str = "") -> Answer:
        return onward(self.at("delegation"), words)


def theirs(view: Callable[..., Answer]) -> Callable[..., Answer]:
    @by_link
    @wraps(view)
    def given(token: str, **values: Any) -> Answer:
        found = delegation_links.opened(token)
        if found is None or found.delegation.state != "granted":
            abort(404)
        if delegation_links.is_over(found.summit, clock.now()):
            return page("registration/delegation/over.html", 410, event=card_of(found.summit), contact=found.contact,
                        summit=found.summit)
        with journal.acting(*found.actor):
            return view(Focal(token, found), **values)
    return given


def show(focal: Focal, template: str, status: int = 200, **values: Any) -> Response:
    """Values that each has beside the frame's: focal, delegation, zone, back."""
    found = focal.opened
    given = {"focal": focal, "delegation": found.delegation, "zone": found.summit.zone, "back": focal.at("delegation"),
             **values}
    return page(template, status, event=card_of(found.summit), contact=found.contact, **given)


def member_or_404(focal: Focal, number: int) -> Registration:
    """Within the delegation."""
    found = db.session.get(Registration, number)
    if found is None or found.delegation_id != focal.delegation.id or found.erased_at is not None:
        abort(404)
    return found


def how(registration: Registration) -> tuple[str, str]:
    """As a focal point is told: a key, and words. What somebody answered is not theirs to see."""
    match registration.state:
        case "confirmed":
            return "complete", _("Complete")
        case "offered" if registration.email:
            return "invited", _("Invited")
        case "offered":
            return "open", _("To be completed by you")
        case "declined":
            return "gone", _("Declined by the organisers")
    return "gone", _("Withdrawn")
