"""A logo as it is kept: pixels only, whatever was sent."""

import io
from collections.abc import Collection
from functools import lru_cache

from PIL import Image

from eventsys.kit import storage
from eventsys.kit.storage import NotAnImage, Ready

from . import svg
from .drawing import drawn
from .judging import Verdict, judge
from .svg import NotALogo


def ready(data: bytes) -> Ready:
    """PNG, JPEG or WebP as they are, a drawing as the PNG that is drawn of it. Raises NotALogo or NotAnImage."""
    if data.startswith(b"\x1f\x8b"):
        raise NotALogo("kind")  # .svgz
    return storage.encoded(drawn(svg.sanitised(data)) if svg.looks_like_svg(data) else data)


def verdicts(digests: Collection[str | None]) -> dict[str, Verdict]:
    """Of those that can be read, by digest."""
    found = {digest: _verdict(digest) for digest in digests if digest}
    return {digest: verdict for digest, verdict in found.items() if verdict is not None}


@lru_cache(maxsize=2_000)
def _verdict(digest: str) -> Verdict | None:
    """A digest's pixels never change."""
    try:
        with Image.open(io.BytesIO(storage.read(digest))) as image:
            return judge(image)
    except (OSError, ValueError):
        return None


__all__ = ["NotALogo", "NotAnImage", "ready", "verdicts"]
