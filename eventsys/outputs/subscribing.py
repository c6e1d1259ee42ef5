"""Ways to subscribe to a feed, each in the manner of one calendar program."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import segno


@dataclass(frozen=True)
class Panel:
    address: str  # https, to copy
    webcal: str
    google: str
    outlook: str


def panel(feed: str, name: str) -> Panel:
    """`feed` is the feed's absolute address."""
    parts = urlsplit(feed)
    webcal = parts._replace(scheme="webcal").geturl()
    return Panel(
        feed, webcal,
        f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}",
        f"https://outlook.live.com/calendar/0/addfromweb?url={quote(feed, safe='')}&name={quote(name, safe='')}")


def qr(text: str, title: str) -> str:
    """A QR code as SVG to stand in a page, on a white ground so that phones read it at night too."""
    code = segno.make(text, error="m", micro=False)
    return str(code.svg_inline(border=3, dark="#10223f", light="#ffffff", title=title, omitsize=True,
                               svgclass="qr-code"))
