"""What a file is, by its first bytes and its name; both must agree."""

from pathlib import PurePath

from .book import Form
from .faults import Unreadable
from .limits import BYTES

_ENDINGS: dict[str, Form] = {
    ".xlsx": "xlsx", ".ods": "ods", ".csv": "text", ".tsv": "text", ".tab": "text", ".txt": "text"}
_MACROS = {".xlsm", ".xltm", ".xlam", ".xla", ".xlm"}
_OLD = {".xls", ".xlt", ".xlsb"}
_KNOWN = (
    (b"%PDF", "PDF"), (b"\x1f\x8b", "gzip"), (b"7z\xbc\xaf", "7z"), (b"Rar!", "RAR"), (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"{\\rtf", "RTF"), (b"SQLite format 3", "SQLite"),
    (b"MZ", "Windows"), (b"\x7fELF", "Linux"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"))
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Excel; also what wraps a file with a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PAGE = (b"<!doctype", b"<html", b"<head", b"<table", b"<meta", b"<?xml", b"<workbook", b"mime-version:")


def recognised(data: bytes, name: str) -> Form:
    """Raises Unreadable."""
    _refuse_size(data)
    ending = PurePath(name.lower()).suffix
    _refuse_others(data, ending)
    form = _form(data)
    if ending and ending not in _ENDINGS:
        raise Unreadable("wrong_name", ending=ending)
    if ending and _ENDINGS[ending] != form:
        raise Unreadable("other_name", ending=ending, form=form)
    return form


def _refuse_size(data: bytes) -> None:
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise Unreadable("empty")
    if len(data) > BYTES:
        raise Unreadable("too_large", size=-(-len(data) // 2**20), limit=BYTES // 2**20)


def _refuse_others(data: bytes, ending: str) -> None:
    if ending in _MACROS:
        raise Unreadable("macros")
    if data.startswith(_COMPOUND):
        raise Unreadable("locked" if _LOCKED in data else "old_excel")
    if data.lstrip(b" \t\r\n\xef\xbb\xbf")[:16].lower().startswith(_PAGE):
        raise Unreadable("web_page")
    for magic, kind in _KNOWN:
        if data.startswith(magic):
            raise Unreadable("another_file", kind=kind)
    if ending in _OLD and not data.startswith(b"PK"):
        raise Unreadable("old_excel")


def _form(data: bytes) -> Form:
    if not data.startswith(b"PK"):
        return "text"
    if b"vnd.oasis.opendocument" in data[:200]:
        return "ods"
    return "xlsx"
