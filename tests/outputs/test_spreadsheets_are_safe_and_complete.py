import csv
import io
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from eventsys.outputs.links import Links
from eventsys.outputs.tables import PEOPLE_COLUMNS, SESSION_COLUMNS, people_csv, safe, sessions_csv
from eventsys.programme.structs import Affiliation, Kind, Programme
from eventsys.programme.view import view
from tests.builders import (
    a_person,
    a_programme,
    a_session,
    a_venue,
    an_appearance,
    an_event,
)

LINKS = Links("https://example.org")


def sessions(programme: Programme) -> list[dict[str, str]]:
    return _rows(sessions_csv(view(programme), LINKS))


def people(programme: Programme) -> list[dict[str, str]]:
    return _rows(people_csv(view(programme), LINKS))


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_session_is_told_in_one_row() -> None:
    session = a_session(
        "talk", "09:00", code="VC-D 12", room="hall", track="climate", kind="panel", language="fr",
        interpretation=("en", "ar"), summary="<p>One</p><p>Two</p>", objectives_intro="<p>To:</p>",
        objectives=("Learn", "Act"), organisers=(Affiliation("Cities", "CH"),),
        roster=(an_appearance("ada", "chair", position="Mayor", organisations=("Cairo",), country="EG"),
                an_appearance("bo")))
    event = an_event(title="Summit", venue="centre")
    programme = a_programme(session, kinds=(Kind("panel", "Panel"),), events=(event,),
                            venues=(a_venue("centre", name="Centre"),))
    assert sessions(programme) == [{
        "code": "VC-D 12", "title": "Talk", "subtitle": "", "kind": "Panel", "track": "Climate",
        "status": "confirmed", "withdrawn_reason": "", "event": "Summit", "day": "2027-09-14",
        "starts": "2027-09-14 09:00", "ends": "2027-09-14 10:00", "minutes": "60", "zone": "Europe/Lisbon",
        "starts_utc": "2027-09-14T08:00Z", "ends_utc": "2027-09-14T09:00Z", "room": "Hall",
        "venue": "Centre", "language": "fr", "interpretation": "en; ar", "organisations": "Cities (CH)",
        "people": "chair: Ada (Mayor, Cairo, EG); panelist: Bo", "summary": "One\n\nTwo",
        "objectives": "To:\n• Learn\n• Act", "stream": "",
        "url": "https://example.org/e/summit/sessions/talk", "uid": "uid-talk", "guid": ""}]


def test_a_session_without_a_time_has_empty_cells_for_it() -> None:
    (row,) = sessions(a_programme(a_session("later")))
    when = ("day", "starts", "ends", "minutes", "zone", "starts_utc", "ends_utc")
    assert {row[name] for name in when} == {""}


def test_a_withdrawn_session_says_so_and_a_removed_one_is_not_there() -> None:
    programme = a_programme(a_session("off", "09:00", status="withdrawn", withdrawn_reason="Illness"),
                            a_session("gone", "10:00", status="removed"))
    (row,) = sessions(programme)
    assert (row["status"], row["withdrawn_reason"]) == ("withdrawn", "Illness")


def test_each_appearance_has_its_row_in_the_order_of_a_directory() -> None:
    both = (an_appearance("zoe", "moderator"), an_appearance("ada", position="Mayor", country="EG"))
    programme = a_programme(a_session("a", "09:00", roster=both), a_session("b", "10:00", roster=both[:1]),
                            people=(a_person("zoe", "Zoe Adams"), a_person("ada", "Ada Byron")))
    assert [(row["sort_name"], row["role"], row["session_title"]) for row in people(programme)] == [
        ("Adams, Zoe", "moderator", "A"), ("Adams, Zoe", "moderator", "B"), ("Byron, Ada", "panelist", "A")]
    assert (people(programme)[2]["position"], people(programme)[2]["country"]) == ("Mayor", "EG")


def test_times_are_told_as_wall_time_with_zone_and_as_utc_over_a_clock_change() -> None:
    second = replace(a_session("b"), starts=datetime(2027, 10, 31, 1), fold=1, minutes=30)
    first = replace(second, slug="a", uid="a", fold=0)
    rows = sessions(a_programme(first, second))
    assert [row["starts"] for row in rows] == ["2027-10-31 01:00", "2027-10-31 01:00"]
    assert [row["starts_utc"] for row in rows] == ["2027-10-31T00:00Z", "2027-10-31T01:00Z"]


def test_files_begin_with_a_byte_order_mark_and_end_rows_as_the_standard_says() -> None:
    programme = a_programme(a_session("x", title='Say "hi", all', summary="<p>a<br>b</p>"))
    data = sessions_csv(view(programme), LINKS)
    assert data.startswith(b"\xef\xbb\xbfcode,title,")
    assert data.endswith(b"\r\n")
    assert b'"Say ""hi"", all"' in data


def test_an_event_without_sessions_gives_headings_only() -> None:
    assert sessions_csv(view(a_programme()), LINKS).decode("utf-8-sig") == ",".join(SESSION_COLUMNS) + "\r\n"
    assert people_csv(view(a_programme()), LINKS).decode("utf-8-sig") == ",".join(PEOPLE_COLUMNS) + "\r\n"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1", "＝1",
                                  "\u00a0=1"])
def test_a_cell_that_looks_like_a_formula_is_text(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_of_a_programme_begins_a_formula_and_none_is_lost(text: str) -> None:
    roster = (an_appearance("ada", position=text),)
    programme = a_programme(a_session("x", "09:00", title=text, roster=roster), people=(a_person("ada"),))
    for cell in (sessions(programme)[0]["title"], people(programme)[0]["position"]):
        assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
        assert cell.removeprefix("'") == text.replace("\0", "").removeprefix("'")
