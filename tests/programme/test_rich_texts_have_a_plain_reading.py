import pytest

from eventsys.programme.richtext import plain


@pytest.mark.parametrize(("rich", "reads"), [
    ("<p>One<br>two</p>\n<p>Three</p>", "One\ntwo\n\nThree"),
    ("<p>Aims:</p><ul>\n<li>one </li>\n<li>two</li>\n</ul>", "Aims:\n\n- one\n\n- two"),
    ('<p>See <a href="https://a.example/">here</a>.</p>', "See here <https://a.example/>."),
    ('<p><a href="https://a.example/">https://a.example/</a></p>', "https://a.example/"),
    ('<p><a href="mailto:a@b.example">a@b.example</a> <a>x</a></p>', "a@b.example x"),
    ("<p>4 &lt; 5 &amp; 6</p>", "4 < 5 & 6"),
])
def test_paragraphs_lists_and_links_are_told_apart(rich: str, reads: str) -> None:
    assert plain(rich) == reads


@pytest.mark.parametrize("blank", [" ", "\t", " \t", "&#32;"])
def test_a_desert_of_blanks_is_crossed_in_one_go(blank: str) -> None:
    """Where the way goes by the square of the length, this takes hours."""
    assert plain(f"<p>One{blank * 1_000_000}two</p>").split() == ["One", "two"]


def test_a_crowd_of_short_texts_is_read_in_one_go() -> None:
    assert plain("<br>a" * 300_000).count("a") == 300_000
