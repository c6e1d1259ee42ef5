"""Which kinds of clash stand in the way, for whom."""

import pytest

from eventsys.agenda.clashes.rules.values import DEFAULTS, RULES
from tests.agenda.clashes.boards import ADA, PART, SUMMIT, a_slot, found


@pytest.mark.parametrize(("set_", "severity"), [
    ({}, "warning"), ({(SUMMIT, "walk"): "hint"}, "hint"), ({(SUMMIT, "walk"): "off"}, None),
    ({(SUMMIT, "person"): "off"}, "warning"),
])
def test_a_rule_is_as_grave_as_the_event_says(set_, severity):
    clashes = found(a_slot(1, "10:00", 60, "hall", [ADA]), a_slot(2, "11:00", 60, "tent", [ADA]), severities=set_)
    assert [clash.severity for clash in clashes] == ([severity] if severity else [])


@pytest.mark.parametrize(("set_", "severity"), [
    ({(SUMMIT, "room"): "hint"}, "hint"),
    ({(PART, "room"): "warning"}, "blocks"),
    ({(SUMMIT, "room"): "hint", (PART, "room"): "warning"}, "warning"),
])
def test_a_part_takes_it_as_its_summit_and_the_graver_side_counts(set_, severity):
    clash, = found(a_slot(1, room="hall"), a_slot(2, room="hall", event=PART), severities=set_)
    assert clash.severity == severity


def test_every_rule_has_a_usual_severity_and_can_be_turned_off():
    assert set(DEFAULTS) == set(RULES)
    assert "off" not in DEFAULTS.values()


def test_the_gravest_come_first_and_then_the_earliest():
    clashes = found(a_slot(1, "15:00", room="hall"), a_slot(2, "15:00", room="hall"), a_slot(3, "10:00", room="red"),
                    a_slot(4, "10:00", room="red"), a_slot(5, "09:00", room="blue", expected=99))
    assert [(clash.rule, clash.sides[0].session) for clash in clashes] == [("room", 3), ("room", 1), ("capacity", 5)]
