import pytest

from eventsys.events.models import Event

from .organisers import Organiser


@pytest.mark.parametrize("path", ["/desk/e/summit/journal?who=%00", "/desk/?q=a%00b"])
def test_a_nul_in_an_address_is_refused(organiser: Organiser, event: Event, path: str) -> None:
    assert organiser.get(path).status_code == 400


@pytest.mark.parametrize("path", ["/desk/e/summit/clashes/accept", "/desk/e/summit/absences", "/desk/sign-in"])
def test_a_nul_in_a_form_is_refused(organiser: Organiser, event: Event, path: str) -> None:
    assert organiser.post(path, {"reason": "a\0b", "key": "room.1-2.hall"}).status_code == 400
