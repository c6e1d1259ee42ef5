"""Ways for a message to leave: a mail server (RFC 5321), or, while trying things out, a folder."""

import re
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from .mail import Message, domain_of

PATIENCE = 60  # seconds for an answer of the server: a dozen answers must fit into the postman's lease
UNENCRYPTED = "The mail server offers no encryption, so the password was not sent."
Answer = tuple[int, bytes]


@dataclass(frozen=True)
class Sent:
    words: str


@dataclass(frozen=True)
class Refused:
    """For good, says the server, of this letter."""

    words: str


@dataclass(frozen=True)
class Later:
    """Not now, or nobody knows: to be tried again."""

    words: str


@dataclass(frozen=True)
class Away:
    """There is no speaking with the server; this letter has nothing to do with it."""

    words: str


Outcome = Sent | Refused | Later | Away


class Carrier(Protocol):
    def carry(self, message: Message, name: str) -> Outcome: ...

    def close(self) -> None: ...


def carrier(config: Mapping[str, Any]) -> Carrier | None:
    """None where no way is set: letters wait."""
    if config["MAIL_URL"]:
        return Server(config["MAIL_URL"], domain_of(config["MAIL_FROM"]))
    return Folder(Path(config["DATA_DIR"]) / "mail") if config["DEVELOPMENT"] else None


class Folder:
    """A file a letter, as mail programs open them."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def carry(self, message: Message, name: str) -> Outcome:
        self.path.mkdir(parents=True, exist_ok=True)
        whole = self.path / f"{name}.eml"
        part = whole.with_suffix(".part")
        part.write_bytes(message.body)
        part.replace(whole)
        return Sent(f"Kept in a folder: {whole}")

    def close(self) -> None: ...


class Server:
    """`smtp://user:password@host:587` (encrypted where the server offers it) or `smtps://…`.

    One connection for as many letters as the server takes.
    """

    def __init__(self, url: str, own_name: str) -> None:
        self.url = urlsplit(url)
        self.own_name = own_name
        self.smtp: smtplib.SMTP | None = None

    def carry(self, message: Message, name: str) -> Outcome:
        try:
            smtp = self._connected()
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            return Away(_words(error))
        try:
            return _hand_over(smtp, message)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            return Later(_words(error))

    def close(self) -> None:
        smtp, self.smtp = self.smtp, None
        if smtp is not None:
            smtp.close()

    def _connected(self) -> smtplib.SMTP:
        """The connection there is, if it answers still; else a new one."""
        if self.smtp is not None:
            try:
                if self.smtp.rset()[0] == 250:
                    return self.smtp
            except (OSError, smtplib.SMTPException):
                pass
            self.close()
        self.smtp = self._connect()
        self._introduce(self.smtp)
        return self.smtp

    def _connect(self) -> smtplib.SMTP:
        host = self.url.hostname or ""
        if self.url.scheme == "smtps":
            return smtplib.SMTP_SSL(host, self.url.port or 465, self.own_name, timeout=PATIENCE,
                                    context=ssl.create_default_context())
        return smtplib.SMTP(host, self.url.port or 25, self.own_name, timeout=PATIENCE)

    def _introduce(self, smtp: smtplib.SMTP) -> None:
        smtp.ehlo_or_helo_if_needed()
        encrypted = self.url.scheme == "smtps"
        if not encrypted and smtp.has_extn("starttls"):
            encrypted = smtp.starttls(context=ssl.create_default_context())[0] == 220
            smtp.ehlo_or_helo_if_needed()
        if self.url.username:
            if not encrypted and not _is_this_machine(self.url.hostname or ""):
                raise smtplib.SMTPNotSupportedError(UNENCRYPTED)
            smtp.login(unquote(self.url.username), unquote(self.url.password or ""))


def _hand_over(smtp: smtplib.SMTP, message: Message) -> Outcome:
    """Raises OSError and SMTPException where the connection breaks: whether the letter got there is not known."""
    code, said = smtp.mail(message.sender)
    if code != 250:  # they refuse us, whoever it is to
        return Later(_said(code, said))
    code, said = smtp.rcpt(message.to)
    if code in (250, 251):
        try:
            code, said = smtp.data(message.body)
        except smtplib.SMTPDataError as error:
            code, said = error.smtp_code, _bytes(error.smtp_error)
        if code == 250:
            return Sent(_said(code, said))
    return Refused(_said(code, said)) if 500 <= code < 600 else Later(_said(code, said))


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _said(error.smtp_code, _bytes(error.smtp_error))
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__


def _said(code: int, words: bytes) -> str:
    return re.sub(r"\s+", " ", f"{code} {words.decode('utf-8', 'replace')}")[:1_000].strip()


def _bytes(words: bytes | str) -> bytes:
    return words if isinstance(words, bytes) else words.encode()
