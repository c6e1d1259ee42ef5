"""What the overview shows of an event's registration: each table is asked once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from eventsys.events.models import Event
from eventsys.kit import clock
from eventsys.kit.database import db
from eventsys.registration import categories, deciding, places, setting_up
from eventsys.registration.models import Category, Code, Question, Registration, Setup
from eventsys.registration.places import Tally, category_key, event_key
from eventsys.registration.rules import Window, window
from eventsys.registration.setting_up import Lack


@dataclass(frozen=True)
class Row:
    category: Category
    tally: Tally
    pending: int
    offered: int
    window: Window

    @property
    def share(self) -> int:
        """Hundredths of its places that are taken."""
        return min(100, round(100 * self.tally.taken / self.tally.places)) if self.tally.places else 0


@dataclass(frozen=True)
class Overview:
    setup: Setup
    lacks: Sequence[Lack]
    whole: Tally
    rows: Sequence[Row]
    questions: int
    codes: int
    has_contact: bool

    @property
    def used(self) -> list[Row]:
        return [row for row in self.rows if row.category.closed_at is None]

    @property
    def closed(self) -> list[Row]:
        return [row for row in self.rows if row.category.closed_at is not None]

    @property
    def pending(self) -> int:
        return sum(row.pending for row in self.rows)

    @property
    def waiting(self) -> int:
        return sum(row.tally.waiting for row in self.rows)


def overview(summit: Event) -> Overview:
    """Eight queries."""
    setup = deciding.setup_of(summit)
    known = categories.of(summit)
    counted = places.tallies([event_key(summit.id), *(category_key(row.id) for row in known)])
    states = {(row[0], row[1]): row[2] for row in db.session.execute(
        select(Registration.category_id, Registration.state, func.count()).where(
            Registration.event_id == summit.id, Registration.state.in_(("pending", "offered")))
        .group_by(Registration.category_id, Registration.state))}
    now = clock.now()
    rows = [Row(row, counted.get(category_key(row.id), places.NOTHING), states.get((row.id, "pending"), 0),
                states.get((row.id, "offered"), 0), window(row.opens, row.closes, summit.zone, now)) for row in known]
    asked = select(func.count()).where(Question.event_id == summit.id, Question.retired_at.is_(None))
    given = select(func.count()).where(Code.event_id == summit.id, Code.closed_at.is_(None))
    counts = db.session.execute(select(asked.scalar_subquery(), given.scalar_subquery())).one()
    return Overview(setup, setting_up.lacking(summit), counted.get(event_key(summit.id), places.NOTHING), rows,
                    counts[0], counts[1], any(one.email for one in summit.contacts))
