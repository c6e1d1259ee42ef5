import pytest

from eventsys.sponsors.svg import NotALogo, sanitised

LEVELS = 8
NAMESAKES = "".join(f'<g id="a{level}"/>' for level in range(LEVELS + 1))


def copied(levels: int, beside: str = "") -> bytes:
    """Each level is ten copies of the one below."""
    tens = (f'<use href="#a{level - 1}"/>' * 10 for level in range(1, levels + 1))
    groups = "".join(f'<g id="a{level}">{copies}</g>' for level, copies in enumerate(tens, 1))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path id="a0" d="M0 0h9v9z"/>{groups}'
            f'<use href="#a{levels}"/>{beside}</svg>').encode()


def test_a_few_copies_are_taken() -> None:
    assert sanitised(copied(2)).width == 9


@pytest.mark.parametrize("beside", ["", NAMESAKES], ids=["plain", "with a second one of each name"])
def test_a_hundred_million_are_not(beside: str) -> None:
    with pytest.raises(NotALogo, match="complex"):
        sanitised(copied(LEVELS, beside))
