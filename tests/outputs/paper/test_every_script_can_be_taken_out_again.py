"""As a reader copies it, searches it or has it read aloud."""

import pikepdf
import pytest

from . import dialogue
from .printed import Printed, squeezed


@pytest.mark.parametrize("text", [dialogue.ARABIC, dialogue.CHINESE, dialogue.CYRILLIC])
def test_a_paragraph_extracts_as_it_was_written(small_booklet: Printed, text: str) -> None:
    assert squeezed(text) in small_booklet.everything


@pytest.mark.parametrize("name", dialogue.PEOPLE.values())
def test_a_name_extracts_as_it_was_written(small_booklet: Printed, name: str) -> None:
    assert squeezed(name) in small_booklet.everything
    assert squeezed(name) in small_booklet.text_of(small_booklet.part("People"))


@pytest.mark.parametrize("title", ["الوساطة بين الجيران", "社区调解", "Медіація в містах"])
def test_a_title_extracts_from_booklet_and_glance(small_booklet: Printed, small_glance: Printed, title: str) -> None:
    assert squeezed(title) in small_booklet.everything
    assert squeezed(title) in small_glance.everything


def test_only_our_fonts_are_used(paper: Printed) -> None:
    names = {str(font.BaseFont).partition("+")[2] for font in paper.fonts()}
    assert names
    assert {name for name in names if not name.startswith("Noto")} == set()


def test_every_font_is_embedded(paper: Printed) -> None:
    for font in paper.fonts():
        for inner in font.get("/DescendantFonts", [font]):
            described = inner.FontDescriptor
            assert isinstance(described, pikepdf.Dictionary)
            assert "/FontFile2" in described or "/FontFile3" in described, font.BaseFont
        assert "/ToUnicode" in font or "/DescendantFonts" not in font


def test_no_character_is_missing(paper: Printed) -> None:
    assert "\u25a1" not in paper.everything
    assert "\ufffd" not in paper.everything
