"""Portraits: a square cut out of a picture where somebody chose it, as small as pages need it."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct
from PIL import Image, ImageFile, ImageOps

from . import storage
from .storage import NotAnImage, Ready

SIDE = 800  # pixels of a portrait, at most
SMALL = 160  # of a preview
_WRITTEN = re.compile(r"(\d{1,3})-(\d{1,3})-(\d{1,3})")


class Cut(Struct, frozen=True):
    """A square of a picture, in percent: where its middle is across and down, and its side of the shorter side."""

    x: int = 50
    y: int = 50
    size: int = 100

    def __str__(self) -> str:
        return f"{self.x}-{self.y}-{self.size}"


def cut_of(written: str) -> Cut | None:
    """ "50-30-100"; None for what is no cut."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    x, y, size = map(int, found.groups())
    return Cut(x, y, size) if x <= 100 and y <= 100 and 10 <= size <= 100 else None


def proposals(width: int, height: int) -> list[Cut]:
    """Whole and close, along the longer side; faces are rather above the middle than below it."""
    ends = (0, 100)
    if width > height:
        return [Cut(50), Cut(0), Cut(100), Cut(50, 35, 60), *(Cut(x, 35, 60) for x in (25, 75))]
    if height > width:
        return [Cut(50, 0), Cut(50, 50), Cut(50, 100), Cut(50, 25, 60), Cut(50, 50, 60)]
    return [Cut(), Cut(50, 35, 60), *(Cut(x, 35, 60) for x in ends)]


def box(cut: Cut, width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in pixels; moved inwards where it would hang over an edge."""
    side = max(1, min(width, height) * cut.size // 100)
    left = min(max(0, width * cut.x // 100 - side // 2), width - side)
    top = min(max(0, height * cut.y // 100 - side // 2), height - side)
    return left, top, left + side, top + side


def portrait(data: bytes, cut: Cut, most: int = SIDE) -> bytes:
    """The square, encoded anew. Raises NotAnImage for what `storage.encoded` would not take."""
    with _opened(data) as image:
        return _encoded(_squared(image, cut, most), image.format or "JPEG")


def shrunk(data: bytes, most: int) -> bytes:
    """Upright and encoded anew, no side longer than `most` pixels. Raises NotAnImage."""
    with _opened(data) as image:
        upright = _plain(ImageOps.exif_transpose(image), image)
        upright.thumbnail((most, most), Image.Resampling.LANCZOS)
        return _encoded(upright, image.format or "JPEG")


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # a switch of the whole process, that libraries turn
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as image:
            if image.width * image.height > storage.MOST_PIXELS:
                raise NotAnImage(f"the image has more than {storage.MOST_PIXELS:,} pixels")
            yield image
    except NotAnImage:
        raise
    except (OSError, SyntaxError, ValueError, KeyError, Image.DecompressionBombError) as error:
        raise NotAnImage("the file is not an image that can be read") from error


def ready_portrait(data: bytes, cut: Cut) -> Ready:
    """To be kept by `storage.keep`. Raises NotAnImage."""
    return storage.encoded(portrait(data, cut))


def _squared(image: Image.Image, cut: Cut, most: int) -> Image.Image:
    upright = ImageOps.exif_transpose(image)
    square = _plain(upright.crop(box(cut, *upright.size)), image)
    side = min(most, square.width)
    return square.resize((side, side), Image.Resampling.LANCZOS)


def _plain(picture: Image.Image, source: Image.Image) -> Image.Image:
    """In a mode in which sizes can be changed."""
    if picture.mode in ("RGB", "RGBA", "L"):
        return picture
    return picture.convert("RGBA" if "transparency" in source.info else "RGB")


def _encoded(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "JPEG" and image.mode != "RGB":
        image = image.convert("RGB")
    image.save(out, format=kind, quality=88, optimize=True)
    return out.getvalue()
