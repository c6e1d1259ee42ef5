import io

import pytest
from flask import Flask
from PIL import Image

from eventsys.kit import storage
from eventsys.kit.database import transaction


def an_image(form: str = "PNG", size: tuple[int, int] = (40, 20)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "navy").save(data, form)
    return data.getvalue()


@pytest.mark.parametrize(("form", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")])
def test_an_image_is_kept_with_its_measures(app: Flask, form: str, media_type: str) -> None:
    with transaction():
        kept = storage.keep_image(an_image(form))
    assert (kept.media_type, kept.width, kept.height) == (media_type, 40, 20)
    assert Image.open(io.BytesIO(storage.read(kept.digest))).size == (40, 20)


def test_what_hides_behind_the_pixels_is_left_behind(app: Flask) -> None:
    with transaction():
        kept = storage.keep_image(an_image() + b"<script>alert(1)</script>")
    assert b"script" not in storage.read(kept.digest)


@pytest.mark.parametrize("data", [
    b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"<html>", an_image()[:50]])
def test_what_is_no_image_is_refused(app: Flask, data: bytes) -> None:
    with pytest.raises(storage.NotAnImage), transaction():
        storage.keep_image(data)


def test_an_image_of_too_many_pixels_is_refused(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "MOST_PIXELS", 700)
    with pytest.raises(storage.NotAnImage, match="700 pixels"), transaction():
        storage.keep_image(an_image())


@pytest.mark.parametrize("digest", ["../../etc/passwd", "", "A" * 64, "0" * 64])
def test_only_digests_are_read(app: Flask, digest: str) -> None:
    with pytest.raises(FileNotFoundError):
        storage.read(digest)
