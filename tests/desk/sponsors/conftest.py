import pytest

from ..organisers import Organiser

AT = "/desk/e/summit/sponsors"


class Sponsors:
    """The sponsors of the summit in one organiser's browser."""

    def __init__(self, organiser: Organiser) -> None:
        self.browser = organiser

    def text(self, path: str = "") -> str:
        return self.browser.text(AT + path)

    def send(self, path: str, **fields: object) -> str:
        response = self.browser.post(AT + path, fields)
        assert response.status_code == 303, response.text
        return self.browser.text(response.location.partition("#")[0])

    def refused(self, path: str, **fields: object) -> str:
        response = self.browser.post(AT + path, fields)
        assert response.status_code == 422
        assert "There is a problem" in response.text
        return response.text

    def late(self, path: str, **fields: object) -> str:
        response = self.browser.post(AT + path, fields)
        assert response.status_code == 409, response.text
        return response.text


@pytest.fixture
def sponsors(organiser: Organiser) -> Sponsors:
    return Sponsors(organiser)


@pytest.fixture
def two_tiers(sponsors: Sponsors, event: object) -> Sponsors:
    """"Hosts:" with the Foundation, and "Sponsors:" with the Works and the Union."""
    for title in ("Hosts:", "Sponsors:"):
        sponsors.send("/tiers/new", title=title, on_page="y", on_booklet="y", on_strip="y")
    for name, tier in (("Foundation", 1), ("Works", 2), ("Union", 2)):
        sponsors.send("/new", name=name, tier=tier)
    return sponsors
