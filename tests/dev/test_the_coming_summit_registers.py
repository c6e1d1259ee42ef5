"""The demo's registration is open, has people in every state, and its counters are true."""

from collections import Counter
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import func, select

from eventsys.events.models import Event
from eventsys.events.services import find
from eventsys.kit.database import db
from eventsys.kit.outbox import Letter
from eventsys.registration import asking, categories, places, setting_up
from eventsys.registration.models import Registration
from eventsys.registration.places import category_key, event_key


@pytest.fixture
def draft(demo: Flask) -> Iterator[Event]:
    with demo.app_context():
        found = find("common-ground-summit")
        assert found
        yield found


def test_people_of_every_state_have_registered_and_the_counters_are_true(draft: Event) -> None:
    setup = setting_up.find(draft)
    assert setup
    assert setup.is_open
    rows = db.session.scalars(select(Registration).where(Registration.event_id == draft.id)).all()
    states = Counter(row.state for row in rows)
    assert states.keys() == {"confirmed", "offered", "waitlisted", "pending", "declined", "cancelled"}
    assert len(rows) >= 60
    assert places.tally(event_key(draft.id)).taken == states["confirmed"] + states["offered"]
    full = [row for row in categories.of(draft) if places.tally(category_key(row.id)).is_full]
    assert [row.name for row in full] == ["Civil society"]
    assert {row.admission for row in categories.of(draft)} == {"open", "approval", "invitation"}


def test_it_asks_in_three_groups_and_writes_to_nobody(draft: Event) -> None:
    assert len({one.page for one in asking.questions(draft.id)}) == 3
    assert any(one.only_if_id for one in asking.questions(draft.id))
    assert not db.session.scalar(select(func.count()).where(Letter.kind.startswith("registration.")))
