"""`summit`: an event with people on its rosters. `ada`: the browser of one of them, who was asked."""

import pytest
from flask import Flask

from ..desk.organisers import a_draft
from .asked import Panelist, Summit, ask, furnish, link_of


@pytest.fixture
def summit(app: Flask) -> Summit:
    return furnish(a_draft())


@pytest.fixture
def ada(app: Flask, summit: Summit) -> Panelist:
    ask(summit, summit.ada)
    return Panelist(app, link_of())
