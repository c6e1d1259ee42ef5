"""The ways into people's calendars for one feed: addresses for the usual programs, and a QR code."""

from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlencode, urlsplit

import segno


@dataclass(frozen=True)
class Subscription:
    """`feed` is the absolute address of an .ics feed; `name` what the calendar is to be called."""

    feed: str
    name: str

    @property
    def webcal(self) -> str:
        """For Apple's calendars and most programs on a computer: opens them with a question."""
        return f"webcal{self.feed[len(urlsplit(self.feed).scheme):]}"

    @property
    def google(self) -> str:
        """Google wants the webcal address; it reads again every 4 to 24 hours."""
        return f"https://calendar.google.com/calendar/render?{urlencode({'cid': self.webcal})}"

    @property
    def outlook(self) -> str:
        """Outlook.com, reading again every 3 to 24 hours."""
        asked = urlencode({"url": self.feed, "name": self.name})
        return f"https://outlook.live.com/calendar/0/addfromweb?{asked}"

    @property
    def office(self) -> str:
        """Outlook of an organisation (Microsoft 365)."""
        asked = urlencode({"url": self.feed, "name": self.name})
        return f"https://outlook.office.com/calendar/0/addfromweb?{asked}"

    def qr(self, title: str) -> str:
        return qr_svg(self.webcal, title)


def qr_svg(text: str, title: str) -> str:
    """An inline SVG with a viewBox and no size of its own; black on white also at night, as scanners want it.

    `title` is read to those who cannot see it.
    """
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=False, nl=False, omitsize=True, border=4, title=title,
        svgclass="qr", lineclass=None, dark="#000", light="#fff")
    return out.getvalue().decode().replace("<svg ", '<svg role="img" ', 1)
