"""A look through the XML before a library reads it: what is forbidden, how far it reaches, what it hides.

The library lays a worksheet out as a full rectangle, so two cells far apart can take all memory; it does not tell
a formula without a result from an empty cell; and of ODS it does not know which cells are merged.
"""

from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from .faults import Unreadable
from .scanned import Scanned
from .scanning_ods import OdsTables
from .scanning_xlsx import XlsxSheet

_CHUNK = 1 << 16


def scanned(parts: dict[str, bytes]) -> dict[str, list[Scanned]]:
    """Of every part its worksheets: one in a part of XLSX, all in one of ODS. Raises Unreadable."""
    return {name: _scan(body) for name, body in parts.items() if name != "mimetype"}


def _scan(body: bytes) -> list[Scanned]:
    found: list[Scanned] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def root(name: str, attributes: dict[str, str]) -> None:
        parser.StartElementHandler = None
        match local(name):
            case "worksheet":
                found.append(Scanned())
                XlsxSheet(found[0]).attach(parser)
            case "document-content":
                OdsTables(found).attach(parser)

    parser.StartElementHandler = root
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse_entities
    _feed(parser, body)
    return found


def _feed(parser: Any, body: bytes) -> None:
    try:
        for start in range(0, len(body), _CHUNK):
            parser.Parse(body[start:start + _CHUNK], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError):  # the latter also where rows stand outside of any table
        raise Unreadable("damaged") from None


def _refuse_entities(*_declared: Any) -> None:
    raise Unreadable("entities")


local: Callable[[str], str] = lambda name: name.rpartition(" ")[2]  # noqa: E731 - a million times
