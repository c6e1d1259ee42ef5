from collections.abc import Callable

from flask import Flask

from eventsys.events.models import Event

from .organisers import Organiser, a_draft


def test_who_is_signed_out_is_asked_to_sign_in_first(app: Flask) -> None:
    response = app.test_client().get("/desk/?q=summit")
    assert response.status_code == 303
    assert response.location == "/desk/sign-in?next=/desk/?q%3Dsummit"


def test_only_events_with_a_role_are_listed(organiser: Organiser, event: Event) -> None:
    a_draft("elsewhere", title="Elsewhere")
    page = organiser.text("/desk/")
    assert "Summit" in page
    assert "Elsewhere" not in page


def test_an_administrator_sees_them_all(as_role: Callable[[str], Organiser]) -> None:
    a_draft("elsewhere", title="Elsewhere")
    page = as_role("administrator").text("/desk/")
    assert "Summit" in page
    assert "Elsewhere" in page


def test_without_a_role_the_page_says_what_to_do(as_role: Callable[[str], Organiser]) -> None:
    assert "no role in any event yet" in as_role("nobody").text("/desk/")


def test_a_refusal_is_told_within_the_desk(as_role: Callable[[str], Organiser]) -> None:
    viewer = as_role("viewer")
    unknown, forbidden = viewer.get("/desk/e/nowhere/colleagues"), viewer.post("/desk/e/summit/colleagues")
    assert (unknown.status_code, forbidden.status_code) == (404, 403)
    assert "There is nothing at this address" in unknown.text
    assert "You may not do this" in forbidden.text
    assert all("All my events" in page.text for page in (unknown, forbidden))


def test_a_search_that_finds_nothing_says_so(organiser: Organiser) -> None:
    assert "No event of yours has “nowhere”" in organiser.text("/desk/?q=nowhere")
