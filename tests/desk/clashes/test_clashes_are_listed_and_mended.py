from datetime import date, datetime

from eventsys.agenda.models import AcceptedClash, Placement
from eventsys.agenda.services import place
from eventsys.events.services import add_event, find
from eventsys.kit.database import db, transaction
from eventsys.programme import canonical
from eventsys.sessions.models import Appearance
from eventsys.sessions.services import add_session, appear
from tests.asking import statements
from tests.workload import summit as workload

from ...agenda.clashes.drafts import a_draft
from ..organisers import an_organiser
from .conftest import LIST, headings, tokens


def test_both_sides_times_and_reason_are_told(organiser):
    page = organiser.text(LIST)
    assert headings(page) == ["A room twice", "Not answered yet"]
    for words in ("1 blocks publication", "Hall is taken twice for 30 minutes.", "Two audiences would stand",
                  "Tuesday 14 September, 10:00–11:00, Hall", "Tuesday 14 September, 10:30–11:30, Hall",
                  "ben has not confirmed.", "Move “Panel” to Blue"):
        assert words in page, words


def test_filters_say_what_they_would_show_and_live_in_the_address(organiser, draft):
    page = organiser.text(LIST)
    assert "A room twice (1)" in page
    assert "Capacity" not in page
    assert headings(organiser.text(f"{LIST}?rule=unanswered")) == ["Not answered yet"]
    assert headings(organiser.text(f"{LIST}?q=opening")) == ["A room twice"]
    assert headings(organiser.text(f"{LIST}?session={draft.ids['Opening']}")) == ["A room twice"]
    assert "No clash is like that." in organiser.text(f"{LIST}?day=2027-09-15&room=hall&page=7")


def test_an_event_without_clashes_says_so(app, draft):
    a_draft("calm")
    calm = an_organiser(app, "administrator", email="admin@example.org")
    assert "Nothing clashes." in calm.text("/desk/e/calm/clashes")


def test_a_fix_is_pressed_told_and_undone(organiser, draft):
    page = organiser.text(LIST)
    token = tokens(page)[0]
    after = organiser.post(f"{LIST}/fix", {"key": draft.key(), "token": token, "next": f"{LIST}?rule=room"},
                           follow_redirects=True)
    assert (after.request.path, after.request.query_string) == (LIST, b"rule=room")
    assert "Mended: A room twice. Move “Panel” to Blue." in after.text
    undo = after.text.split("/desk/e/summit/undo/")[1].split('"')[0]
    organiser.post(f"/desk/e/summit/undo/{undo}")
    assert headings(organiser.text(LIST)) == ["A room twice", "Not answered yet"]


def test_a_fix_that_comes_too_late_changes_nothing(organiser, draft):
    key, token = draft.key(), tokens(organiser.text(LIST))[0]
    draft.session("Taken", "10:30", "blue")
    after = organiser.post(f"{LIST}/fix", {"key": key, "token": token}, follow_redirects=True)
    assert "Somebody changed the agenda meanwhile" in after.text
    answer = organiser.post(f"{LIST}/fix", {"key": key, "token": token}, json=True)
    assert (answer.status_code, "error" in answer.json) == (409, True)
    assert db.session.get_one(Placement, draft.ids["Panel"]).room_key == "hall"


def test_a_clash_is_accepted_with_a_reason_and_reopened(organiser, draft):
    key = draft.key()
    refused = organiser.post(f"{LIST}/accept?rule=room", {"key": key, "number": "1", "reason": " "}).text
    assert "<title>Error: Clashes" in refused
    assert 'href="#reason-1"' in refused
    assert headings(refused) == ["A room twice"]
    after = organiser.post(f"{LIST}/accept", {"key": key, "reason": "One <b>audience</b>"}, follow_redirects=True).text
    assert "1 accepted" in after
    assert "One &lt;b&gt;audience&lt;/b&gt;" in after
    assert db.session.query(AcceptedClash.by).scalar() == "Owner"
    organiser.post(f"{LIST}/reopen", {"key": key})
    assert "1 accepted" not in organiser.text(LIST)


def test_scripts_are_answered_in_json(organiser, draft):
    answer = organiser.get(f"{LIST}.json?session={draft.ids['Opening']}").json
    clash, = answer["clashes"]
    assert (clash["rule"], clash["sessions"]) == ("room", sorted(draft.ids.values()))
    assert clash["fixes"][0]["words"] == "Move “Panel” to Blue"
    done = organiser.post(f"{LIST}/fix", {"key": clash["key"], "token": clash["fixes"][0]["token"]}, json=True)
    assert done.json["done"].startswith("Mended")
    assert organiser.get(f"{LIST}.json").json["count"] == {"blocks": 0, "warning": 0, "hint": 1}


def test_who_only_reads_sees_no_buttons(as_role):
    page = as_role("viewer").text(LIST)
    assert headings(page) == ["A room twice", "Not answered yet"]
    assert "<button>Move" not in page
    assert "Accept" not in page


def test_another_events_session_is_named_only_to_those_who_may_see_it(app, draft, organiser):
    a_draft("secret", title="Secret talks").session("Closed door", "10:15", people="ada")
    page = organiser.text(f"{LIST}?rule=person")
    assert headings(page) == ["A person twice"]
    assert "ada is at another event at the same time" in page
    told = organiser.get(f"{LIST}.json").get_data(as_text=True)
    for words in ("Secret", "Closed door"):
        assert words not in page
        assert words not in told
    assert headings(organiser.text(f"{LIST}?q=closed")) == []
    everything = an_organiser(app, "administrator", email="admin@example.org").text(f"{LIST}?rule=person")
    assert "Closed door" in everything
    assert "ada is at Secret talks" in everything


def test_a_part_lists_its_own(app, draft, organiser):
    with transaction():
        part = add_event("part", "Part", kind="workshop", zone="Europe/Lisbon", starts=draft.summit.starts,
                         ends=draft.summit.ends, part_of=draft.summit)
    draft.session("Workshop", "10:30", "blue", people="ada", event=part)
    assert headings(organiser.text("/desk/e/part/clashes")) == ["A person twice"]


def test_the_list_asks_at_most_thirteen_things_of_the_database(app, tmp_path):
    """On a summit of five hundred sessions, which came through the product's own door."""
    (tmp_path / "programme.json").write_bytes(canonical.encode(workload()))
    assert app.test_cli_runner().invoke(args=["import", str(tmp_path / "programme.json")]).exit_code == 0
    admin = an_organiser(app, "administrator", email="admin@example.org")
    a_draft("elsewhere", starts=date(2027, 6, 15), ends=date(2027, 6, 17))
    with transaction():
        elsewhere = find("elsewhere")
        session = add_session(elsewhere, "At the same time")
        db.session.flush()
        place(session.id, starts=datetime(2027, 6, 15, 7, 45), minutes=60)
        appear(session, db.session.query(Appearance.person_id).order_by(Appearance.id).first()[0], "chair")
    assert headings(admin.text("/desk/e/summit-500/clashes"))[0] == "A person twice"
    with statements(db.engine) as asked:
        admin.text("/desk/e/summit-500/clashes")
    assert len(asked) <= 13, "\n".join(asked)  # twelve, and one for the events elsewhere
