from eventsys.programme.structs import Listing, Tier
from tests.builders import a_programme, a_session, an_event

from . import dialogue
from .conftest import Print
from .printed import Printed, squeezed


def own_words(tiers: tuple[Tier, ...]) -> list[str]:
    """In the donors' own, where they prescribe any; a tier that holds nobody says nothing."""
    return [text for tier in tiers if tier.listings
            for text in (tier.title, *(listing.words or listing.name for listing in tier.listings))]


def test_the_strip_stands_on_every_inner_page_in_the_sponsors_own_words(book: Printed) -> None:
    for number, text in enumerate(book.squeezed[1:], 2):
        assert [words for words in own_words(book.view.event.tiers) if squeezed(words) not in text] == [], number


def test_the_strip_stands_on_every_page_at_a_glance(grid: Printed) -> None:
    for number, text in enumerate(grid.squeezed, 1):
        assert [words for words in own_words(grid.view.event.tiers) if squeezed(words) not in text] == [], number


def test_the_cover_bears_no_sponsor(book: Printed) -> None:
    assert [words for words in own_words(book.view.event.tiers) if squeezed(words) in book.squeezed[0]] == []


def test_a_name_is_not_printed_where_other_words_are_prescribed(small_booklet: Printed) -> None:
    for text in small_booklet.squeezed[1:]:
        assert text.count("EuropeanUnion") == text.count("CofundedbytheEuropeanUnion")


def test_the_sponsors_page_holds_every_tier_and_listing(book: Printed) -> None:
    text = book.text_of(book.part("Sponsors and partners"))
    pages = len(book.part("Sponsors and partners"))
    for words in own_words(book.view.event.tiers):  # once in each strip, and at least once above it
        assert text.count(squeezed(words)) > pages, words


def test_a_part_without_sponsors_is_held_under_those_of_its_event(of_the_part: Printed) -> None:
    for text in of_the_part.squeezed[1:]:
        assert [words for words in dialogue.STRIP if squeezed(words) not in text] == []


def test_whose_logo_cannot_be_had_is_named_all_the_same(small_booklet: Printed) -> None:
    assert squeezed("Bogotá Foundation") in small_booklet.text_of(small_booklet.part("Sponsors and partners"))


def test_a_tier_stands_only_where_it_is_to_be_shown(printing: Print) -> None:
    tiers = (Tier(key="one", title="Sponsors:", listings=(Listing(name="Everywhere"),)),
             Tier(key="two", title="Media:", listings=(Listing(name="Book only"),), shown_on=("booklet",)),
             Tier(key="three", title="Site:", listings=(Listing(name="Never here"),), shown_on=("page",)),
             Tier(key="four", title="Nobody:", listings=()))
    paper = printing(a_programme(a_session(at="10:00"), events=(an_event(tiers=tiers),)))
    assert sum("Bookonly" in text for text in paper.squeezed) == 1
    assert all("Everywhere" in text for text in paper.squeezed[1:])
    assert "Neverhere" not in paper.everything
    assert "Nobody" not in paper.everything
