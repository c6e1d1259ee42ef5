"""`summit`: the event of the desk's tests, with people on its rosters."""

import pytest

from eventsys.events.models import Event
from tests.invitations.asked import Summit, furnish


@pytest.fixture
def summit(event: Event) -> Summit:
    return furnish(event)
