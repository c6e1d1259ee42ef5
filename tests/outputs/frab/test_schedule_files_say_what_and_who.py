import json
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from eventsys.outputs.frab import schedule_json, schedule_xml, texts
from eventsys.outputs.links import Links
from eventsys.programme.structs import Document, Kind, Link, Programme
from eventsys.programme.view import view
from tests.builders import a_person, a_programme, a_session, an_appearance

LINKS = Links("https://example.org")
SESSION = a_session(
    "talk", "09:00", kind="panel", track="climate", subtitle="Part one", language="fr",
    summary="<p>Text &amp; more</p>", objectives_intro="<p>We want to:</p>", objectives=("Learn <b>", "Act"),
    license="CC BY", do_not_record=True, links=(Link("https://example.org/a", "More"),),
    documents=(Document("Slides", digest="d" * 64, media_type="application/pdf"),
               Document("Data", url="https://example.org/data.csv", media_type="text/csv")),
    roster=(an_appearance("ada", "moderator", position="Mayor", organisations=("Cairo",), country="EG"),
            an_appearance("bo"), an_appearance("ada", "rapporteur")))
PROGRAMME = a_programme(SESSION, kinds=(Kind("panel", "Panel"),),
                        people=(a_person("ada", "Ada B", biography="<p>Bio</p>"), a_person("bo")))


def entry(programme: Programme = PROGRAMME) -> dict[str, Any]:
    document = json.loads(schedule_json(view(programme), LINKS))
    (day,) = document["schedule"]["conference"]["days"]
    return next(event for events in day["rooms"].values() for event in events)


def element(programme: Programme = PROGRAMME) -> Element:
    found = ElementTree.fromstring(schedule_xml(view(programme), LINKS)).find("day/room/event")
    assert found is not None
    return found


def test_both_files_say_the_same_words() -> None:
    inner, outer = entry(), element()
    for name in ("title", "subtitle", "track", "type", "language", "abstract", "description", "url", "date",
                 "duration"):
        assert outer.findtext(name) == inner[name], name
    assert inner["type"] == "Panel"
    assert outer.findtext("recording/license") == inner["recording_license"] == "CC BY"
    assert outer.findtext("recording/optout") == "true"
    assert inner["do_not_record"] is True


def test_objectives_come_back_from_the_description() -> None:
    assert texts.objectives(entry()["description"]) == (SESSION.objectives_intro, SESSION.objectives)


def test_a_list_within_the_introduction_is_not_taken_for_objectives() -> None:
    session = a_session(objectives_intro="<ul><li>Intro</li></ul>")
    assert texts.objectives(texts.description(session)) == ("<ul><li>Intro</li></ul>", ())


def test_people_stand_once_in_the_order_of_precedence() -> None:
    assert [person["name"] for person in entry()["persons"]] == ["Ada B", "Bo"]
    assert [person.text for person in element().findall("persons/person")] == ["Ada B", "Bo"]


def test_people_go_by_the_same_marks_in_both_files() -> None:
    assert [(str(p["id"]), p["guid"]) for p in entry()["persons"]] == [
        (p.attrib["id"], p.attrib["guid"]) for p in element().findall("persons/person")]


def test_json_tells_what_each_person_does_and_for_whom() -> None:
    ada = entry()["persons"][0]
    assert ada["biography"] == "<p>Bio</p>"
    assert ada["appearances"] == [
        {"role": "moderator", "position": "Mayor", "organisations": ["Cairo"], "country": "EG"},
        {"role": "rapporteur"}]


def test_documents_lead_to_the_store_or_elsewhere() -> None:
    stored = f"https://example.org/files/{'d' * 64}.pdf"
    assert [(a["title"], a["url"]) for a in entry()["attachments"]] == [
        ("Slides", stored), ("Data", "https://example.org/data.csv")]
    assert [a.attrib for a in element().findall("attachments/attachment")] == [
        {"href": stored, "type": "application/pdf"},
        {"href": "https://example.org/data.csv", "type": "text/csv"}]


def test_characters_that_xml_cannot_write_are_left_out_of_both() -> None:
    programme = a_programme(a_session("x", "09:00", title="A\x00B\x1f\ufffeC"))
    assert entry(programme)["title"] == element(programme).findtext("title") == "ABC"
