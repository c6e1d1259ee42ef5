"""All tiers with their listings, what is to be said of their logos, and what is still owed."""

from flask import Response, url_for

from eventsys.kit import clock
from eventsys.kit.access import needs
from eventsys.sponsors import logos, queries

from ..shell import bp, event_page, here


@bp.get("/e/<slug>/sponsors")
@needs("sponsors.edit")
def sponsors(slug: str) -> Response:
    place = here()
    shelves = queries.shelves(place.event)
    listings = [listing for shelf in shelves for listing in shelf.listings]
    owed = [one for one in queries.promised(shelves) if one.promise.delivered is None]
    today = clock.now().date()
    return event_page(
        "desk/sponsors/list.html", here="sponsors", shelves=shelves, owed=owed,
        late=sum(one.is_late(today) for one in owed), of_the_whole=_of_the_whole(),
        verdicts=logos.verdicts([digest for one in listings for digest in (one.logo_digest, one.logo_dark_digest)]),
        file=lambda digest: url_for("desk.file", slug=slug, digest=digest))


def _of_the_whole() -> int:
    """How many tiers a part without its own stands under."""
    place = here()
    return 0 if place.event is place.summit else len(queries.tiers(place.summit))
