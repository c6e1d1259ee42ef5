from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .conftest import PHONE, WIDE

PAGES = ["/desk/", "/desk/profile"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, PHONE, 320])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_pages_keep_to_their_window(
        desk: Callable[..., Page], inspect_with_axe: Callable[[Page], list[str]], path: str, width: int,
        dark: bool) -> None:
    page = desk(path, width=width, dark=dark)
    assert inspect_with_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
