"""A copy of the draft, to be looked at in every form before it is public."""

from eventsys.editions import services as editions
from eventsys.events.models import Event
from eventsys.kit import clock
from eventsys.programme.amend import amend
from eventsys.programme.canonical import decode

from .services import collect


def copy_draft(summit: Event) -> str:
    """Keep the draft as it stands now, amended as if it were published; gives its digest."""
    last = editions.latest(summit.slug)
    return editions.copy(amend(collect(summit), decode(last.body) if last else None, clock.now()))
