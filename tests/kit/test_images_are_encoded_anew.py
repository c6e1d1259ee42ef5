import io
import struct
import threading
import zlib

import pytest
from flask import Flask
from PIL import Image, ImageFile

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


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_comments_places_and_profiles_are_left_behind(app: Flask, form: str) -> None:
    data, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = "secret place"
    Image.new("RGB", (40, 20), "navy").save(data, form, exif=exif, comment=b"secret word", xmp=b"secret word",
                                            icc_profile=b"secret profile" * 20)
    assert b"secret" in data.getvalue()
    with transaction():
        kept = storage.keep_image(data.getvalue())
    with Image.open(io.BytesIO(storage.read(kept.digest))) as image:
        assert not {"exif", "comment", "xmp", "icc_profile"} & set(image.info)
    assert b"secret" not in storage.read(kept.digest)


def test_a_picture_that_says_how_it_was_held_is_put_upright(app: Flask) -> None:
    data, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6  # a quarter turn
    Image.new("RGB", (40, 20), "navy").save(data, "JPEG", exif=exif)
    with transaction():
        kept = storage.keep_image(data.getvalue())
    assert (kept.width, kept.height) == (20, 40)


def test_what_is_clear_stays_clear(app: Flask) -> None:
    data, picture = io.BytesIO(), Image.new("P", (40, 20), 0)
    picture.save(data, "PNG", transparency=0)
    with transaction():
        kept = storage.keep_image(data.getvalue())
    with Image.open(io.BytesIO(storage.read(kept.digest))) as image:
        assert image.convert("RGBA").getpixel((1, 1))[3] == 0


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def with_a_bomb(name: bytes, head: bytes) -> bytes:
    """A PNG with a small text that swells to 80 MB."""
    return an_image()[:33] + chunk(name, head + zlib.compress(bytes(80_000_000))) + an_image()[33:]


def test_a_switch_that_another_library_turned_changes_nothing(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(storage.NotAnImage), transaction():
        storage.keep_image(an_image()[:50])


def a_pair() -> bytes:
    data, one = io.BytesIO(), Image.new("RGB", (40, 20))
    one.save(data, "MPO", save_all=True, append_images=[one])
    return data.getvalue()


@pytest.mark.parametrize("data", [
    with_a_bomb(b"zTXt", b"k\0\0"), with_a_bomb(b"iTXt", b"k\0\1\0\0\0"), with_a_bomb(b"iCCP", b"k\0\0"), a_pair(),
    b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"<html>", an_image()[:50],
], ids=["zTXt bomb", "iTXt bomb", "iCCP bomb", "a pair", "nothing", "SVG", "GIF", "a head", "HTML", "cut off"])
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


def test_two_who_write_the_same_file_do_not_trip_each_other(app: Flask) -> None:
    begin, failed = threading.Barrier(8), []

    def write(digest: str) -> None:
        with app.app_context():
            begin.wait()
            try:
                storage.write(digest, b"x" * 1_000_000)
            except OSError as error:
                failed.append(error)

    for number in range(10):
        writers = [threading.Thread(target=write, args=(f"{number:064x}",)) for _ in range(8)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
    assert failed == []
