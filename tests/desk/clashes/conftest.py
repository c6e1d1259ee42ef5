"""An organiser of a draft with clashes, and a page of theirs as a few plain facts."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from ...agenda.clashes.drafts import Draft, a_draft
from ..organisers import Organiser, an_organiser

LIST = "/desk/e/summit/clashes"


@pytest.fixture
def draft(app: Flask) -> Draft:
    """Two sessions in one room, one of them with somebody who has not answered."""
    draft = a_draft()
    draft.session("Opening", "10:00", people="ada")
    draft.session("Panel", "10:30", people="ben", state="invited")
    return draft


@pytest.fixture
def as_role(app: Flask, draft: Draft) -> Callable[[str], Organiser]:
    return lambda role: an_organiser(app, role, draft.summit)


@pytest.fixture
def organiser(as_role: Callable[[str], Organiser]) -> Organiser:
    return as_role("owner")


def headings(page: str) -> list[str]:
    return re.findall(r"<h3>(.*?)</h3>", page)


def tokens(page: str) -> list[str]:
    return re.findall(r'name="token" value="(.*?)"', page)
