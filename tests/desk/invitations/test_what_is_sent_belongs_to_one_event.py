import pytest
from flask import Flask

from eventsys.invitations import sending
from eventsys.invitations.models import Submission
from eventsys.kit import clock
from eventsys.kit.database import db, transaction
from tests.invitations.asked import Summit, furnish

from ..organisers import Organiser, a_draft


def sent(summit: Summit) -> int:
    with transaction():
        row = Submission(summit_id=summit.event.id, person_id=summit.ada.id, field="biography", before={},
                         after={"biography": "<p>Hers.</p>"}, sent_at=clock.now())
        db.session.add(row)
    return row.id


@pytest.mark.parametrize("act", ["accept", "amend", "decline"])
def test_what_was_sent_to_another_event_is_not_found(app: Flask, organiser: Organiser, act: str) -> None:
    number = sent(furnish(a_draft("elsewhere")))
    assert organiser.get(f"/desk/e/summit/submissions/{number}").status_code == 404
    assert organiser.post(f"/desk/e/summit/submissions/{number}/{act}").status_code == 404
    assert db.session.get_one(Submission, number).state == "waiting"


def test_what_was_taken_back_is_told_of(organiser: Organiser, summit: Summit) -> None:
    number = sent(summit)
    with transaction():
        assert sending.take_back(summit.event, summit.ada, "biography")
    page = organiser.post(f"/desk/e/summit/submissions/{number}/accept", follow_redirects=True).text
    assert "it was taken back by who had sent it" in page
