"""A letter that went astray: once the address is mended, nobody opens somebody else's page with it."""

import pytest
from flask import Flask

from eventsys.kit import journal
from tests.invitations.asked import Panelist, Summit, ask, link_of
from tests.post import delivered

from ..organisers import Organiser


@pytest.fixture
def stranger(app: Flask, summit: Summit) -> Panelist:
    """Who reads the mail of the address that was noted for Ada by mistake."""
    ask(summit, summit.ada)
    found = Panelist(app, link_of())
    assert found.get().status_code == 200
    return found


def seen(summit: Summit) -> str:
    return str(journal.revision(f"person:{summit.ada.id}"))


def test_an_address_mended_on_the_board_ends_it(organiser: Organiser, summit: Summit, stranger: Panelist) -> None:
    organiser.post(f"/desk/e/summit/invitations/{summit.ada.id}/address",
                   {"email": "mensah@example.org", "seen": seen(summit)})
    assert stranger.get().status_code == 404


def test_so_does_one_mended_in_the_directory(organiser: Organiser, summit: Summit, stranger: Panelist) -> None:
    edit = f"/desk/people/{summit.ada.id}/edit"
    organiser.post(edit, {"name": "Ada Mensah", "email": "ada@example.org", "diet": "vegan", "seen": seen(summit)})
    assert stranger.get().status_code == 200
    organiser.post(edit, {"name": "Ada Mensah", "email": "mensah@example.org", "seen": seen(summit)})
    assert stranger.get().status_code == 404


def test_letters_that_wait_for_the_old_address_do_not_go(organiser: Organiser, summit: Summit) -> None:
    ask(summit, summit.ada, held=True)
    organiser.post(f"/desk/e/summit/invitations/{summit.ada.id}/address",
                   {"email": "mensah@example.org", "seen": seen(summit)})
    assert delivered() == []
    assert "Kept back" in organiser.text("/desk/e/summit/invitations")
    (letter,) = ask(summit, summit.ada, batch="2")
    assert letter.to_address == "mensah@example.org"
