import io

import pytest
from PIL import Image

from eventsys.dev.entries import Logo
from eventsys.dev.logos import HEIGHT, logo
from eventsys.dev.marks import MARKS


def picture(mark: str, dark: bool = False, name: str = "Open Quarters Alliance") -> Image.Image:
    return Image.open(io.BytesIO(logo(name, Logo(mark=mark, colour="#0B6BA8"), dark)))


@pytest.mark.parametrize("mark", MARKS)
def test_a_logo_stands_on_nothing(mark: str) -> None:
    image = picture(mark)
    assert (image.format, image.mode, image.height) == ("PNG", "RGBA", HEIGHT)
    assert image.getpixel((image.width - 1, 0))[3] == 0  # type: ignore[index]


def test_all_marks_differ() -> None:
    assert len(MARKS) == 20
    assert len({picture(mark).tobytes() for mark in MARKS}) == 20


def test_for_dark_grounds_it_is_light() -> None:
    def brightest(image: Image.Image) -> int:
        return max(sum(pixel[:3]) for pixel in image.get_flattened_data() if pixel[3] == 255)

    assert brightest(picture("peak", dark=True)) > 700 > brightest(picture("peak"))


def test_long_names_take_several_lines() -> None:
    assert picture("peak", name="Estuary Fund for Local Democracy").width < 6 * HEIGHT
