from pathlib import Path

import pytest

from eventsys.dev.reading import BadData, read

EVENT = '''
[event]
slug = "fair"
title = "Fair"
kind = "workshop"
zone = "Europe/Lisbon"
starts = 2027-05-04
ends = 2027-05-04
'''
SESSION = '\n[[session]]\nslug = "talk"\ntitle = "Talk"\n'


def told(folder: Path, text: str, **others: str) -> str:
    (folder / "fair.toml").write_text(text, "utf-8")
    (folder / "fair").mkdir()
    for name, more in others.items():
        (folder / "fair" / f"{name}.toml").write_text(more, "utf-8")
    with pytest.raises(BadData) as caught:
        read("fair", folder)
    return str(caught.value)


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    assert told(tmp_path, EVENT + "\ncity = Lisbon") == "fair.toml: Invalid value (at line 10, column 8)"


def test_a_misspelt_key(tmp_path: Path) -> None:
    assert told(tmp_path, EVENT + 'tittle = "Fair"') == (
        "fair.toml: event: Object contains unknown field `tittle`")


def test_a_role_that_is_none(tmp_path: Path) -> None:
    assert told(tmp_path, EVENT + SESSION + 'roster = { singer = ["ada"] }') == (
        "fair.toml: session 1, roster: Invalid enum value 'singer'")


def test_a_clock_that_strikes_thirty(tmp_path: Path) -> None:
    words = told(tmp_path, EVENT + SESSION + 'day = 1\nstart = "30:00"')
    assert words.startswith("fair.toml: session 1, start: Expected `str` matching regex")


@pytest.mark.parametrize(("line", "complaint"), [
    ('room = "cellar"', "room: there is no 'cellar'"),
    ('track = "jazz"', "track: there is no 'jazz'"),
    ('kind = "jam"', "kind: there is no 'jam'"),
    ('sponsor = "Loop"', "sponsor: there is no 'Loop'"),
    ('event = "faire"', "event: there is no 'faire'"),
    ('language = "tlh-xx-1"', "language: 'tlh-xx-1' is none"),
    ('roster = { chair = ["ada"] }', "roster: there is no 'ada'"),
    ('start = "09:00"', "start: it needs a day"),
    ('day = 2027-05-04\nend = "09:00"', "end: it needs a start"),
])
def test_a_name_that_leads_nowhere(tmp_path: Path, line: str, complaint: str) -> None:
    assert told(tmp_path, EVENT, sessions=SESSION + line) == (
        f"fair/sessions.toml: session 'talk': {complaint}")


@pytest.mark.parametrize(("given", "wrong", "complaint"), [
    ("Europe/Lisbon", "Europe/Lissabon", "zone: there is no 'Europe/Lissabon'"),
    ("ends = 2027-05-04", "ends = 2027-05-03", "ends: it is before starts"),
    ("starts = 2027-05-04\nends = 2027-05-04", "", "one of starts, coming and on says when it is held"),
])
def test_an_event_that_cannot_be(tmp_path: Path, given: str, wrong: str, complaint: str) -> None:
    assert told(tmp_path, EVENT.replace(given, wrong)) == f"fair.toml: event 'fair': {complaint}"


@pytest.mark.parametrize("email", ["ada@city.org", "Ada@example.org", "ada @example.org"])
def test_an_address_at_which_somebody_could_be_written_to(tmp_path: Path, email: str) -> None:
    words = told(tmp_path, EVENT, people=f'[[person]]\nkey = "ada"\nname = "Ada"\nemail = "{email}"')
    assert words.startswith("fair/people.toml: person 1, email: Expected")


@pytest.mark.parametrize(("line", "complaint"), [
    ('answers = { asked_days_ago = 9, usual = "", declined = ["ada"] }', "person: there is no 'ada'"),
    ('[[draft.move]]\nsession = "tea"\nnote = "Why"', "session: there is no 'tea'"),
    ('[[draft.listing]]\ntier = "gold"\nname = "Loop"', "tier: there is no 'gold'"),
    ('[[draft.biography]]\nperson = "bo"\ntext = "Bo"', "biography: 'bo' was not asked yet"),
    ('[[draft.absence]]\nperson = "bo"\nday = 1\nstart = "09:00"\nend = "08:00"',
     "absence: 'bo' is back before they leave"),
])
def test_work_that_cannot_be_done(tmp_path: Path, line: str, complaint: str) -> None:
    answers = "" if "answers" in line else 'answers = { asked_days_ago = 9, usual = "" }\n'
    draft = f"\n[draft]\nwishes = {{ wants = [], reply_by_weeks_before = 1 }}\n{answers}{line}"
    person = '\n[[person]]\nkey = "bo"\nname = "Bo"\n'
    assert told(tmp_path, EVENT + person, later=draft) == f"fair/later.toml: draft: {complaint}"


def test_two_of_the_same_name(tmp_path: Path) -> None:
    assert told(tmp_path, EVENT, one=SESSION, two=SESSION) == "fair.toml: session 'talk' is there 2 times"


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    words = told(tmp_path, EVENT, sessions=SESSION + 'room = "cellar"\nkind = "jam"')
    assert len(words.splitlines()) == 2


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"^fair.toml: No such file"):
        read("fair", tmp_path)
