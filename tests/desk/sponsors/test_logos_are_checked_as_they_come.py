import io

import pytest
from PIL import Image

from eventsys.events.models import Event
from eventsys.kit import journal, storage
from eventsys.kit.database import db
from eventsys.sponsors.models import Listing

from ..settings.papers import picture, sent
from .conftest import Sponsors

SVG = (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 100">'
       b'<rect width="200" height="100" fill="#0b3d6b"/></svg>')


def listing() -> Listing:
    db.session.expire_all()
    return db.session.scalars(db.select(Listing).where(Listing.name == "Foundation")).one()


def send(sponsors: Sponsors, **files: object) -> str:
    seen = journal.revision(f"listing:{listing().id}")
    return sponsors.send(f"/{listing().id}", name="Foundation", tier="1", seen=str(seen), **files)


def test_a_drawing_is_kept_as_the_picture_that_is_drawn_of_it(two_tiers: Sponsors, event: Event) -> None:
    send(two_tiers, logo=sent(SVG, "logo.svg"))
    response = two_tiers.browser.get(f"/desk/e/summit/files/{listing().logo_digest}")
    assert response.content_type == "image/png"
    assert Image.open(io.BytesIO(response.data)).size == (1600, 500)


def test_pixels_are_encoded_anew(two_tiers: Sponsors) -> None:
    send(two_tiers, logo=sent(picture("JPEG") + b"<script>", "logo.jpg"))
    assert b"<script>" not in storage.read(listing().logo_digest or "")


def test_what_is_too_small_or_not_seen_is_told(two_tiers: Sponsors) -> None:
    page = send(two_tiers, logo=sent(picture(size=(40, 20)), "logo.png"))
    assert "too small for print here: sharp up to 2 mm high" in page
    page = send(two_tiers, logo=sent(picture(size=(900, 300), colour="white"), "logo.png"))
    assert "hardly seen on white" in page
    details = two_tiers.text(f"/{listing().id}")
    assert "900 × 300 pixels: sharp in print up to 76 × 25 mm." in details
    assert "hardly seen: it melts into the ground" in details


def test_a_variant_for_dark_ground_is_put_and_taken_away(two_tiers: Sponsors) -> None:
    send(two_tiers, logo=sent(SVG, "logo.svg"), logo_dark=sent(picture(colour="white"), "dark.png"))
    light = listing().logo_digest
    two_tiers.send(f"/{listing().id}/no-logo", ground="dark")
    assert (listing().logo_digest, listing().logo_dark_digest) == (light, None)
    two_tiers.send(f"/{listing().id}/no-logo", ground="light")
    assert listing().logo_digest is None


def test_a_logo_stays_where_no_other_is_sent(two_tiers: Sponsors) -> None:
    send(two_tiers, logo=sent(SVG, "logo.svg"))
    digest = listing().logo_digest
    send(two_tiers, words="In words")
    assert listing().logo_digest == digest


@pytest.mark.parametrize(("data", "words"), [
    (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>Hi</text></svg>', "letters of a font"),
    (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "no size of its own"),
    (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "declares entities"),
    (b"\x1f\x8b\x08", "no SVG drawing"), (b"%PDF-1.7", "no PNG, JPEG, WebP or SVG picture"),
], ids=["letters", "size", "entities", "svgz", "pdf"])
def test_what_cannot_be_kept_is_refused_with_what_to_do(two_tiers: Sponsors, data: bytes, words: str) -> None:
    page = two_tiers.refused("/new", name="Works", tier="1", logo=sent(data, "logo.svg"))
    assert words in page
    assert 'value="Works"' in page
