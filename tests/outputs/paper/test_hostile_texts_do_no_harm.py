"""Texts come from many hands: whatever they hold is printed as text, on the page, in bounded room."""

import page as validator
import pytest

from eventsys.programme import richtext
from eventsys.programme.structs import Listing, Programme, Tier
from tests.builders import a_person, a_programme, a_room, a_session, a_track, an_appearance, an_event

from .conftest import Print
from .printed import Printed, squeezed

MARKUP = '<script>alert(1)</script> <b>bold</b> & {{ 7*7 }} {% raw %} </p></div> <!-- "quoted" \'twice\''
STYLE = "</style><style>*{display:none}</style> @import url(http://localhost/x) ]]>"
CONTROLS = "Bell\x07 null\x00 escape\x1b[31m delete\x7f noncharacter\uffff end"
TURNED = "Turned \u202e\u2066\u202b round"
UNBROKEN = "Donaudampfschifffahrtsgesellschaft" * 150
LONG = "Maria Anna Sophie Cäcilie " * 200
LINES = richtext.from_plain("first" + "\n" * 3000 + "second")
PREFORMATTED = "<pre>" + "\n".join(f"line {n}" for n in range(400)) + "</pre>"


def hostile() -> Programme:
    sessions = [
        a_session("markup", at="09:00", room="hall", title=MARKUP, subtitle=STYLE, track="t", roster=(
            an_appearance("markup", position=MARKUP, organisations=(STYLE, MARKUP)), an_appearance("long"))),
        a_session("controls", at="10:00", room="hall", title=CONTROLS, summary=f"<p>{richtext.clean(CONTROLS)}</p>"),
        a_session("turned", at="10:30", room="hall", title=TURNED, subtitle="Straight on", summary="<p>And on</p>"),
        a_session("unbroken", at="11:00", room="second", title=UNBROKEN, code=UNBROKEN, subtitle=UNBROKEN, track="t",
                  summary=f"<p>{UNBROKEN}</p>", objectives=(UNBROKEN,), roster=(an_appearance(
                      "unbroken", position=UNBROKEN, organisations=(UNBROKEN,)),)),
        a_session("long", at="12:00", room="hall", title=LONG, roster=(an_appearance("long", position=LONG),)),
        a_session("lines", at="13:00", room="hall", title="Many lines", summary=LINES),
        a_session("columns", at="14:00", room="hall", title="Preformatted", summary=PREFORMATTED),
        a_session("crowd", at="15:00", room="hall", title="Everybody\n\n\n\n\nat once", roster=(
            an_appearance("markup", position="\n" * 2000 + "Mayor"),) * 300),
        a_session("untimed", title=UNBROKEN[:900], roster=(an_appearance("unbroken"),)),
    ]
    people = (a_person("markup", MARKUP), a_person("long", LONG[:5000]), a_person("unbroken", UNBROKEN[:5000]))
    tiers = (Tier(key="one", title=MARKUP, listings=(Listing(name=UNBROKEN), Listing(name="x", words=MARKUP))),)
    return a_programme(
        *sessions, people=people, rooms=(a_room("hall", name=MARKUP), a_room("second", name=UNBROKEN)),
        tracks=(a_track("t", name=UNBROKEN, letter="T"),),
        events=(an_event(title=MARKUP, subtitle=UNBROKEN, tiers=tiers, summary=LINES, good_to_know=PREFORMATTED,
                         disclaimer=UNBROKEN, city=UNBROKEN, language="en"),))


@pytest.fixture(scope="session")
def hostile_booklet(printing: Print) -> Printed:
    return printing(hostile())


@pytest.fixture(scope="session")
def hostile_glance(printing: Print) -> Printed:
    return printing(hostile(), "glance")


@pytest.fixture(params=["hostile_booklet", "hostile_glance"])
def printed(request: pytest.FixtureRequest) -> Printed:
    return request.getfixturevalue(request.param)


def test_markup_is_printed_as_text(printed: Printed) -> None:
    assert squeezed(MARKUP) in printed.everything


def test_a_style_is_printed_as_text(hostile_booklet: Printed) -> None:
    assert squeezed(STYLE) in hostile_booklet.everything


def test_control_characters_are_left_out_and_the_rest_stays(printed: Printed) -> None:
    for word in ("Bell", "null", "escape[31m", "delete", "noncharacter", "end"):
        assert word in printed.everything, word
    assert not set("\x00\x07\x1b\x7f") & set(printed.everything)


def test_no_letter_stands_outside_the_page(printed: Printed) -> None:
    for number, page in enumerate(printed.document, 1):
        wide, high = page.get_size()
        text = page.get_textpage()
        for left, bottom, right, top in (text.get_rect(place) for place in range(text.count_rects())):
            inside = left >= 0 and right <= wide and bottom >= 0 and top <= high
            assert inside, (number, text.get_text_bounded(left, bottom, right, top)[:200])


def test_a_turned_text_turns_nothing_else(hostile_booklet: Printed) -> None:
    assert "Straighton" in hostile_booklet.everything
    assert "Andon" in hostile_booklet.everything


def test_thousands_of_lines_take_no_thousands_of_pages(hostile_booklet: Printed, hostile_glance: Printed) -> None:
    assert len(hostile_booklet.pages) < 70
    assert len(hostile_glance.pages) < 5
    assert "first" in hostile_booklet.everything
    assert "line399" in hostile_booklet.everything


def test_what_is_too_long_is_cut_and_says_so(hostile_booklet: Printed) -> None:
    assert hostile_booklet.everything.count(UNBROKEN[:100]) >= 3
    assert "…" in hostile_booklet.everything


def test_a_crowd_is_told_in_part_with_the_number_of_the_rest(hostile_booklet: Printed) -> None:
    assert "and180more" in hostile_booklet.everything


def test_even_so_it_is_pdf_ua_1(printed: Printed) -> None:
    report = validator.validate_pdf_bytes(printed.data, profile=validator.ValidationProfile.PDF_UA_1)
    assert [f"{fault.rule_id}: {fault.message}" for fault in report.failures][:5] == []
