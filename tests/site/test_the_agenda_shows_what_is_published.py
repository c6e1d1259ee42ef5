import re
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from eventsys.editions import services
from eventsys.kit import clock
from eventsys.kit.database import transaction
from eventsys.programme.amend import amend
from eventsys.programme.structs import Kind
from tests.builders import DAY, a_person, a_programme, a_room, a_session, a_track, an_appearance, an_event

AGENDA = "/e/summit/agenda"
SESSIONS = (
    a_session("opening", "09:00", kind="plenary", all_rooms=True, room="hall", code="PL 1",
              roster=(an_appearance("ada"), an_appearance("bo"), an_appearance("cy"), an_appearance("di"))),
    a_session("streets", "10:00", room="hall", track="climate", language="ar", title="المدن <آمنة>"),
    a_session("squares", "10:00", room="loft", track="housing"),
    a_session("off", "11:00", room="loft", status="withdrawn", withdrawn_reason="The speaker is ill."),
    a_session("someday", room="loft"),
)
FACTS = {"kinds": (Kind("plenary", "Plenary"),), "events": (an_event(language="en"),)}


def publish(*sessions, before=None, days_ago=0, **facts):
    programme = amend(a_programme(*sessions, **{**FACTS, **facts}), before, clock.now())
    with transaction():
        services.keep(programme, "").published_at -= timedelta(days=days_ago)
    return programme


@pytest.fixture
def page(client):
    """The page at a query, without the white space between tags."""
    def got(query="", path=AGENDA):
        answer = client.get(path + query)
        assert answer.status_code == 200
        return re.sub(r">\s+<", "><", answer.text)
    return got


def marks(page_text):
    """By time."""
    return re.findall(r'<strong class="tag">([^<]+)', page_text)


def shown(page_text):
    return re.findall(r'/sessions/([a-z-]+)"', page_text)


def test_a_day_is_a_table_with_rooms_and_times_as_headings(page):
    publish(*SESSIONS)
    day = page()
    assert re.findall(r'<th scope="col"[^>]*>(?:<span[^>]*>)?(\w+)', day) == ["Time", "Hall", "Loft"]
    assert re.findall(r'<th scope="row"><time datetime="([^"]+)">', day) == [
        "2027-09-14T09:00+01:00", "2027-09-14T10:00+01:00", "2027-09-14T11:00+01:00"]
    assert shown(day) == ["opening", "streets", "squares", "off"]


def test_texts_are_escaped_and_names_folded(page):
    publish(*SESSIONS)
    day = page()
    assert "المدن &lt;آمنة&gt;" in day
    assert "<bdi>Ada</bdi>, <bdi>Bo</bdi> and 2 more" in day


def test_a_card_says_into_which_languages_it_is_interpreted(page):
    publish(a_session("two", "09:00", interpretation=("fr", "ar")),
            a_session("many", "10:00", interpretation=("fr", "ar", "es", "ru", "zh")))
    assert "Interpretation: French, Arabic</span>" in page()
    assert "Interpretation: 5 languages</span>" in page()


def test_how_many_rooms_there_are_is_said_in_words(page):
    publish(*SESSIONS)
    assert "<span>4 entries</span><span>2 rooms</span>" in page()


def test_a_long_day_has_links_to_its_hours_and_a_short_one_none(page):
    publish(*SESSIONS)
    assert 'class="jumps"' not in page()
    publish(*(a_session(f"s{n}", f"{9 + n // 6:02}:{n % 6}5", minutes=5, room="hall") for n in range(24)))
    day = page()
    jumps = re.findall(r'href="#([^"]+)">(\d\d:\d\d)</a>', day.partition('class="jumps"')[2])
    assert [time for _, time in jumps] == ["09:05", "10:05", "11:05", "12:05"]
    for anchor, time in jumps:
        assert re.search(rf'<tr [^>]*id="{anchor}"><th scope="row"><time [^>]+>{time}<', day)


def test_a_withdrawn_session_is_struck_through_with_its_reason(page):
    publish(*SESSIONS)
    assert "<s>Off</s>" in page()
    assert "The speaker is ill." in page()


def test_a_first_edition_marks_nothing(page):
    publish(*SESSIONS)
    assert 'class="tag"' not in page()


def test_new_and_moved_sessions_say_so_for_some_days_through_further_editions(page):
    before = publish(*SESSIONS[:3], days_ago=9)
    moved = replace(SESSIONS[2], starts=datetime(2027, 9, 14, 15))
    before = publish(*SESSIONS[:2], moved, a_session("late", "17:00", room="hall"), before=before, days_ago=5)
    assert marks(page()) == ["Moved", "New"]
    before = publish(*before.sessions, SESSIONS[3], before=before, days_ago=4)
    assert marks(page()) == ["Moved", "New"], "a day later, whatever else was published"
    publish(*before.sessions, SESSIONS[4], before=before)
    assert marks(page()) == [], "they had some days"


def test_a_session_that_was_withdrawn_and_comes_back_takes_place_after_all(page):
    first = publish(*SESSIONS[:3], days_ago=9)
    gone = replace(SESSIONS[2], status="withdrawn")
    for days in (5, 1):  # the edition before the last days had it withdrawn, or still had it
        second = publish(*SESSIONS[:2], gone, before=first, days_ago=days)
        publish(*SESSIONS[:3], before=second)
        assert marks(page()) == ["Takes place after all"]


def test_filters_narrow_and_say_how_to_get_back(page):
    publish(*SESSIONS, *(a_session(f"more-{n}", "14:00", room="hall") for n in range(3)))
    narrowed = page("?track=climate&day=2027-09-14")
    assert shown(narrowed) == ["streets"]
    assert 'href="/e/summit/agenda?day=2027-09-14"' in narrowed
    assert 'name="track" value="climate" checked' in narrowed
    nothing = page("?track=climate&room=loft&day=2027-09-14")
    assert shown(nothing) == []
    assert "No session fits" in nothing
    assert "Clear all" in nothing


@pytest.mark.parametrize(("query", "told"), [
    ("?day=2031-01-01", "That day is not part"), ("?day=soon", "That day is not part"),
    ("?track=climate&track=war", "That track is not part"), ("?room=cellar", "That room is not part"),
    ("?kind=riddle", "That kind of session is not part"), ("?language=tlh", "That language is not part"),
    ("?part=side", "That event is not part"), ("?tz=Moon/Tranquility", "That time zone is not known")])
def test_what_an_old_link_asks_for_in_vain_is_said_with_a_way_back(page, query, told):
    publish(*SESSIONS)
    found = page(query)
    assert told in found
    assert '<a href="/e/summit/agenda">To the whole agenda</a>' in found
    assert shown(found), "the rest is shown"


@pytest.mark.parametrize("query", ["", "?track=climate", "?track=&tz=&day=", "?tz=Europe/Lisbon", "?day=undated"])
def test_what_can_be_had_is_not_commented_on(page, query):
    publish(*SESSIONS)
    assert "whole agenda" not in page(query)


def test_the_form_keeps_the_day_and_leads_to_a_page_that_exists(page):
    publish(*SESSIONS, *(a_session(f"more-{n}", "14:00", room="hall") for n in range(3)))
    assert '<input type="hidden" name="day" value="2027-09-14">' in page()
    assert shown(page("?day=2027-09-14&q=&track=housing&tz=")) == ["squares"]


def test_words_are_found_on_all_days(page):
    publish(*SESSIONS, a_session("next-day", "09:00", day=DAY + timedelta(days=1), room="hall"))
    assert shown(page("?q=next")) == ["next-day"]


def test_in_the_readers_zone_the_clock_and_the_date_are_theirs(page):
    publish(*SESSIONS)
    there = page("?tz=Pacific/Auckland")  # 11 hours ahead of Lisbon in September
    assert 'datetime="2027-09-14T20:00+12:00">20:00' in there
    late = page("?tz=Pacific/Kiritimati")
    assert '"2027-09-15T00:00+14:00">00:00</time><span class="date">Wed 15 Sept</span>' in late


def test_what_has_no_time_is_announced(page):
    publish(*SESSIONS)
    assert shown(page("?day=undated")) == ["someday"]
    assert "Time to be announced" in page("?day=undated")


def test_a_part_has_an_agenda_of_its_own_and_stands_in_the_whole(page):
    events = (an_event(), an_event("hub", title="The Hub", part_of="summit"))
    publish(*SESSIONS, a_session("side", "12:00", event="hub", room="hall"), events=events)
    assert "side" in shown(page())
    assert shown(page("?part=hub&day=2027-09-14")) == ["side"]
    assert shown(page(path="/e/hub/agenda")) == ["side"]
    assert 'href="/e/hub/sessions/side"' in page(path="/e/hub/agenda")


def test_an_event_without_sessions_says_that_they_will_come(page):
    publish()
    assert "to be announced" in page()


def test_what_runs_now_is_marked_and_can_be_jumped_to(page):
    """The only test here that knows what time it is: an event that began a quarter of an hour ago."""
    begun = datetime.now(UTC).replace(microsecond=0, tzinfo=None) - timedelta(minutes=15)
    day = begun.date()
    running = replace(a_session("running", day=day, room="hall"), starts=begun, minutes=60)
    soon = replace(a_session("soon", day=day, room="hall"), starts=begun + timedelta(minutes=60), minutes=60)
    publish(running, soon, events=(an_event(zone="UTC", starts=day, ends=day),))
    now = page()
    assert 'id="now"' in now
    assert 'href="#now"' in now
    assert now.count("Now</strong>") == 1
    assert now.count("Next</strong>") == 1


def test_after_the_event_nothing_is_marked(page):
    publish(*(replace(s, day=None, starts=s.starts and s.starts.replace(year=2020)) for s in SESSIONS))
    assert "Now</strong>" not in page()


@pytest.mark.parametrize("query", ["?day=", "?day=yesterday", "?track=%00", "?tz=../etc", "?q=%F0%9F%8E%89",
                                   "?room=x&room=y", "?q=" + "a" * 5000, "?day=2027-09-14&day=all"])
def test_any_query_opens_a_page(page, query):
    publish(*SESSIONS)
    page(query)


@pytest.mark.parametrize(("slug", "status"), [("nowhere", 404), ("summit", 410)])
def test_an_event_that_is_not_public_has_no_agenda(client, slug, status):
    publish(*SESSIONS)
    with transaction():
        services.hide("summit")
    assert client.get(f"/e/{slug}/agenda").status_code == status


def test_hostile_names_stay_text(page):
    evil = '"><script>alert(1)</script>'
    publish(a_session("one", "09:00", title=evil, code=evil, room="r", track="t",
                      roster=(an_appearance("p"),)),
            a_session("two", "09:00", status="withdrawn", withdrawn_reason=evil, room="r"),
            events=(an_event(title=evil),), people=(a_person("p", evil),), rooms=(a_room("r", name=evil),),
            tracks=(a_track("t", name=evil, letter="<"),))
    for query in ("", f"?q={evil}", "?day=all&track=t"):
        assert "<script>alert" not in page(query)
