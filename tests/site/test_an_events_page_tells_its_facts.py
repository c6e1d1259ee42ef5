import re
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from eventsys.kit import clock
from eventsys.programme.structs import Contact, Document, Related
from tests.builders import DAY, a_programme, a_room, a_session, a_venue, an_appearance, an_event


@pytest.fixture
def at(monkeypatch):
    return lambda *moment: monkeypatch.setattr(clock, "now", lambda: datetime(*moment, tzinfo=UTC))


def test_dates_and_place_are_told_in_words(client, show):
    show(a_programme(events=(an_event(
        starts=DAY, ends=DAY + timedelta(days=2), city="Lisbon", country="PT", venue="centre", format="hybrid"),),
        venues=(a_venue(address="1 Quay", access="Step-free from the tram"),)))
    page = client.get("/e/summit/").text
    for words in ("14–16 September 2027", "Lisbon, Portugal", "1 Quay", "Step-free from the tram",
                  "In person and online"):
        assert words in page


@pytest.mark.parametrize(("moment", "words"), [
    ((2027, 9, 1), "Registration has not opened yet."),
    ((2027, 9, 14, 12), "This event is under way."),
    ((2027, 9, 15, 12), "This event is over."),
])
def test_registration_has_a_state_and_no_button_that_does_nothing(client, show, at, moment, words):
    at(*moment)
    show(a_programme())
    page = client.get("/e/summit/").text
    assert words in page
    assert "Register" not in page.replace("Registration", "")


def test_a_related_event_says_on_whose_margins_it_was_held(client, show):
    show(a_programme(events=(an_event(related=(Related(
        relation="follows", title="Coordination meeting", on_the_margins_of="Cities Summit of the Americas",
        place="Denver", when="April 2023"),)),)))
    page = client.get("/e/summit/").text
    assert "Follows" in page
    assert "held on the margins of Cities Summit of the Americas" in page
    assert "April 2023" in page


def test_a_part_names_the_whole_and_the_whole_its_parts(client, show):
    show(a_programme(events=(an_event(), an_event("meeting", part_of="summit", title="The meeting"))))
    assert 'href="/e/meeting/"' in client.get("/e/summit/").text
    part = client.get("/e/meeting/").text
    assert "Part of" in part
    assert 'href="/e/summit/"' in part


def test_documents_tell_their_kind_and_size(client, show):
    show(a_programme(events=(an_event(documents=(
        Document(title="Report", url="https://example.org/r.pdf", media_type="application/pdf", size=1_234_567),
        Document(title="Unwritten"))),)))
    page = client.get("/e/summit/").text
    assert '<a href="https://example.org/r.pdf" dir="auto">Report</a> <span class="note">(PDF, 1.2 MB)</span>' in page
    assert '<span dir="auto">Unwritten</span></li>' in page


def test_the_contact_is_told_with_what_they_may_be_asked(client, show):
    show(a_programme(events=(an_event(contacts=(Contact(name="Ada", email="ada@example.org", words="Visas"),)),)))
    page = client.get("/e/summit/").text
    assert "mailto:ada@example.org" in page
    assert "Visas" in page


def test_a_short_agenda_is_shown_whole_and_a_long_one_by_its_beginning(client, show):
    few = [a_session(f"s{n}", f"{9 + n:02}:00") for n in range(8)]
    show(a_programme(*few))
    assert "See the whole agenda" not in client.get("/e/summit/").text
    show(a_programme(*few, a_session("s8", "18:00")))
    page = client.get("/e/summit/").text
    assert "See the whole agenda: 9 sessions" in page
    assert 'href="/e/summit/sessions/s8"' not in page


def test_the_papers_are_a_step_away(client, show):
    show(a_programme(a_session("opening", "09:00")))
    page = client.get("/e/summit/").text
    assert 'href="/e/summit/programme.pdf">Programme booklet (PDF)<' in page
    assert 'href="/e/summit/agenda.pdf">Agenda at a glance (PDF)<' in page
    assert 'href="/e/summit/subscribe">Subscribe and download<' in page


def test_the_papers_are_a_step_away_from_the_agenda(client, show):
    show(a_programme(a_session("opening", "09:00")))
    page = client.get("/e/summit/agenda").text
    assert 'href="/e/summit/programme.pdf">Booklet (PDF)<' in page
    assert 'href="/e/summit/agenda.pdf">At a glance (PDF)<' in page


@pytest.mark.parametrize("path", ["/e/summit/", "/e/summit/agenda"])
def test_where_nothing_is_planned_yet_no_paper_is_offered(client, show, path):
    show(a_programme())
    assert ".pdf" not in client.get(path).text


@pytest.fixture
def three_days(show):
    """Nine sessions in Lisbon's summer time, an hour ahead of UTC: 09:00, 11:00 and 13:00 on each of three days."""
    sessions = (a_session(f"s{n}{hour:02}", f"{hour}:00", day=DAY + timedelta(days=n))
                for n in range(3) for hour in (9, 11, 13))
    show(a_programme(*sessions, events=(an_event(ends=DAY + timedelta(days=2)),)))


@pytest.mark.parametrize(("moment", "heading", "slugs"), [
    ((2027, 9, 1), "It begins with", ["s009", "s011", "s013"]),
    ((2027, 9, 14, 6), "Now and next", ["s009", "s011", "s013"]),
    ((2027, 9, 14, 10, 30), "Now and next", ["s011", "s013"]),  # the second runs
    ((2027, 9, 14, 13, 30), "Next", ["s109", "s111", "s113"]),  # today is over
    ((2027, 9, 15, 11), "Now and next", ["s113"]),
    ((2027, 9, 16, 20), "It begins with", ["s009", "s011", "s013"]),
])
@pytest.mark.usefixtures("three_days")
def test_while_it_is_under_way_the_page_shows_what_runs_and_comes_next(client, at, moment, heading, slugs):
    at(*moment)
    section = client.get("/e/summit/").text.partition('aria-labelledby="glance"')[2].partition("</section>")[0]
    assert f'id="glance">{heading} ' in section
    assert re.findall(r'href="/e/summit/sessions/([^"]+)"', section) == slugs


@pytest.mark.usefixtures("three_days")
def test_what_is_over_leaves_the_page_though_no_edition_followed(client, at):
    at(2027, 9, 14, 6)
    tag = client.get("/e/summit/").headers["ETag"]
    at(2027, 9, 14, 7)
    assert client.get("/e/summit/").headers["ETag"] == tag
    at(2027, 9, 14, 9, 1)
    assert client.get("/e/summit/", headers={"If-None-Match": tag}).status_code == 200


def test_figures_count_what_the_programme_holds(client, show):
    sessions = [a_session(f"s{n}", "09:00", room="hall", roster=(an_appearance(f"p{n}", country="PT"),))
                for n in range(9)]
    show(a_programme(*sessions, replace(sessions[0], uid="w", slug="w", status="withdrawn")))
    page = client.get("/e/summit/").text
    assert "<dt>sessions</dt><dd>9</dd>" in page
    assert "<dt>people on stage</dt><dd>9</dd>" in page
    assert "<dt>country</dt><dd>1</dd>" in page


def test_a_cancelled_event_says_why(client, show):
    show(a_programme(events=(an_event(status="cancelled", cancelled_reason="The river rose."),)))
    page = client.get("/e/summit/").text
    assert "<s>Summit</s>" in page
    assert "The river rose." in page


def test_ways_that_lead_to_nothing_are_not_offered(client, show):
    show(a_programme())
    page = client.get("/e/summit/").text
    for path in ("agenda", "people/", "sponsors"):
        assert f'href="/e/summit/{path}"' not in page


def test_a_foot_tells_the_edition_and_its_time(client, show, at):
    at(2027, 3, 1, 10, 5)
    show(a_programme(rooms=(a_room(),)))
    page = client.get("/e/summit/").text
    assert "Edition 1" in page
    assert "1 March 2027, 10:05 UTC" in page
