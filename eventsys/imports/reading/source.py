"""Opening a file: how large it may be, and what its first bytes say it is."""

import os
import stat
from pathlib import Path
from typing import BinaryIO, Literal

from eventsys.kit.i18n import gettext as _

from .faults import NotASchedule
from .limits import BYTES

Form = Literal["xml", "json"]
HEAD = 4096
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"),
         (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"), (b"{\0", "utf-16-le"), (b"\0{", "utf-16-be"))
_KNOWN = ((b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "ZIP"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"),
          (b"%PDF", "PDF"))


def read(path: Path) -> tuple[Form, bytes]:
    """What the file is and all of its bytes; of a file that is too large or none of ours, only the head."""
    try:
        with path.open("rb") as file:
            _refuse_large(file)
            head = file.read(HEAD)
            form = recognised(head)
            rest = file.read(BYTES + 1 - len(head))
    except OSError as error:
        raise NotASchedule(_("The file cannot be read: %(why)s.", why=error.strerror or error)) from error
    if len(head) + len(rest) > BYTES:
        raise _too_large(_("more than %(size)s MB", size=BYTES // 2**20))
    return form, head + rest


def _refuse_large(file: BinaryIO) -> None:
    facts = os.fstat(file.fileno())
    if stat.S_ISREG(facts.st_mode) and facts.st_size > BYTES:
        raise _too_large(_("%(size)s MB", size=round(facts.st_size / 2**20)))


def _too_large(size: str) -> NotASchedule:
    return NotASchedule(_("The file is too large for a schedule: it has %(size)s, the limit is %(limit)s MB.",
                          size=size, limit=BYTES // 2**20))


def recognised(head: bytes) -> Form:
    """By the first character that is not blank; raises NotASchedule."""
    if not head.strip(b" \t\r\n"):
        raise NotASchedule(_("The file is empty."))
    for magic, name in _KNOWN:
        if head.startswith(magic):
            raise NotASchedule(_("This is a %(name)s file, not a schedule.", name=name))
    first = _text_of(head).lstrip()[:1]
    if first == "<":
        return "xml"
    if first in ("{", "["):
        return "json"
    raise NotASchedule(_("This is neither XML nor JSON, so it is not a schedule."))


def _text_of(head: bytes) -> str:
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head[len(mark):].decode(encoding, "replace")
    for start, encoding in _UNMARKED:
        if head.startswith(start):
            return head.decode(encoding, "replace")
    return head.decode("latin-1")
