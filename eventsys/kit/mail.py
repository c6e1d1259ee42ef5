"""A letter as the message that goes out: headers that nobody's name can break, the text, and the same as a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.charset import QP, Charset
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr, parseaddr
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any, Literal

import idna
import segno
from msgspec import Struct

from eventsys.programme.richtext import line

# The older policy: of the newer one, writing and reading lose blanks in long names in other scripts.
POLICY = compat32.clone(linesep="\r\n", max_line_length=78)
MOST_NAME = 120  # characters


class Enclosure(Struct, frozen=True):
    """What lies in a letter beside its words: an entry for a calendar (RFC 6047), or a QR code drawn as it goes."""

    kind: Literal["calendar", "qr"]
    content: str  # the calendar object, with CRLF; what the code says
    method: str = ""  # of the calendar object: REQUEST, CANCEL


@dataclass(frozen=True)
class Message:
    """What an envelope says, and what lies in it."""

    sender: str
    to: str
    body: bytes


def message(*, sender: str, to: str, to_name: str, subject: str, text: str, html: str, kind: str, message_id: str,
            reply_to: str = "", at: datetime, enclosures: Sequence[Enclosure] = (), unsubscribe: str = "") -> Message:
    """`sender` is "Name <address>" or an address. The page may show codes by `code_id`. `unsubscribe` is a page whose
    button, and whose bare POST, end such letters. Raises ValueError for an address that no envelope can carry."""
    name, address = parseaddr(sender)
    origin, to = ascii_address(address), ascii_address(to)
    headers: dict[str, Any] = {
        "Date": format_datetime(at), "Message-ID": message_id, "From": _named(name, origin),
        "To": _named(to_name, to), "Subject": _header(subject), "List-Id": f"<{kind}.{domain_of(sender)}>",
        "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All",  # the same, as Exchange knows it
    }
    if reply_to:
        headers["Reply-To"] = _named("", ascii_address(reply_to))
    parts = _parts(text, html, enclosures)
    headers |= _ending(unsubscribe)
    for header, value in headers.items():
        parts[header] = value
    return Message(origin, to, parts.as_bytes(policy=POLICY))


def _ending(address: str) -> dict[str, str]:
    """So that a mail program shows a button of its own (RFC 2369, RFC 8058); with one press only by https."""
    if not address:
        return {}
    one_click = {"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if address.startswith("https://") else {}
    return {"List-Unsubscribe": f"<{address}>"} | one_click


def code_id(content: str) -> str:
    """By which a page shows the QR code that lies beside it: `cid:` and this."""
    return f"{sha256(content.encode()).hexdigest()[:20]}@code"


@lru_cache(maxsize=8)
def domain_of(sender: str) -> str:
    """Where a letter comes from, in ASCII: in Message-ID, List-Id and the greeting of the server."""
    return ascii_address(parseaddr(sender)[1]).rpartition("@")[2]


def address_of(sender: str) -> str:
    """Without the name."""
    return ascii_address(parseaddr(sender)[1])


def ascii_address(address: str) -> str:
    """With the domain as name servers know it. Raises ValueError where that cannot be."""
    name, _, domain = address.rpartition("@")
    if not name.isascii() or not name or any(sign in name for sign in "\r\n <>,;"):
        raise ValueError(f"{address!r} can't be written to")
    try:
        return f"{name}@{domain if domain.isascii() else idna.encode(domain, uts46=True).decode()}"
    except idna.IDNAError as error:
        raise ValueError(f"{domain!r} is no domain") from error


def _parts(text: str, html: str, enclosures: Sequence[Enclosure]) -> MIMEMultipart:
    """Text, page and entry for a calendar are the same thing told in three ways; the entry lies beside them once more,
    as a file, for programs that look for one."""
    calendars = [one for one in enclosures if one.kind == "calendar"]
    same = MIMEMultipart("alternative", policy=POLICY)
    same.attach(_part(text, "plain"))
    same.attach(_page(html, [one.content for one in enclosures if one.kind == "qr"]))
    for one in calendars:
        same.attach(_calendar(one))
    if not calendars:
        return same
    parts = MIMEMultipart("mixed", policy=POLICY)
    parts.attach(same)
    for one in calendars:
        parts.attach(_file(one))
    return parts


def _page(html: str, codes: Sequence[str]) -> MIMEBase:
    if not codes:
        return _part(html, "html")
    parts = MIMEMultipart("related", policy=POLICY, type="text/html")
    parts.attach(_part(html, "html"))
    for content in codes:
        parts.attach(_code(content))
    return parts


def _code(content: str) -> MIMEImage:
    out = BytesIO()
    segno.make(content, error="m", micro=False).save(out, kind="png", scale=6, border=4)
    image = MIMEImage(out.getvalue(), "png", policy=POLICY)
    image.add_header("Content-ID", f"<{code_id(content)}>")
    image.add_header("Content-Disposition", "inline", filename="code.png")
    return image


def _calendar(one: Enclosure) -> MIMEText:
    """Its lines end as RFC 5545 wants them, which only base64 keeps on all ways."""
    part = MIMEText(one.content, "calendar", "utf-8", policy=POLICY)
    part.set_param("method", one.method)
    return part


def _file(one: Enclosure) -> MIMEApplication:
    part = MIMEApplication(one.content.encode(), "ics", policy=POLICY, name="invite.ics")
    part.add_header("Content-Disposition", "attachment", filename="invite.ics")
    return part


def _named(name: str, address: str) -> Header:
    name = line(name)[:MOST_NAME]
    if name.isascii():
        return Header(formataddr((name, address)), header_name="Reply-To")
    header = Header(name, "utf-8", header_name="Reply-To")
    header.append(f"<{address}>", "us-ascii")
    return header


def _header(words: str) -> Header:
    words = line(words)
    return Header(words, "us-ascii" if words.isascii() else "utf-8", header_name="Subject")


def _part(text: str, kind: str) -> MIMEText:
    charset = Charset("utf-8")
    charset.body_encoding = QP  # legible in a log of the postmaster, and no line is too long
    return MIMEText(f"{text}\n", kind, charset, policy=POLICY)  # type: ignore[arg-type]
