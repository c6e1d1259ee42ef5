"""Rich texts: the safe subset of HTML that a programme may carry, and its plain reading."""

import html
import re
from html.parser import HTMLParser

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "br", "ul", "ol", "li", "a", "em", "strong", "b", "i", "code", "pre", "blockquote", "h3", "h4",
        "sub", "sup"}
SCHEMES = {"http", "https", "mailto"}
_BLOCK = {"p", "ul", "ol", "li", "pre", "blockquote", "h3", "h4", "br"}
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(#\d+|#x[0-9a-fA-F]+|\w+);")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_ADDRESS = re.compile(r"<?\bhttps?://[^\s<>]*[^\s<>.,;:!?)\]]>?")
_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True})


def clean(text: str) -> str:
    """Without control characters and lone surrogates, line ends as LF, no blank at the ends."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def line(text: str) -> str:
    """A text of one line: every run of white space is one blank."""
    return " ".join(clean(text).split())


def from_html(text: str) -> str:
    """Foreign HTML to the safe subset; headings start at h3, what has no place is dropped with its scripts.

    What comes out comes out the same when it is given again. Markup that is nested against HTML's rules
    needs a second round for that, for a parser mends what a writer wrote.
    """
    safe = _cleaned(text)
    for _round in range(8):
        if (again := _cleaned(safe)) == safe:
            return safe
        safe = again
    return from_plain(plain(safe))


def _cleaned(text: str) -> str:
    for given, kept in (("h1", "h3"), ("h2", "h3"), ("h5", "h4"), ("h6", "h4"), ("div", "p")):
        text = re.sub(rf"(</?){given}(?=[\s>/])", rf"\g<1>{kept}", text, flags=re.IGNORECASE)
    safe = nh3.clean(clean(text), tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES,
                     link_rel="noopener nofollow")
    return re.sub(r"<p>(\s|&nbsp;|<br>)*</p>", "", safe).strip()


def from_markdown(text: str) -> str:
    return from_html(_markdown.render(clean(text)))


def from_plain(text: str) -> str:
    """Blank lines part paragraphs, single line ends stay line ends."""
    paragraphs = re.split(r"\n\s*\n", clean(text))
    return "\n".join(f"<p>{html.escape(p.strip(), quote=False).replace(chr(10), '<br>')}</p>"
                     for p in paragraphs if p.strip())


def from_unknown(text: str) -> str:
    """For files that do not say what they hold: HTML where there is markup, else Markdown."""
    return from_html(text) if _MARKUP.search(text) else from_markdown(text)


class _Plain(HTMLParser):
    def __init__(self, addresses: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.addresses = addresses
        self.out: list[str] = []
        self.href = ""
        self.linked = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.href, self.linked = dict(attrs).get("href") or "", ""
        elif tag == "li":
            self.out.append("\n- ")
        elif tag == "br":
            self.out.append("\n")
        elif tag in _BLOCK:
            self.out.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.href:
            if self.addresses and self.href.removeprefix("mailto:") != self.linked.strip():
                self.out.append(f" <{self.href}>")
            self.href = ""
        if tag in _BLOCK - {"li", "br"}:
            self.out.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self.href:
            self.linked += data
        self.out.append(data)


def plain(rich: str) -> str:
    """The reading of a rich text: paragraphs parted by a blank line, links with their address behind."""
    return _read(rich, addresses=True)


def words(rich: str) -> str:
    """In one line and without addresses: for excerpts and previews."""
    return " ".join(_ADDRESS.sub(" ", _read(rich, addresses=False)).split())


def _read(rich: str, addresses: bool) -> str:
    parser = _Plain(addresses)
    parser.feed(rich)
    parser.close()
    # Line by line: an expression that looks for blanks before a line end takes time squared where there is none.
    text = "\n".join(line.strip(" \t") for line in "".join(parser.out).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()
