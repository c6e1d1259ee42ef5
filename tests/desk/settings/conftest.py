import pytest

from ..organisers import Organiser

AT = "/desk/e/summit/settings"


class Settings:
    """The settings of the summit in one organiser's browser."""

    def __init__(self, organiser: Organiser) -> None:
        self.browser = organiser

    def text(self, path: str = "") -> str:
        return self.browser.text(AT + path)

    def send(self, path: str, **fields: object) -> str:
        """The page after a form that was taken."""
        response = self.browser.post(AT + path, fields)
        assert response.status_code == 303, response.text
        return self.browser.text(response.location)

    def refused(self, path: str, **fields: object) -> str:
        response = self.browser.post(AT + path, fields)
        assert response.status_code == 422
        assert "There is a problem" in response.text
        assert "<title>Error: " in response.text
        return response.text

    def late(self, path: str, **fields: object) -> str:
        """The page after a save that came too late."""
        response = self.browser.post(AT + path, fields)
        assert response.status_code == 409, response.text
        return response.text


@pytest.fixture
def settings(organiser: Organiser) -> Settings:
    return Settings(organiser)
