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


def test_every_link_within_leads_to_a_page(paper: Printed) -> None:
    broken = [note for page in paper.inside.pages for note in page.get("/Annots", [])
              if note.get("/Subtype") == "/Link" and "/A" not in note and "/Dest" not in note]
    assert broken == []
