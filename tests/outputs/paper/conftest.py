"""Each print-out is made once for all tests, in the child and strictly: WeasyPrint may not utter a word."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eventsys.outputs.paper import render_in_child
from eventsys.programme import canonical
from eventsys.programme.structs import Programme
from tests.workload import summit

from . import dialogue
from .printed import BASE, Printed

HERE = Path(__file__).parent
Print = Callable[..., Printed]


@pytest.hookimpl(tryfirst=True)  # xdist reads the marks in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker renders: the others would make the same once more."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("paper"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where fontconfig keeps what it knows."""
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(scope="session")
def printing(cache: Path) -> Print:
    def made(programme: Programme, kind: str = "booklet", slug: str = "", **values: Any) -> Printed:
        data = render_in_child(kind, canonical.encode(programme), base=BASE, slug=slug,  # type: ignore[arg-type]
                               cache=cache, strict=True, load=dialogue.load, **values)
        return Printed(data, programme, slug)
    return made


@pytest.fixture(scope="session")
def large() -> Programme:
    return summit(sessions=60, rooms=6, days=2, people=80, sponsors=12)


@pytest.fixture(scope="session")
def small() -> Programme:
    return dialogue.dialogue()


@pytest.fixture(scope="session")
def booklet(printing: Print, large: Programme) -> Printed:
    """Of a summit, A5."""
    return printing(large)


@pytest.fixture(scope="session")
def glance(printing: Print, large: Programme) -> Printed:
    return printing(large, "glance")


@pytest.fixture(scope="session")
def small_booklet(printing: Print, small: Programme) -> Printed:
    """Of the dialogue, A4."""
    return printing(small, size="a4")


@pytest.fixture(scope="session")
def small_glance(printing: Print, small: Programme) -> Printed:
    return printing(small, "glance")


@pytest.fixture(scope="session")
def of_the_part(printing: Print, small: Programme) -> Printed:
    return printing(small, slug="lab")


@pytest.fixture(params=["booklet", "glance", "small_booklet", "small_glance", "of_the_part"])
def paper(request: pytest.FixtureRequest) -> Printed:
    """Every print-out in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["booklet", "small_booklet"])
def book(request: pytest.FixtureRequest) -> Printed:
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["glance", "small_glance"])
def grid(request: pytest.FixtureRequest) -> Printed:
    return request.getfixturevalue(request.param)
