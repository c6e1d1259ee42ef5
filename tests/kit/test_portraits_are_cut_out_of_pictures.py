import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from eventsys.kit.pictures import Cut, box, cut_of, portrait, proposals
from eventsys.kit.storage import NotAnImage


def a_picture(width: int, height: int, kind: str = "PNG", **saved: object) -> bytes:
    """Red on the left half, blue on the right."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    out = io.BytesIO()
    image.save(out, format=kind, **saved)
    return out.getvalue()


def read(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@given(st.integers(1, 4000), st.integers(1, 4000), st.integers(0, 100), st.integers(0, 100), st.integers(10, 100))
def test_a_cut_is_a_square_within_the_picture(width: int, height: int, x: int, y: int, size: int) -> None:
    left, top, right, bottom = box(Cut(x, y, size), width, height)

    assert right - left == bottom - top >= 1
    assert (left, top) >= (0, 0)
    assert right <= width
    assert bottom <= height


@pytest.mark.parametrize(("cut", "colour"), [(Cut(0), (255, 0, 0)), (Cut(100), (0, 0, 255))])
def test_it_is_cut_where_it_was_chosen(cut: Cut, colour: tuple[int, int, int]) -> None:
    cut_out = read(portrait(a_picture(400, 200), cut))

    assert cut_out.size == (200, 200)
    assert cut_out.getpixel((100, 100)) == colour


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_large_pictures_become_small_and_keep_their_kind(kind: str) -> None:
    cut_out = read(portrait(a_picture(3000, 2000, kind), Cut()))

    assert (cut_out.size, cut_out.format) == ((800, 800), kind)


def test_what_a_camera_wrote_beside_the_pixels_stays_behind() -> None:
    exif = Image.Exif()
    exif[0x010E] = "at home"
    data = portrait(a_picture(300, 200, "JPEG", exif=exif), Cut())

    assert b"at home" not in data


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"GIF89a", a_picture(300, 200)[:200]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NotAnImage):
        portrait(data, Cut())


@pytest.mark.parametrize("written", ["", "50", "50-50", "101-0-50", "0-0-9", "a-b-c", "50-50-100-", "-1-50-50"])
def test_only_cuts_are_read_as_cuts(written: str) -> None:
    assert cut_of(written) is None


@pytest.mark.parametrize(("width", "height"), [(400, 200), (200, 400), (300, 300)])
def test_what_is_proposed_comes_back_as_it_is_written_and_differs(width: int, height: int) -> None:
    offered = proposals(width, height)

    assert [cut_of(str(cut)) for cut in offered] == offered
    assert len({box(cut, width, height) for cut in offered}) == len(offered)
