"""PDF/UA-1, as an independent validator sees it, and what assistive technology asks for first."""

import page as validator
import pytest

from .printed import Printed, squeezed


def test_it_is_pdf_ua_1(paper: Printed) -> None:
    report = validator.validate_pdf_bytes(paper.data, profile=validator.ValidationProfile.PDF_UA_1)
    assert [f"{fault.rule_id}: {fault.message}" for fault in report.failures][:5] == []
    assert report.is_compliant


def test_it_is_tagged_and_shows_its_title_and_language(paper: Printed) -> None:
    root = paper.inside.Root
    assert root.MarkInfo.Marked
    assert root.StructTreeRoot.K is not None
    assert str(root.Lang) == "en"
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(paper.inside.docinfo["/Title"]).startswith(paper.view.event.title)


def test_bookmarks_lead_to_the_pages_with_their_titles(paper: Printed) -> None:
    assert paper.bookmarks
    for _level, title, number in paper.bookmarks:
        assert squeezed(title) in paper.squeezed[number - 1], title


@pytest.mark.parametrize("title", ["Contents", "Good to know", "People", "Sponsors and partners"])
def test_the_booklet_has_a_chapter(book: Printed, title: str) -> None:
    assert title in [name for level, name, _ in book.bookmarks if level == 0]


def test_a_link_in_the_index_leads_to_the_page_that_it_names(book: Printed) -> None:
    targets = destinations(book)
    for number in book.part("People"):
        text = book.document[number - 1].get_textpage()
        links = [note for note in book.inside.pages[number - 1].Annots if note.Subtype == "/Link"]
        assert links
        for note in links:
            left, top, right, bottom = (float(side) for side in note.Rect)
            said = squeezed(text.get_text_bounded(left, bottom, right, top))
            assert said.endswith(f"→{targets[str(note.Dest)]}"), said


def test_every_link_within_leads_somewhere(paper: Printed) -> None:
    targets = destinations(paper)
    for page in paper.inside.pages:
        for note in page.get("/Annots", []):
            assert "/A" in note or str(note.Dest) in targets


def destinations(paper: Printed) -> dict[str, int]:
    """Name to number of the page; empty where nothing is linked to."""
    if "/Names" not in paper.inside.Root:
        return {}
    pages = {page.objgen: number for number, page in enumerate(paper.inside.pages, 1)}
    names = list(paper.inside.Root.Names.Dests.Names)
    return {str(name): pages[place[0].objgen] for name, place in zip(names[::2], names[1::2], strict=True)}
