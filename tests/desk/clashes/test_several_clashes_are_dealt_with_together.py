import re

from eventsys.agenda.models import AcceptedClash, Placement
from eventsys.kit.database import db

from .conftest import LIST, headings


def chosen(page, *numbers, **more):
    """The form of a page, with these clashes chosen on it."""
    hidden = dict(re.findall(r'name="((?:key|token)-[0-9]+)" value="([^"]*)"', page))
    return hidden | {"chosen": [str(number) for number in numbers]} | more


def rooms(draft):
    return {title: row.room_key if (row := db.session.get(Placement, number)) else None
            for title, number in draft.ids.items()}


def undo(organiser, page):
    organiser.post(f"/desk/e/summit/undo/{page.split('/desk/e/summit/undo/')[1].split(chr(34))[0]}")


def test_several_are_accepted_with_one_reason_and_taken_back_by_one_undo(organiser, draft):
    form = chosen(organiser.text(LIST), 1, 2, do="accept", reason="One audience", next=f"{LIST}?rule=")
    after = organiser.post(f"{LIST}/chosen", form, follow_redirects=True).text
    assert "2 clashes accepted: One audience" in after
    assert headings(after) == ["A room twice", "Not answered yet"]
    assert {row.reason for row in db.session.query(AcceptedClash)} == {"One audience"}
    assert "Accepted <bdi>2</bdi> clashes, among them one of <bdi>Opening</bdi>" in organiser.text(
        "/desk/e/summit/journal")
    undo(organiser, after)
    assert db.session.query(AcceptedClash).count() == 0


def test_several_are_mended_by_their_first_fixes_each_after_the_other(organiser, draft):
    draft.session("Talk", "14:00", "red", expected=50)
    draft.session("Debate", "10:00", "tent")
    draft.session("Workshop", "10:15", "tent")
    before, page = rooms(draft), organiser.text(LIST)
    assert headings(page)[:3] == ["A room twice", "A room twice", "A room too small"]
    after = organiser.post(f"{LIST}/chosen", chosen(page, 1, 2, 3, do="mend"), follow_redirects=True).text
    assert "mended" in after
    assert "A room too small" not in headings(after)
    assert "Mended <bdi>" in organiser.text("/desk/e/summit/journal")
    undo(organiser, after)
    db.session.expire_all()
    assert rooms(draft) == before


def test_what_no_longer_applies_is_left_and_told(organiser, draft):
    form = chosen(organiser.text(LIST), 1, 2, do="mend")
    draft.session("Taken", "10:30", "blue")
    after = organiser.post(f"{LIST}/chosen", form, follow_redirects=True).text
    assert "1 was left: its fix does not help any more." in after
    assert "1 was left: no fix of it can be pressed." in after
    assert rooms(draft)["Panel"] == "hall"


def test_a_reason_and_something_chosen_are_asked_for_and_what_was_typed_is_kept(organiser):
    page = organiser.text(LIST)
    refused = organiser.post(f"{LIST}/chosen", chosen(page, 1, do="accept", reason=" ")).text
    assert "<title>Error: Clashes" in refused
    assert 'href="#reason"' in refused
    assert refused.count(" checked>") == 1
    refused = organiser.post(f"{LIST}/chosen", chosen(page, do="accept", reason="Kept")).text
    assert 'href="#choose-1"' in refused
    assert 'value="Kept"' in refused


def test_all_of_a_page_are_chosen_by_a_link(organiser):
    assert organiser.text(f"{LIST}?choose=all").count(" checked>") == 2


def test_after_one_is_done_the_page_is_where_the_next_one_is(organiser, draft):
    page = organiser.text(LIST)
    assert f'value="{LIST}?#clash-1"' in page
    answer = organiser.post(f"{LIST}/accept", {"key": draft.key(), "reason": "Known", "next": f"{LIST}#clash-2"})
    assert (answer.status_code, answer.location) == (303, f"{LIST}#clash-2")
    assert 'id="clash-2"' in organiser.text(LIST)


def test_a_session_without_a_length_is_given_one_by_a_press(organiser, draft):
    db.session.get_one(Placement, draft.ids["Panel"]).minutes = None
    db.session.commit()
    page = organiser.text(LIST)
    assert "Hall is taken twice from 10:30. “Panel” has no length yet" in page
    token = re.search(r'value="(length[^"]+)"', page)[1]
    after = organiser.post(f"{LIST}/fix", {"key": draft.key(), "token": token}, follow_redirects=True).text
    assert "Done: Make “Panel” last 1 hour, until 11:30." in after
    assert "Hall is taken twice for 30 minutes." in after


def test_the_agenda_tells_where_one_goes_when_no_press_mends_it(organiser, draft):
    told = organiser.get("/desk/e/summit/agenda/clashes?day=2027-09-14").json["html"]
    assert "Open the roster" in told
    assert "Move “Panel” to Blue" in told


def test_the_journal_tells_moves_and_rules_in_words(organiser, draft):
    page = organiser.text(LIST)
    token = re.search(r'value="(time[^"]+)"', page) or re.search(r'value="(room[^"]+)"', page)
    organiser.post(f"{LIST}/fix", {"key": draft.key(), "token": token[1]})
    organiser.post(f"{LIST}/rules", {"rule-room": "warning"})
    journal = organiser.text("/desk/e/summit/journal")
    assert "Tue 14 Sep" in journal
    assert "A room twice → Warning" in journal
    assert "2027-09-14 " not in journal
