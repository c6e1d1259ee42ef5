from hypothesis import given
from hypothesis import strategies as some

from eventsys.outputs import colours
from eventsys.programme.view import view
from tests.builders import a_programme, a_session, a_track, an_event

HEX = some.integers(0, 0xFFFFFF).map("#{:06x}".format)
WHITE, NIGHT = colours.WHITE, colours.NIGHT


@given(HEX)
def test_any_colour_is_moved_until_it_can_be_read_by_day_and_by_night(colour):
    for paper in (WHITE, NIGHT):
        readable = colours.readable(colour, paper)
        assert colours.contrast(readable, paper) >= 5
        tint = colours.mixed(paper, readable, 0.08)
        assert colours.contrast(readable, tint) >= 4.3


def test_a_colour_that_can_be_read_stays_as_it_is():
    assert colours.readable("#0B6BA8", WHITE) == "#0b6ba8"


def test_contrast_is_as_the_guideline_counts_it():
    assert round(colours.contrast("#000000", "#ffffff"), 2) == 21
    assert round(colours.contrast("#767676", "#ffffff"), 2) == 4.54


def test_an_event_without_colours_has_no_sheet():
    assert colours.sheet(view(a_programme(a_session()))) == ""


def test_colours_that_are_none_are_left_out():
    evil = "red}body{display:none"
    programme = a_programme(a_session(), events=(an_event(colour=evil, accent="#12345"),),
                            tracks=(a_track(colour=evil),))
    assert colours.sheet(view(programme)) == ""


def test_a_part_wears_the_summits_colours():
    programme = a_programme(events=(an_event(colour="#223344"), an_event("part", part_of="summit")))
    assert "--cover:#223344" in colours.sheet(view(programme, "part"))


def test_a_class_name_cannot_break_out_of_its_rule():
    assert colours.class_of("a{b}c d") == "track-a\\7b b\\7d c\\20 d"
