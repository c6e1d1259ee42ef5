from typing import Any

from eventsys.imports.reading import Schedule

from .written import event, js, read, talk, xml


def persons(*entries: str) -> str:
    return f"<persons>{''.join(entries)}</persons>"


def rosters(schedule: Schedule) -> list[list[str]]:
    names = {said.fact.key: said.fact.name for said in schedule.people}
    return [[names[a.person] for a in row.fact.roster] for row in schedule.sessions]


def two(*people: dict[str, Any]) -> Schedule:
    """One session for each of the people."""
    return read(js(*(talk(f"T{n}", guid=f"g{n}", persons=[p]) for n, p in enumerate(people))))


def test_people_come_as_speakers_in_their_order() -> None:
    schedule = read(xml(event(inside=persons('<person id="2">Bo</person>', '<person id="1">Ada</person>'))))
    assert rosters(schedule) == [["Bo", "Ada"]]
    assert {a.role for a in schedule.sessions[0].fact.roster} == {"speaker"}


def test_the_same_id_is_the_same_person_also_under_another_name() -> None:
    schedule = two({"id": 7, "public_name": "Ada"}, {"id": 7, "public_name": "Ada L."})
    assert rosters(schedule) == [["Ada"], ["Ada"]]


def test_without_an_id_the_exact_name_tells_who_it_is() -> None:
    schedule = two({"public_name": "Ada"}, {"name": "Ada"}, {"name": "ada"})
    assert len(schedule.people) == 2
    assert len({row.fact.roster[0].person for row in schedule.sessions[:2]}) == 1


def test_a_person_with_an_id_is_known_where_only_the_name_stands() -> None:
    assert len(two({"id": 7, "name": "Ada"}, {"name": "Ada"}).people) == 1
    assert len(two({"name": "Ada"}, {"id": 7, "name": "Ada"}, {"id": 7, "name": "A."}).people) == 1


def test_two_ids_under_one_name_are_two_people_and_worth_a_look() -> None:
    schedule = two({"id": 7, "name": "Ada"}, {"id": 8, "name": "Ada"})
    assert len(schedule.people) == 2
    assert "two people have this name" in schedule.remarks[0].reason


def test_an_id_of_nought_marks_nobody() -> None:
    assert rosters(two({"id": 0, "name": "Ada"}, {"id": 0, "name": "Bo"})) == [["Ada"], ["Bo"]]


def test_guid_code_and_id_are_each_enough() -> None:
    schedule = two({"guid": "G", "code": "ABC", "id": 1, "name": "Ada"}, {"code": "ABC", "name": "Ada Two"},
                   {"id": 1, "name": "Ada Three"}, {"guid": "G"})
    [ada] = schedule.people
    assert (ada.fact.name, ada.fact.guid, ada.fact.code) == ("Ada", "G", "ABC")
    assert ada.marks == (("guid", "G"), ("code", "ABC"), ("id", "1"))


def test_a_person_without_a_name_is_left_out_and_told() -> None:
    schedule = read(xml(event(inside=persons('<person id="2"/>', '<person id="1">Ada</person>'))))
    assert rosters(schedule) == [["Ada"]]
    assert schedule.remarks[0].reason == "a person without a name was left out"


def test_somebody_named_twice_in_a_session_stands_there_once() -> None:
    schedule = read(xml(event(inside=persons('<person id="1">Ada</person>', '<person id="1">Ada</person>'))))
    assert rosters(schedule) == [["Ada"]]


def test_a_list_of_people_beside_the_sessions_tells_more_of_them() -> None:
    listed = ('<persons><person id="1"><name>Ada Lovelace</name><biography>&lt;p&gt;Wrote.&lt;/p&gt;</biography>'
              '</person><person id="2"><name>Nobody here</name></person></persons>')
    schedule = read(xml(event(inside=persons('<person id="1">Ada</person>')), before=listed))
    [ada] = schedule.people
    assert (ada.fact.name, ada.fact.biography) == ("Ada Lovelace", "<p>Wrote.</p>")


def test_a_biography_is_taken_from_the_mention_that_has_one() -> None:
    schedule = two({"id": 7, "name": "Ada", "biography": None}, {"id": 7, "name": "Ada", "biography": "*Wrote*"})
    assert schedule.people[0].fact.biography == "<p><em>Wrote</em></p>"


def test_names_in_any_script_get_keys_of_their_own() -> None:
    keys = [said.fact.key for said in two({"name": "李娜"}, {"name": "Юлия"}, {"name": "!!"}, {"name": "??"}).people]
    assert len(set(keys)) == 4
    assert all(keys)
