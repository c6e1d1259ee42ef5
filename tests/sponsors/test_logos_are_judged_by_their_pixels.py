import pytest
from PIL import Image

from eventsys.sponsors.judging import judge


def logo(colour: str, size: tuple[int, int] = (600, 200), ground: str = "#00000000") -> Image.Image:
    image = Image.new("RGBA", size, ground)
    image.paste(Image.new("RGBA", (size[0] // 2, size[1]), colour), (0, 0))
    return image


@pytest.mark.parametrize(("colour", "on_white", "on_dark"), [
    ("#0b3d6b", "well", "hardly"), ("#ffffff", "hardly", "well"), ("#ffe600", "hardly", "well"),
    ("#d0021b", "well", "well"),
])
def test_it_is_seen_where_it_stands_out(colour: str, on_white: str, on_dark: str) -> None:
    verdict = judge(logo(colour))
    assert (verdict.on_white, verdict.on_dark, verdict.has_ground) == (on_white, on_dark, False)


def test_one_that_is_half_white_is_partly_seen() -> None:
    image = logo("#0b3d6b")
    image.paste(Image.new("RGBA", (200, 200), "#ffffff"), (0, 0))
    assert judge(image).on_white == "partly"


def test_a_ground_of_its_own_is_noticed() -> None:
    assert judge(logo("#0b3d6b", ground="#ffffff")).has_ground


def test_how_large_it_prints_sharply_is_told_in_millimetres() -> None:
    verdict = judge(logo("#0b3d6b", (600, 120)))
    assert [round(side, 1) for side in verdict.sharp_mm] == [50.8, 10.2]
    assert [verdict.is_large_enough(rank) for rank in range(5)] == [False, True, True, True, True]


def test_an_empty_picture_is_seen_nowhere() -> None:
    assert judge(Image.new("RGBA", (10, 10))).on_white == "hardly"
