"""What participants get by mail, from a real mail server, read by parsers that are not ours."""

from datetime import date, time
from email.message import EmailMessage
from io import BytesIO

import icalendar
import zxingcpp
from flask import Flask
from PIL import Image
from sqlalchemy import select

from eventsys.events.models import Day, Event
from eventsys.kit.database import db, transaction
from eventsys.kit.postman import deliver
from eventsys.publishing.services import publish
from eventsys.registration import deciding, leaving, mails
from eventsys.registration.models import Registration

from ..kit.letters import PostOffice, office
from ..post import delivered, html_of, text_of
from .registering import a_category, a_summit, registers

__all__ = ["office"]
KINDS: tuple[mails.Kind, ...] = ("pending", "waitlisted", "offered", "confirmed", "declined", "cancelled", "lapsed",
                                 "known", "link", "nominated")


def the_one(name: str = "Ada Lovelace") -> Registration:
    return db.session.scalars(select(Registration).where(Registration.name == name)).one()


def does(verb: object, name: str = "Ada Lovelace", **more: object) -> None:
    with transaction():
        row = the_one(name)
        verb(db.session.get_one(Event, row.event_id), row, **more)  # type: ignore[operator]


def parts_of(letter: EmailMessage) -> dict[str, EmailMessage]:
    return {part.get_content_type(): part for part in letter.walk()}  # type: ignore[misc]


def entry_in(letter: EmailMessage) -> tuple[str, icalendar.Event]:
    """Its method, which the message and the calendar both say, and the one entry."""
    part = parts_of(letter)["text/calendar"]
    calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
    assert part["Content-Type"].params["method"] == calendar["METHOD"]
    assert parts_of(letter)["application/ics"].get_payload(decode=True) == part.get_payload(decode=True)
    (event,) = calendar.walk("VEVENT")
    return str(calendar["METHOD"]), event


def test_a_confirmed_place_comes_with_its_entry_and_its_code(app: Flask, office: PostOffice) -> None:
    summit = a_summit()
    category = a_category(summit, number=5, confirmed_words="<p>Bring your <b>passport</b>.</p>")
    registers(summit, category)
    assert deliver() == 1
    (letter,) = office.got
    code = the_one().code
    text = text_of(letter)
    assert letter["Subject"] == "Common Ground Summit: your place is confirmed"
    for said in ("When: 14–16 September 2099", "Where: Lisbon, Portugal", "You come as: City delegate",
                 f"Reference: {code}", "Bring your passport.", "https://events.example.org/r/k_"):
        assert said in text
    assert letter.get_content_type() == "multipart/mixed"
    same = next(iter(letter.iter_parts()))
    assert [part.get_content_type() for part in same.iter_parts()] == [
        "text/plain", "multipart/related", "text/calendar"]
    method, entry = entry_in(letter)
    assert (method, entry["UID"]) == ("REQUEST", f"registration-{code}@events.example.org")
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2099, 9, 14), date(2099, 9, 17))
    assert str(entry["ATTENDEE"]) == "mailto:ada@example.org"
    picture = parts_of(letter)["image/png"]
    assert f"cid:{picture['Content-ID'].strip('<>')}" in html_of(letter)
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture.get_payload(decode=True))))
    assert read.text == f"EVS:{code}"


def test_a_place_that_is_given_up_takes_its_entry_back(app: Flask) -> None:
    summit = a_summit()
    registers(summit, a_category(summit))
    first = entry_in(delivered()[0])[1]
    does(leaving.cancel)
    method, entry = entry_in(delivered()[0])
    assert (method, entry["STATUS"], entry["UID"]) == ("CANCEL", "CANCELLED", first["UID"])
    assert entry["SEQUENCE"] > first["SEQUENCE"]
    does(leaving.come_again)
    method, again = entry_in(delivered()[0])
    assert (method, again["UID"]) == ("REQUEST", first["UID"])
    assert again["SEQUENCE"] > entry["SEQUENCE"]


def test_who_never_had_a_place_has_no_entry_to_take_back(app: Flask) -> None:
    summit = a_summit()
    registers(summit, a_category(summit, admission="approval"))
    pending = delivered()[0]
    assert "You have no place yet" in text_of(pending)
    assert pending.get_content_type() == "multipart/alternative"
    does(deciding.decline, reason="We are only few.")
    declined = delivered()[0]
    assert "They write: We are only few." in text_of(declined)
    assert "text/calendar" not in parts_of(declined)


def test_an_offer_says_until_when_by_which_clock(app: Flask) -> None:
    summit = a_summit()
    category = a_category(summit, number=1)
    registers(summit, category, "Boutros")
    registers(summit, category)
    waiting = next(one for one in delivered() if "ada@" in one["To"])
    assert "You are number 1 on the waiting list." in text_of(waiting)
    assert "has 48 hours to take it" in text_of(waiting)
    does(leaving.cancel, "Boutros")
    offered = next(one for one in delivered() if "ada@" in one["To"])
    until = the_one().offer_until
    assert until is not None
    assert "(Lisbon)" in text_of(offered)
    assert f"{until.day} " in text_of(offered)


def test_an_event_of_one_day_has_its_hours_in_the_calendar(app: Flask) -> None:
    summit = a_summit(starts=date(2099, 9, 14), ends=date(2099, 9, 14))
    with transaction():
        db.session.add(Day(event_id=summit.id, date=date(2099, 9, 14), opens=time(9), closes=time(17, 30)))
    with transaction():
        publish(db.session.get_one(Event, summit.id), note="")
    registers(summit, a_category(summit))
    entry = entry_in(delivered()[0])[1]
    assert [entry[name].dt.strftime("%H:%M") for name in ("DTSTART", "DTEND")] == ["09:00", "17:30"]


def test_a_draft_is_not_told_before_it_is_published(app: Flask) -> None:
    summit = a_summit()
    with transaction():
        db.session.get_one(Event, summit.id).title = "Renamed in secret"
    registers(summit, a_category(summit))
    assert "Renamed" not in delivered()[0].as_string()


def test_every_letter_greets_and_leads_to_one_s_own_page(app: Flask) -> None:
    summit = a_summit()
    name = "أميرة بنت عبد الله"
    registers(summit, a_category(summit), name, email="amira@example.org")
    delivered()
    with transaction():
        for kind in KINDS:
            mails.post(kind, the_one(name), "again")
    letters = delivered()
    assert len({letter["Subject"] for letter in letters}) == len(KINDS)
    for letter in letters:
        assert f"Dear {name}," in text_of(letter)
        assert "/r/k_" in text_of(letter)
        assert "Rita Alves" in text_of(letter)
