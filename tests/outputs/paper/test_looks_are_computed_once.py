"""Elements that look alike share a style: most of the time of a booklet would else go into styles."""

import re

import pytest
from weasyprint import css

from eventsys.outputs.paper.press import Press
from eventsys.outputs.paper.setting import FOLDER

CARD = '<div class="card" id="s-{0}" lang="{1}"><h2>Title <b>{0}</b></h2><p>Text</p><ul><li>One</li></ul></div>'
LANGUAGES = ("en", "fr", "ar")


def cards(count: int) -> str:
    return "".join(CARD.format(number, LANGUAGES[number % 3]) for number in range(count))


def test_a_card_more_needs_a_style_for_its_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    plain = css.ComputedStyle.__init__

    def noted(style: object, *given: object) -> None:
        made.append(style)
        plain(style, *given)

    monkeypatch.setattr(css.ComputedStyle, "__init__", noted)
    press = Press(".card { margin: 3mm }", {}, "en")
    counts = []
    for cards_ in (3, 13):
        made.clear()
        press.lay_out(cards(cards_))
        counts.append(len(made))
    assert counts[1] - counts[0] == 10 * 2  # its own, and that of the marker of its list


def test_every_card_keeps_its_name_and_its_language() -> None:
    page, = Press(":lang(ar) { font-size: 30pt }", {}, "en").lay_out(cards(6))
    assert sorted(page.anchors) == [f"s-{number}" for number in range(6)]
    heights = [page.anchors[f"s-{number}"][3] - page.anchors[f"s-{number}"][1] for number in range(6)]
    assert min(heights[2::3]) > 1.5 * max(heights[0::3] + heights[1::3])


def test_no_template_gives_an_element_a_language_and_a_style() -> None:
    """Of two elements of one language, the second would be given the style of the first."""
    for template in (FOLDER / "print").glob("*.html"):
        for tag in re.findall(r"<[a-z][^<]*?>", template.read_text()):
            assert not (" lang=" in tag and " style=" in tag), (template.name, tag)
