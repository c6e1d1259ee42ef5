"""How many have signed up, as the clash check asks for it: registration knows sessions by their public names only."""

from eventsys.events.models import Event
from eventsys.registration import signing_up
from eventsys.sessions import queries


def signed_up(summit: Event) -> dict[int, int]:
    """By the session's number; those with a place. Two queries, or one where nobody signs up for anything."""
    counted = {slug: tally.taken for slug, tally in signing_up.tallies(summit).items() if tally.taken}
    if not counted:
        return {}
    return {number: counted[slug] for slug, number in queries.numbers_of(summit.id, counted).items()}
