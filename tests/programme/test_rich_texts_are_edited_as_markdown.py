from hypothesis import given
from hypothesis import strategies as st

from eventsys.programme.markdown import to_markdown
from eventsys.programme.richtext import from_html, from_markdown, plain

RICH = """<p>One <strong>bold</strong>, <em>slanted</em> and <code>a*b</code> word,<br>
with <a href="https://example.org/a_(b)" rel="noopener nofollow">a link</a>.</p>
<h3>Head</h3>
<ul>
<li>first</li>
<li>second
<ol>
<li>inner</li>
</ol>
</li>
</ul>
<blockquote>
<p>said</p>
</blockquote>
<pre><code>x &lt; 1
</code></pre>"""
TEXTS = st.text(st.sampled_from("ab *_`[]()#+-.1<>&!\\~=|:\"'\n"), min_size=1, max_size=40)


def test_what_was_typed_comes_back_as_it_was_typed() -> None:
    typed = "One **bold**, *slanted* word\nand [a link](<https://example.org>).\n\n- first\n- second\n\n> said"

    assert to_markdown(from_markdown(typed)) == typed


def test_a_rich_text_is_the_same_after_a_round() -> None:
    rich = from_html(RICH)

    assert from_markdown(to_markdown(rich)) == rich


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4))
def test_no_sign_that_somebody_wrote_is_taken_for_markup(paragraphs: list[str]) -> None:
    rich = from_html("".join(f"<p>{_escaped(' '.join(text.split()))}</p>" for text in paragraphs))

    assert plain(from_markdown(to_markdown(rich))) == plain(rich)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
