import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

import eventsys.desk
from eventsys.events.models import Event

from ..workload import SLUG
from .addresses import Address, of_the_desk
from .full import a_full_event, fill_what_is_empty
from .organisers import Organiser, an_organiser

LARGER = 10**20  # than any database counts
TAKES_AWAY = re.compile("/(remove|delete|discard|sign-out|devices|cancel|bin|lock|state)")
PAGES = ("submissions", "invitations", "letters", "journal", "sessions", "sheets", "colleagues", "settings/rooms")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_not_there(organiser: Organiser, event: Event, page: str) -> None:
    assert organiser.get(f"/desk/e/summit/{page}/{LARGER}").status_code == 404


@pytest.mark.parametrize("path", ["undo/{}", "e/summit/undo/{}", "e/summit/absences/{}/remove"])
def test_nor_is_an_act(organiser: Organiser, event: Event, path: str) -> None:
    assert organiser.post(f"/desk/{path.format(LARGER)}").status_code == 404


@pytest.mark.parametrize("query", ["submissions?before={}", "submissions?person={}", "letters?before={}"])
def test_a_filter_counts_as_none(organiser: Organiser, event: Event, query: str) -> None:
    assert organiser.get(f"/desk/e/summit/{query.format(LARGER)}").status_code == 200


@pytest.mark.parametrize("sent", [str(LARGER), "9" * 5_000], ids=["no-row", "no-int"])
def test_no_form_and_no_query_brings_a_page_down(app: Flask, sent: str) -> None:
    """Whatever a page sends: each field that its templates name holds such a number."""
    a_full_event(app)
    fill_what_is_empty()
    organiser = an_organiser(app, "administrator")
    fields = dict.fromkeys(_fields(), sent)
    answers = {str(address): _answer(organiser, address, fields) for address in _gentle_ones_first(app)}
    assert len(answers) > 100
    assert {path: status for path, status in answers.items() if status >= 500} == {}


def _fields() -> set[str]:
    """As templates write them; those of lists, such as `seen-{{ id }}`, as of the first row."""
    found = {name for page in Path(eventsys.desk.__file__).parents[2].glob("templates/desk/**/*.html")
             for name in re.findall(r'\bname="([a-z_.-]+)["{]', page.read_text())}
    return {name + "1" if name.endswith("-") else name for name in found} | {"seen", "page", "before", "person"}


def _gentle_ones_first(app: Flask) -> list[Address]:
    """What takes something away would leave nothing to the others."""
    return sorted(of_the_desk(app, SLUG), key=lambda one: (one.method, bool(TAKES_AWAY.search(one.path))))


def _answer(organiser: Organiser, address: Address, fields: dict[str, str]) -> int:
    try:
        if address.method == "GET":
            return organiser.get(address.path, query_string=fields).status_code
        return organiser.post(address.path, fields | {"csrf_token": organiser.csrf}).status_code
    except (SQLAlchemyError, OverflowError, ValueError):
        return 500
