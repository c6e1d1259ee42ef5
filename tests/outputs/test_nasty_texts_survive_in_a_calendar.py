import re

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventsys.outputs.calendar.feed import feed
from eventsys.outputs.calendar.text import Text, folded
from eventsys.outputs.calendar.words import Words
from eventsys.programme.richtext import clean
from eventsys.programme.view import view
from tests.outputs.calendars import LINKS, SESSION, a_feed, a_programme, by_vobject, the_event

NASTY = (
    "commas, semicolons; and colons: all", 'quotes "here" and \'there\'', "back\\slash", "C:\\New\\notes",
    "\\n and \\N are two letters", "trailing backslash \\", "العمارة والسلام في المدن",
    "平和と都市の対話" * 12, "👩🏽‍🚒 brigade 👨‍👩‍👧‍👦 " * 6, "BEGIN:VEVENT",
    "END:VCALENDAR", "^n caret ^' and %20",
    "a" * 500, "é" * 200,
)
DROPPED = ("\x00", "\x07", "\x0b", "\x1f", "\x7f", "\x85", "\u2028", "\u2029", "\ud800", "\udfff")


@pytest.mark.parametrize("text", NASTY)
def test_a_title_comes_back_as_it_was(text):
    text = text.strip()
    body = a_feed(replace(SESSION, code="", title=text))
    assert by_vobject(body)
    assert the_event(body)["SUMMARY"] == text


@pytest.mark.parametrize("text", NASTY)
def test_so_do_the_parameters(text):
    programme = a_programme(SESSION)
    rooms = (replace(programme.rooms[0], name=text), *programme.rooms[1:])
    event = the_event(feed(view(replace(programme, rooms=rooms)), LINKS, Words()))
    assert event["LOCATION"].startswith(text.strip())
    assert str(event["X-APPLE-STRUCTURED-LOCATION"]) == "geo:46.222600,6.141700"
    assert "BEGIN" not in event


@pytest.mark.parametrize("character", DROPPED)
def test_what_no_calendar_can_carry_is_dropped(character):
    body = a_feed(replace(SESSION, title=f"Peace{character}ful", withdrawn_reason=f"a{character}b",
                          summary=f"<p>c{character}d</p>"))
    assert "Peaceful" in the_event(body)["SUMMARY"].replace(" ", "")
    assert character.encode("utf-8", "surrogatepass") not in body


@pytest.mark.parametrize("breaking", ["\n", "\r\n", "\r", "\n\n"])
def test_a_title_is_one_line(breaking):
    assert the_event(a_feed(replace(SESSION, code="", title=f"One{breaking}Two")))["SUMMARY"] == "One Two"


def test_a_line_end_in_an_address_starts_no_property():
    event = the_event(a_feed(replace(SESSION, stream_url="https://video.example.org/\r\nATTENDEE:mailto:x@y")))
    assert "ATTENDEE" not in event


def test_entities_of_a_summary_are_read():
    assert "Peace & quiet <all>" in the_event(
        a_feed(replace(SESSION, summary="<p>Peace &amp; quiet &lt;all&gt;</p>")))["DESCRIPTION"]


@given(st.text())
def test_any_text_can_be_read_again(text):
    value = Text(text).to_ical().decode()
    assert not re.search(r"[\x00-\x08\x0a-\x1f]", value)
    content = folded(f"SUMMARY:{value}".encode())
    again = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\n" + content + b"END:VEVENT\r\n")
    assert again["SUMMARY"] == clean(text)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=60, max_size=400))
def test_lines_have_at_most_75_octets_and_are_never_broken_inside_a_character_or_an_escape(text):
    content = "SUMMARY:" + text.replace("\\", "\\\\").replace(",", "\\,")
    written = folded(content.encode())
    assert written.endswith(b"\r\n")
    lines = written[:-2].split(b"\r\n")
    for line in lines:
        assert len(line) <= 75
        line.decode()  # whole characters
    assert all(line.startswith(b" ") for line in lines[1:])
    assert b"".join([lines[0], *(line[1:] for line in lines[1:])]).decode() == content
    for line in lines[:-1]:
        slashes = len(line) - len(line.rstrip(b"\\"))
        assert slashes % 2 == 0


def test_every_line_of_a_feed_ends_with_crlf():
    body = a_feed(replace(SESSION, summary="<p>A<br>B</p>" * 20))
    assert body.count(b"\n") == body.count(b"\r\n") == body.count(b"\r")
    assert body.endswith(b"END:VCALENDAR\r\n")
