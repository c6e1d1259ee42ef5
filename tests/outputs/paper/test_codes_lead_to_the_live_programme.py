import pytest

from .printed import BASE, Printed


@pytest.mark.parametrize(("shown", "slug"), [
    ("booklet", "summit-500"), ("small_booklet", "summit"), ("of_the_part", "lab")])
def test_three_codes_on_the_page_of_what_is_good_to_know(shown: str, slug: str, request: pytest.FixtureRequest) -> None:
    paper: Printed = request.getfixturevalue(shown)
    address = f"{BASE}/e/{slug}/"
    assert paper.codes(paper.part("Good to know")[0]) == {address, f"{address}subscribe", f"{address}changes"}


def test_the_address_stands_below_its_code(booklet: Printed) -> None:
    text = "".join(booklet.pages[booklet.part("Good to know")[0] - 1].split())
    for address in ("events.example.org/e/summit-500", "events.example.org/e/summit-500/subscribe"):
        assert address in text
