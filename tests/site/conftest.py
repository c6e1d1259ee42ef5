from collections.abc import Callable

import pytest
from flask import Flask

from eventsys.editions import services
from eventsys.kit import clock
from eventsys.kit.database import transaction
from eventsys.programme.amend import amend
from eventsys.programme.structs import Programme


@pytest.fixture
def show(app: Flask) -> Callable[[Programme], None]:
    """Publish a programme as it stands."""
    def publish(programme: Programme) -> None:
        with transaction():
            services.keep(amend(programme, None, clock.now()), "")
    return publish
