"""Every page of the desk that an address alone leads to, also those that are added later."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page

from ..desk.addresses import of_the_desk
from .conftest import PHONE, WIDE, organiser_s_cookie

SLUG = "common-ground-summit"


@pytest.fixture(scope="session")
def paths(demo_app: Flask) -> list[str]:
    return sorted(_of_pages(demo_app))


def _of_pages(app: Flask) -> Iterator[str]:
    """Neither data, nor pieces of a page that a script asks for, nor what needs a question to answer."""
    cookie, client = organiser_s_cookie(app, ""), app.test_client()
    client.set_cookie(cookie["name"], cookie["value"])
    for address in of_the_desk(app, SLUG):
        if address.method == "GET" and not address.names_more:
            answer = client.get(address.path)
            if answer.status_code == 200 and answer.data.startswith(b"<!doctype html>"):
                yield address.path


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (PHONE, True)], ids=["wide and light", "phone and dark"])
def test_axe_finds_nothing(
        desk: Callable[..., Page], inspect_with_axe: Callable[[Page], list[str]], paths: list[str], width: int,
        dark: bool) -> None:
    page = desk("/desk/", width=width, dark=dark)
    found = {}
    for path in paths:
        page.goto(path)
        if (faults := inspect_with_axe(page)):
            found[path] = faults
    assert found == {}


@pytest.mark.parametrize("width", [WIDE, PHONE, 320])
def test_pages_keep_to_their_window(desk: Callable[..., Page], paths: list[str], width: int) -> None:
    page = desk("/desk/", width=width)
    wider = {}
    for path in paths:
        page.goto(path)
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > width:
            wider[path] = needed
    assert wider == {}
