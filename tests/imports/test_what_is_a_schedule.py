import os
import subprocess
import zlib
from pathlib import Path

import pytest

from eventsys.imports import reading
from eventsys.imports.reading import NotASchedule

from .written import event, js, read, talk, xml

BOMB = ('<?xml version="1.0"?>\n<!DOCTYPE lolz [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">' for name, inner in zip("bcdefghij", "abcdefghi", strict=True))
    + "]>\n<schedule>&j;</schedule>")


def refusal(tmp_path: Path, data: bytes | str) -> str:
    path = tmp_path / "file"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(NotASchedule) as caught:
        reading.open_schedule(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(("data", "says"), [
    ("", "empty"), (" \n\t", "empty"), (bytes(range(256)), "neither XML nor JSON"), ("Hello", "neither XML nor JSON"),
    (zlib.compress(b"x") + b"\0", "neither XML nor JSON"), (b"\x1f\x8b\x08\0", "gzip file"),
    (b"PK\x03\x04", "ZIP file"),
    (b"%PDF-1.7", "PDF file"), ("<!DOCTYPE html><html>", "web page"), ("<html><body>", "web page"),
    ("<rss/>", "begins with <rss>"), ("<a", "cut off"), ("[1]", "begins with a list"),
    ("{}", "neither a schedule nor a programme"), ('{"a": {"schedule": 1}}', "neither a schedule nor a programme"),
    ('{"a": 1} 2', "something follows"), ("{'a': 1}", "not JSON"), ('{"a": 1,}', "comma too many"),
    (b'{"a": "\xff"}', "not UTF-8 text"), ("<schedule>\n<a & b/></schedule>", "Line 2"),
    ('<?xml version="1.0" encoding="klingon"?><schedule/>', "encoding"),
])
def test_what_is_none_is_refused_with_one_line(tmp_path: Path, data: bytes | str, says: str) -> None:
    assert says in refusal(tmp_path, data)


def test_entities_are_refused_before_they_are_expanded(tmp_path: Path) -> None:
    assert "declares entities" in refusal(tmp_path, BOMB)
    assert "declares entities" in refusal(
        tmp_path, '<!DOCTYPE schedule [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>')


def test_a_doctype_without_declarations_is_harmless() -> None:
    text = xml(event()).replace("<schedule>", '<!DOCTYPE schedule SYSTEM "schedule.dtd">\n<schedule>', 1)
    assert len(read(text).sessions) == 1


@pytest.mark.parametrize("text", [xml(event(), event(guid="g-2")), js(talk(), talk(guid="g-2"))])
def test_a_file_that_is_cut_off_is_refused_wherever_it_ends(tmp_path: Path, text: str) -> None:
    for end in range(60, len(text.rstrip()) - 1, 7):
        message = refusal(tmp_path, text[:end])
        assert "cut off" in message
        assert f"line {text[:end].rstrip().count(chr(10)) + 1}" in message


def test_a_file_of_500_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.xml"
    with path.open("wb") as file:
        file.write(b"<schedule>")
        file.truncate(500 * 2**20)
    with pytest.raises(NotASchedule, match="500 MB, the limit is 64 MB"):
        reading.open_schedule(path)


def test_what_has_no_size_is_bounded_too(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["/bin/sh", "-c", 'exec yes "<schedule>" > "$0"', str(pipe)]) as endless:
        with pytest.raises(NotASchedule, match="more than 64 MB"):
            reading.open_schedule(pipe)
        endless.wait(timeout=30)


@pytest.mark.parametrize("data", [
    "<schedule>" + "<a>" * 100_000, "<schedule><day><event>" + "<a>" * 100_000,
    '{"schedule": {"conference": {"x": ' + "[" * 100_000, '{"schedule": ' * 3 + "[" * 200_000,
])
def test_deep_nesting_is_refused(tmp_path: Path, data: str) -> None:
    assert "nested too deeply" in refusal(tmp_path, data)


def test_too_many_sessions_are_refused(tmp_path: Path) -> None:
    assert "more than 10000 sessions (line 1)" in refusal(
        tmp_path, "<schedule><day>" + "<event/>" * 10_001 + "</day></schedule>")


def test_too_many_days_are_refused(tmp_path: Path) -> None:
    assert "more than 1000 days (line 1)" in refusal(tmp_path, "<schedule>" + "<day/>" * 1_001 + "</schedule>")
    assert "more than 1000 days (line 1)" in refusal(
        tmp_path, '{"schedule": {"conference": {"days": [' + ",".join(["{}"] * 1_001) + "]}}}")


def test_an_element_longer_than_any_session_is_refused(tmp_path: Path) -> None:
    assert "longer than any session" in refusal(
        tmp_path, f"<schedule><conference><title>{'x' * 3_000_000}</title></conference></schedule>")
    assert "longer than any session" in refusal(
        tmp_path, f"<schedule><day><event>{'<a/>' * 30_000}</event></day></schedule>")


def test_a_number_of_many_digits_is_refused(tmp_path: Path) -> None:
    assert "number" in refusal(tmp_path, '{"schedule": {"conference": {"a": ' + "1" * 5000 + "}}}")


def test_a_file_that_is_missing_or_a_folder_is_told_so(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(NotASchedule, match="cannot be read"):
            reading.open_schedule(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_xml_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    text = xml(event("Übersicht – Café")).replace("–", "-")
    data = text.replace('"utf-8"', f'"{encoding.removesuffix("-sig")}"').encode(encoding)
    assert read(data).sessions[0].fact.title == "Übersicht - Café"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_json_is_read_in_any_encoding_of_unicode(encoding: str) -> None:
    text = js(talk("Übersicht 会议")).encode().decode("unicode-escape")
    assert read(text.encode(encoding)).sessions[0].fact.title == "Übersicht 会议"


def test_foreign_elements_and_missing_versions_do_no_harm() -> None:
    text = xml(event(inside="<x:extra xmlns:x='urn:x'><x:a>1</x:a></x:extra><feedback_url>https://f/</feedback_url>"),
               before="<generator name='frab'/><stats><talks>1</talks></stats>", after="<persons2><a/></persons2>")
    assert [row.fact.title for row in read(text).sessions] == ["Opening"]


def test_a_schedule_json_without_its_envelope_is_read() -> None:
    text = js(talk()).replace('"schedule"', '"other"')
    with pytest.raises(NotASchedule):
        read(text)
    inner = '{"conference": {"title": "T", "days": [{"date": "2027-03-05", "rooms": {"A": [{"title": "x"}]}}]}}'
    assert len(read(inner).sessions) == 1


def test_odd_shapes_of_json_are_passed_over() -> None:
    text = ('{"schedule": {"conference": {"title": "T", "tracks": {}, "rooms": null, "days": [null, 3, {"rooms": []},'
            ' {"rooms": {"a": null, "b": [null, 1, {"title": {"en": "One"}}]}, "date": "2027-03-05"}]}}}')
    schedule = read(text)
    assert [row.fact.title for row in schedule.sessions] == ["One"]
    assert [note.reason for note in schedule.refused] == ["it has no title"] * 2


def test_a_file_without_any_date_or_name_is_refused() -> None:
    with pytest.raises(NotASchedule, match="no date"):
        read('{"schedule": {"conference": {"title": "T"}}}')
    with pytest.raises(NotASchedule, match="names no event"):
        read('{"schedule": {"conference": {"start": "2027-03-05"}}}')
