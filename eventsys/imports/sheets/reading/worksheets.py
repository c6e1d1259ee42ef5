"""Which part of an XLSX file is which worksheet."""

import posixpath
from xml.etree.ElementTree import Element, ParseError, fromstring

from .faults import Unreadable

_ID = "id"


def parts_of(parts: dict[str, bytes]) -> dict[str, str]:
    """Name to part, in the order of the workbook."""
    try:
        # Entities and document types were looked for, and refused, before.
        targets = {_attribute(e, "Id"): _path(_attribute(e, "Target"))
                   for e in fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))}  # noqa: S314
        workbook = fromstring(parts["xl/workbook.xml"])  # noqa: S314
    except ParseError:
        raise Unreadable("damaged") from None
    sheets = [e for e in workbook.iter() if _local(e.tag) == "sheet"]
    return {_attribute(e, "name"): targets.get(_relation(e), "") for e in sheets}


def _relation(sheet: Element) -> str:
    """Its r:id, whose namespace differs between the two kinds of the standard; `sheetId` is another thing."""
    return next((value for name, value in sheet.attrib.items() if "}" in name and _local(name) == _ID), "")


def _attribute(element: Element, name: str) -> str:
    return element.attrib.get(name, "")


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _local(name: str) -> str:
    return name.rpartition("}")[2]
