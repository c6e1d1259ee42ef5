"""How a draft stands to the edition that people know, told quickly: for lists, and the head of every page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select

from eventsys.editions.models import Edition, Publication
from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.kit.journal import Act

BESIDE_THE_PROGRAMME = ("clashes", "colleagues", "delegation", "invitations", "letters", "messages", "publishing",
                        "registration")  # rooms in verbs
RESTORING = "publishing.restore"  # the draft made like an edition again


@dataclass(frozen=True)
class Standing:
    number: int | None = None  # of the edition shown now
    published_at: datetime | None = None
    was_public: bool = False
    worked_on_at: datetime | None = None  # when something that may become public was last changed

    @property
    def is_shown(self) -> bool:
        return self.number is not None

    @property
    def is_changed(self) -> bool:
        """Something was done since; whether it shows is for a comparison to say."""
        return bool(self.published_at and self.worked_on_at and self.worked_on_at > self.published_at)


def standings(summits: Iterable[Event]) -> dict[int, Standing]:
    """By the number of the summit, in one query."""
    beside = and_(or_(*(Act.verb.startswith(f"{room}.") for room in BESIDE_THE_PROGRAMME)), Act.verb != RESTORING)
    last_work = (
        select(Act.at).where(Act.about == Event.id, ~beside)
        .order_by(Act.id.desc()).limit(1).correlate(Event).scalar_subquery())
    rows = db.session.execute(
        select(Event.id, Publication.slug, Edition.number, Edition.published_at, last_work)
        .outerjoin(Publication, Publication.slug == Event.slug).outerjoin(Edition, Edition.id == Publication.edition_id)
        .where(Event.id.in_([summit.id for summit in summits])))
    return {id_: Standing(number, at, slug is not None, worked_on) for id_, slug, number, at, worked_on in rows}


def standing(summit: Event) -> Standing:
    return standings([summit])[summit.id]
