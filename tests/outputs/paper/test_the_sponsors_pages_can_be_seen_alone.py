import io

import pypdfium2
from PIL import Image

from eventsys.outputs.links import Links
from eventsys.outputs.paper.closing import closing
from eventsys.outputs.paper.looking import pictures
from eventsys.programme.structs import Acknowledgement, Listing, Tier
from eventsys.programme.view import view

from ...builders import a_programme, an_event


def printed(**facts: object) -> bytes:
    return closing(view(a_programme(events=(an_event(**facts),))), Links("https://events.example.org"), strict=True)


def text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_they_hold_the_tiers_the_thanks_and_the_strip() -> None:
    pdf = printed(tiers=(Tier("gold", "Sponsors:", (Listing("Foundation", "Co-funded by the Union"),)),),
                  acknowledgement=Acknowledgement("Thanks", "<p>To all who came.</p>"))
    said = " ".join(text(pdf).split())
    assert said.count("Co-funded by the Union") == 2  # on the page and in the strip
    assert "To all who came." in said


def test_an_event_without_sponsors_has_an_empty_page() -> None:
    assert printed().startswith(b"%PDF")


def test_pages_become_pictures_of_their_size() -> None:
    picture, = pictures(printed())
    width, height = Image.open(io.BytesIO(picture)).size
    assert abs(width / height - 148 / 210) < 0.01
    assert width > 800
