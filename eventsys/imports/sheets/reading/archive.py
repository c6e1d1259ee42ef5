"""The parts of an XLSX or ODS file, unpacked within limits, each checked, and packed anew.

Readers of ZIP files disagree on crafted ones: what lies outside the list, two parts of one name, sizes that lie.
So the library gets a file of our own making, that holds the very bytes which were checked and nothing else.
"""

import zipfile
import zlib
from io import BytesIO

from .faults import Unreadable
from .limits import PARTS, RATIO, RATIO_FROM, UNPACKED

_WANTED = (".xml", ".rels")
_MACROS = ("vbaproject", "macrosheets/", "basic/", "scripts/", "activex/")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, UnicodeDecodeError)


def unpacked(data: bytes) -> dict[str, bytes]:
    """The XML parts by name. Raises Unreadable."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _refuse(parts)
            return {part.filename: archive.read(part) for part in parts if _is_wanted(part.filename)}
    except RuntimeError:  # how zipfile says that a password is needed
        raise Unreadable("locked") from None
    except _BROKEN:
        raise Unreadable("damaged") from None


def _is_wanted(name: str) -> bool:
    return name.lower().endswith(_WANTED) or name == "mimetype"


def _refuse(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > PARTS:
        raise Unreadable("too_many_parts", limit=PARTS)
    names = [part.filename.lower() for part in parts]
    if len(set(names)) < len(names):
        raise Unreadable("damaged")
    if any(sign in name for name in names for sign in _MACROS):
        raise Unreadable("macros")
    if sum(part.file_size for part in parts) > UNPACKED or any(map(_swells, parts)):
        raise Unreadable("bomb", limit=UNPACKED // 2**20)


def _swells(part: zipfile.ZipInfo) -> bool:
    return part.file_size > RATIO_FROM and part.file_size > RATIO * max(part.compress_size, 1)


def packed(parts: dict[str, bytes]) -> BytesIO:
    fresh = BytesIO()
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_STORED) as archive:
        for name, body in parts.items():
            archive.writestr(zipfile.ZipInfo(name), body)
    fresh.seek(0)
    return fresh
