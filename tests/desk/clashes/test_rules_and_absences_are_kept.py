import pytest

from eventsys.agenda.models import ClashRule
from eventsys.events.services import add_event
from eventsys.kit.database import db, transaction
from eventsys.sessions.models import Absence

from ...agenda.clashes.drafts import a_draft, a_person
from .conftest import LIST, headings

RULES, AWAY = f"{LIST}/rules", "/desk/e/summit/absences"


def test_what_counts_is_chosen_for_each_event(organiser):
    after = organiser.post(RULES, {"rule-room": "hint", "rule-unanswered": "off"}, follow_redirects=True).text
    assert "Saved: how clashes are taken." in after
    assert '<option value="hint" selected>' in after
    page = organiser.text(LIST)
    assert headings(page) == ["A room twice"]
    assert "Nothing blocks publication" in page
    organiser.post(RULES, {"was-room": "hint", "was-unanswered": "off"})
    assert db.session.query(ClashRule).count() == 0


def test_a_rule_that_a_colleague_set_meanwhile_is_not_overwritten_unseen(organiser, as_role):
    as_role("editor").post(RULES, {"rule-room": "warning", "rule-walk": "hint"})
    late = organiser.post(RULES, {"rule-room": "off", "rule-booth": "off"})
    assert late.status_code == 409
    assert "was set to “Warning” by somebody else meanwhile" in late.text
    assert 'name="was-room" value="warning"' in late.text
    assert {row.rule: row.severity for row in db.session.query(ClashRule)} == {"room": "warning", "walk": "hint"}
    again = {"was-room": "warning", "rule-room": "off", "was-walk": "hint", "rule-walk": "hint", "rule-booth": "off"}
    assert organiser.post(RULES, again).status_code == 303
    db.session.expire_all()
    assert {row.rule: row.severity for row in db.session.query(ClashRule)} == {
        "room": "off", "walk": "hint", "booth": "off"}


def test_a_part_takes_them_as_its_summit_does(organiser, draft):
    with transaction():
        add_event("part", "Part", kind="workshop", zone="Europe/Lisbon", starts=draft.summit.starts,
                  ends=draft.summit.ends, part_of=draft.summit)
    organiser.post(RULES, {"rule-room": "hint"})
    assert "As usual: Hint" in organiser.text("/desk/e/part/clashes/rules")


def noted(organiser, **facts):
    given = {"person": str(a_person("ada").id), "first_day": "2027-09-14", "first_time": "10:30"} | facts
    return organiser.post(AWAY, given, follow_redirects=True).text


def test_an_absence_is_noted_and_found_to_clash(organiser):
    assert "Noted: ada is away." in noted(organiser, note="Flight")
    assert headings(organiser.text(f"{LIST}?rule=absent")) == ["A person unavailable"]
    page = organiser.text(f"{AWAY}?q=ada")
    assert "Flight" in page
    assert "is away from <bdi>Tue 14 Sep" in organiser.text("/desk/e/summit/journal")
    number = db.session.query(Absence.id).scalar()
    assert "Taken back: ada can be had." in organiser.post(f"{AWAY}/{number}/remove", follow_redirects=True).text
    assert headings(organiser.text(f"{LIST}?rule=absent")) == []


@pytest.mark.parametrize(("facts", "until"), [
    ({"last_time": "12:00"}, "2027-09-14 12:00"), ({}, "2027-09-15 00:00"),
    ({"last_day": "2027-09-15"}, "2027-09-16 00:00"),
    ({"last_day": "2027-09-15", "last_time": "09:00"}, "2027-09-15 09:00"),
])
def test_without_a_time_the_whole_day_counts(organiser, facts, until):
    noted(organiser, **facts)
    assert f"{db.session.query(Absence.ends).scalar():%Y-%m-%d %H:%M}" == until


@pytest.mark.parametrize(("facts", "words"), [
    ({"person": ""}, "Choose who is away"),
    ({"person": "999999"}, "Not a valid choice"),
    ({"first_day": ""}, "Enter the first day"),
    ({"last_day": "2027-09-13"}, "The end has to be after the beginning"),
    ({"last_day": "9999-12-31"}, "Enter a day of this century"),
    ({"last_time": "10:30"}, "The end has to be after the beginning"),
])
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(organiser, facts, words):
    page = noted(organiser, note="Flight", **facts)
    assert "<title>Error: Absences" in page
    assert words in page
    assert 'value="Flight"' in page
    assert db.session.query(Absence).count() == 0


def test_absences_of_another_event_are_not_reached(organiser, draft):
    other = a_draft("other")
    other.session("Briefing", people="zoe")
    assert "Not a valid choice" in noted(organiser, person=str(a_person("zoe").id))
    with transaction():
        row = Absence(person_id=a_person("zoe").id, summit_id=other.summit_id, starts=draft.summit.created_at.replace(
            tzinfo=None), ends=draft.summit.created_at.replace(tzinfo=None, year=2030), told_by="person")
        db.session.add(row)
    assert organiser.post(f"{AWAY}/{row.id}/remove").status_code == 404
    assert "zoe" not in organiser.text(AWAY)


def test_the_roster_s_people_note_absences_and_viewers_do_not(as_role):
    assert as_role("roster").get(AWAY).status_code == 200
    assert as_role("viewer").get(AWAY).status_code == 403
