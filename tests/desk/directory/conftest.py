from collections.abc import Iterator

import pytest

from eventsys.desk.directory import alike


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    alike.forget()
    yield
    alike.forget()
