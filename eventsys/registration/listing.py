"""The public list of participants: those who agreed to stand in it and have a place; name, position, organisation,
country, and nothing else."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select

from eventsys.events.models import Event
from eventsys.kit.database import db
from eventsys.kit.i18n import locale

from .models import Registration

A_PAGE = 60


@dataclass(frozen=True)
class Participant:
    name: str
    position: str
    organisation: str
    country: str  # ISO 3166-1 alpha-2


@dataclass(frozen=True)
class Listed:
    """One page of them."""

    participants: list[Participant]
    found: int  # on all pages
    number: int  # of the page, from 1
    last: int


def listed(summit: Event, words: str = "", number: int = 1) -> Listed:
    """By name; two queries. `words` are looked for in all that is shown."""
    own = (Registration.event_id == summit.id, Registration.state == "confirmed", Registration.is_listed.is_(True),
           Registration.erased_at.is_(None), Registration.name != "", *map(_says, words.split()))
    found = db.session.scalar(select(func.count()).select_from(Registration).where(*own)) or 0
    last = max(1, -(-found // A_PAGE))
    at = min(max(1, number), last)
    rows = db.session.execute(
        select(Registration.name, Registration.position, Registration.organisation, Registration.country).where(*own)
        .order_by(func.lower(Registration.name), Registration.id).limit(A_PAGE).offset((at - 1) * A_PAGE))
    return Listed([Participant(*row) for row in rows], found, at, last)


def _says(word: str) -> ColumnElement[bool]:
    folded = word.casefold()
    countries = [code for code, name in locale().territories.items() if len(code) == 2 and folded in name.casefold()]
    return or_(Registration.country.in_(countries), *(
        column.icontains(word, autoescape=True)
        for column in (Registration.name, Registration.position, Registration.organisation)))
