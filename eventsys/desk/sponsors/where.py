"""Where these pages are, and what they look up within the event."""

from flask import abort

from eventsys.sponsors import queries
from eventsys.sponsors.editing import Place
from eventsys.sponsors.models import Listing, Tier

from ..shell import here


def place() -> Place:
    at = here()
    return Place(at.event, at.summit)


def tier_or_404(number: int) -> Tier:
    return queries.find_tier(here().event, number) or abort(404)


def listing_or_404(number: int) -> tuple[Listing, Tier]:
    return queries.find_listing(here().event, number) or abort(404)
