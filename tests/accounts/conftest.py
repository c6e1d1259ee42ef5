from collections.abc import Iterator

import pytest
from flask import Flask

from eventsys.accounts import passwords
from eventsys.accounts.models import Account

from ..desk.organisers import an_account
from .browsing import PASSWORD, Browser


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The real thing with little work, so that the suite need not wait for it; one test looks at the real cost."""
    monkeypatch.setattr(passwords, "_hasher", passwords.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    passwords._nobodys.cache_clear()
    yield
    passwords._nobodys.cache_clear()


@pytest.fixture
def ada(app: Flask) -> Account:
    """Ada, who chose a password long ago."""
    return an_account("ada@example.org", name="Ada", password=PASSWORD)


@pytest.fixture
def browser(app: Flask) -> Browser:
    return Browser(app)
