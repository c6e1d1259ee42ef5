"""Letters as they arrive: what waits in the outbox is delivered, and read with the standard library's parser."""

import re
import tempfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from eventsys.kit.carriers import Folder
from eventsys.kit.postman import send_due

from .conftest import BASE_URL


def delivered() -> list[EmailMessage]:
    """Send what is due; the letters in the order in which they went. Call it within the application's context."""
    with tempfile.TemporaryDirectory() as folder:
        send_due(Folder(Path(folder)))
        return [read(path.read_bytes()) for path in sorted(Path(folder).glob("*.eml"))]


def read(octets: bytes) -> EmailMessage:
    return message_from_bytes(octets, policy=default)  # type: ignore[return-value]


def text_of(letter: EmailMessage) -> str:
    return _part(letter, "plain")


def html_of(letter: EmailMessage) -> str:
    return _part(letter, "html")


def links_in(letter: EmailMessage, base: str = BASE_URL) -> list[str]:
    """Paths of our pages that the text names, secret ones too: what a client can be sent to."""
    return re.findall(rf"{re.escape(base)}(/\S*)", text_of(letter))


def _part(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    assert part is not None
    return part.get_content().replace("\r\n", "\n")  # type: ignore[no-any-return]
