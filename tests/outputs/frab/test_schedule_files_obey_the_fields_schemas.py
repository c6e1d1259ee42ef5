import json
from xml.etree import ElementTree

from hypothesis import given, settings

from eventsys.outputs.frab import schedule_json, schedule_xml
from eventsys.outputs.links import Links
from eventsys.programme.structs import Programme
from eventsys.programme.view import view

from .rules import faults_of_json, faults_of_xml
from .schedules import programmes

LINKS = Links("https://example.org")


@settings(max_examples=40, deadline=None)
@given(programmes())
def test_any_programme_becomes_a_valid_schedule_xml(programme: Programme) -> None:
    root = ElementTree.fromstring(schedule_xml(view(programme), LINKS))
    assert list(faults_of_xml(root)) == []


@settings(max_examples=40, deadline=None)
@given(programmes())
def test_any_programme_becomes_a_valid_schedule_json(programme: Programme) -> None:
    document = json.loads(schedule_json(view(programme), LINKS))
    assert list(faults_of_json(document)) == []


@settings(max_examples=40, deadline=None)
@given(programmes())
def test_a_part_has_valid_files_of_its_own(programme: Programme) -> None:
    part = view(programme, "part")
    assert list(faults_of_xml(ElementTree.fromstring(schedule_xml(part, LINKS)))) == []
    assert list(faults_of_json(json.loads(schedule_json(part, LINKS)))) == []


@settings(max_examples=40, deadline=None)
@given(programmes())
def test_the_same_programme_gives_the_same_bytes(programme: Programme) -> None:
    assert schedule_xml(view(programme), LINKS) == schedule_xml(view(programme), LINKS)
    assert schedule_json(view(programme), LINKS) == schedule_json(view(programme), LINKS)
