"""Documents of the product's own: what a file is, is told from its bytes and never from its name.

PDF and office files are kept as they came, images are encoded anew. Office files with macros, old binary ones, and
whatever else there is are refused. They are always sent as attachments that a browser does not open by itself.
"""

import io
import zipfile
import zlib

from . import storage
from .storage import NotAnImage, Ready

MOST = 25_000_000  # octets
_ODF = "application/vnd.oasis.opendocument."
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
# Of zipped office files: the part that only that kind has, to its type.
_MAIN_PARTS = {"word/document.xml": f"{_OPEN_XML}wordprocessingml.document",
               "xl/workbook.xml": f"{_OPEN_XML}spreadsheetml.sheet",
               "ppt/presentation.xml": f"{_OPEN_XML}presentationml.presentation"}
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"RIFF")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class NotADocument(ValueError):
    """The bytes are of no kind that we keep. `reason`: "size", "empty", "macros", "old", "image" or "kind"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def ready(data: bytes) -> Ready:
    """To be kept by `storage.keep`. Raises NotADocument."""
    if not data:
        raise NotADocument("empty")
    if len(data) > MOST:
        raise NotADocument("size")
    if data.startswith(_IMAGES):
        try:
            return storage.encoded(data)
        except NotAnImage as error:
            raise NotADocument("image") from error
    return Ready(data, _kind_of(data))


def _kind_of(data: bytes) -> str:
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    raise NotADocument("old" if data.startswith(_OLD_OFFICE) else "kind")


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = set(parts.namelist()[:20_000])
            declared = _declared(parts)
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, RuntimeError, OSError) as error:
        raise NotADocument("kind") from error
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
        raise NotADocument("macros")
    if declared in (f"{_ODF}text", f"{_ODF}spreadsheet", f"{_ODF}presentation"):
        return declared
    if "[Content_Types].xml" in names:
        return next((kind for part, kind in _MAIN_PARTS.items() if part in names), None) or _refuse()
    return _refuse()


def _declared(parts: zipfile.ZipFile) -> str:
    """What OpenDocument writes into its first, uncompressed part."""
    first = parts.infolist()[0] if parts.infolist() else None
    if first is None or first.filename != "mimetype" or first.file_size > 100:
        return ""
    return parts.read(first).decode("ascii", "replace").strip()


def _refuse() -> str:
    raise NotADocument("kind")
