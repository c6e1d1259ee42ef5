from collections.abc import Callable

from eventsys.events.models import Event, Room
from eventsys.events.services import keep
from eventsys.kit import journal
from eventsys.kit.database import transaction
from eventsys.sessions.services import add_session
from eventsys.sponsors.models import Promise
from eventsys.sponsors.services import add_tier, list_sponsor

from .organisers import Organiser

PATH = "/desk/e/summit/"


def test_a_new_event_says_what_to_begin_with(organiser: Organiser, event: Event) -> None:
    page = organiser.text(PATH)
    assert "Add the rooms" in page
    with transaction():
        journal.act("events.make", about=event.id, event="Summit")
        keep(Room, event, "hall", name="Hall")
    page = organiser.text(PATH)
    assert "Add the rooms" not in page
    assert "Made the event <bdi>Summit</bdi>" in page


def test_what_waits_is_told_to_those_who_may_do_it(
        organiser: Organiser, as_role: Callable[[str], Organiser], event: Event, part: Event) -> None:
    with transaction():
        journal.act("events.make", about=event.id)
        add_session(event, "Opening")
        list_sponsor(add_tier(event.id, "gold", "Sponsors:"), "Foundation", promises=(Promise("A stand"),))
    page = organiser.text(PATH)
    assert "1 session has no time yet" in page
    assert "1 promise to a sponsor is owed" in page
    assert 'href="/desk/e/part/"' in page
    seen = as_role("viewer").text(PATH)
    assert "promise" not in seen
    assert "Done lately" not in seen


def test_it_is_where_one_comes_in(organiser: Organiser, event: Event) -> None:
    assert f'href="{PATH}"' in organiser.text("/desk/")
