import pytest
from flask import Flask

from .drafts import Draft, a_draft


@pytest.fixture
def draft(app: Flask) -> Draft:
    return a_draft()
