import io

import pypdfium2
from PIL import Image

from eventsys.events.models import Event

from .conftest import AT, Sponsors


def test_the_draft_is_printed_with_the_booklets_own_pages(two_tiers: Sponsors, event: Event) -> None:
    page = two_tiers.text("/strip")
    assert f'src="{AT}/strip/1.png"' in page
    picture = two_tiers.browser.get(f"{AT}/strip/1.png")
    assert picture.headers["Cache-Control"] == "private, no-store"
    assert Image.open(io.BytesIO(picture.data)).format == "PNG"
    assert two_tiers.browser.get(f"{AT}/strip/9.png").status_code == 404
    with pypdfium2.PdfDocument(two_tiers.browser.get(f"{AT}/strip.pdf").data) as pdf:
        said = pdf[0].get_textpage().get_text_range()
    assert said.count("Foundation") == 2  # its tile, and the strip


def test_what_is_shown_nowhere_in_print_needs_no_printing(two_tiers: Sponsors, event: Event) -> None:
    for number, title in ((1, "Hosts:"), (2, "Sponsors:")):
        two_tiers.send(f"/tiers/{number}", title=title, on_page="y")
    assert "No tier with sponsors is shown in print yet" in two_tiers.text("/strip")
