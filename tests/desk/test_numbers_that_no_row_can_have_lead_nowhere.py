import pytest

from eventsys.events.models import Event

from .organisers import Organiser

LARGER = 10**20  # than any database counts
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
