"""WCAG 2.2 AA as far as a program can tell, on every kind of page, at both widths, by day and by night."""

import pytest

from .conftest import PHONE, WIDE

SUMMIT = "/e/common-ground-summit"
PAGES = {
    "/": 200, f"{SUMMIT}/": 200, f"{SUMMIT}/sessions/after-the-incident": 200, f"{SUMMIT}/people/": 200,
    f"{SUMMIT}/people/?q=mayor": 200, f"{SUMMIT}/people/kwabena-osei-tutu": 200, f"{SUMMIT}/sponsors": 200,
    f"{SUMMIT}/search": 200, f"{SUMMIT}/search?q=mayor": 200, f"{SUMMIT}/search?q=zzzz": 200,
    f"{SUMMIT}/subscribe": 200, "/e/fourth-global-summit/": 200, "/e/world-urban-forum-12/": 200,
    "/e/berlin-summer-dialogue/": 200, "/nothing": 404,
}


@pytest.mark.parametrize(("path", "status"), PAGES.items())
def test_axe_finds_nothing(visit, inspect_with_axe, path, status):
    page = visit(path, status=status)
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in (WIDE, PHONE):
            page.set_viewport_size({"width": width, "height": 900})
            found[scheme, width] = inspect_with_axe(page)
    assert not any(found.values()), found


@pytest.mark.parametrize(("path", "status"), PAGES.items())
def test_nothing_is_wider_than_its_window_also_when_magnified(visit, path, status):
    page = visit(path, status=status)
    for width in (320, 640, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
    assert page.title().strip()
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert page.locator("html").get_attribute("lang") == "en"
