from datetime import date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from eventsys.outputs.changes.grouping import Told, told
from eventsys.outputs.changes.words import Words
from eventsys.programme.compare import compare
from eventsys.programme.structs import Document, Listing, Programme, Tier
from tests.builders import DAY, a_person, a_programme, a_room, a_session, a_track, an_appearance, an_event

WORDS = Words(
    gettext=lambda text: text, country=lambda code: {"EG": "Egypt", "FR": "France"}.get(code, code),
    language=lambda code: {"fr": "French", "ar": "Arabic", "en": "English"}[code],
    date_words=lambda day, pattern: f"{day:%a %d %b}", date_range=lambda first, last: f"{first:%d}–{last:%d}",
    locale="en_GB")
TALK = a_session("talk", "09:00", room="hall", roster=(an_appearance("ada", "chair"), an_appearance("bo")))
OTHER = a_session("other", "11:00", room="hall")
BASE: dict[str, Any] = {
    "events": (an_event(tiers=(Tier("gold", "Sponsors:", (Listing("Acme"),)),)),),
    "rooms": (a_room("hall", name="Hall A"), a_room("aula", name="Aula")), "tracks": (a_track(),),
    "people": (a_person("ada", "Ada"), a_person("bo", "Bo"))}
PROGRAMME = a_programme(TALK, OTHER, **BASE)


def with_talk(**fields: Any) -> Programme:
    return a_programme(replace(TALK, **fields), OTHER, **BASE)


def with_event(**fields: Any) -> Programme:
    return replace(PROGRAMME, events=(replace(PROGRAMME.root, **fields),))


def told_of(after: Programme, before: Programme = PROGRAMME) -> Told:
    return told(compare(before, after), WORDS)


def sentences(after: Programme, before: Programme = PROGRAMME) -> list[str]:
    found = told_of(after, before)
    said = [*found.event, *(s for day in found.days for session in day.sessions for s in session.sentences)]
    return [sentence.replace("<bdi>", "").replace("</bdi>", "") for sentence in said]


ADA = TALK.roster[0]
LATER = datetime(2027, 9, 14, 10, 30)


@pytest.mark.parametrize(("fields", "sentence"), [
    ({"starts": LATER, "room": "aula"}, "Moved from Tue 14 Sep 09:00, Hall A to 10:30, Aula."),
    ({"starts": LATER}, "Moved from Tue 14 Sep 09:00 to 10:30."),
    ({"starts": LATER.replace(day=15), "day": DAY.replace(day=15)},
     "Moved from Tue 14 Sep 09:00 to Wed 15 Sep 10:30."),
    ({"starts": LATER, "minutes": 90},
     "Moved from Tue 14 Sep 09:00 to 10:30. Takes 90 minutes (was 60)."),
    ({"room": "aula"}, "Moved from Hall A to Aula."),
    ({"room": ""}, "Room to be announced (was Hall A)."),
    ({"room": "", "all_rooms": True}, "Moved from Hall A to all rooms."),
    ({"minutes": 90}, "Takes 90 minutes (was 60)."),
    ({"minutes": None}, "Its end is no longer given."),
    ({"starts": None, "day": None, "minutes": None}, "Time to be announced (was Tue 14 Sep 09:00, Hall A)."),
    ({"status": "withdrawn", "withdrawn_reason": "Illness"}, "Withdrawn: Illness"),
    ({"status": "withdrawn"}, "Withdrawn."),
    ({"status": "removed"}, "Taken out of the programme."),
    ({"title": "Speech"}, "Was called “Talk”."),
    ({"roster": TALK.roster[:1]}, "Bo no longer takes part (panelist)."),
    ({"roster": (ADA, an_appearance("bo", "keynote"))}, "Bo is now keynote speaker (was panelist)."),
    ({"roster": (ADA, an_appearance("bo", position="Mayor", organisations=("Cairo",), country="EG"))},
     "Bo now takes part as Mayor, Cairo, Egypt."),
    ({"roster": TALK.roster[::-1]}, "The people stand in another order."),
    ({"language": "fr"}, "Now held in French."),
    ({"interpretation": ("ar", "en")}, "Interpretation into Arabic and English."),
    ({"summary": "<p>x</p>", "objectives": ("A",)}, "Changed: summary and objectives."),
    ({"track": "climate", "stream_url": "https://x.example"}, "Changed: track and stream."),
    ({"documents": (Document("Slides"),)}, "New document: Slides."),
])
def test_a_session_tells_what_happened_to_it(fields: dict[str, Any], sentence: str) -> None:
    assert sentences(with_talk(**fields)) == [sentence]


def test_who_joins_is_named_with_the_role() -> None:
    assert sentences(PROGRAMME, with_talk(roster=TALK.roster[:1])) == ["Bo joins as panelist."]


def test_a_new_session_says_when_and_where() -> None:
    before = a_programme(TALK, **BASE)
    assert sentences(PROGRAMME, before) == ["New: Tue 14 Sep 11:00, Hall A."]
    assert told_of(PROGRAMME, before).days[0].sessions[0].new


def test_a_session_that_got_its_time_says_so() -> None:
    before = with_talk(starts=None, day=None, minutes=None)
    assert sentences(PROGRAMME, before)[0] == "Now has a time: Tue 14 Sep 09:00, Hall A."


@pytest.mark.parametrize(("fields", "sentence"), [
    ({"title": "Great Summit"}, "“Summit” is now called “Great Summit”."),
    ({"ends": date(2027, 9, 16)}, "Summit: 14–16 instead of 14–14."),
    ({"city": "Cairo", "country": "EG"}, "Summit: in Cairo, Egypt."),
    ({"status": "cancelled", "cancelled_reason": "Storm"}, "Summit is cancelled: Storm"),
    ({"tiers": (Tier("gold", "Sponsors:", (Listing("Acme"), Listing("Bolt"))),)},
     "New under “Sponsors”: Bolt."),
    ({"tiers": ()}, "No longer under “Sponsors”: Acme."),
    ({"documents": (Document("Report"),)}, "New document: Report."),
    ({"contacts": (), "summary": "<p>x</p>", "hub": "Hub"}, "Summit: changed regional hub and summary."),
])
def test_an_event_tells_what_happened_to_it(fields: dict[str, Any], sentence: str) -> None:
    assert sentence in sentences(with_event(**fields))


def test_a_room_with_another_name_is_told_once() -> None:
    rooms = (a_room("hall", name="Great Hall"), BASE["rooms"][1])
    assert sentences(replace(PROGRAMME, rooms=rooms)) == ["“Hall A” is now called “Great Hall”."]


def test_what_nobody_sees_is_not_told() -> None:
    assert not told_of(replace(PROGRAMME, rooms=(*PROGRAMME.rooms, a_room("new"))))
    assert not told_of(with_talk(guid="x"))


def test_sessions_stand_under_their_day() -> None:
    tomorrow = DAY.replace(day=15)
    after = a_programme(replace(TALK, title="A"), replace(OTHER, title="B", day=tomorrow), **BASE)
    assert [(day.day, [s.session.title for s in day.sessions]) for day in told_of(after).days] == [
        (DAY, ["A"]), (tomorrow, ["B"])]


def test_a_title_that_is_markup_stays_text() -> None:
    evil = "<script>alert(1)</script>%(x)s"
    (session,) = told_of(PROGRAMME, with_talk(title=evil)).days[0].sessions
    assert session.sentences == (
        "Was called “<bdi>&lt;script&gt;alert(1)&lt;/script&gt;%(x)s</bdi>”.",)
