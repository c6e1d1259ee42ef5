"""Files of the product's own: images re-encoded, kept under the digest of their bytes.

A folder today; another store needs only `write` and `read`. The table says what each file is.
"""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from flask import Flask, current_app
from PIL import Image, ImageFile, ImageOps
from sqlalchemy import CheckConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from eventsys.outputs.files import EXTENSIONS as EXTENSIONS

from .database import Base, Words, db

MOST_PIXELS = 25_000_000
_FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_NOT_READ = (OSError, SyntaxError, ValueError, KeyError, Image.DecompressionBombError)


class StoredFile(Base):
    __tablename__ = "stored_file"
    __table_args__ = (CheckConstraint("size >= 0", name="size_not_negative"),)

    digest: Mapped[str] = mapped_column(primary_key=True)  # SHA-256, hex
    media_type: Mapped[Words]
    size: Mapped[int]  # octets
    width: Mapped[int | None]  # pixels, of images
    height: Mapped[int | None]


class NotAnImage(ValueError):
    """The bytes are no PNG, JPEG or WebP image of a size that we take."""


@dataclass(frozen=True)
class Ready:
    """A file as it will be kept. Made before the transaction, in which others would wait for it."""

    data: bytes
    media_type: str
    size: tuple[int, int] | None = None  # pixels, of images


def encoded(data: bytes) -> Ready:
    """Decode and encode anew, so that nothing but pixels is kept. Raises NotAnImage."""
    # A switch of the whole process, which libraries for printing turn on as they are imported.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(io.BytesIO(data), formats=tuple(_FORMATS)) as image:
            if image.width * image.height > MOST_PIXELS:
                raise NotAnImage(f"the image has more than {MOST_PIXELS:,} pixels")
            media_type, upright = _FORMATS[image.format or ""], ImageOps.exif_transpose(image)
            # Comments, places, profiles: all stands here, and what is not pixels stays behind.
            upright.info = {name: value for name, value in upright.info.items() if name == "transparency"}
            fresh = io.BytesIO()
            upright.save(fresh, format=image.format, optimize=True)
    except NotAnImage:
        raise
    except _NOT_READ as error:
        raise NotAnImage("the file is not an image that can be read") from error
    return Ready(fresh.getvalue(), media_type, upright.size)


def keep(ready: Ready) -> StoredFile:
    return _keep(ready.data, ready.media_type, ready.size)


def keep_image(data: bytes) -> StoredFile:
    """`encoded` and kept at once, for those whom nobody waits for. Raises NotAnImage."""
    return keep(encoded(data))


def _keep(data: bytes, media_type: str, size: tuple[int, int] | None = None) -> StoredFile:
    digest = hashlib.sha256(data).hexdigest()
    write(digest, data)
    known = db.session.get(StoredFile, digest)
    if known is None:
        known = StoredFile(digest=digest, media_type=media_type, size=len(data),
                           width=size and size[0], height=size and size[1])
        db.session.add(known)
        db.session.flush()
    return known


def adopt(digest: str) -> StoredFile | None:
    """Enter a file that lies in the folder, as in a copied one, but not in the table. None: no such file."""
    try:
        data = read(digest)
        if hashlib.sha256(data).hexdigest() != digest:
            return None
        if data.startswith(b"%PDF-"):
            return _keep(data, "application/pdf")
        with Image.open(io.BytesIO(data), formats=tuple(_FORMATS)) as image:
            return _keep(data, _FORMATS[image.format or ""], image.size)
    except _NOT_READ:
        return None


def described(digests: Iterable[str | None]) -> dict[str | None, StoredFile]:
    """What is known of the files with these digests, by digest."""
    wanted = {digest for digest in digests if digest}
    if not wanted:
        return {}
    return {file.digest: file
            for file in db.session.scalars(select(StoredFile).where(StoredFile.digest.in_(wanted)))}


def write(digest: str, data: bytes) -> None:
    """Whole or not at all: a reader never sees half a file, also where two write the same one at once."""
    path = _path(digest)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    part.write_bytes(data)
    part.replace(path)


def read(digest: str) -> bytes:
    """Raises FileNotFoundError for what is not kept, also for what is no digest."""
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise FileNotFoundError(digest)
    return _path(digest).read_bytes()


def forget(digest: str) -> None:
    """Remove the bytes of a file that no row names any more."""
    _path(digest).unlink(missing_ok=True)


def _path(digest: str) -> Path:
    return Path(current_app.config["FILES_DIR"]) / digest[:2] / digest


def init_app(app: Flask) -> None:
    Path(app.config["FILES_DIR"]).mkdir(parents=True, exist_ok=True)
