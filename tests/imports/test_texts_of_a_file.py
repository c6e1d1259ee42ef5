from html import escape

import pytest

from eventsys.imports.reading import words

from .written import event, js, only, read, reasons, talk, xml


@pytest.mark.parametrize(("abstract", "summary"), [
    ("Plain words", "<p>Plain words</p>"),
    ("One\n\nTwo", "<p>One</p>\n<p>Two</p>"),
    ("<p>HTML <b>here</b></p>", "<p>HTML <b>here</b></p>"),
    ("A [link](https://a.example/) and *stress*",
     '<p>A <a href="https://a.example/" rel="noopener nofollow">link</a> and <em>stress</em></p>'),
    ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
    ("<h1>Big</h1><div>boxed</div>", "<h3>Big</h3><p>boxed</p>"),
    ("<p>Hi<script>alert(1)</script><img src=x onerror=alert(1)></p>", "<p>Hi</p>"),
    ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener nofollow">x</a>'),
    ("4 < 5 & 6 > 3", "<p>4 &lt; 5 &amp; 6 &gt; 3</p>"),
])
def test_abstracts_are_html_markdown_or_plain_and_come_out_safe(abstract: str, summary: str) -> None:
    assert only(xml(event(abstract=escape(abstract)))).summary == summary
    assert only(js(talk(abstract=abstract))).summary == summary


def test_html_that_stands_in_xml_unescaped_is_read_too() -> None:
    text = xml(event(abstract='<p class="x">A &amp; <em>B</em></p><script>1</script>'))
    assert only(text).summary == "<p>A &amp; <em>B</em></p>"


def test_a_description_goes_on_from_the_abstract() -> None:
    assert only(xml(event(abstract="First.", description="Then."))).summary == "<p>First.</p>\n<p>Then.</p>"


def test_what_abstract_and_description_share_is_said_once() -> None:
    assert only(xml(event(abstract="Same.", description="Same."))).summary == "<p>Same.</p>"
    assert only(xml(event(abstract="Same.", description="Same.\n\nMore."))).summary == "<p>Same.</p>\n<p>More.</p>"


def test_a_title_is_one_line_without_control_characters() -> None:
    assert only(js(talk(" A\n  title\u0007 \u2028of\ttwo "))).title == "A title of two"


def test_texts_in_several_languages_give_the_first_that_is_filled() -> None:
    session = only(js(talk({"de": "Titel", "en": ""}, abstract={"en": "Words"})))
    assert (session.title, session.summary) == ("Titel", "<p>Words</p>")


def test_a_row_without_a_title_is_refused_by_what_it_has() -> None:
    assert reasons(xml(event(""))) == [(7, "g-1", "it has no title")]


def test_texts_beyond_all_bounds_refuse_the_row() -> None:
    [(_line, _what, reason)] = reasons(js(talk(abstract="x" * 100_001)))
    assert reason == "a text in it has 100001 characters, more than 100000"
    [(_line, _what, reason)] = reasons(js(talk(abstract="<ul><li>" * 1_001)))
    assert reason == "a text in it has more than 1000 lists"
    [(_line, what, reason)] = reasons(js(talk("y" * 1_001)))
    assert (what, "1001 characters" in reason) == ("y" * 80, True)


@pytest.mark.parametrize(("given", "tag"), [
    ("en", "en"), ("DE", "de"), ("en-us", "en-US"), ("pt_BR", "pt-BR"), ("zh-hans", "zh-Hans"), ("German", "de"),
    ("Français", "fr"), ("sgn-ils", "sgn-ils"), ("", ""), ("Klingonese", ""), ("en or de", ""),
])
def test_languages_become_tags(given: str, tag: str) -> None:
    assert only(js(talk(language=given))).language == tag


@pytest.mark.parametrize(("given", "base", "found"), [
    ("https://a.example/x y", "", "https://a.example/x%20y"), ("mailto:a@b.example", "", "mailto:a@b.example"),
    ("www.a.example/p", "", "https://www.a.example/p"), ("a.example", "", "https://a.example"),
    ("/media/a.pdf", "https://b.example/s/", "https://b.example/media/a.pdf"),
    ("slides.pdf", "https://b.example/s/", "https://b.example/s/slides.pdf"), ("/media/a.pdf", "", ""),
    ("javascript:alert(1)", "", ""), ("java\nscript:alert(1)", "", ""), ("data:text/html,x", "", ""),
    ("ftp://a.example/", "", ""), ("https://", "", ""), ("mailto:", "", ""), ("http://[::1", "", ""), (None, "", ""),
    ("https://a.example/" + "x" * 2000, "", ""),
])
def test_addresses_are_web_or_mail_or_nothing(given: object, base: str, found: str) -> None:
    assert words.address(given, base) == found


def test_links_and_attachments_come_along_each_once() -> None:
    inside = ('<links><link href="https://a.example/">A</link><link href="https://a.example/">Again</link></links>'
              '<attachments><attachment href="https://a.example/s.pdf" type="slides">Slides</attachment>'
              '<attachment href="https://a.example/b%20c.odp"/></attachments>')
    session = only(xml(event(inside=inside)))
    assert [(link.url, link.title) for link in session.links] == [("https://a.example/", "A")]
    assert [(d.title, d.media_type) for d in session.documents] == [
        ("Slides", "application/pdf"), ("b c.odp", "application/vnd.oasis.opendocument.presentation")]


def test_a_link_that_is_no_address_is_left_out_and_told() -> None:
    schedule = read(xml(event(inside='<links><link href="javascript:alert(1)">x</link></links>')))
    assert schedule.sessions[0].fact.links == ()
    assert [(n.line, n.what) for n in schedule.remarks] == [(7, "Opening")]
    assert "javascript:alert(1)" in schedule.remarks[0].reason


def test_what_a_file_holds_beyond_the_known_fields_is_never_taken() -> None:
    text = js(talk(answers=[{"question": 1, "answer": "Mobile 0160 84 97 884"}], persons=[
        {"id": 1, "public_name": "Ada", "email": "ada@private.example", "answers": [{"answer": "vegan"}]}]))
    assert not any(word in repr(read(text)) for word in ("0160", "private.example", "vegan"))


def test_recording_terms_are_read_from_both_forms() -> None:
    inside = "<recording><license>CC-BY-3.0</license><optout>true</optout></recording>"
    for session in (only(xml(event(inside=inside))),
                    only(js(talk(recording_license="CC-BY-3.0", do_not_record=True)))):
        assert (session.license, session.do_not_record) == ("CC-BY-3.0", True)
