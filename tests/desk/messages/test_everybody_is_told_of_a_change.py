"""The event is cancelled, or held elsewhere: one act tells participants, focal points and panelists, and calendars."""

from datetime import date

import icalendar
import pytest
from flask import Flask

from eventsys.events import standing
from eventsys.events.models import Event
from eventsys.kit import clock
from eventsys.kit.database import db, transaction
from eventsys.kit.outbox import Letter
from eventsys.kit.postman import deliver
from eventsys.people.services import add_person
from eventsys.publishing.services import publish
from eventsys.registration.models import Delegation, Registration
from eventsys.sessions.services import add_session, appear

from ...kit.letters import PostOffice
from ...post import links_in, text_of
from ..organisers import Organiser
from .drafting import seen_in, sends

TELL = "/desk/e/summit/messages/tell"


@pytest.fixture(autouse=True)
def concerned(app: Flask, event: Event, people: dict[str, Registration]) -> None:
    """Beside the participants a focal point, and panelists who were asked, were not, and are registered too."""
    with transaction():
        summit = db.session.get_one(Event, event.id)
        db.session.add(Delegation(event_id=summit.id, organisation="City of Lagos", country="NG", state="granted",
                                  focal_name="Femi Ade", focal_email="femi@example.org", made_at=clock.now()))
        panel = add_session(summit, "Cities and the sea", summit=summit)
        for at, (name, state) in enumerate((("Bo Li", "invited"), ("Cleo Ndiaye", ""), ("Ada Mensah", "confirmed"))):
            person = add_person(name, email=f"{name.split()[0].lower()}@example.org")
            db.session.flush()
            appear(panel, person.id, "panelist", at, state=state)
        db.session.execute(db.delete(Letter))


def cancel(event: Event) -> None:
    with transaction():
        summit = db.session.get_one(Event, event.id)
        standing.cancel(summit, summit, "A storm is coming. See https://weather.example")


def published(event: Event) -> None:
    with transaction():
        publish(db.session.get_one(Event, event.id), note="")


def begun(organiser: Organiser) -> str:
    return str(organiser.post(TELL).location)


def test_a_cancellation_reaches_everybody_and_their_calendars(organiser: Organiser, event: Event,
                                                              office: PostOffice) -> None:
    cancel(event)
    assert "Draft the letter" in organiser.text("/desk/e/summit/settings/standing")
    published(event)
    draft = begun(organiser)
    assert begun(organiser) == draft
    organiser.post(draft, {"subject": "{event} is cancelled", "body": "We are sorry, {name}.", "step": "save",
                           "group": ["participants", "delegations", "panelists"],
                           "seen": seen_in(organiser.text(draft))})
    looked = organiser.text(f"{draft}/look")
    assert "Send 7 letters now" in looked  # five registered, one of them a panelist too; a focal point; a panelist
    assert "2 entries are taken back" in looked
    assert "7 letters go now." in sends(organiser, draft).text
    assert deliver() == 7
    got = {letter["To"].addresses[0].addr_spec: letter for letter in office.got}
    assert set(got) == {"ada@example.org", "ben@example.org", "cem@example.org", "dm@example.org", "eva@example.org",
                        "femi@example.org", "bo@example.org"}
    words = "A storm is coming. See https://weather.example\n\nWe are sorry, Cem Yılmaz."
    assert words in text_of(got["cem@example.org"])
    assert "delegation of City of Lagos" in text_of(got["femi@example.org"])
    assert "take it out of your calendar" in text_of(got["bo@example.org"])
    entry = next(part for part in got["cem@example.org"].walk() if part.get_content_type() == "text/calendar")
    assert entry.get_param("method") == "CANCEL"
    (told,) = icalendar.Calendar.from_ical(entry.get_content()).walk("VEVENT")
    assert (told["STATUS"], told["SEQUENCE"]) == ("CANCELLED", 2)  # 1 went with the confirmation
    assert not any(part.get_content_type() == "text/calendar" for part in got["ada@example.org"].walk())


def test_a_new_date_is_told_with_the_old_and_calendars_follow(organiser: Organiser, event: Event,
                                                              office: PostOffice) -> None:
    with transaction():
        summit = db.session.get_one(Event, event.id)
        summit.starts, summit.ends, summit.city = date(2099, 10, 5), date(2099, 10, 7), "Porto"
    assert "Draft the letter" in organiser.text("/desk/e/summit/settings")
    draft = begun(organiser)
    assert "publish first" in organiser.text(draft)
    refused = organiser.post(f"{draft}/send", {"seen": seen_in(organiser.text(f"{draft}/look"))})
    assert refused.status_code == 409
    published(event)
    organiser.post(draft, {"subject": "{event}: please note the change", "body": "", "group": "participants",
                           "seen": seen_in(organiser.text(draft)), "step": "save"})
    sends(organiser, draft)
    assert deliver() == 5
    letter = next(letter for letter in office.got if "cem@" in letter["To"])
    now = "- When: 5–7 October 2099\n- Where: Porto, Portugal"
    assert f"{now}\n\nBefore, it was:\n\n- When: 14–16 September 2099" in text_of(letter)
    assert any(path.startswith("/r/k_") for path in links_in(letter))
    entry = next(part for part in letter.walk() if part.get_content_type() == "text/calendar")
    assert entry.get_param("method") == "REQUEST"
    (told,) = icalendar.Calendar.from_ical(entry.get_content()).walk("VEVENT")
    assert (told["DTSTART"].dt, told["SEQUENCE"]) == (date(2099, 10, 5), 2)


def test_told_twice_it_goes_once(organiser: Organiser, event: Event) -> None:
    cancel(event)
    published(event)
    draft = begun(organiser)
    sends(organiser, draft)
    assert "It was sent already" in organiser.post(f"{draft}/send", follow_redirects=True).text
    db.session.rollback()
    assert db.session.scalar(db.select(db.func.count(Letter.id))) == 7
    assert set(db.session.scalars(db.select(Registration.sequence).where(Registration.state == "confirmed"))) == {2}
