import pytest

from eventsys.events.models import Event

from ..organisers import Organiser

AT = "/desk/e/summit/settings"
LISTS = ("days", "venues", "rooms", "walks", "tracks", "kinds", "organisers", "documents", "contacts", "links",
         "related")


@pytest.mark.parametrize("path", ["", "/facts", "/texts", "/looks", "/parts", "/parts/new", "/standing",
                                  *(f"/{what}" for what in LISTS), *(f"/{what}/new" for what in LISTS)])
def test_every_page_is_there_for_a_new_event(organiser: Organiser, event: Event, path: str) -> None:
    organiser.text(AT + path)
