from urllib.parse import parse_qs

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from eventsys.outputs.agenda import Filter, parse
from eventsys.outputs.agenda.facets import FACETS
from eventsys.programme.structs import Session
from eventsys.programme.view import view
from tests.builders import DAY, a_person, a_session, an_appearance

from .days import ROOMS, a_summit_with_a_part, asked, seen, sessions_of_a_day, titles

TRACKS, LANGUAGES = ("", "climate", "housing"), ("", "en", "ar")
SUMMIT = seen(
    a_session("opening", "09:00", kind="panel", room="hall", track="climate", language="en", title="Opening",
              code="PL 1", roster=(an_appearance("ada"),)),
    a_session("streets", "10:00", kind="panel", room="loft", track="housing", language="fr",
              interpretation=("en",), title="Straßen für São Paulo", summary="<p>Kerbs &amp; trees</p>"),
    a_session("talk", "10:00", room="hall", track="climate", language="ar", title="المدن الآمنة"),
    a_session("someday", track="climate"),
    people=(a_person("ada", "Ada Lovelace"),))


@st.composite
def tagged(draw: st.DrawFn) -> list[Session]:
    return [replace(session, track=draw(st.sampled_from(TRACKS)), language=draw(st.sampled_from(LANGUAGES)),
                    interpretation=draw(st.sampled_from([(), ("en",), ("fr", "ar")])))
            for session in draw(sessions_of_a_day(most=8))]


@settings(max_examples=25)
@given(tagged(), st.data())
def test_a_count_is_what_choosing_it_shows(sessions: list[Session], data: st.DataObject) -> None:
    whole = seen(*sessions)
    chosen = {facet: data.draw(st.lists(st.sampled_from(list(values)), max_size=2)) if values else []
              for facet, values in (("track", TRACKS[1:]), ("language", LANGUAGES[1:]), ("room", ROOMS[1:3]))}
    shown = asked(whole, day=DAY.isoformat(), **chosen)
    for facet, choices in shown.choices.items():
        for choice in choices:
            alone = asked(whole, **{"day": DAY.isoformat(), **chosen, facet: choice.value})
            assert choice.count == alone.count, (facet, choice)
    for tab in shown.tabs:
        day = tab.day if isinstance(tab.day, str) else tab.day.isoformat()
        assert tab.count == asked(whole, **{**chosen, "day": day}).count


@given(st.dictionaries(st.sampled_from([*FACETS, "day", "q", "tz", "other"]),
                       st.lists(st.text(max_size=12), max_size=3)))
def test_any_address_opens_something(values: dict[str, list[str]]) -> None:
    asked(SUMMIT, **values)  # type: ignore[arg-type]


def test_a_filter_comes_back_from_its_address() -> None:
    wanted = Filter(day=DAY, track=("climate", "housing"), language=("ar",), q="safe & sound",
                    tz="Asia/Tokyo")
    assert parse(parse_qs(wanted.query().removeprefix("?")), SUMMIT) == wanted


def test_what_nobody_could_have_chosen_is_left_out() -> None:
    odd = {"track": ["climate", "gone", ""], "day": ["2099-01-01"], "tz": ["Mars/Olympus"],
           "room": ["../etc"]}
    assert parse(odd, SUMMIT) == Filter(track=("climate",))


def test_zones_are_names_and_never_paths() -> None:
    for name in ("../../etc/passwd", "/etc/localtime", "Europe/Lisbon\0", "posixrules", "Europe/Lisbon"):
        assert parse({"tz": [name]}, SUMMIT).tz == ""
    assert parse({"tz": ["America/New_York"]}, SUMMIT).tz == "America/New_York"


def test_several_values_of_one_side_widen_and_several_sides_narrow() -> None:
    both = asked(SUMMIT, day="all", track=["climate", "housing"])
    assert titles(both) == ["opening", "talk", "streets", "someday"]
    assert titles(asked(SUMMIT, day="all", track="climate", room="hall")) == ["opening", "talk"]


def test_an_interpreted_session_is_found_in_both_languages() -> None:
    assert titles(asked(SUMMIT, day="all", language="en")) == ["opening", "streets"]
    assert titles(asked(SUMMIT, day="all", language="fr")) == ["streets"]


def test_words_are_found_without_accents_capitals_and_in_any_order() -> None:
    for question in ("sao strassen", "SÃO", "trees kerbs"):
        assert titles(asked(SUMMIT, q=question)) == ["streets"], question
    assert titles(asked(SUMMIT, q="lovelace")) == ["opening"]
    assert titles(asked(SUMMIT, q="pl 1")) == ["opening"]
    assert titles(asked(SUMMIT, q="المدن")) == ["talk"]


def test_markup_is_not_searched() -> None:
    assert titles(asked(SUMMIT, q="amp")) == []


def test_a_search_looks_on_all_days_and_the_tabs_count_what_it_found() -> None:
    shown = asked(SUMMIT, q="opening")
    assert shown.day == "all"
    assert [(tab.day, tab.count) for tab in shown.tabs] == [(DAY, 1), ("undated", 0), ("all", 1)]


def test_nothing_found_leads_back() -> None:
    shown = asked(SUMMIT, day=DAY.isoformat(), track="housing", room="hall", tz="Asia/Tokyo")
    assert (shown.count, shown.grid, shown.days) == (0, None, ())
    assert [chip.query for chip in shown.chips] == [
        f"?day={DAY}&room=hall&tz=Asia%2FTokyo", f"?day={DAY}&track=housing&tz=Asia%2FTokyo"]
    assert shown.filter.cleared().query() == f"?day={DAY}&tz=Asia%2FTokyo"


def test_nothing_on_this_day_names_the_days_that_have_something() -> None:
    shown = asked(SUMMIT, day="undated", track="housing")
    assert [(tab.day, tab.count) for tab in shown.elsewhere] == [(DAY, 1)]


def test_a_filter_without_a_day_opens_the_first_on_which_it_finds_something() -> None:
    two = seen(a_session("one", "09:00", track="climate"),
               a_session("two", "09:00", day=DAY.replace(day=15), track="housing"))
    assert asked(two, track="housing").day == DAY.replace(day=15)
    assert asked(two).day == DAY


def test_parts_are_shown_together_and_each_can_be_chosen() -> None:
    whole = view(a_summit_with_a_part(a_session("main", "09:00"), a_session("side", "10:00", event="hub")))
    assert titles(asked(whole, day="all")) == ["main", "side"]
    assert titles(asked(whole, day="all", part="hub")) == ["side"]
    assert [(c.value, c.count) for c in asked(whole, day="all").choices["part"]] == [("hub", 1)]
    alone = view(whole.programme, "hub")
    assert titles(asked(alone, day="all")) == ["side"]
    assert asked(alone).choices["part"] == ()


def test_without_any_day_the_list_says_that_days_are_to_come() -> None:
    shown = asked(seen(a_session("someday"), a_session("sometime")))
    assert shown.day == "undated"
    assert [(day.date, len(day.untimed)) for day in shown.days] == [(None, 2)]


def test_a_day_without_times_lists_its_sessions() -> None:
    shown = asked(seen(a_session("dialogue", day=DAY)))
    assert (shown.day, shown.grid) == (DAY, None)
    assert [(day.date, len(day.untimed)) for day in shown.days] == [(DAY, 1)]
