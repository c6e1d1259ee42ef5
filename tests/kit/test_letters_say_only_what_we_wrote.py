"""What people type into their names is words in a letter: never a link, a line, a header or a part of a template."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from flask import Flask

from eventsys.kit.database import transaction
from eventsys.kit.outbox import Letter, Link, Passage, SecretLink

from ..conftest import BASE_URL
from ..post import delivered, html_of, links_in, text_of
from .letters import HELLO, SECRET, template, write

__all__ = ["template", "write"]
Write = Callable[..., Letter]
PHISHING = [
    "Anna. Your account is closed: https://evil.example/login",
    "Click www.evil.example/login now",
    "evil.example",
    "Write to boss@evil.example",
    "ＥＶＩＬ．example and evil。example",
    r"\\evil.example\share",
    '<a href="https://evil.example/">Confirm</a>',
    "[Confirm](https://evil.example)",
    f"{BASE_URL}.evil.example/i/k_1",
    "\x020\x03 \x02link\x03",
    "Anna\u202eelpmaxe.live//:sptth",
]


class Hrefs(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.mark.parametrize("name", PHISHING)
def test_a_name_never_becomes_a_link(write: Write, name: str) -> None:
    write(HELLO + "\n{{ link }}\n", values={"name": name, "link": Link("/e/summit/")}, to_name=name)
    (letter,) = delivered()
    texts = (text_of(letter), html_of(letter), letter["Subject"])
    assert links_in(letter) == ["/e/summit/"]
    assert Hrefs(html_of(letter)).found == [f"{BASE_URL}/e/summit/"]
    for text in texts:
        rest = text.replace(f"{BASE_URL}/e/summit/", "")
        assert "://" not in rest
        assert "evil.example" not in rest
        assert "@evil" not in rest
        assert "\u202e" not in rest
    assert text_of(letter).count("\n\n") == 2  # the name made no lines of its own


@pytest.mark.parametrize("name", ["{{ link.__class__ }}", "{% raw %}", "%(name)s", "{name.__init__}", "{{7*7}}"])
def test_a_name_is_no_part_of_a_template(write: Write, name: str) -> None:
    write("Subject: Hello\n\n{% trans %}Dear {{ name }},{% endtrans %}\n", values={"name": name})
    (letter,) = delivered()
    assert text_of(letter).strip().replace("\u200b", "") == f"Dear {name},"


@pytest.mark.parametrize("name", ["Anna\nBcc: all@evil.org", "Anna\r\n\r\n<script>", "Anna\u2028X: y", "A\x00\x0b\x85B",
                                  "\ud800 lone", "a" * 5_000])
def test_a_name_breaks_no_header(write: Write, name: str) -> None:
    write(to_name=name, values={"name": name})
    (letter,) = delivered()
    assert set(letter.keys()) == {
        "Content-Type", "MIME-Version", "Date", "Message-ID", "From", "To", "Subject", "List-Id", "Auto-Submitted",
        "X-Auto-Response-Suppress"}
    assert [address.addr_spec for address in letter["To"].addresses] == ["anna@example.org"]
    assert not letter.defects
    assert "<script>" not in html_of(letter)


@pytest.mark.parametrize("name", ["350.org", "Dr. St.Gallen & Söhne", "Node.js", "C40 Cities", "東京都", "نبيل",
                                  "O’Brien"])
def test_honest_names_look_as_they_are(write: Write, name: str) -> None:
    write(values={"name": name}, to_name=name)
    (letter,) = delivered()
    assert letter["Subject"].replace("\u200b", "") == f"Welcome, {name}"
    assert letter["To"].addresses[0].display_name == name


def test_words_of_an_organiser_keep_their_lines_and_addresses(write: Write) -> None:
    words = "Your hotel:\nhttps://hotel.example/booking\n\nSee you <soon>!"
    write("Subject: News\n\n{{ words }}\n\nThe team\n", values={"words": Passage(words)})
    (letter,) = delivered()
    assert text_of(letter) == f"{words}\n\nThe team\n"
    assert Hrefs(html_of(letter)).found == []
    assert "See you &lt;soon&gt;!" in html_of(letter)


def test_a_link_that_stands_alone_is_a_button(write: Write) -> None:
    link = SecretLink("invitation", "5", 60, "/i/{token}", "Confirm or decline")
    write(SECRET + "\nOr look at {{ page }} first.\n\n- one\n- two\n",
          values={"link": link, "page": Link("/e/summit/")})
    (letter,) = delivered()
    secret, page = links_in(letter)
    assert secret.startswith("/i/k_")
    html = html_of(letter)
    assert Hrefs(html).found == [BASE_URL + secret, BASE_URL + page]
    assert ">Confirm or decline</a>" in html
    assert f">{BASE_URL}/e/summit/</a> first." in html
    assert html.count("<li") == 2


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example", "/\\evil", "/a b", "/a\nb", "",
                                  "javascript:x"])
def test_a_link_is_a_path_of_ours(write: Write, path: str) -> None:
    with pytest.raises(ValueError, match="no path of ours"):
        write("Subject: x\n\n{{ link }}\n", values={"link": Link(path)})


def test_rows_of_tables_are_not_given_to_templates(write: Write) -> None:
    letter = write()
    with pytest.raises(TypeError, match="plain values, not Letter"):
        write(key="two", values={"name": letter})


@pytest.mark.parametrize("text", ["Dear {{ name }}\n", "Subject: {{ link }}\n\nx\n"])
def test_a_template_begins_with_a_subject_of_words(write: Write, text: str) -> None:
    with pytest.raises(ValueError, match="begin with its subject"):
        write(text, values={"name": "Anna", "link": Link("/")})


def test_a_value_that_was_forgotten_is_told_at_once(write: Write, app: Flask) -> None:
    with pytest.raises(Exception, match="'name' is undefined"):
        write(values={})
    with transaction():
        assert delivered() == []
