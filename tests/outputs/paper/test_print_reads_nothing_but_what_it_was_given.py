"""Neither files nor the network: a real server counts who asks."""

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pikepdf
import pytest

from eventsys.outputs.paper.fetcher import OnlyNamed
from eventsys.outputs.paper.press import Press
from eventsys.programme import richtext
from tests.builders import a_programme, a_session, an_event

from .conftest import Print
from .dialogue import logo

NAMED = {"logo": (b"<svg/>", "image/svg+xml")}
OTHERS = (
    "file:///etc/passwd", "FILE:///etc/passwd", "/etc/passwd", "file://localhost/etc/passwd", "data:text/plain,hello",
    "data:image/svg+xml;base64,PHN2Zy8+", "ftp://127.0.0.1/logo", "print:", "print:other", "print:../logo",
    "print:/etc/passwd", "print:logo/../other", "print:logo?x", "print:logo#x", "print://logo", "PRINT:logo", "logo",
    "jar:file:///x!/y", "javascript:alert(1)", "about:blank", "", "print:print:logo",
)


class Server:
    def __init__(self) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                to = "file:///etc/passwd" if "file" in self.path else "/landed"
                self.send_response(302 if "redirect" in self.path else 200)
                self.send_header("Location", to)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *words: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}"


@pytest.fixture
def server() -> Iterator[Server]:
    serving = Server()
    thread = threading.Thread(target=serving.http.serve_forever, args=(0.05,))
    thread.start()
    yield serving
    serving.http.shutdown()
    thread.join()
    serving.http.server_close()


def test_what_was_named_is_given() -> None:
    assert OnlyNamed(NAMED).fetch("print:logo").read() == b"<svg/>"


@pytest.mark.parametrize("address", OTHERS)
def test_every_other_address_is_refused(address: str) -> None:
    fetcher = OnlyNamed(NAMED)
    for ask in (fetcher.fetch, fetcher.open, fetcher):
        with pytest.raises(ValueError, match="may not read"):
            ask(address)


@pytest.mark.parametrize("path", ["/picture.png", "/redirect", "/redirect-to-file"])
def test_nobody_on_the_network_is_asked(server: Server, path: str) -> None:
    with pytest.raises(ValueError, match="may not read"):
        OnlyNamed(NAMED).fetch(server.address + path)
    assert server.asked == []


def test_a_layout_that_names_them_gets_none(server: Server, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody may read this")
    data = pressed(BODY.format(web=server.address, file=secret.as_uri()))
    assert server.asked == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert list(pdf.attachments) == []
        kinds = {str(o.get(name)) for o in pdf.objects if isinstance(o, pikepdf.Dictionary | pikepdf.Stream)
                 for name in ("/Type", "/Subtype")}
        assert not kinds & {"/EmbeddedFile", "/Filespec", "/FileAttachment", "/Image"}
        streams = b"".join(o.read_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream))
    assert b"nobody may read this" not in data + streams


BODY = """
<link rel=stylesheet href="{web}/sheet.css"><link rel=attachment href="{file}"><link rel=attachment href="{web}/a">
<style>@import url({web}/import.css); @font-face {{ font-family: x; src: url({web}/font.woff2), url({file}) }}
p {{ font-family: x; background: url({web}/back.png); list-style-image: url({web}/list.png); cursor: url({web}/c) }}
p::before {{ content: url({web}/redirect) url({file}) }} div {{ border-image: url({web}/border.png) 1 }}</style>
<base href="{web}/"><p>Text <a rel=attachment href="{file}">attached</a>
<a rel=attachment href="{web}/b">attached</a></p>
<img src="{web}/picture.png" alt=x><img src="{file}" alt=x><img src="/relative.png" alt=x>
<img srcset="{web}/2x 2x" alt=x><object data="{web}/object"></object><embed src="{web}/embed">
<iframe src="{web}/frame"></iframe><video poster="{web}/poster" src="{web}/video"></video>
<table background="{web}/table"><tr><td background="{web}/td">x</table>
<svg width=9 height=9><image href="{web}/svg.png" width=9 height=9 /><use href="{web}/use.svg#x" />
<style>@import url({web}/s);</style></svg>
<img alt=x src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='{web}/in'/></svg>">
"""


def pressed(body: str) -> bytes:
    press = Press("body { font-size: 12pt }", {}, "en")
    return press.print(press.lay_out(body), "Title", "", b"identifier")


def test_a_programme_that_names_them_gets_none(server: Server, printing: Print) -> None:
    text = f'<p>Look <img src="{server.address}/a.png"> <a href="{server.address}/link">here</a></p>'
    named = f"url({server.address}/t) <img src={server.address}/u>"
    paper = printing(a_programme(
        a_session("opening", at="09:00", title=named, summary=richtext.from_html(text)),
        events=(an_event(title=named, disclaimer=named, summary=text, good_to_know=text),)))
    assert server.asked == []
    assert list(paper.inside.attachments) == []
    assert "Lookhere" in paper.everything
    assert logo() not in paper.data
