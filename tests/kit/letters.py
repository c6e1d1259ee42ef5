"""What the tests of letters share: templates of their own, and a real mail server that does as it is told."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from jinja2 import ChoiceLoader, DictLoader
from sqlalchemy import update

from eventsys.kit import lettertext, outbox
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter

from ..post import read

HELLO = "Subject: Welcome, {{ name }}\n\nDear {{ name }},\n\nplease come.\n"
SECRET = "Subject: A link\n\nOpen it:\n\n{{ link }}\n"


@pytest.fixture
def template(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Gives the name of a template with this text."""
    ours: dict[str, str] = {}
    environment = lettertext.environment()
    monkeypatch.setattr(environment, "loader", ChoiceLoader([DictLoader(ours), environment.loader]))

    def add(text: str) -> str:
        name = f"mail/test-{len(ours)}.txt"
        ours[name] = text
        return name
    return add


@pytest.fixture
def write(app: Any, template: Callable[[str], str]) -> Callable[..., Letter]:
    """Posts a letter in a transaction of its own."""
    def posted(text: str = HELLO, key: str = "one", to: str = "anna@example.org", **others: Any) -> Letter:
        values = others.pop("values", {"name": "Anna"})
        with transaction():
            return outbox.post(to=to, kind="test", template=template(text), key=key, values=values, **others)
    return posted


def state_of(letter: Letter) -> str:
    with transaction():
        return db.session.get_one(Letter, letter.id).state


def time_passes(**values: Any) -> None:
    """Back-off, and the lease of a worker that died, are over."""
    with transaction():
        db.session.execute(update(Letter).values(values))


class PostOffice:
    """Takes letters, unless an order for the next one says what else: an answer to give to its RCPT ("450 …"),
    "refuse" or "defer" after its text, "drop" in the middle of it, "lose" the answer after it, "slow"."""

    def __init__(self) -> None:
        self.orders: list[str] = []
        self.got: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []
        self.sessions: list[Session] = []
        self.pause = 0.0
        self.url = ""

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str,
                          options: list[str]) -> str:
        if self.orders and self.orders[0][0].isdigit():
            return self.orders.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        order = self.orders.pop(0) if self.orders else ""
        if order == "slow":
            await asyncio.sleep(1.5)
        await asyncio.sleep(self.pause)
        if order in ("refuse", "defer"):
            return "554 5.7.1 no" if order == "refuse" else "451 4.3.0 later"
        self.got.append(read(envelope.content))
        self.envelopes.append(envelope)
        self.sessions.append(session)
        if order == "lose":
            server.transport.abort()
        return f"250 2.0.0 OK: queued as {len(self.got)}"

    @property
    def ids(self) -> list[str]:
        return [letter["Message-ID"] for letter in self.got]


class Office(SMTP):
    async def smtp_DATA(self, arg: str) -> None:
        if self.event_handler.orders[:1] == ["drop"]:
            self.event_handler.orders.pop(0)
            await self.push("354 go on")
            await self._reader.read(40)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


@contextmanager
def opened(office: PostOffice, **options: Any) -> Iterator[PostOffice]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    class OfficeController(Controller):
        def factory(self) -> SMTP:
            return Office(self.handler, **self.SMTP_kwargs)

    controller = OfficeController(office, hostname="127.0.0.1", port=port, **options)
    controller.start()
    office.url = f"smtp://127.0.0.1:{port}"
    try:
        yield office
    finally:
        controller.stop()


@pytest.fixture
def office(app: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    """A mail server that is open, and is the application's."""
    with opened(PostOffice()) as office:
        monkeypatch.setitem(app.config, "MAIL_URL", office.url)
        yield office
